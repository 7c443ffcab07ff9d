"""From Help and from a pause one comes back to where one was; nothing else speaks meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.kit.filled import filled

from nearward.domain.model import Resource
from nearward.session.ask import help as helping
from nearward.session.jobs.everything import read_everything
from nearward_ui.kit.context import Notice
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route
from nearward_ui.tour.chosen import Chosen

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(window: Any, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    at = QApplication.focusWidget() or window
    QTest.keyClick(at, key, held)
    QApplication.processEvents()


def help_of(window: Any) -> None:
    press(window, Qt.Key.Key_F1)
    assert window.room.current.key == "help"


def pause(window: Any) -> None:
    press(window, Qt.Key.Key_P, CTRL | SHIFT)
    assert window.room.current.key == "pause"


def esc(window: Any) -> str:
    press(window, Qt.Key.Key_Escape)
    return str(window.room.current.key)


@pytest.mark.parametrize("there", [help_of, pause])
def test_from_every_page_and_back(
    make_window: Callable[..., Any], tmp_path: Path, there: Callable[[Any], None]
) -> None:
    window = make_window(filled(tmp_path / "full.nearward"))
    found: list[Any] = []
    window.desk.ask(read_everything(), found.append)
    chosen = Chosen.of(found[0])
    for key in PAGES:
        if key in ("help", "pause"):
            continue
        window.show_page(chosen.route(key))
        QApplication.processEvents()
        page = window.room.current
        before = page.where()
        there(window)
        assert esc(window) == key
        assert window.room.current is page
        assert page.where() == before, key


def test_the_plan_leads_to_help_and_help_to_where_one_was(window: Any) -> None:
    window.show_page(Route("moments"))
    help_of(window)
    window.room.current.plan_button.click()
    assert window.room.current.key == "plan"
    assert [esc(window), esc(window)] == ["help", "moments"]


def test_from_a_pause_to_help_and_all_the_way_back(window: Any) -> None:
    window.show_page(Route("moments"))
    pause(window)
    page = window.room.current
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_6)
    page.help_button.click()
    assert [window.room.current.key, esc(window)] == ["help", "pause"]
    assert page.answers.urge_before.value == 60
    assert esc(window) == "moments"
    # and as often as one likes
    for _ in range(3):
        pause(window)
        help_of(window)
    assert [esc(window) for _ in range(2)] == ["pause", "moments"]


def test_nothing_else_is_said_while_a_pause_lasts(window: Any) -> None:
    bar = window.room.bar
    window.room.say(Notice("It was deleted.", "Undo", lambda: None))
    pause(window)
    assert not bar.isVisible()
    window.room.say(Notice("The stick is not there.", lasting=True))
    assert not bar.isVisible()
    assert esc(window) == "journal"
    assert bar.isVisible()
    assert bar.text.text() == "The stick is not there."


def test_undo_is_still_there_after_a_short_pause(window: Any) -> None:
    undone: list[bool] = []
    window.room.say(Notice("It was deleted.", "Undo", lambda: undone.append(True)))
    pause(window)
    esc(window)
    window.room.bar.button.click()
    assert undone == [True]


def test_only_the_page_is_seen_again_after_a_pause(window: Any) -> None:
    press(window, Qt.Key.Key_F11)
    assert window.room.rail.isHidden()
    there = window.room.current
    there.editor.setFocus()
    QTest.keyClicks(there.editor, "half a line")
    pause(window)
    assert esc(window) == "journal"
    assert window.room.rail.isHidden()
    assert there.editor.text() == "half a line"
    press(window, Qt.Key.Key_F11)
    assert not window.room.rail.isHidden()


def test_esc_in_the_number_leaves_the_number_alone(window: Any) -> None:
    help_of(window)
    page = window.room.current
    page.number.enter_button.click()
    QTest.keyClicks(page.number.field, "0555")
    assert esc(window) == "help"
    assert not page.number.form.isVisible()
    assert window.room.bar.text.text() == "It was not saved."
    window.room.bar.button.click()
    assert page.number.field.text() == "0555"
    # what was given up for good does not come back by itself
    window.show_page(Route("journal"))
    window.show_page(Route("help"))
    page.number.leave_button.click()
    window.show_page(Route("journal"))
    window.show_page(Route("help"))
    assert not page.number.form.isVisible()
    assert not window.desk._vault.drafts.every()


def test_what_was_put_right_again_leaves_no_draft(window: Any) -> None:
    window.desk.ask(helping.save_resource(Resource(name="Ruth")))
    help_of(window)
    page = window.room.current
    page.people.rows[0].change_button.click()
    field = page.people.form.fields["name"]
    field.setText("Rut")
    window.show_page(Route("journal"))
    assert window.desk._vault.drafts.every()
    window.show_page(Route("help"))
    field.setText("Ruth")
    window.show_page(Route("journal"))
    assert not window.desk._vault.drafts.every()
