"""A worksheet whose form is gone, changed or of a newer program, in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from tests.worksheets.test_worksheets import ALL, keep, kept, made, view

from nearward.domain.model import Worksheet
from nearward.session.ask import worksheets
from nearward.worksheets import catalogue
from nearward_ui.journal.versions import VersionsPage
from nearward_ui.printing.page import PrintPage
from nearward_ui.routes import ToPrint, ToSheetRead, ToVersions, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.list import WorksheetsPage
from nearward_ui.worksheets.read_page import FORM_GONE, SheetReadPage

Make = Callable[[type[Any]], Any]
STRANGE: dict[str, Any] = {
    **ALL,
    "thoughts": [*ALL["thoughts"], "no row at all", {"txt": "Third", "of_later": "a new column"}],
    "moods": [*ALL["moods"], "no feeling"],
    "balanced_belief": "more or less",
    "a_later_question": "An answer of a newer program.",
}


def shown(page: SheetReadPage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def gone(around: Any, **values: Any) -> Worksheet:
    """One whose form no program here has."""
    when: dict[str, Any] = {"at": around.clock(), "day": around.today}
    answers = {"night": "Slept badly.", "hours": 0, "rows": [{"txt": "A dream."}]}
    sheet: Worksheet = keep(around, Worksheet(**when, sheet="own-7", answers=answers, **values))
    return sheet


@pytest.mark.parametrize("status", ["draft", "finished"])
def test_it_is_listed_and_read_and_cannot_be_changed(make: Make, around: Any, status: str) -> None:
    one = gone(around, status=status, sheet_version=3)
    listed: WorksheetsPage = make(WorksheetsPage)
    listed.enter(None)
    (line,) = listed.list.cards.lines
    assert line.title == "Slept badly."
    page: SheetReadPage = make(SheetReadPage)
    asked: list[object] = []
    page.go.connect(asked.append)
    page.enter(ToSheetRead(id=one.id))
    said = shown(page)
    assert page.heading.text() == "“Slept badly.”"
    for text in (FORM_GONE, "Slept badly.", "night", "0", "A dream."):
        assert any(text in told for told in said), text
    assert FORM_GONE in page.column.accessibleDescription()
    assert not page.change.isVisible()
    assert not page.again.isVisible()
    assert page.print_button.isVisible()
    form: WorksheetPage = make(WorksheetPage)
    form.go.connect(asked.append)
    form.enter(ToWorksheet(id=one.id))
    form.leave()
    assert asked == [ToSheetRead(id=one.id)], "neither page leads to the other in a circle"
    assert kept(around) == [one]


def test_the_next_one_can_be_changed_again(make: Make, around: Any) -> None:
    page: SheetReadPage = make(SheetReadPage)
    page.enter(ToSheetRead(id=gone(around, status="finished").id))
    assert page.form_gone.isVisible()
    page.enter(ToSheetRead(id=keep(around, made(around, answers=ALL, status="finished")).id))
    assert not page.form_gone.isVisible()
    assert page.change.isVisible()


def test_it_is_printed_with_all_that_is_kept(make: Make, around: Any) -> None:
    one = gone(around)
    page: PrintPage = make(PrintPage)
    page.enter(ToPrint(sheet=one.sheet, worksheet=one))
    assert page.worksheet == one
    assert [page.filled.itemText(n) for n in range(page.filled.count())] == [
        page.filled.currentText()
    ], "there is no blank one of it"
    said = repr(page.document)
    for text in ("Slept badly.", "night", "A dream.", "'0'"):
        assert text in said
    page.enter(ToPrint(sheet="evidence"))
    assert page.worksheet is None
    assert page.filled.itemText(0) == "Blank, for a pen"


def test_its_versions_are_compared(make: Make, around: Any) -> None:
    one = gone(around)
    keep(around, replace(one, answers={"night": "Slept well."}))
    page: VersionsPage = make(VersionsPage)
    page.enter(ToVersions(kind="worksheet", id=one.id))
    assert "Slept badly." in page.then.toPlainText()
    assert "Slept well." in page.now.toPlainText()


def test_what_a_known_form_does_not_ask_survives_being_filled_in(
    page: WorksheetPage, around: Any
) -> None:
    odd = keep(around, made(around, answers=STRANGE))
    page.enter(ToWorksheet(id=odd.id))
    for step in [p.step.id for g in page.groups for p in g.panels]:
        page.show_step(step)
    view(page, "balanced").edit.insertPlainText("Well: ")
    view(page, "thoughts").rows[0].text.insertPlainText("So: ")
    after = view(page, "moods_after")
    after._scales[0].set_value(31)
    after.changed.emit()
    page.leave()
    (now,) = kept(around)
    assert now.answers["a_later_question"] == "An answer of a newer program."
    assert now.answers["balanced_belief"] == "more or less"
    assert "no row at all" in now.answers["thoughts"]
    assert {"txt": "Third", "of_later": "a new column"} in [
        {name: row[name] for name in ("txt", "of_later") if name in row}
        for row in now.answers["thoughts"]
        if isinstance(row, dict)
    ]
    assert "no feeling" in now.answers["moods"]
    assert now.answers["moods"][0]["after"] == 31
    # one goes on behind what stands there
    assert now.answers["balanced"].endswith("Well: ")


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The sheet of today is a second version with another question; the first is kept."""
    text = (catalogue.folder() / "evidence.toml").read_text(encoding="utf-8")
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / "evidence-1.toml").write_text(text, encoding="utf-8")
    first = catalogue.sheet("evidence")
    label = first.step[0].field[0].label
    text = text.replace(f'"{label}"', '"What a camera saw"')
    (tmp_path / "evidence.toml").write_text(
        text.replace('id = "evidence"\n', 'id = "evidence"\nversion = 2\n', 1), encoding="utf-8"
    )
    monkeypatch.setattr(catalogue, "folder", lambda: tmp_path)
    catalogue._read_all.cache_clear()
    assert catalogue.troubles() == []
    yield
    catalogue._read_all.cache_clear()


def test_what_was_begun_under_the_first_version_goes_on_under_it(
    changed: None, make: Make, around: Any
) -> None:
    page: WorksheetPage = make(WorksheetPage)
    page.enter(ToWorksheet(id=keep(around, made(around, answers=ALL)).id))
    assert page.sheet is not None
    assert page.sheet.version == 1
    view(page, "situation").edit.insertPlainText("Late. ")
    page.leave()
    (first,) = kept(around)
    assert first.sheet_version == 1
    page.enter(ToWorksheet(sheet="evidence"))
    assert page.sheet.version == 2
    assert view(page, "situation").field.label == "What a camera saw"
    view(page, "situation").edit.insertPlainText("A door. ")
    page.leave()
    assert {one.sheet_version for one in kept(around)} == {1, 2}
    printing: PrintPage = make(PrintPage)
    told = {}
    for one in kept(around):
        printing.enter(ToPrint(sheet="evidence", worksheet=one))
        told[one.sheet_version] = repr(printing.document)
    found: list[Any] = []
    around.desk.ask(worksheets.get(first.id), found.append)
    assert found == [first]
    assert "Late. " in told[1]
    assert "A door. " in told[2]
