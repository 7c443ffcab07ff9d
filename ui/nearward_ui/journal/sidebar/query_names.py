"""While `person:` or `tag:` is typed in the search: the names there are, offered below it."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nearward.domain.text.letters import begins_with
from nearward.session.ask import people
from nearward.session.ask.people import Names
from nearward_ui.journal.names_list import NamesList
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.opening import OpenByChoice

MOST = 6
#: a name is begun at most so many letters before the cursor
REACH = 80
_BEGUN = re.compile(r'(?:^|\s)-?(tag:|person:|[#@])("[^"]*|[^\s"]*)$', re.I)


class QueryNames(QObject):
    """Tab takes the first name, Enter one that was chosen by the arrow keys, Esc none.

    The keyboard stays in the search.
    """

    def __init__(self, field: QLineEdit, over: QWidget, around: PageContext) -> None:
        super().__init__(field)
        self._field, self._over, self._around = field, over, around
        self._names: Names | None = None
        self._begun = 0
        self.list = NamesList(over, around.words)
        self.list.clicked.connect(self._on_opened)
        self._opening = OpenByChoice(self.list, self._on_opened)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._offer)
        field.textEdited.connect(self._on_edited)
        field.installEventFilter(self)

    def forget(self) -> None:
        """The diary may hold other names now."""
        self._names = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self.list.hide()
        elif (
            isinstance(event, QKeyEvent)
            and kind == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and not self.list.isHidden()
        ):
            # Esc puts the names away before it leaves anything else
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is for the names, and was used."""
        if self.list.isHidden():
            return False
        key, row, count = event.key(), self.list.currentRow(), self.list.count()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            with self._opening.ours():
                self.list.setCurrentRow((max(row, -1 if step > 0 else 0) + step) % count)
        elif key == Qt.Key.Key_Escape:
            self.list.hide()
        elif key == Qt.Key.Key_Tab and not event.modifiers():
            self._take(max(0, row))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._take(row)
        else:
            return False
        return True

    def _on_edited(self) -> None:
        self._timer.start(0)

    def _on_opened(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        item = self.list.item(row)
        self.list.hide()
        if item is None:
            return
        field, name = self._field, item.text()
        end = field.cursorPosition()
        text = f'"{name}" ' if " " in name else f"{name} "
        before, after = field.text()[: end - self._begun], field.text()[end:].lstrip()
        if " " in name and before[-1:] in "#@":
            # after a sign no blank may stand
            before = before[:-1] + {"#": "tag:", "@": "person:"}[before[-1]]
        field.setText(before + text + after)
        field.setCursorPosition(len(before + text))

    def _offer(self) -> None:
        field = self._field
        text = field.text()[: field.cursorPosition()]
        found = _BEGUN.search(text[-REACH:])
        if found is None or not field.hasFocus():
            self.list.hide()
            return
        if self._names is None:
            self._around.desk.ask(people.names(), self._on_names, lane="journal-query-names")
            return
        self._begun = len(found[2])
        begun = found[2].lstrip('"')
        is_tag = found[1].casefold() in ("tag:", "#")
        names = self._names.tags if is_tag else self._names.people
        fitting = [name for name in names if not begun or begins_with(name, begun)]
        if fitting and fitting != [begun]:
            self._show(fitting[:MOST])
        else:
            self.list.hide()

    def _show(self, names: list[str]) -> None:
        shown = [self.list.item(row).text() for row in range(self.list.count())]
        if shown != names or self.list.isHidden():
            with self._opening.ours():
                self.list.clear()
                self.list.addItems(names)
                self.list.setCurrentRow(-1)
        px = self._around.look.px
        high = self.list.sizeHintForRow(0) * len(names) + 2 * self.list.frameWidth() + px(8)
        self.list.resize(self._field.width(), high)
        below = self._field.mapTo(self._over, QPoint(0, self._field.height() + px(4)))
        self.list.move(below)
        self.list.show()
        self.list.raise_()

    def _on_names(self, names: Names) -> None:
        self._names = names
        self._offer()
