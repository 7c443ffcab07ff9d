"""What assistive technology is told beside what Qt tells it by itself.

A role that Qt has no widget for comes from an interface that is registered for the widget. Qt's
cache owns it and deletes it with the widget. It is a plain one of Qt's, with nothing of Python in
it; `_KEPT` holds the Python side until Qt has deleted the interface, so that it is deleted once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QLineEdit, QWidget

    from nearward.i18n import Translator

#: so long after the last change it is said that all is saved
QUIET_MS = 3000
#: the first page stands by then
PAINTED_MS = 200
#: interfaces whose widgets live
_KEPT: list[QAccessibleInterface] = []
#: how many of them there may be before those that went are looked for
_LOOK_AT = [256]
_MARK = re.compile(r"<[^>]*>")


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Let a screen reader say something; `at_once`: it may interrupt what it says.

    Only what is on the screen is said, and of a person's words only what was just chosen.
    """
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget.window(), text)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def announce_next(widget: QWidget, text: str) -> None:
    """The same behind what happens now: a move of the focus would cut it off."""
    QTimer.singleShot(0, widget, lambda: announce(widget, text))


def give_role(widget: QWidget, role: str) -> None:
    """Give a widget a role by its name, such as "Heading"; its name is its accessible name.

    What acts or holds a value keeps Qt's own interface. A widget on which signals of others are
    connected later is given it again when it is shown: Qt knows an interface by the widget and its
    meta object, and each such connection makes a new one.
    """
    import shiboken6
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAccessibleWidget

    wanted = QAccessible.Role[role]
    before = QAccessible.queryAccessibleInterface(widget)
    if before is not None:
        if before.role() == wanted:
            return
        number = QAccessible.uniqueId(before)
        del before
        QAccessible.deleteAccessibleInterface(number)
    made = QAccessibleWidget(widget, wanted)
    QAccessible.registerAccessibleInterface(made)
    _KEPT.append(made)
    if len(_KEPT) > _LOOK_AT[0]:
        _KEPT[:] = [kept for kept in _KEPT if shiboken6.isValid(kept)]
        _LOOK_AT[0] = 2 * max(128, len(_KEPT))


def without_marks(rich: str) -> str:
    """Rich text of ours as it is read: without marks, with one blank between two words."""
    from html import unescape

    return " ".join(unescape(_MARK.sub("", rich)).split())


def tell_row(view: QAbstractItemView, row: int, event: str = "Focus") -> None:
    """Tell that a row of a list has the keyboard, or another `event`, such as "SelectionAdd"."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    if row < 0 or not QAccessible.isActive():
        return
    told = QAccessibleEvent(view, QAccessible.Event[event])
    told.setChild(row)
    QAccessible.updateAccessibility(told)


def tell_current(view: QAbstractItemView) -> None:
    """Tell of the row of a list that has the keyboard, if the list has it."""
    if view.hasFocus():
        tell_row(view, view.currentIndex().row())


def one_focus(area: QAbstractScrollArea) -> None:
    """Only the area itself is told as having the keyboard, not what it scrolls as well.

    What is clicked in it still gives it the keyboard: Qt asks its parents.
    """
    area.viewport().setFocusProxy(None)  # type: ignore[arg-type]


def say_places(choices: Sequence[QWidget], words: Translator, before: Sequence[str] = ()) -> None:
    """Say of each of these, of which one is chosen, which of how many it is.

    `before`: what else is said of each.

    Qt tells neither to AT-SPI: no place in a set, and no relation between the members.
    """
    count = len(choices)
    for number, choice in enumerate(choices, 1):
        place = words("{number} of {count}", number=number, count=count)
        also = before[number - 1] if before else ""
        choice.setAccessibleDescription(f"{also}, {place}" if also else place)


@contextmanager
def unheard(field: QLineEdit) -> Iterator[None]:
    """What is typed into a field is told in points: how many there are now, and where one stands.

    Qt tells the letters to assistive technology even of a field that hides them.
    """
    from PySide6.QtGui import (
        QAccessible,
        QAccessibleTextCursorEvent,
        QAccessibleTextInsertEvent,
        QAccessibleTextRemoveEvent,
    )

    if not QAccessible.isActive():
        yield
        return
    before = len(field.displayText())
    QAccessible.setActive(False)
    try:
        yield
    finally:
        QAccessible.setActive(True)
    after, at = len(field.displayText()), field.cursorPosition()
    if after > before:
        points = field.displayText()[:1] * (after - before)
        QAccessible.updateAccessibility(
            QAccessibleTextInsertEvent(field, max(0, at - len(points)), points)
        )
    elif after < before:
        points = "*" * (before - after)
        QAccessible.updateAccessibility(QAccessibleTextRemoveEvent(field, at, points))
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(field, at))


class SaidLater(QObject):
    """Announces something once nothing was changed for a while: saves come often."""

    def __init__(self, parent: QObject) -> None:
        """`parent`: the widget that it is said of, or what belongs to it."""
        super().__init__(parent)
        self._text = ""
        self._changed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._on_time)

    def touch(self) -> None:
        """Something is changed; what waits does not hold any more."""
        self._changed = True
        self._timer.stop()

    def say(self, text: str) -> None:
        """To be announced when it stays quiet, if something was changed."""
        self._text = text
        if self._changed:
            self._timer.start()

    def drop(self) -> None:
        """Another thing stands here."""
        self._changed = False
        self._timer.stop()

    def _on_time(self) -> None:
        self._changed = False
        widget = self.parent()
        while widget is not None and not widget.isWidgetType():
            widget = widget.parent()
        if widget is not None:
            announce(cast("QWidget", widget), self._text)
