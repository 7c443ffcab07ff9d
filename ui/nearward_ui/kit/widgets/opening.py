"""What assistive technology chooses in a list is opened, as by a click.

Its one action on a row selects it and moves neither the current row nor the mouse; that tells it
from hands and keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication

from nearward_ui.kit.presence import felt


class OpenByChoice(QObject):
    """Belongs to a view that has its model; `then` gets the row to open."""

    def __init__(self, view: QAbstractItemView, then: Callable[[QModelIndex], None]) -> None:
        super().__init__(view)
        self._view = view
        self._then = then
        self._ours = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        view.selectionModel().selectionChanged.connect(self._on_selected)
        view.selectionModel().currentChanged.connect(self._on_current)
        self._moved = False

    @contextmanager
    def ours(self) -> Iterator[None]:
        """What is selected meanwhile is not opened."""
        before, self._ours = self._ours, True
        try:
            yield
        finally:
            self._ours = before

    def _on_current(self) -> None:
        self._moved = True
        self._timer.start()

    def _on_selected(self) -> None:
        if not self._ours and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._timer.start()

    def _on_time(self) -> None:
        moved, self._moved = self._moved, False
        selected = self._view.selectionModel().selectedIndexes()
        if moved or len(selected) != 1:
            return
        felt()
        with self.ours():
            self._view.setCurrentIndex(selected[0])
        self._then(selected[0])
