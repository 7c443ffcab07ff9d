"""A key in an entry of 1 MB on the journal page, against the same in a bare QPlainTextEdit.

The page stands on a real diary with a real desk: it marks Markdown, has pictures in its text and
saves itself meanwhile. Keys
are sent to both in turn; each is timed from the event until everything is painted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.bench import corpus
from tests.bench.ratios import Ratio, of, share

from nearward.vault.care.opening import create_diary

SIZE = 1_000_000
KEYS = 600
KEYS_IN_A_LINE = 12
OPENED = 7
AIM = 2.0
#: seconds between two keys, in which whatever waits may run
PAUSE = 0.004
AT = datetime(2026, 1, 1, tzinfo=UTC)
#: of the first and of the last entry that is shown; each has one of them
PICTURES = f"![By the sea.](picture:1)![By the sea.](picture:{OPENED})"
WORDS = "a few more words, as they come in the evening when the house is quiet and all sleep "
DENSE = "**one** two *three* #four and @Five "


def measure(folder: Path) -> Iterator[Ratio]:
    """Ratios of p50 and p95, in many paragraphs and in a single one; and of opening the entry."""
    known = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [sys.executable, "-m", "tests.bench.keys", str(folder)]
    done = subprocess.run(
        command, env=known, capture_output=True, text=True, timeout=900, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    said: dict[str, dict[str, list[float]]] = json.loads(done.stdout.splitlines()[-1])
    for name, what, aim in (
        ("paragraphs", "a key in 1 MB", AIM),
        ("dense", "a key in 1 MB, a mark in every second word", None),
        ("line", "a key in one line of 1 MB", AIM),
    ):
        page, bare = said[name]["page"], said[name]["bare"]
        for part in (0.5, 0.95):
            title = f"{what} / bare QPlainTextEdit, p{part * 100:.0f}"
            yield of(title, share(page, part), share(bare, part), aim)
    page, bare = said["paragraphs"]["page"], said["paragraphs"]["bare"]
    yield of("the longest of these keys / the longest bare one", max(page), max(bare), None)
    for name, what in (("open", "1 MB"), ("open_line", "one line of 1 MB")):
        page, bare = said[name]["page"], said[name]["bare"]
        yield of(f"showing {what} / bare QPlainTextEdit", median(page), median(bare), None)


def _texts() -> dict[str, str]:
    """An entry of many paragraphs, each with some marks, and one of a single paragraph."""
    pieces: list[str] = []
    while sum(map(len, pieces)) < SIZE:
        for number, piece in enumerate(corpus.pieces(600)):
            marks = f"## {piece.title}\n" if number % 3 else f"**{piece.title}** #walk @Sam "
            pieces.append(f"{marks}{piece.text}\n")
            if number % 3 == 0:
                pieces.append(f"{PICTURES}\n")
    text = "\n".join(pieces)[:SIZE]
    return {"paragraphs": text, "line": " ".join(text.split())[:SIZE]}


class Typist:
    """Sends keys to the journal page and to a bare editor, and counts their seconds."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication, QPlainTextEdit

        from nearward.config.settings import Settings
        from nearward.i18n import Translator
        from nearward.session.desk import Desk
        from nearward_ui.journal.page import JournalPage
        from nearward_ui.kit.context import PageContext
        from nearward_ui.kit.theme import Theme, load_fonts
        from nearward_ui.shell.app import Courier

        self.app = QApplication.instance() or QApplication([])
        load_fonts()
        look = Theme("light", 100)
        look.dress()
        self.courier = Courier()
        self.desk = Desk(self.courier.deliver)
        opened: list[None] = []
        key = bytearray(range(32))
        made = _diary(folder)
        self.desk.open(made, "", key=key, then=lambda: opened.append(None), troubled=_raise)
        while not opened:
            self.app.processEvents()
        self.page = JournalPage(
            PageContext(
                desk=self.desk,
                words=Translator("en"),
                look=look,
                settings=Settings(),
                clock=lambda: datetime.now(UTC),
            )
        )
        self.page.resize(1084, 760)
        self.page.show()
        self.page.enter(None)
        self.bare = QPlainTextEdit()
        self.bare.setProperty("role", "page")
        self.bare.setProperty("face", "usual")
        self.wait(0.5)
        self.bare.resize(self.page.editor.size())
        self.bare.show()
        self.wait(0.5)

    def wait(self, seconds: float) -> None:
        """Let whatever waits run."""
        end = perf_counter() + seconds
        while perf_counter() < end:
            self.app.processEvents()

    def shown(self, text: str, rounds: int) -> dict[str, list[float]]:
        """Seconds until a text is shown; it stays in both."""
        from nearward.domain.model import Entry

        took: dict[str, list[float]] = {"page": [], "bare": []}
        for number in range(rounds):
            entry = Entry(at=AT, day=AT.date(), id=number + 1, text=text)
            start = perf_counter()
            self.page._on_entry(entry)
            self.app.processEvents()
            took["page"].append(perf_counter() - start)
            start = perf_counter()
            self.bare.setPlainText(text)
            self.app.processEvents()
            took["bare"].append(perf_counter() - start)
        return took

    def typed(self, keys: int, words: str = WORDS) -> dict[str, list[float]]:
        """Seconds of each key, typed in the middle of what is shown."""
        fields: dict[str, Any] = {"page": self.page.editor, "bare": self.bare}
        for field in fields.values():
            cursor = field.textCursor()
            # what was typed: in a document a long line stands in pieces
            text = field.text() if field is self.page.editor else field.toPlainText()
            # after the first words of a paragraph that begins with marks
            cursor.setPosition(text.index("\n**", len(text) // 2) + 200 if "\n" in text else 500)
            field.setTextCursor(cursor)
        self.wait(0.5)
        took: dict[str, list[float]] = {"page": [], "bare": []}
        for number in range(keys + 20):
            for name, field in fields.items():
                seconds = self._key(field, words[number % len(words)])
                if number >= 20:
                    took[name].append(seconds)
                self.wait(PAUSE)
        return took

    def _key(self, field: Any, letter: str) -> float:
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, none, letter)
        self.app.processEvents()
        start = perf_counter()
        self.app.sendEvent(field, event)
        self.app.processEvents()
        return perf_counter() - start

    def end(self) -> None:
        """Close the diary."""
        self.page.leave()
        closed: list[None] = []
        self.desk.close(lambda: closed.append(None), _raise)
        while not closed:
            self.app.processEvents()
        self.desk.stop()


def _raise(trouble: Exception) -> None:
    raise trouble


def _diary(folder: Path) -> Path:
    from nearward.domain.model import Entry

    path = folder / "typing.nearward"
    vault = create_diary(path, "", key=bytes(range(32)))
    with vault.writing():
        for piece in corpus.pieces(200):
            entry = Entry(at=piece.at, day=piece.at.date(), title=piece.title, text=piece.text)
            kept = vault.entries.save(entry)
            if kept.id <= OPENED:
                _keep_picture(vault, kept.id)
    vault.close()
    return path


def _keep_picture(vault: Any, entry_id: int) -> None:
    from PySide6.QtGui import QImage

    from nearward_ui.kit.widgets.images import made_ready, png

    image = QImage(720, 480, QImage.Format.Format_RGB32)
    image.fill(0xFF1B6871)
    ready = made_ready("sea.png", png(image))
    vault.pictures.keep(entry_id, ready.name, ready.taken, ready.small)


def main() -> None:
    """Measure in a process of its own; one line of JSON."""
    texts = _texts()
    typist = Typist(Path(sys.argv[1]))
    said = {"open": typist.shown(texts["paragraphs"], OPENED)}
    said["paragraphs"] = typist.typed(KEYS)
    typist.page.leave()
    typist.shown(texts["paragraphs"], 1)
    said["dense"] = typist.typed(KEYS, DENSE)
    typist.page.leave()
    said["open_line"] = typist.shown(texts["line"], 3)
    said["line"] = typist.typed(KEYS_IN_A_LINE)
    typist.end()
    print(json.dumps(said))


if __name__ == "__main__":
    main()
