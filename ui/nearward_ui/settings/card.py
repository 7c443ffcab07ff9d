"""Parts of the pages around settings: a titled card, a fact, and paths that may be long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Ask, Panel, Prose, Soft, SubHeading, Tiny, restyle

#: a line may be broken after these; a path has no other place for it
_BREAKS = ("/", "\\", "_", "-", ".")


class SettingsCard(Panel):
    """A card with a title; `box` is what stands in it."""

    def __init__(self, title: str, look: Theme, gap: int = 14) -> None:
        super().__init__()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(*(look.px(n) for n in (22, 18, 22, 20)))
        self.box.setSpacing(look.px(gap))
        self.box.addWidget(SubHeading(title))


class Fact(Panel):
    """What is so, and what that means; framed as something in the way when it is."""

    def __init__(self, look: Theme) -> None:
        super().__init__("plain")
        self._look = look
        self.said = Ask("")
        self.meaning = Tiny()
        self._box = QVBoxLayout(self)
        self._box.setSpacing(look.px(3))
        self._box.addWidget(self.said)
        self._box.addWidget(self.meaning)

    def say(self, said: str, meaning: str, *, trouble: bool = False) -> None:
        """Say it."""
        self.said.setText(said)
        self.meaning.setText(meaning)
        self.meaning.setVisible(bool(meaning))
        self.setProperty("role", "trouble" if trouble else "plain")
        margins = (12, 9, 12, 9) if trouble else (0, 0, 0, 0)
        self._box.setContentsMargins(*(self._look.px(n) for n in margins))
        restyle(self)


class Switch(QWidget):
    """A box to tick; its text wraps, and what follows from it stands under the text.

    `toggled` carries whether it is ticked now.
    """

    toggled = Signal(bool)

    def __init__(self, text: str, look: Theme) -> None:
        super().__init__()
        self.box = Tick()
        self.box.setAccessibleName(text)
        self.box.toggled.connect(self.toggled)
        self.text = Prose(text)
        self.text.installEventFilter(self)
        self.hint = Tiny()
        self.hint.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(0, look.px(7), 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(self.text)
        column.addWidget(self.hint)
        column.addStretch(1)
        row.addLayout(column, 1)
        self.setFocusProxy(self.box)

    def show_value(self, on: bool, hint: str) -> None:
        """Show a value, and what there is to say of it; tells nobody."""
        self.box.blockSignals(True)
        self.box.setChecked(on)
        self.box.blockSignals(False)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.box.setAccessibleDescription(hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.LeftButton:
                self.box.click()
            return True
        return super().eventFilter(watched, event)


def points(texts: Sequence[str], look: Theme) -> QWidget:
    """Sentences one below the other, each with a point before it."""
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.px(7))
    for text in texts:
        row = QHBoxLayout()
        row.setSpacing(look.px(9))
        row.addWidget(Soft("•", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Prose(text), 1)
        box.addLayout(row)
    return column


def breakable(path: str) -> str:
    """A path as it is shown: it may go on in the next line after each of its parts."""
    for sign in _BREAKS:
        path = path.replace(sign, f"{sign}\u200b")
    return path
