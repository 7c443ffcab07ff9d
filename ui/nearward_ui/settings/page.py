"""Settings: each change is kept at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from nearward.config.settings import ROWS
from nearward.domain.changes import KindsChanged
from nearward.session.ask import recovery
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import locale
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.inputs.stepper import Stepper
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.keep_setting import keep_setting
from nearward_ui.kit.widgets.basic import Ask, Heading, QuietButton, Scroll, Soft, Tiny
from nearward_ui.routes import Route, SalvageNow
from nearward_ui.settings.card import SettingsCard
from nearward_ui.settings.check import Check
from nearward_ui.settings.spelling import SpellingCard

TEXT_STEP = 10


class SettingsPage(Page):
    """Text size, theme, idle minutes, paper, first day of the week, hour at which a day ends."""

    shows = ("own_word",)

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self.theme = self._choice("theme")
        self.text_size = self._number("text_size", words(" %"), TEXT_STEP)
        self.idle = self._number("idle_minutes", words.plural(" minute", " minutes", 5))
        self.idle.valueChanged.connect(self._on_minutes)
        self.paper = self._choice("paper")
        self.first_weekday = self._weekdays()
        self.day_ends = self._number("day_ends", words(":00"))
        self.spelling = SpellingCard(around)
        self.check = Check(around)
        self.check.salvage_asked.connect(partial(self.go.emit, SalvageNow()))
        #: page -> what is said of it
        self.hints: dict[str, Tiny] = {}
        self._build()
        self._show()

    def enter(self, _route: Route | None = None) -> None:
        self._show()
        self.spelling.enter()
        self.check.rest()
        self.desk.ask(recovery.is_confirmed(), self._on_confirmed)

    def refresh(self, _changed: KindsChanged) -> None:
        self.spelling.load_own()

    def leave(self) -> None:
        self.spelling.leave()

    def first_focus(self) -> QWidget | None:
        self.text_size.selectAll()
        return self.text_size

    def _build(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box)
        box.setSpacing(look.px(14))
        said = Soft(words("Changes are saved at once."))
        box.addWidget(stacked(Heading(words("Settings")), said, gap=0))
        screen = self._panel(box, words("On the screen"))
        self._row(screen, "text_size", self.text_size)
        self._row(screen, "theme", self.theme)
        diary = self._panel(box, words("This diary"))
        self._row(
            diary,
            "idle_minutes",
            self.idle,
            words("Then the window hides what is open, saves it and asks for the passphrase."),
        )
        self._row(
            diary,
            "day_ends",
            self.day_ends,
            words("What you write before this hour of the night belongs to the day before."),
        )
        self._row(diary, "first_weekday", self.first_weekday)
        self._row(diary, "paper", self.paper)
        box.addWidget(self.spelling)
        safe = self._panel(box, words("Keeping it safe"))
        for label, hint, to in self._ways():
            self.hints[to.page] = self._way(safe, label, hint, to)
        safe.addWidget(self.check)
        across = self._panel(box, words("In and out"))
        for label, hint, to in self._ways_across():
            self.hints[to.page] = self._way(across, label, hint, to)
        box.addStretch(1)
        content.setMaximumWidth(look.px(820))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scrolled = Scroll(content)
        outer.addWidget(self.scrolled)

    def _ways(self) -> list[tuple[str, str, Route]]:
        """(name, what it is for, where it leads)."""
        words = self.words
        return [
            (
                words("Passphrase"),
                words("Change it if someone may know it, or when you find a better one."),
                Route("passphrase"),
            ),
            (
                words("Recovery sheet"),
                words("Opens the diary if you forget the passphrase."),
                Route("recovery"),
            ),
            (
                words("Backups"),
                words("Complete copies of the diary, and how to restore one."),
                Route("backups"),
            ),
            (words("Trash"), words("What you deleted in the last 30 days."), Route("trash")),
            (
                words("Privacy"),
                words("What holds right now, and what happens when someone comes near."),
                Route("privacy"),
            ),
        ]

    def _ways_across(self) -> list[tuple[str, str, Route]]:
        """(name, what it is for, where it leads)."""
        words = self.words
        return [
            (
                words("Import"),
                words("Bring in what you wrote in another program, after a preview."),
                Route("import"),
            ),
            (
                words("Export"),
                words("A copy of the diary that other programs can read."),
                Route("export"),
            ),
        ]

    def _way(self, box: QVBoxLayout, label: str, hint: str, to: Route) -> Tiny:
        row = QHBoxLayout()
        text = QVBoxLayout()
        text.setSpacing(self.look.px(2))
        text.addWidget(Ask(label))
        said = Tiny(hint)
        text.addWidget(said)
        button = QuietButton(self.words("Open"))
        button.setAccessibleName(label)
        button.clicked.connect(partial(self.go.emit, to))
        row.addLayout(text, 1)
        row.addWidget(button)
        box.addLayout(row)
        return said

    def _panel(self, page: QVBoxLayout, title: str) -> QVBoxLayout:
        card = SettingsCard(title, self.look)
        page.addWidget(card)
        return card.box

    def _row(self, box: QVBoxLayout, key: str, field: QWidget, hint: str = "") -> None:
        part = QVBoxLayout()
        part.setSpacing(self.look.px(6))
        label = Ask(self.words(ROWS[key].label))
        part.addWidget(label)
        line = QHBoxLayout()
        stretch = 1 if isinstance(field, Chips) else 0
        if isinstance(field, QSpinBox):
            field = Stepper(field, self.words(ROWS[key].label), self.around)
        label.stand_for(field)
        line.addWidget(field, stretch)
        if not stretch:
            line.addStretch(1)
        part.addLayout(line)
        if hint:
            part.addWidget(Tiny(hint))
        box.addLayout(part)

    def _choice(self, key: str) -> Chips:
        row = ROWS[key]
        options = [(str(value), self.words(label)) for value, label in row.choices]
        chips = Chips(self.words(row.label), options, around=self.around)
        chips.changed.connect(partial(self._on_choice, key, chips))
        return chips

    def _weekdays(self) -> Chips:
        row = ROWS["first_weekday"]
        options = [(str(day), self._day_name(day)) for day in (0, 6, 5)]
        chips = Chips(self.words(row.label), options, around=self.around)
        chips.changed.connect(partial(self._on_weekday, chips))
        return chips

    def _day_name(self, day: int) -> str:
        return locale(self.words).dayName(day + 1, QLocale.FormatType.LongFormat)

    def _number(self, key: str, suffix: str, step: int = 1) -> QSpinBox:
        row = ROWS[key]
        spin = QSpinBox()
        spin.setRange(int(row.low), int(row.high))
        spin.setSingleStep(step)
        spin.setSuffix(suffix)
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(partial(self._keep, key))
        return spin

    def _on_minutes(self, count: int) -> None:
        self.idle.setSuffix(self.words.plural(" minute", " minutes", count))

    def _show(self) -> None:
        settings = self.around.settings
        for spin, value in (
            (self.text_size, settings.text_size),
            (self.idle, settings.idle_minutes),
            (self.day_ends, settings.day_ends),
        ):
            spin.blockSignals(True)
            spin.setValue(value)
            spin.blockSignals(False)
        self.theme.set_value(settings.theme)
        self.paper.set_value(settings.paper)
        first = settings.first_weekday
        if all(chip.code != str(first) for chip in self.first_weekday.chips):
            self.first_weekday.add(str(first), self._day_name(first))
        self.first_weekday.set_value(str(first))

    def _on_confirmed(self, confirmed: bool) -> None:
        words = self.words
        self.hints["recovery"].setText(
            words("Opens the diary if you forget the passphrase. Yours is confirmed.")
            if confirmed
            else words("Opens the diary if you forget the passphrase. None is confirmed yet.")
        )

    def _on_choice(self, key: str, chips: Chips) -> None:
        if chips.value is None:  # a setting always has a value
            self._show()
        else:
            self._keep(key, chips.value)

    def _on_weekday(self, chips: Chips) -> None:
        if chips.value is None:
            self._show()
        else:
            self._keep("first_weekday", int(chips.value))

    def _keep(self, key: str, value: object) -> None:
        settings = self.around.settings
        if not settings.change(key, value):
            return
        if ROWS[key].place == "diary":
            keep_setting(self.around, key, value)
        if key in ("theme", "text_size"):
            self.look.become(settings.theme, settings.text_size)
