"""A box to tick, whose words wrap where the page is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from nearward_ui.kit.presence import felt

_PLACED = Qt.WidgetAttribute.WA_Resized


class Tick(QCheckBox):
    """A box to tick. What does not fit in one line stands in more of them."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._said = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self.toggled.connect(felt)

    def text(self) -> str:
        """The words in one line."""
        return self._said

    def setText(self, text: str) -> None:
        self._said = text
        self.setAccessibleName(text)
        self._wrap()

    def sizeHint(self) -> QSize:
        """As wide as all words in one line; as high as they stand now."""
        wide = self._box() + self._wide(self._said)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        longest = max(map(self._wide, self._said.split()), default=0)
        return QSize(self._box() + longest, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _box(self) -> int:
        """What the box takes beside the words."""
        shown = max(map(self._wide, super().text().split("\n")))
        return super().sizeHint().width() - shown + 2

    def _wrap(self) -> None:
        room = self.width() - self._box()
        lines: list[str] = []
        for word in self._said.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._wide(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        # before it has a place, all of it counts
        broken = "\n".join(lines) if self.testAttribute(_PLACED) else self._said
        if broken != super().text():
            super().setText(broken)
            self.updateGeometry()
