"""Twelve more worksheets, a file each: the page, the form, Print, export and the tour have them."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from tests.conftest import KEY, end
from tests.house.families import FAMILIES
from tests.worksheets import made_up

from nearward.domain.model import APPROACH, PULL, Worksheet
from nearward.paper.drawing import PAPERS
from nearward.session.ask import worksheets
from nearward.session.jobs import exporting, importing
from nearward.vault.care.opening import create_diary
from nearward.worksheets import catalogue
from nearward_ui.kit.widgets.basic import TroublePanel
from nearward_ui.moments.form import MomentPage
from nearward_ui.printing.page import PrintPage
from nearward_ui.routes import Route, ToPrint, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.list import BESIDE, OVER, WorksheetsPage

ROOT = Path(__file__).resolve().parents[2]
ALL = [*made_up.SHEETS]
TOUR = """
import sys
from pathlib import Path
from nearward.worksheets import catalogue
folder = Path(sys.argv[1])
catalogue.folder = lambda: folder
from nearward.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


def fill(around: Any) -> list[Worksheet]:
    """One filled worksheet of each that is made up, the last one newest."""
    kept: list[Worksheet] = []
    at = around.clock()
    for sheet_id in ALL:
        made = Worksheet(
            at=at,
            day=at.date(),
            sheet=sheet_id,
            answers=made_up.answers(sheet_id),
            status="finished",
        )
        around.desk.ask(worksheets.save(made), kept.append)
    return kept


@pytest.fixture
def page(twelve: Path, around: Any, qtbot: Any) -> Iterator[WorksheetsPage]:
    made = WorksheetsPage(around)
    made.resize(1084, 420)
    made.reshape("wide")
    made.show()
    made.activateWindow()
    made.enter(None)
    yield made
    end(made)


def in_sight(page: WorksheetsPage, widget: Any) -> bool:
    port = page.scroller.area.viewport()
    at = widget.mapTo(port, QPoint(0, 0)).y()
    return bool(at >= 0 and at + widget.height() <= port.height())


def test_the_page_has_a_line_for_each_and_scrolls_to_it(page: WorksheetsPage, qtbot: Any) -> None:
    lines = page.offers.lines
    # the sheet for an appointment is put together from the diary, and has no blank one
    assert list(lines) == ["evidence", *ALL, "appointment"], "in their places"
    assert not lines["appointment"].blank.isVisible()
    for sheet_id, (_, title, purpose) in made_up.SHEETS.items():
        assert (lines[sheet_id].title.text(), lines[sheet_id].about.text()) == (title, purpose)
    assert page.scroller.area.verticalScrollBar().maximum() > 0
    first = page.first_focus()
    assert first is lines["evidence"].main
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for sheet_id in ALL:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert lines[sheet_id].main.hasFocus()
        assert in_sight(page, lines[sheet_id]), sheet_id
        lit = [name for name, line in lines.items() if line.property("lit") == "true"]
        assert lit == [sheet_id]
    asked: list[Any] = []
    page.go.connect(asked.append)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.mouseClick(lines["letter"], Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    qtbot.mouseClick(lines["appointment"], Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    assert asked == [
        ToWorksheet(sheet=ALL[-1]),
        ToPrint(sheet=ALL[-1]),
        ToWorksheet(sheet="letter"),
        Route("appointment"),
    ]


def test_what_was_begun_stands_beside_or_over_them_and_can_all_be_shown(
    page: WorksheetsPage, around: Any, qtbot: Any
) -> None:
    fill(around)
    page.enter(None)
    assert len(page.list.cards.lines) == BESIDE
    qtbot.waitUntil(lambda: page.list.mapTo(page, QPoint(0, 0)).x() > page.offers.width())
    page.reshape("narrow")
    assert len(page.list.cards.lines) == OVER
    over, below = page.list, page.offers
    qtbot.waitUntil(
        lambda: over.mapTo(page, QPoint(0, 0)).y() < below.mapTo(page, QPoint(0, 0)).y()
    )
    page.all_button.click()
    lines = page.list.cards.lines
    assert [line.thing.sheet for line in lines if isinstance(line.thing, Worksheet)] == ALL[::-1]
    assert not page.all_button.isVisible()
    assert page.list.height() >= len(lines) * page.list.sizeHintForRow(0)
    assert "The words of visit." in lines[0].title
    assert "For an appointment · strong 80, then 30" in lines[0].soft
    # the page follows the keyboard in the list
    page.resize(560, 300)
    page.list.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_PageDown):
        qtbot.keyClick(page.list, key)
        port = page.scroller.area.viewport()
        rect = page.list.visualRect(page.list.currentIndex())
        at = page.list.viewport().mapTo(port, rect.center())
        assert 0 < at.y() < port.height(), key


def test_more_are_fetched_where_their_place_comes_into_sight(
    page: WorksheetsPage, around: Any, qtbot: Any
) -> None:
    for _ in range(6):
        fill(around)
    page.enter(None)
    page.all_button.click()
    cards, bar = page.list.cards, page.scroller.area.verticalScrollBar()
    assert len(cards.lines) == 50
    qtbot.waitUntil(lambda: bar.maximum() > 49 * page.list.sizeHintForRow(0) - page.height())
    assert len(cards.lines) == 50, "not before one looks there"
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(cards.lines) == 72)


def test_each_is_filled_in_and_comes_back(twelve: Path, around: Any, qtbot: Any) -> None:
    page = WorksheetPage(around)
    page.resize(1084, 760)
    page.show()
    kept = {sheet.sheet: sheet for sheet in fill(around)}
    for sheet_id in ALL:
        page.enter(ToWorksheet(sheet=sheet_id))
        assert page.card is not None
        assert page.card.caption.text() == "What this is about"
        page.enter(ToWorksheet(id=kept[sheet_id].id))
        assert page.sheet is catalogue.sheet(sheet_id)
        assert f"The words of {sheet_id}." in page.card.quote.text()
        for step in page.sheet.step:
            page.show_step(step.id)
        page.leave()
    found: list[Worksheet] = []
    around.desk.ask(worksheets.page(), found.extend)
    assert {sheet.sheet: sheet.answers for sheet in found} == {
        sheet_id: made_up.answers(sheet_id) for sheet_id in ALL
    }
    end(page)


def test_a_moment_offers_those_that_begin_from_it(twelve: Path, around: Any, qtbot: Any) -> None:
    page = MomentPage(around)
    page.show()
    page.enter(None)
    own = [sheet for sheet, _ in catalogue.sheets_from("moment", APPROACH)]
    both = [sheet for sheet, _ in catalogue.sheets_from("moment", PULL)]
    assert [sheet.id for sheet in both] == ["evidence", *(sheet.id for sheet in own)]
    assert page.sheet_button.text() == "Save and weigh the thought"
    menu = page.form_foot.sheets
    assert [action.text() for action in menu.actions()] == [sheet.title for sheet in own]
    page.fields.lead.chips[0].click()
    page.fields.text.set_text("It was late.")
    asked: list[Any] = []
    page.go.connect(asked.append)
    menu.actions()[0].trigger()
    (route,) = asked
    assert isinstance(route, ToWorksheet)
    assert route.moment is not None
    assert (route.sheet, route.moment.text) == (own[0].id, "It was late.")
    form = WorksheetPage(around)
    form.enter(route)
    assert form._answers == {"what": "It was late."}
    end(form)
    end(page)


def test_print_chooses_each_in_a_list_blank_and_filled(
    twelve: Path, around: Any, tmp_path: Path, qtbot: Any
) -> None:
    fill(around)
    page = PrintPage(around)
    page.resize(1084, 760)
    page.show()
    page.enter(None)
    assert page.sheet.count() == 1 + len(ALL)
    page.sheet.setFocus()
    for sheet_id in ALL:
        qtbot.keyClick(page.sheet, Qt.Key.Key_Down)
        assert page.chosen is catalogue.sheet(sheet_id)
        blank, filled = tmp_path / f"{sheet_id}.pdf", tmp_path / f"{sheet_id}-filled.pdf"
        page.write_pdf(str(blank))
        qtbot.keyClick(page.filled, Qt.Key.Key_Down)
        page.write_pdf(str(filled))
        title = made_up.SHEETS[sheet_id][1]
        for file in (blank, filled):
            text = " ".join(" ".join(p.extract_text().split()) for p in PdfReader(file).pages)
            assert title in text
            assert (f"A line of {sheet_id}." in text) == (file is filled), text
    end(page)


def test_a_broken_one_is_named_and_the_others_are_there(
    twelve: Path, around: Any, qtbot: Any
) -> None:
    broken = twelve / "ladder.toml"
    broken.write_text(broken.read_text("utf-8").replace('kind = "long"', 'kind = "wide"'), "utf-8")
    catalogue._read_all.cache_clear()
    page = WorksheetsPage(around)
    page.show()
    page.enter(None)
    wanted = ["evidence", *(name for name in ALL if name != "ladder"), "appointment"]
    assert list(page.offers.lines) == wanted
    (said,) = [panel.text.text() for panel in page.findChildren(TroublePanel) if panel.isVisible()]
    assert "ladder.toml" in said
    assert "step 1 (first), field 1 (what)" in said
    end(page)


def test_where_none_can_be_read_it_is_said_and_nothing_is_printed(
    twelve: Path, around: Any, qtbot: Any
) -> None:
    for file in twelve.glob("*.toml"):
        file.write_text("id = 7", encoding="utf-8")
    catalogue._read_all.cache_clear()
    for kind in (WorksheetsPage, PrintPage, WorksheetPage, MomentPage):
        page = kind(around)
        page.show()
        page.enter(None)
        if isinstance(page, PrintPage):
            assert ".toml" in page.unread.text.text()
            assert not page.print_button.isEnabled()
            page.paper.chips[1].click()
        if isinstance(page, MomentPage):
            assert not page.sheet_button.isVisible()
        end(page)


def test_they_go_out_and_come_in_equal(twelve: Path, around: Any, tmp_path: Path) -> None:
    fill(around)
    out = tmp_path / "out.json"
    around.desk.ask(exporting.export(out, "json"))
    items = json.loads(out.read_text(encoding="utf-8"))["worksheets"]
    assert {item["sheet"]: item["answers"] for item in items} == {
        sheet_id: made_up.answers(sheet_id) for sheet_id in ALL
    }
    other = create_diary(tmp_path / "other.nearward", "", key=KEY)
    try:
        importing.bring_in(out)(other)
        found = {sheet.sheet: sheet.answers for sheet in other.worksheets.every()}
        assert found == {sheet_id: made_up.answers(sheet_id) for sheet_id in ALL}
    finally:
        other.close()


def test_the_tour_shows_them(twelve: Path, tmp_path: Path) -> None:
    out = tmp_path / "tour"
    size = ("--theme", "light", "--size", "1280x800")
    done = subprocess.run(
        [sys.executable, "-c", TOUR, str(twelve), "tour", str(out), *size],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=500,
        env={**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    rows = json.loads((out / "index.json").read_text(encoding="utf-8"))
    papers = {row["path"] for row in rows if row["kind"] == "paper"}
    wanted = {f"paper/{name}-blank-{paper}.pdf" for name in ALL for paper in PAPERS}
    assert wanted <= papers
    screens = {row["page"] for row in rows if row["kind"] == "screen"}
    assert {"worksheets", "worksheets-empty", "worksheet", "print", "worksheet-heavy"} <= screens


def test_no_id_of_a_sheet_stands_in_the_code() -> None:
    """What is special to a sheet stands in its definition."""
    ids = set(FAMILIES["sheets"].members)
    assert len(ids) > 6
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for top in ("desktop", "ui")
        for file in sorted((ROOT / top).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in ids
    ]
    assert found == []
