"""What a page of the window is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nearward_ui.kit.around import Surroundings

if TYPE_CHECKING:
    from nearward.session.desk import Operation


class Page(QWidget):
    """One page. Pages do not know each other: they ask the window to show another one."""

    key = ""
    #: what stands under the page and does not scroll, with its main button
    foot: QWidget | None = None
    go = Signal(str, object)
    notice = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.words = around.words
        self.look = around.look
        self.desk = around.desk

    def enter(self, argument: object) -> None:
        """The page is shown; load what it shows."""

    def leave(self) -> None:
        """Another page comes; save what is unsaved."""

    def unsaved(self) -> Operation[object] | None:
        """What a lock or a quit must still save; None when all is saved."""
        return None

    def first_focus(self) -> QWidget | None:
        """The widget that takes the keyboard when the page is shown."""
        return None

    def reshape(self, shape: str) -> None:
        """The window is now wide (all columns), middle, or narrow (one column)."""
