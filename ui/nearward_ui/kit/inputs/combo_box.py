"""One of a list that unfolds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QStyle, QStyleOptionComboBox, QStylePainter

from nearward_ui.kit.presence import felt
from nearward_ui.kit.widgets.opening import OpenByChoice


class ComboBox(QComboBox):
    """What is longer than the field ends in dots and does not widen it.

    The wheel scrolls the page and chooses nothing. `name` is what a screen reader says. `given`
    carries the row that a person chose, by whatever means: all but `setCurrentIndex`, and what is
    added and taken away.
    """

    given = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._ours = False
        self._opening: OpenByChoice | None = None
        self.currentIndexChanged.connect(self._on_index)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def setCurrentIndex(self, index: int) -> None:
        self._ours = True
        super().setCurrentIndex(index)
        self._ours = False

    def addItem(self, text: str, data: object = None) -> None:  # type: ignore[override]
        self._ours = True
        super().addItem(text, data)
        self._ours = False

    def addItems(self, texts: Sequence[str]) -> None:
        for text in texts:
            self.addItem(text)

    def clear(self) -> None:
        self._ours = True
        super().clear()
        self._ours = False

    def showEvent(self, event: QShowEvent) -> None:
        """To assistive technology on Linux its name is what is chosen, and a label names it."""
        super().showEvent(event)
        parent = self.parentWidget()
        labels = parent.findChildren(QLabel) if parent is not None else []
        if all(label.buddy() is not self for label in labels):
            label = QLabel(self.accessibleName(), parent)
            label.setBuddy(self)
            label.hide()

    def showPopup(self) -> None:
        if self._opening is None:
            self._opening = OpenByChoice(self.view(), self._on_opened)
        with self._opening.ours():
            super().showPopup()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        text, room = self.currentText(), field.width() - 4
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_index(self, index: int) -> None:
        if not self._ours:
            felt()
            self.given.emit(index)

    def _on_opened(self, index: QModelIndex) -> None:
        """Assistive technology chose a row of what is unfolded."""
        self.hidePopup()
        super().setCurrentIndex(index.row())
