"""While `#` or `@` is typed: the tags and people there are, offered below the cursor."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from nearward.domain.text.letters import begins_with
from nearward.domain.text.mentions import fold
from nearward.session.ask import people
from nearward.session.ask.people import Names
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.names_list import NamesList
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.exact_text import to_document
from nearward_ui.kit.widgets.opening import OpenByChoice

#: a name is begun at most so many letters before the cursor
REACH = 64
#: a longer paragraph is not looked through for signs
LONG = 4_000
_LEAVES = (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress)
MOST = 6
_BEGUN = re.compile(r"(?:^|[^\w#@/&\\])([#@])((?:\w+(?:[-.']\w*)*)?)$")


class Completion(QObject):
    """Tab takes the first name, Enter one that was chosen by the arrow keys, Esc none.

    The keyboard stays in the editor, and Enter without a choice is a new line as ever.
    """

    def __init__(self, editor: Editor, over: QWidget, around: PageContext) -> None:
        super().__init__(editor)
        self._editor = editor
        self._around = around
        self._over = over
        self._names: Names | None = None
        self._begun = ("", "")
        self.list = NamesList(over, around.words)
        self.list.clicked.connect(self._on_clicked)
        self._opening = OpenByChoice(self.list, self._on_opened)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._offer)
        editor.claims.append(self._claims)
        editor.listeners.append(self._hears)
        editor.first.append(self._composes)
        editor.verticalScrollBar().valueChanged.connect(self.list.hide)

    def forget(self) -> None:
        """The diary may hold other names now."""
        self._names = None

    def _claims(self, event: QKeyEvent, is_asked: bool) -> bool:
        """Whether a key is meant for the names."""
        shown = not self.list.isHidden()
        if is_asked:
            # Esc puts the names away before it leaves anything else
            is_ours = shown and event.key() == Qt.Key.Key_Escape
            if is_ours:
                event.accept()
            return is_ours
        if event.type() != QEvent.Type.KeyPress:
            return False
        if shown and self._on_key(event):
            return True
        self._timer.start(0)
        return False

    def _hears(self, event: QEvent) -> None:
        if not self.list.isHidden() and event.type() in _LEAVES:
            self.list.hide()

    def _composes(self, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._timer.start(0)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key, row, count = event.key(), self.list.currentRow(), self.list.count()
        if key == Qt.Key.Key_Down:
            self.list.setCurrentRow((row + 1) % count)
        elif key == Qt.Key.Key_Up:
            self.list.setCurrentRow(count - 1 if row <= 0 else row - 1)
        elif key == Qt.Key.Key_Escape:
            self.list.hide()
        elif key == Qt.Key.Key_Tab and not event.modifiers():
            self._take(max(0, row))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._take(row)
        else:
            return False
        return True

    def _on_opened(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _on_clicked(self) -> None:
        self._take(self.list.currentRow())

    def _take(self, row: int) -> None:
        item = self.list.item(row)
        self.list.hide()
        if item is None:
            return
        cursor = self._editor.textCursor()
        _, begun = self._begun
        move = QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor, len(begun))
        cursor.insertText(to_document(item.text()))
        self._editor.setTextCursor(cursor)

    def _offer(self) -> None:
        sign, begun = self._typed()
        # a # alone may be a heading that is begun
        if not sign or (sign == "#" and not begun) or not self._editor.hasFocus():
            self.list.hide()
            return
        self._begun = sign, begun
        if self._names is None:
            self._around.desk.ask(people.names(), self._on_names, lane="journal-names")
            return
        names = self._names.tags if sign == "#" else self._names.people
        key = fold(begun)
        fitting = [name for name in names if begins_with(name, begun) and fold(name) != key]
        if sign == "#":
            # a tag that was given beside may have blanks; in a text it cannot
            fitting = [name for name in fitting if " " not in name]
        if not fitting:
            self.list.hide()
            return
        self._show(fitting[:MOST])

    def _show(self, names: list[str]) -> None:
        shown = [self.list.item(row).text() for row in range(self.list.count())]
        if shown != names or self.list.isHidden():
            self.list.clear()
            self.list.addItems(names)
            self.list.setCurrentRow(-1)
        look, over = self._around.look, self._over
        high = self.list.sizeHintForRow(0) * len(names) + 2 * self.list.frameWidth() + look.px(8)
        self.list.resize(look.px(220), high)
        rect = self._editor.cursorRect()
        below = self._editor.viewport().mapTo(over, rect.bottomLeft() + QPoint(0, look.px(4)))
        if below.y() + high > over.height():
            above = self._editor.viewport().mapTo(over, rect.topLeft())
            below.setY(max(0, above.y() - high - look.px(4)))
        below.setX(max(0, min(below.x(), over.width() - self.list.width())))
        self.list.move(below)
        self.list.show()
        self.list.raise_()

    def _on_names(self, names: Names) -> None:
        self._names = names
        self._offer()

    def _typed(self) -> tuple[str, str]:
        """The sign and the letters of a name that ends at the cursor."""
        cursor = self._editor.textCursor()
        block = cursor.block()
        text = block.text() if block.length() <= LONG else ""
        has_none = bool(text) and "#" not in text and "@" not in text
        if has_none or cursor.hasSelection():
            return "", ""
        at = cursor.positionInBlock()
        cursor.setPosition(cursor.position() - min(at, REACH), QTextCursor.MoveMode.KeepAnchor)
        found = _BEGUN.search(cursor.selectedText())
        return (found[1], found[2]) if found else ("", "")
