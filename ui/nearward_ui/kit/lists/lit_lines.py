"""Lines of which one is lit, with its ways: that under the mouse, else that of the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from nearward_ui.kit.inputs.one_stop import OneStop
from nearward_ui.kit.properties import give
from nearward_ui.kit.widgets.basic import LinkButton, Soft, bring_in_sight, restyle


class LitLine(QFrame):
    """A title, what it is for, and its ways. A click anywhere on it is its main way (`taken`)."""

    taken = Signal()
    entered = Signal(bool)

    def __init__(self, title: str, about: str, main: LinkButton) -> None:
        super().__init__()
        self.setProperty("role", "offer")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title, self.about, self.main = QLabel(title), Soft(about), main
        self.title.setProperty("role", "offer")
        self.title.setWordWrap(True)
        give(self.title, textFormat="PlainText")
        main.setAccessibleDescription(about)
        main.clicked.connect(self.taken)

    @property
    def ways(self) -> list[LinkButton]:
        """Its buttons, the main one first."""
        return [self.main]

    def light(self, on: bool) -> None:
        """Show its ways."""
        if (self.property("lit") == "true") != on:
            self.setProperty("lit", "true" if on else "false")
            for widget in (self, *self.ways):
                restyle(widget)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.entered.emit(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        within = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and within:
            self.taken.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class LitLines(QObject):
    """They are one stop of the Tab key; arrow keys go between them."""

    def __init__(self, lines: Mapping[str, LitLine], around: QWidget) -> None:
        super().__init__(around)
        self._lines = lines
        self._stop: LitLine | None = None
        for line in lines.values():
            line.entered.connect(partial(self._on_entered, line))
            for button in line.ways:
                button.installEventFilter(self)
        buttons = [button for line in lines.values() for button in line.ways]
        if buttons:
            OneStop(buttons, around, row=len(buttons) // len(lines))
            self._light(next(iter(lines.values())))

    @property
    def first(self) -> QWidget | None:
        """What takes the keyboard."""
        return self._stop.main if self._stop is not None else None

    def stop_at(self, name: str) -> None:
        """The keyboard comes to this one."""
        line = self._lines.get(name)
        if line is not None:
            self._light(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line that has the keyboard, or had it last, is lit."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            line = watched.parentWidget()
            if isinstance(line, LitLine):
                self._light(line)
                bring_in_sight(line)
        return super().eventFilter(watched, event)

    def _light(self, line: LitLine) -> None:
        if self._stop is not None:
            self._stop.main.setProperty("answers", False)
        self._stop = line
        # Ctrl+Return takes the one that had the keyboard last
        line.main.setProperty("answers", True)
        self._on_entered(line, on=True)

    def _on_entered(self, line: LitLine, on: bool) -> None:
        lit = line if on else self._stop
        for one in self._lines.values():
            one.light(one is lit)
