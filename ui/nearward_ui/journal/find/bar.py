"""The bar under the text in which one finds and replaces in the entry."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from nearward_ui.actions import keys_of
from nearward_ui.journal.find.hits import MOST, Hits
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import Panel, QuietButton, Soft, TextField
from nearward_ui.kit.widgets.icon_button import IconButton, WordButton

#: letters that can be looked for
LONGEST = 500
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(Panel):
    """`asked` carries what was typed, `stepped` +1 or -1, `closed` that it is put away.

    Enter goes to the next, Shift+Enter to the one before, Esc back into the text.
    """

    asked = Signal(str)
    stepped = Signal(int)
    closed = Signal()
    replace_one = Signal()
    replace_all = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__("find")
        self._around = around
        words, look = around.words, around.look
        self.field = TextField(words("Find in this entry"), words("Find in this entry"))
        self.field.setMaxLength(LONGEST)
        self.field.given.connect(self.asked)
        self.said = Soft()
        self.before = IconButton("up", words("Find the previous place"), look)
        self.before.name(words("Find the previous place"), _hint(words, "find-previous"))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.next = IconButton("down", words("Find the next place"), look)
        self.next.name(words("Find the next place"), _hint(words, "find-next"))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.more = WordButton(words("Replace"), look)
        self.more.setCheckable(True)
        self.more.toggled.connect(self.show_replacing)
        self.close_button = IconButton("close", words("Close"), look)
        self.close_button.clicked.connect(self.closed)
        self.new = TextField(words("Replace with"), words("Replace with"))
        self.new.setMaxLength(LONGEST)
        self.one = QuietButton(words("Replace this one"))
        self.one.clicked.connect(self.replace_one)
        self.all = QuietButton(words("Replace all"))
        self.all.clicked.connect(self.replace_all)
        for field in (self.field, self.new):
            field.installEventFilter(self)
        self.replacing = QWidget()
        self._lay_out()
        look.changed.connect(self._fit)
        self.hide()

    def show_replacing(self, on: bool) -> None:
        """The second line, or not."""
        self.more.setChecked(on)
        self.replacing.setVisible(on)

    def say(self, hits: Hits, *, asked: bool) -> None:
        """How many there are, and which one was gone to."""
        words = self._around.words
        more = "+" if hits.count >= MOST else ""
        if not asked or (hits.is_counting and not hits.count):
            said = ""
        elif not hits.count:
            said = words("Not in this entry")
        elif hits.number:
            number, count = hits.number, f"{hits.count}{more}"
            said = words("{number} of {count}", number=number, count=count)
        else:
            said = words.plural("{n} place", "{n} places", hits.count)
        self.said.setText(said)
        for button in (self.before, self.next, self.one, self.all):
            button.setEnabled(hits.count > 0)

    def event(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # before a field takes Enter for itself
        is_key = event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            self._on_enter(watched, event.modifiers())
            return True
        return super().eventFilter(watched, event)

    def _on_enter(self, watched: QObject, held: Qt.KeyboardModifier) -> None:
        if watched is self.new:
            self.replace_one.emit()
        else:
            self.stepped.emit(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1)

    def _lay_out(self) -> None:
        look = self._around.look
        box = QGridLayout(self)
        self._box = box
        box.addWidget(self.field, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.said, 1)
        for button in (self.before, self.next, self.more, self.close_button):
            row.addWidget(button)
        box.addLayout(row, 0, 1)
        second = QHBoxLayout(self.replacing)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(look.px(8))
        second.addWidget(self.new, 1)
        second.addWidget(self.one)
        second.addWidget(self.all)
        box.addWidget(self.replacing, 1, 0, 1, 2)
        box.setColumnStretch(0, 1)
        box.setColumnStretch(1, 1)
        self.replacing.hide()
        self._fit()

    def _fit(self) -> None:
        look = self._around.look
        self._box.setContentsMargins(0, look.px(8), 0, look.px(8))
        self._box.setHorizontalSpacing(look.px(12))
        self._box.setVerticalSpacing(look.px(8))


def _hint(words: object, name: str) -> str:
    title = {"find-previous": "Find the previous place", "find-next": "Find the next place"}[name]
    return f"{words(title)} ({keys_of(name)})" if callable(words) else title
