"""The settings as one typed table.

Some are kept in clear beside the program's other settings, by choice and said so (they are needed
before a diary is open, and hold no words and no dates of a person); the rest stands in the diary.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

from nearward.config.setting import DIARY, NEAR, SCREEN, WRITING, Setting, Shown
from nearward.i18n import N_, N_plural

TABLE = (
    Setting(
        "theme",
        "system",
        N_("Theme"),
        "clear",
        (("system", N_("As the system")), ("light", N_("Light")), ("night", N_("Night"))),
        shown=Shown(SCREEN, 2),
    ),
    Setting(
        "text_size",
        100,
        N_("Text size"),
        "clear",
        low=80,
        high=200,
        shown=Shown(SCREEN, 1, unit=(N_(" %"), ""), step=10),
    ),
    Setting("language", "en", N_("Language"), "clear"),
    Setting("reduced_motion", False, N_("Reduced motion"), "clear"),
    Setting("last_diary", "", N_("Last diary"), "clear"),
    Setting("window", "", N_("Window"), "clear"),
    Setting("backup_folder", "", N_("Backup folder"), "clear"),
    Setting("title", "", N_("Name in the title bar"), "clear", longest=40),
    Setting(
        "emergency_number",
        "",
        N_("Emergency number, shown before the diary is open"),
        "clear",
        longest=40,
    ),
    Setting(
        "idle_minutes",
        5,
        N_("Lock after no activity for"),
        "diary",
        low=1,
        high=120,
        shown=Shown(
            DIARY,
            1,
            N_("Then the window hides what is open, saves it and asks for the passphrase."),
            N_plural(" minute", " minutes"),
        ),
    ),
    Setting(
        "lock_with_screen",
        True,
        N_("Lock when the screen is locked"),
        "diary",
        shown=Shown(NEAR, 1),
    ),
    Setting(
        "lock_at_sleep",
        True,
        N_("Lock when the computer goes to sleep"),
        "diary",
        shown=Shown(NEAR, 2),
    ),
    Setting(
        "lock_minimised",
        False,
        N_("Lock when the window is minimised"),
        "diary",
        shown=Shown(NEAR, 3),
    ),
    Setting(
        "cover_behind",
        False,
        N_("Cover the page when another window is in front"),
        "diary",
        shown=Shown(NEAR, 4, N_("It goes away by itself when you come back.")),
    ),
    Setting(
        "paper",
        "a4",
        N_("Paper size"),
        "diary",
        (("a4", N_("A4")), ("letter", N_("US Letter"))),
        shown=Shown(DIARY, 4),
    ),
    Setting(
        "first_weekday",
        0,
        N_("A week begins on"),
        "diary",
        low=0,
        high=6,
        shown=Shown(DIARY, 3, is_weekday=True),
    ),
    Setting(
        "day_ends",
        4,
        N_("A day ends at"),
        "diary",
        low=0,
        high=12,
        shown=Shown(
            DIARY,
            2,
            N_("What you write before this hour of the night belongs to the day before."),
            (N_(":00"), ""),
        ),
    ),
    Setting(
        "page_face",
        "literata",
        N_("Typeface"),
        "diary",
        (
            ("literata", N_("Literata")),
            ("figtree", N_("Figtree")),
            ("hyperlegible", N_("Atkinson Hyperlegible")),
        ),
        shown=Shown(WRITING, 1, N_("Atkinson Hyperlegible is made for easier reading.")),
    ),
    Setting(
        "page_size",
        100,
        N_("Size of the words"),
        "diary",
        low=80,
        high=200,
        shown=Shown(WRITING, 2, unit=(N_(" %"), ""), step=10),
    ),
    Setting(
        "page_length",
        "usual",
        N_("Length of the lines"),
        "diary",
        (("short", N_("Short")), ("usual", N_("Usual")), ("long", N_("Long"))),
        shown=Shown(WRITING, 3),
    ),
    Setting(
        "dim_others",
        False,
        N_("Dim the other paragraphs while I write alone"),
        "diary",
        shown=Shown(WRITING, 4, N_("F11 shows only the page.")),
    ),
    Setting(
        "hide_words",
        False,
        N_("Hide the words while I write alone"),
        "diary",
        shown=Shown(
            WRITING,
            5,
            N_(
                "All but your line are bars."
                " A screen reader still reads every word, and Ctrl+C still copies what is selected."
            ),
        ),
    ),
    Setting(
        "go_on",
        True,
        N_("Say on an empty page what I can go on with"),
        "diary",
        shown=Shown(WRITING, 6),
    ),
    Setting("questions", True, N_("Offer a question on an empty page"), "diary"),
    Setting("kind_notes", False, N_("Show a kind note on an empty page"), "diary"),
    Setting("spelling", False, N_("Mark words that are not in a dictionary"), "diary"),
    Setting("spelling_languages", "", N_("Dictionaries"), "diary", longest=200),
    Setting(
        "pause_minutes",
        5,
        N_("A pause lasts"),
        "diary",
        ((2, N_("Two minutes")), (5, N_("Five minutes")), (10, N_("Ten minutes"))),
    ),
    Setting("recovery_confirmed", "", N_("Recovery sheet"), "diary"),
)
ROWS = {row.key: row for row in TABLE}
NAME = "Nearward"


def rows_on(card: str) -> list[Setting]:
    """The settings on a card, in their order."""
    found = [(row.shown.at, row) for row in TABLE if row.shown and row.shown.card == card]
    return [row for _at, row in sorted(found, key=lambda each: each[0])]


class Settings:
    """The values in force; with a file, changes of the clear ones reach it.

    `on_change` is told the key of a row that has changed.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self.on_change: Callable[[str], None] | None = None
        self._values: dict[str, object] = {row.key: row.default for row in TABLE}
        if file is not None:
            self._take(_read(file), "clear")

    @property
    def theme(self) -> str:
        return str(self._values["theme"])

    @property
    def text_size(self) -> int:
        return self.number("text_size")

    @property
    def language(self) -> str:
        return str(self._values["language"])

    @property
    def reduced_motion(self) -> bool:
        return self.is_on("reduced_motion")

    @property
    def last_diary(self) -> str:
        return str(self._values["last_diary"])

    @property
    def window(self) -> str:
        return str(self._values["window"])

    @property
    def backup_folder(self) -> str:
        return str(self._values["backup_folder"])

    @property
    def title(self) -> str:
        """What the window is called: a neutral word of the person's, or Nearward."""
        return str(self._values["title"]).strip() or NAME

    @property
    def idle_minutes(self) -> int:
        return self.number("idle_minutes")

    @property
    def lock_with_screen(self) -> bool:
        return self.is_on("lock_with_screen")

    @property
    def lock_at_sleep(self) -> bool:
        return self.is_on("lock_at_sleep")

    @property
    def lock_minimised(self) -> bool:
        return self.is_on("lock_minimised")

    @property
    def cover_behind(self) -> bool:
        return self.is_on("cover_behind")

    @property
    def questions(self) -> bool:
        return self.is_on("questions")

    @property
    def kind_notes(self) -> bool:
        return self.is_on("kind_notes")

    @property
    def spelling(self) -> bool:
        return self.is_on("spelling")

    @property
    def spelling_languages(self) -> tuple[str, ...]:
        """The names of the dictionaries that were chosen; none: what fits the language."""
        return tuple(str(self._values["spelling_languages"]).split())

    @property
    def paper(self) -> str:
        return str(self._values["paper"])

    @property
    def first_weekday(self) -> int:
        return self.number("first_weekday")

    @property
    def day_ends(self) -> int:
        return self.number("day_ends")

    @property
    def emergency_number(self) -> str:
        """The number that the lock page may show; empty when it may not."""
        return str(self._values["emergency_number"])

    @property
    def pause_minutes(self) -> int:
        """How long a pause lasts, unless it is ended before."""
        return self.number("pause_minutes")

    @property
    def file(self) -> Path | None:
        """Where the clear settings stand; None when they are not kept."""
        return self._file

    def in_clear(self) -> dict[str, object]:
        """What the file of clear settings holds right now, read anew."""
        return {} if self._file is None else _read(self._file)

    def value(self, key: str) -> object:
        """The value in force of any row."""
        return self._values[key]

    def is_on(self, key: str) -> bool:
        """Whether a row that is on or off is on."""
        return bool(self._values[key])

    def number(self, key: str) -> int:
        """The value in force of a row that is a number."""
        value = self._values[key]
        return value if isinstance(value, int) else 0

    def take_diary(self, kept: dict[str, object]) -> None:
        """Take the rows that stand in the diary; what does not fit is left at its default."""
        self.forget_diary()
        self._take(kept, "diary")

    def forget_diary(self) -> None:
        """Back to the defaults for what stands in the diary (after a lock)."""
        for row in TABLE:
            if row.place == "diary":
                self._values[row.key] = row.default

    def change(self, key: str, value: object) -> bool:
        """Change one row; clear rows are written at once. False when the value does not fit."""
        row = ROWS[key]
        if not row.fits(value):
            return False
        if self._values[key] != value:
            self._values[key] = value
            if row.place == "clear" and self._file is not None:
                clear = {r.key: self._values[r.key] for r in TABLE if r.place == "clear"}
                _write(self._file, {k: v for k, v in clear.items() if v != ROWS[k].default})
            if self.on_change is not None:
                self.on_change(key)
        return True

    def _take(self, kept: dict[str, object], place: str) -> None:
        for key, value in kept.items():
            row = ROWS.get(key)
            if row is not None and row.place == place and row.fits(value):
                self._values[key] = value


def _read(file: Path) -> dict[str, object]:
    try:
        if not file.is_file():
            return {}
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(file: Path, values: dict[str, object]) -> None:
    """Write whole or not at all; where nothing can be written the choice lasts for this session."""
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.write_text(json.dumps(values, indent=1, sort_keys=True), encoding="utf-8")
        fresh.chmod(0o600)
        fresh.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
