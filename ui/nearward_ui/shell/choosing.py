"""Asks for the file of another diary, or for the place of a new one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from nearward_ui.kit.window_context import WindowContext


class Choosing(QObject):
    """`other_chosen` and `place_chosen` carry a path."""

    other_chosen = Signal(object)
    place_chosen = Signal(object)

    def __init__(self, around: WindowContext, first_place: Path) -> None:
        super().__init__(around)
        self._around, self._first_place = around, first_place

    def ask_other(self) -> None:
        """Ask for another diary's file."""
        self._around.ask_file(
            self._around.words("Open another diary"), self._folder, self._on_other
        )

    def ask_place(self) -> None:
        """Ask where the new diary's file shall be."""
        title = self._around.words("Where should the diary be kept?")
        self._around.ask_file(title, self._folder, self._on_place, "diary.nearward")

    @property
    def _folder(self) -> Path:
        """Where a diary's file is looked for."""
        return (self._around.diary or self._first_place).parent

    def _on_other(self, path: str) -> None:
        self.other_chosen.emit(Path(path))

    def _on_place(self, path: str) -> None:
        self.place_chosen.emit(Path(path))
