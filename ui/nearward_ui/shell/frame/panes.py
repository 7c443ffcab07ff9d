"""The parts of the window between which F6 goes: of the page, its side, the rail, a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.layouts import focus_order

if TYPE_CHECKING:
    from nearward_ui.shell.room import Room


def panes(room: Room) -> list[QWidget]:
    """Those that are seen, from the one that is worked in on."""
    page = room.current
    around = [room.side.side if room.side.is_seen else None, room.rail, room.bar]
    found = list(page.panes()) if page is not None else []
    return [*found, *(pane for pane in around if pane is not None and pane.isVisible())]


def go(room: Room, step: int) -> None:
    """Give the keyboard to the part after (1) or before (-1) the one that has it."""
    found = panes(room)
    at = QApplication.focusWidget()
    count = len(found)
    # the innermost: a page that is one part may have another of its parts within
    within = [n for n, pane in enumerate(found) if at is not None and pane.isAncestorOf(at)]
    start = within[-1] if within else (-1 if step > 0 else count)
    for n in range(1, count):
        if enter(room, found[(start + step * n) % count]):
            return


def enter(room: Room, pane: QWidget) -> bool:
    """Give a part the keyboard: where it was there last, or at its first stop."""
    page = room.current
    if page is not None and not pane.isVisible():
        page.open_pane(pane)
    to = _stop(room, pane)
    if to is None:
        return False
    to.setFocus(Qt.FocusReason.TabFocusReason)
    announce_next(pane, pane.accessibleName())
    return True


def _stop(room: Room, pane: QWidget) -> QWidget | None:
    page = room.current
    first = page.pane_focus(pane) if page is not None else None
    for widget in (first, pane.focusWidget(), *focus_order.stops(pane)):
        if widget is not None and widget is not pane and _takes(widget):
            return widget
    return None


def _takes(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isVisible() and widget.isEnabled()
