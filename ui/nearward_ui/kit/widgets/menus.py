"""Menus over the rows of lists and the days of a month: by the mouse, or where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView

from nearward_ui.kit.widgets.menu_targets import target_of

if TYPE_CHECKING:
    from nearward_ui.kit.widgets.action_menu import ActionMenu


def over_row(
    view: QAbstractItemView,
    event: QContextMenuEvent,
    thing_of: Callable[[QModelIndex], object],
    acts_of: Callable[[object], dict[str, Callable[[], object]]] | None = None,
) -> ActionMenu | None:
    """The menu over the row under the mouse, or over the current one; nothing where there is none.

    `acts_of`: what the view itself can do with a thing.
    """
    from nearward_ui.kit.widgets.action_menu import show_menu

    by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
    index = view.indexAt(event.pos()) if by_mouse else view.currentIndex()
    thing = thing_of(index) if index.isValid() else None
    target = target_of(thing)
    event.accept()
    if target is None:
        return None
    at = event.globalPos()
    if not by_mouse:
        view.scrollTo(index)
        at = view.viewport().mapToGlobal(view.visualRect(index).center())
    return show_menu(view, target, at, acts_of(thing) if acts_of is not None else {})
