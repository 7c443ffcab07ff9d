"""In the form of a moment nothing moves under the hand: what opens lies over it or below."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from tests.narrowed import present

from nearward_ui.kit.inputs.chip import Chip
from nearward_ui.kit.layouts import focus_order
from nearward_ui.moments import unfinished
from nearward_ui.moments.form import MomentPage
from nearward_ui.shell.room import shape_for

#: the page beside the rail, at 100 and 150 %
SIZES = [(1198, 768, 100), (1112, 800, 100), (744, 600, 100), (1112, 800, 150)]


@pytest.fixture(params=SIZES, ids=lambda size: "-".join(map(str, size)))
def page(request: pytest.FixtureRequest, form: MomentPage, around: Any, qtbot: Any) -> MomentPage:
    wide, high, text = request.param
    around.look.become("light", text)
    form.reshape(shape_for(wide + 56, around.look.scale))
    form.resize(wide, high)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def places(page: QWidget) -> dict[int, QRect]:
    """Where all stands that can be pressed, in pixels of the page."""
    return {
        id(one): QRect(one.mapTo(page, QPoint(0, 0)), one.size())
        for one in page.findChildren(QPushButton)
        if one.isVisible()
    }


def moved(before: dict[int, QRect], page: QWidget) -> list[QRect]:
    now = places(page)
    return [rect for one, rect in before.items() if one in now and now[one] != rect]


def test_a_draft_that_is_found_moves_nothing(page: MomentPage, around: Any) -> None:
    QApplication.processEvents()
    before = places(page)
    kept = around.clock().replace(hour=12).isoformat()
    page.offer.offer(f"{unfinished.NEW}:2", {"at": kept, "kept": kept}, edits=False)
    QApplication.processEvents()
    assert page.offer.isVisible()
    assert not page.fields.hint.isVisible()
    assert moved(before, page) == []
    page.offer.put_away()
    QApplication.processEvents()
    assert page.fields.hint.isVisible()
    assert moved(before, page) == []


def test_the_month_lies_over_it(form: MomentPage, qtbot: Any) -> None:
    when = form.fields.when
    QApplication.processEvents()
    before = places(form)
    qtbot.mouseClick(when.chips.chips[5], Qt.MouseButton.LeftButton)
    picking = present(when.picking)
    assert moved(before, form) == []
    assert picking.visibleRegion().boundingRect() == picking.rect()
    # a press elsewhere puts it away, and what was chosen before is chosen
    qtbot.mouseClick(form.fields.outcome.chips[0], Qt.MouseButton.LeftButton)
    assert not picking.isVisible()
    assert when.is_now
    assert form.fields.outcome.value == "stayed", "the press was not lost"
    # a day alone is not all: it stays until a part of the day is said too
    qtbot.mouseClick(when.chips.chips[5], Qt.MouseButton.LeftButton)
    picking.month.chosen.emit(date(2026, 11, 19))
    assert picking.isVisible()
    qtbot.mouseClick(picking.parts.chips[1], Qt.MouseButton.LeftButton)
    assert not picking.isVisible()
    assert (when.chips.value, when.rough) == ("pick", "afternoon")
    # what is changed by mistake is seen again
    qtbot.mouseClick(when.chips.chips[5], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert moved(before, form) == []


def test_the_month_by_keys(form: MomentPage, qtbot: Any) -> None:
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    when = form.fields.when
    when.chips.take_focus()
    QTest.keyClick(when.chips.chips[0], Qt.Key.Key_6)
    picking = present(when.picking)
    assert QApplication.focusWidget() is picking.month.table
    # Tab goes on to what stands beside it
    inside = list(focus_order.stops(form.fields))
    assert inside.index(picking.exact) == inside.index(picking.parts.chips[0]) + len(
        [chip for chip in picking.parts.chips if chip in inside]
    )
    QTest.keyClick(picking.month.table, Qt.Key.Key_Escape)
    assert not picking.isVisible()
    assert isinstance(QApplication.focusWidget(), Chip)
    assert when.is_now
    # and the keyboard that goes on puts it away
    QTest.keyClick(when.chips.chips[0], Qt.Key.Key_6)
    assert picking.isVisible()
    form.fields.text.setFocus()
    assert not picking.isVisible()
    # nor does it stand over what it does not belong to
    for go in (form.leave, lambda: form.fields.choose_kind("approach")):
        when.chips.chips[5].click()
        assert picking.isVisible()
        go()
        assert not picking.isVisible()


def test_where_there_is_no_place_the_month_unfolds(form: MomentPage, qtbot: Any) -> None:
    form.reshape("narrow")
    form.resize(420, 320)
    QApplication.processEvents()
    form.fields.when.chips.chips[5].click()
    picking = present(form.fields.when.picking)
    assert picking.parentWidget() is form.fields.when
    assert picking.isVisible()
    form.fields.when.chips.chips[0].click()
    assert not picking.isVisible()


def test_all_of_it_is_seen_on_a_laptop(form: MomentPage, qtbot: Any) -> None:
    """1366x768, less the rail and a title bar."""
    form.resize(1198, 736)
    form.fields.outcome.chips[2].click()
    QApplication.processEvents()
    assert form.fields.behaviour.isVisible()
    assert form.scroller.area.verticalScrollBar().maximum() == 0
    before = places(form)
    form.fields.more_button.click()
    QApplication.processEvents()
    assert moved(before, form) == [], "what unfolds stands below"
