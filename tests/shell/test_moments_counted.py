"""Moments in the whole window, by keys and by clicks, counted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from tests.narrowed import present
from tests.shell.test_keys import CTRL, Hands

from nearward.domain.model import Entry, Moment
from nearward.session.ask import entries, moments


def log(window: Any, text: str, back: int = 0) -> None:
    at = window.around.clock() - timedelta(days=back)
    made = Moment(at=at, day=at.date(), outcome="partly", text=text)
    window.desk.ask(moments.save(made))


def test_a_moment_is_opened_and_weighed_by_four_keys(qtbot: Any, window: Any) -> None:
    log(window, "older")
    log(window, "newer", back=-1)
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_2, CTRL)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert window.room.side.is_seen
    assert present(window.room.current.reading.moment).text == "older"
    hands.press(Qt.Key.Key_Return)
    assert window.room.current.key == "worksheet"
    assert hands.count == 4


def test_what_is_read_goes_by_escape_and_the_keyboard_is_back_in_the_list(
    qtbot: Any, window: Any
) -> None:
    log(window, "one")
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_2, CTRL)
    hands.press(Qt.Key.Key_Return)
    assert window.room.side.is_seen
    hands.press(Qt.Key.Key_Escape)
    assert not window.room.side.is_seen
    assert window.room.current.list.hasFocus()
    # Return is quick: what is weighed is what was opened
    hands.press(Qt.Key.Key_Return)
    assert present(window.room.current.reading.moment).text == "one"


def test_three_days_by_three_clicks_and_one_takes_the_last_back(qtbot: Any, window: Any) -> None:
    at = window.around.clock() - timedelta(days=9)
    window.desk.ask(entries.save(Entry(at=at, day=at.date(), text="the first words")))
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_2, CTRL)
    page = window.room.current
    hands.click(page.strip.answer)
    hands.count = 0
    qtbot.wait(20)
    rows = list(page.strip.rows.values())
    for button in (rows[0].that_is_all, rows[1].quick_answers[0], rows[2].quick_answers[0]):
        hands.click(button)
        qtbot.wait(20)
    assert [row.one.answer for row in rows] == [True, True, True]
    assert hands.count == 3
    hands.click(window.room.bar.button)
    assert [row.one.answer for row in rows] == [True, True, None]
    assert hands.count == 4
