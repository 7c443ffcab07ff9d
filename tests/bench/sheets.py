"""A worksheet with many rows: opened, and a key in it.

The form stands on a real diary with a real desk. It is opened at the step with the rows until that
is painted, against a process that paints a bare window; a key is timed until everything is painted,
against what nobody feels. All times are of the processor.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from tests.bench.ratios import Ratio, of

from nearward.domain.model import Worksheet
from nearward.vault.care.opening import create_diary
from nearward.worksheets import catalogue

#: the list that is long
LIST = "evidence_for"
#: rows of the sheet that is opened, and of the one that is written in, with letters in one of them
ROWS, MANY, LETTERS = 200, 300, 10_000
ROUNDS, KEYS = 5, 60
AIM = 2.0
#: seconds of work that a key may cost
KEY_AIM = 0.1
KEY = bytes(range(32))
AT = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)


def measure(folder: Path) -> Iterator[Ratio]:
    """Opening against bare windows, before and after it; then the keys."""
    known = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [sys.executable, "-m", "tests.bench.sheets", str(folder)]
    bare = [_bare(known) for _ in range(ROUNDS)]
    done = subprocess.run(
        command, env=known, capture_output=True, text=True, timeout=900, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    said: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    bare += [_bare(known) for _ in range(ROUNDS)]
    name = f"opening a worksheet with {ROWS} rows / bare window"
    yield of(name, median(said["opened"]), median(bare), AIM)
    name = "longest turn of the loop until all of them are there / 100 ms"
    yield of(name, max(said["turns"]), KEY_AIM, 1)
    for what, keys in (("a row", "row"), (f"a field of {LETTERS:,} letters", "long")):
        name = f"longest key in {what}, beside {MANY} rows / 100 ms"
        yield of(name, max(said[keys]), KEY_AIM, 1)


def _bare(known: dict[str, str]) -> float:
    """Seconds of work of a process that paints a bare window."""
    command, before = [sys.executable, "-m", "tests.bench.bare"], os.times()
    subprocess.run(command, env=known, capture_output=True, timeout=120, check=True)
    after = os.times()
    spent = (b - a for a, b in zip(before[2:4], after[2:4], strict=True))
    return sum(spent)


class Form:
    """The page of a worksheet on an open diary."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from nearward.config.settings import Settings
        from nearward.i18n import Translator
        from nearward.session.desk import Desk
        from nearward_ui.kit.context import PageContext
        from nearward_ui.kit.theme import Theme, load_fonts
        from nearward_ui.shell.app import Courier
        from nearward_ui.worksheets.form import WorksheetPage

        self.app = QApplication.instance() or QApplication([])
        load_fonts()
        look = Theme("light", 100)
        look.dress()
        self.courier = Courier()
        self.desk = Desk(self.courier.deliver)
        opened: list[None] = []
        made, self.ids = _diary(folder)
        key = bytearray(KEY)
        self.desk.open(made, "", key=key, then=lambda: opened.append(None), troubled=_raise)
        self.until(lambda: opened)
        make = partial(
            WorksheetPage,
            PageContext(
                desk=self.desk,
                words=Translator("en"),
                look=look,
                settings=Settings(),
                clock=lambda: datetime.now(UTC),
            ),
        )
        self.page = make()
        self.page.resize(1084, 760)
        self.page.show()
        self.open(self.ids[0])

    def until(self, done: Any) -> None:
        """Let it live until something is so."""
        while not done():
            self.app.processEvents()
        self.app.processEvents()

    def open(self, number: int) -> float:
        """Seconds of work until a worksheet is shown at the step with its rows, and painted."""
        from nearward_ui.routes import ToWorksheet

        sheet = catalogue.sheet("evidence")
        step = next(step for step in sheet.step for field in step.field if field.id == LIST)
        start = process_time()
        self.page.enter(ToWorksheet(id=number, step=step.id))
        self.until(lambda: self.page.worksheet.id == number)
        self.page.grab()
        return process_time() - start

    def rest(self) -> float:
        """Seconds of work of the longest turn of the loop until all rows are there."""
        longest, view = 0.0, self.view(LIST)
        while view._to_come:
            start = process_time()
            self.app.processEvents()
            longest = max(longest, process_time() - start)
        return longest

    def keys(self, field: Any) -> list[float]:
        """Seconds of work of each key in the middle of a field."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        cursor = field.textCursor()
        cursor.setPosition(len(field.text()) // 2)
        field.setTextCursor(cursor)
        field.setFocus()
        self.app.processEvents()
        took = []
        for number in range(KEYS):
            none = Qt.KeyboardModifier.NoModifier
            letter = " and so on"[number % 10]
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, none, letter)
            start = process_time()
            self.app.sendEvent(field, event)
            self.app.processEvents()
            took.append(process_time() - start)
        return took

    def view(self, name: str) -> Any:
        """What asks for an answer, in its step."""
        panel = next(p for p in self.page._panels if p.view(name) is not None)
        if not panel.isVisible():
            self.page.show_step(panel.step.id)
            self.app.processEvents()
        return panel.view(name)

    def end(self) -> None:
        """Close the diary."""
        self.page.leave()
        closed: list[None] = []
        self.desk.close(lambda: closed.append(None), _raise)
        self.until(lambda: closed)
        self.desk.stop()


def _raise(trouble: Exception) -> None:
    raise trouble


def _diary(folder: Path) -> tuple[Path, list[int]]:
    path = folder / "sheets.nearward"
    vault = create_diary(path, "", key=KEY)
    ids = []
    with vault.writing():
        for rows, letters in ((1, 10), (ROWS, 10), (MANY, LETTERS)):
            lines = (f"Line {n}: she came later than she had said." for n in range(rows))
            answers = {
                "situation": ("a word " * letters)[:letters],
                "thoughts": [{"txt": "I am too much.", "is_hot": True}],
                LIST: [{"txt": one, "kind": "fact", "weight": 2} for one in lines],
            }
            sheet = Worksheet(at=AT, day=AT.date(), sheet="evidence", answers=answers)
            ids.append(vault.worksheets.save(sheet).id)
    vault.close()
    return path, ids


def main(folder: Path) -> None:
    """Open and write, and print what it took."""
    form = Form(folder)
    few, rows, many = form.ids
    opened, turns = [], []
    for _ in range(ROUNDS):
        opened.append(form.open(rows))
        turns.append(form.rest())
        form.open(few)
    form.open(many)
    form.rest()
    row = form.keys(form.view(LIST).rows[MANY // 2].text)
    long = form.keys(form.view("situation").edit)
    form.end()
    print(json.dumps({"opened": opened, "turns": turns, "row": row, "long": long}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
