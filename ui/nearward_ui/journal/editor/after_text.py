"""What stands on the page after the text, and scrolls with it: a question, and what one can do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward_ui.journal.editor.editor import Editor
from nearward_ui.kit.pressing import press
from nearward_ui.kit.theme import Theme

#: pixels of the drawing between two things, and the least under the text
BETWEEN, LEAST = 6, 8
#: what fills the room leaves nothing of it to the stretch below
_ALL = 1000


class AfterText(QWidget):
    """Stands a blank line below the last one, closer where there is little room.

    Under a text it is only there where all of it has room; on an empty page always.
    """

    def __init__(self, editor: Editor, look: Theme) -> None:
        super().__init__(editor.viewport())
        self._editor, self._look = editor, look
        self._is_placing = self._is_wanted = False
        self._inside: list[QWidget] = []
        self._filling: list[QWidget] = []
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addStretch(1)
        editor.setProperty("over", self)
        editor.updateRequest.connect(self._on_update)
        editor.fitted.connect(self.place)
        look.changed.connect(self.place)
        self.hide()

    def add(self, widget: QWidget, *, fills: bool = False) -> None:
        """Another thing that stands there, below those before it, while it is not hidden.

        One that `fills` takes what room there is below.
        """
        self._box.insertWidget(self._box.count() - 1, widget, _ALL if fills else 0)
        self._inside.append(widget)
        widget.installEventFilter(self)
        if fills:
            self._filling.append(widget)

    def place(self) -> None:
        """Stand where the text ends now."""
        if self._is_placing:
            return
        self._is_placing = True
        self._box.setSpacing(self._look.px(BETWEEN))
        self._is_wanted = any(not widget.isHidden() for widget in self._inside)
        end = self._end() if self._is_wanted else None
        if end is not None:
            self._stand(end)
        else:
            self.hide()
        self._is_placing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES:
            self.place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses what has the keyboard here: the editor, below, would write a line."""
        if not press(event):
            super().keyPressEvent(event)

    def _on_update(self, _rect: QRect, _down: int) -> None:
        if self._is_wanted:
            self.place()

    def _stand(self, end: int) -> None:
        room, wide = self._editor.viewport().height(), self._editor.viewport().width()
        self._box.invalidate()
        high = self._box.heightForWidth(wide) if self._box.hasHeightForWidth() else -1
        high = high if high >= 0 else self.sizeHint().height()
        line, least = self._editor.fontMetrics().lineSpacing(), self._look.px(LEAST)
        top = end + max(least, min(line, room - end - high))
        is_empty = self._editor.document().isEmpty()
        if top + high > room and not is_empty:
            self.hide()
            return
        if any(not widget.isHidden() for widget in self._filling):
            high = max(high, room - top)
        self.setGeometry(0, top, wide, high)
        self.show()

    def _end(self) -> int | None:
        """Where the text ends in the viewport; None while that is not in sight."""
        last = self._editor.document().lastBlock()
        for block, top in self._editor.in_sight():
            if block == last:
                return round(top + self._editor.blockBoundingRect(block).height())
        return None


_CHANGES = (
    QEvent.Type.ShowToParent,
    QEvent.Type.HideToParent,
    QEvent.Type.LayoutRequest,
)
