"""Each shipped sheet by the keyboard alone: begun, filled, finished, read, printed, out and in."""

from __future__ import annotations

import json
from functools import partial
from operator import is_
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from tests.conftest import KEY as DIARY_KEY
from tests.shell.sheets.typist import KEY, Typist

from nearward.session.ask import worksheets
from nearward.session.jobs import exporting, importing
from nearward.vault.care.opening import create_diary
from nearward.worksheets import catalogue
from nearward.worksheets.answers import answered
from nearward.worksheets.form.conditions import asked
from nearward.worksheets.form.model import Sheet

SHEETS = list(catalogue.sheets().values())
each = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)


def begun(typist: Typist, sheet: Sheet) -> None:
    """From anywhere: to the page of worksheets, down to the sheet, and in."""
    typist.control(KEY.Key_3)
    typist.comes(lambda: typist.page.key == "worksheets", "the page of worksheets")
    typist.tab_to(lambda at: at.accessibleName().endswith(": begin"), "the sheets")
    for _ in SHEETS:
        if typist.at.accessibleName() == f"{sheet.title}: begin":
            break
        typist.press(KEY.Key_Down)
    typist.press(KEY.Key_Return)
    typist.comes(lambda: typist.page.key == "worksheet", sheet.id)


def filled(typist: Typist) -> None:
    """Step by step, by Ctrl+Return; what is said before a step is agreed to."""
    form = typist.page
    done: set[str] = set()
    while True:
        for panel in form._group.panels:
            if panel.gate is not None and panel.gate.isVisible():
                typist.tab_to(partial(is_, panel.gate.yes), "the gate")
                typist.press(KEY.Key_Space)
            for view in panel.views:
                if view.isVisible() and view.field.id not in done:
                    done.add(view.field.id)
                    typist.fill(view)
        if form._last_step:
            return
        before = form._shown_step
        typist.control(KEY.Key_Return)
        assert form._shown_step != before


def kept(window: Any) -> Any:
    found: list[Any] = []
    window.desk.ask(worksheets.page(), found.extend)
    QApplication.processEvents()
    (one,) = found
    return one


@each
def test_from_the_first_key_to_the_print(sheet: Sheet, window: Any, tmp_path: Path) -> None:
    typist = Typist(window)
    begun(typist, sheet)
    filled(typist)
    still = [
        field.id
        for field in asked(sheet, typist.page._answers)
        if not answered(field, typist.page._answers)
        and not field.finished_only
        and not (field.kind == "link" and field.record != "person")
    ]
    assert still == []
    typist.control(KEY.Key_Return)
    typist.comes(lambda: kept(window).status == "finished", "finished")
    worksheet = kept(window)
    told = json.dumps(worksheet.answers, ensure_ascii=False)
    own = [words for words in typist.said if words not in ("15", "Robin")]
    assert [words for words in own if words not in told] == []
    # from the card at its end to the sheet to read
    typist.tab_to_named("Read it")
    typist.press(KEY.Key_Return)
    typist.comes(lambda: typist.page.key == "worksheet-read", "the sheet to read")
    shown = " ".join(label.text() for label in typist.page.findChildren(QLabel))
    assert [words for words in own if words not in shown] == []
    # on paper
    typist.control(KEY.Key_P)
    typist.comes(lambda: typist.page.key == "print", "the print")
    paper = str(typist.page.document)
    assert [words for words in own if words not in paper] == []
    out = tmp_path / "out.json"
    window.desk.ask(exporting.export(out, "json"))
    other = create_diary(tmp_path / "other.nearward", "", key=DIARY_KEY)
    try:
        importing.bring_in(out)(other)
        (found,) = other.worksheets.every()
        assert json.dumps(found.answers) == json.dumps(worksheet.answers)
    finally:
        other.close()
