"""Ctrl+M everywhere, the other keys, and six events for a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QScrollBar,
    QWidget,
)
from tests.narrowed import present
from tests.shell.conftest import PASSPHRASE

from nearward.session.ask import moments
from nearward_ui.action_row import Way
from nearward_ui.actions import ACTIONS
from nearward_ui.pages import PAGES, in_rail
from nearward_ui.routes import Route

CTRL = Qt.KeyboardModifier.ControlModifier
VALUES = ("dateTime", "currentIndex", "value")
NONE = Qt.KeyboardModifier.NoModifier


class Hands(QObject):
    """Presses and clicks, and counts them."""

    def __init__(self, qtbot: Any) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.count = 0

    def press(self, keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.count += 1
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        assert widget is not None
        self.qtbot.keyClick(widget, keys, modifier)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.count += 1
        assert widget.isVisible()
        where = at or widget.rect().center()
        # what lies under the pointer is what is clicked: nothing covers it
        top = widget.window()
        under = top.childAt(widget.mapTo(top, where))
        assert under is not None
        assert under is widget or widget.isAncestorOf(under), (widget, under)
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)


def kept(window: Any) -> list[Any]:
    found: list[Any] = []
    window.desk.ask(moments.page(), found.extend)
    return found


def test_with_only_the_keyboard_a_moment_takes_six_events(qtbot: Any, window: Any) -> None:
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_M, CTRL)
    hands.press(Qt.Key.Key_4)  # I pulled away and stayed away
    hands.press(Qt.Key.Key_2)  # Closeness
    hands.press(Qt.Key.Key_7)  # 70
    hands.press(Qt.Key.Key_S, CTRL)
    (moment,) = kept(window)
    assert (moment.outcome, moment.trigger, moment.urge) == ("withdrew", "T02", 70)
    assert hands.count <= 6


def test_letting_someone_in_takes_no_more_than_that(qtbot: Any, window: Any) -> None:
    """Three events at least, as for an urge; with the same number of answers, as many."""
    for answers, counted in (((Qt.Key.Key_4,), 3), ((Qt.Key.Key_4, Qt.Key.Key_7), 4)):
        hands = Hands(qtbot)
        hands.press(Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
        for key in answers:
            hands.press(key)
        hands.press(Qt.Key.Key_S, CTRL)
        assert hands.count == counted
    newer, older = kept(window)
    assert [one.kind for one in (newer, older)] == ["approach", "approach"]
    assert (older.approach_kind, older.suds) == ("need", None)
    assert (newer.approach_kind, newer.suds) == ("need", 70)


def test_letting_someone_in_by_the_mouse_is_one_click_more(qtbot: Any, window: Any) -> None:
    hands = Hands(qtbot)
    hands.click(window.room.rail.buttons["moment"])
    fields = window.room.current.fields
    qtbot.wait(20)
    hands.click(fields.kinds.chips[0])
    qtbot.wait(20)
    hands.click(fields.approach.shown.chips[0])
    hands.click(window.room.current.save_button)
    assert [one.approach_kind for one in kept(window)] == ["honest_feeling"]
    assert hands.count == 4


def test_with_only_the_mouse_a_moment_takes_five_events(qtbot: Any, window: Any) -> None:
    hands = Hands(qtbot)
    rail = window.room.rail.buttons
    hands.click(rail["moment"])
    fields = window.room.current.fields
    qtbot.wait(20)
    hands.click(fields.outcome.chips[3])
    hands.click(fields.trigger.chips[1])
    slider = fields.urge.slider
    hands.click(slider, QPoint(round(slider.width() * 0.7), slider.height() // 2))
    hands.click(window.room.current.save_button)
    (moment,) = kept(window)
    assert (moment.outcome, moment.trigger) == ("withdrew", "T02")
    assert 65 <= moment.urge <= 75
    assert hands.count <= 5


@pytest.mark.parametrize("page", list(PAGES))
def test_ctrl_m_opens_the_form_on_every_page(qtbot: Any, window: Any, page: str) -> None:
    window.show_page(Route(page))
    Hands(qtbot).press(Qt.Key.Key_M, CTRL)
    assert window.room.current.key == "moment"


def test_ctrl_m_in_a_dialog_closes_it_and_opens_the_form(qtbot: Any, window: Any) -> None:
    window.show_page(Route("print"))
    window.room.current.ask_pdf()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_M, CTRL)
    QApplication.sendEvent(dialog.windowHandle(), press)
    assert window.room.current.key == "moment"
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_ctrl_m_on_the_lock_page_makes_the_unlock_land_on_the_form(
    qtbot: Any, make_window: Callable[..., Any]
) -> None:
    window = make_window(unlock=False)
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_M, CTRL)
    assert window.lock_page.then_hint.text() == "After opening: log a moment."
    window.open_diary(PASSPHRASE)
    assert window.room.current.key == "moment"
    # that was for once: the next unlock lands where one was
    window.show_page(Route("journal"))
    window.lock()
    window.open_diary(PASSPHRASE)
    assert window.room.current.key == "journal"


def test_ctrl_m_in_the_middle_of_a_moment_keeps_what_was_given(qtbot: Any, window: Any) -> None:
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_M, CTRL)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_M, CTRL)
    assert window.room.current.fields.outcome.value == "stayed"


def pressed(keys: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """A key to press, as the hands press it."""
    combination = QKeySequence(keys)[0]  # type: ignore[index]  # not in the stubs
    return combination.key(), combination.keyboardModifiers()


def test_every_key_of_the_rail(qtbot: Any, window: Any) -> None:
    hands = Hands(qtbot)
    pages = [row.key for row in in_rail()]
    assert list(window.room.rail.buttons) == [*pages[:6], "moment", *pages[6:], "lock"]
    for row in in_rail():
        hands.press(*pressed(row.keys))
        assert window.room.current.key == row.key
        assert window.room.rail.buttons[row.key].keys == row.keys
        assert window.room.rail.buttons[row.key].isChecked()
    hands.press(Qt.Key.Key_N, CTRL)
    assert window.room.current.key == "journal"
    hands.press(Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.room.current.finding.search)


def test_every_key_is_pressed_for_one_thing(qtbot: Any, window: Any) -> None:
    """What the table names is a key of the window, and none is there twice."""
    found = [action.shortcut().toString() for action in window.actions() if action.shortcut()]
    assert len(found) == len(set(found))
    general = [row for row in ACTIONS.values() if not row.page and not row.thing]
    assert {keys for row in general for keys in row.keys} == set(found)
    rows = [(row.key, row.keys) for row in PAGES.values() if row.keys]
    rows += [
        (row.does.page, row.keys[0])
        for row in general
        if isinstance(row.does, Way) and row.keys and row.does.wish
    ]
    hands = Hands(qtbot)
    for key, keys in rows:
        window.show_page(Route("trash"))
        hands.press(*pressed(keys))
        qtbot.wait(1)
        assert window.room.current.key == key, keys


@pytest.mark.parametrize("page", list(PAGES))
def test_every_control_is_reached_by_tab(qtbot: Any, window: Any, page: str) -> None:
    window.show_page(Route(page))
    qtbot.wait(30)
    shown = window.room.current
    wanted = {
        widget
        for widget in shown.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
    }
    seen = set()
    for _ in range(len(wanted) + 60):
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        seen.add(focus)
        if wanted <= seen:
            break
        window.focusNextChild()
    left = wanted - seen
    assert not left, [(type(w).__name__, w.accessibleName()) for w in left]


def test_escape_from_the_search_goes_back_to_writing(qtbot: Any, window: Any) -> None:
    hands = Hands(qtbot)
    hands.press(Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.room.current.finding.search)
    qtbot.keyClicks(window.room.current.finding.search, "abc")
    hands.press(Qt.Key.Key_Escape)
    assert window.room.current.finding.search.text() == ""
    assert QApplication.focusWidget() is window.room.current.editor


def test_no_window_but_the_one_is_ever_shown(qtbot: Any, window: Any) -> None:
    """A widget that is shown before it stands in its page flashes and takes the keyboard."""
    shown: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(watched, QWidget) and event.type() == QEvent.Type.Show:
                shown.extend([watched] if watched.isWindow() else [])
            return False

    watch = Watch()
    present(QApplication.instance()).installEventFilter(watch)
    for page in PAGES:
        window.show_page(Route(page))
        qtbot.wait(10)
    window.lock()
    window.open_diary(PASSPHRASE)
    window.show_create()
    present(QApplication.instance()).removeEventFilter(watch)
    assert [type(widget).__name__ for widget in shown] == []


def reader(widget: QWidget) -> Callable[[], object]:
    """What gives the value of a field; some have it as a property."""
    name = next(name for name in VALUES if hasattr(widget, name))

    def read() -> object:
        value = getattr(widget, name)
        return value() if callable(value) else value

    return read


def test_a_wheel_over_a_rating_does_not_change_it(qtbot: Any, window: Any) -> None:
    window.show_page(Route("moment"))
    slider = window.room.current.fields.urge.slider
    slider.give(40)
    for modifier in (NONE, CTRL):
        QTest.wheelEvent(window.windowHandle(), slider.mapTo(window, QPoint(9, 9)), QPoint(0, 240))
        assert slider.value() == 40, modifier


@pytest.mark.parametrize("page", list(PAGES))
def test_a_wheel_scrolls_and_changes_nothing(qtbot: Any, window: Any, page: str) -> None:
    window.show_page(Route(page))
    shown = window.room.current
    for hidden in shown.findChildren(QAbstractSpinBox) + shown.findChildren(QComboBox):
        if hidden.isHidden():
            hidden.show()
    for choice in shown.findChildren(QComboBox):
        choice.addItem("one more")
    qtbot.wait(20)
    kinds = (QAbstractSpinBox, QComboBox, QAbstractSlider)
    found = [w for kind in kinds for w in shown.findChildren(kind) if not isinstance(w, QScrollBar)]
    for widget in found:
        read = reader(widget)
        before = read()
        for way in (240, -240):
            at = QPointF(widget.rect().center())
            wheel = QWheelEvent(
                at,
                widget.mapToGlobal(at),
                QPoint(),
                QPoint(0, way),
                Qt.MouseButton.NoButton,
                NONE,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(widget, wheel)
            assert read() == before, (type(widget).__name__, widget.accessibleName())
