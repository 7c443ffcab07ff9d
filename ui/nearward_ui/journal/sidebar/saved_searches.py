"""Searches that have a name: the list of them, and the name for the one that is typed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.model import SavedSearch
from nearward.domain.trouble import Trouble
from nearward.session.ask import search
from nearward_ui.kit.context import Notice, PageContext, offer_again
from nearward_ui.kit.widgets.basic import (
    LinkButton,
    Panel,
    QuietButton,
    TextField,
    Tiny,
    TroublePanel,
)


class SavedRow(QWidget):
    """One of them. `chosen` runs it; `rename_asked` and `remove_asked` carry it."""

    chosen = Signal(object)
    rename_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, saved: SavedSearch, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.saved = saved
        self.run = LinkButton(saved.name, flush="start")
        # a hint takes words for a page, if it can
        self.run.setToolTip(escape(saved.query))
        self.run.clicked.connect(partial(self.chosen.emit, saved))
        self.rename = LinkButton(words("Rename"), tone="quiet")
        self.rename.setAccessibleName(words("{name}: rename", name=saved.name))
        self.rename.clicked.connect(partial(self.rename_asked.emit, saved))
        self.remove = LinkButton("×")
        self.remove.setProperty("shape", "square")
        self.remove.setAccessibleName(words("{name}: remove", name=saved.name))
        self.remove.clicked.connect(partial(self.remove_asked.emit, saved))
        room = look.px(150)
        metrics = self.run.fontMetrics()
        self.run.setText(metrics.elidedText(saved.name, Qt.TextElideMode.ElideRight, room))
        self.run.setAccessibleName(saved.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(4))
        row.addWidget(self.run)
        row.addStretch(1)
        row.addWidget(self.rename)
        row.addWidget(self.remove)


class SavedSearchPanel(Panel):
    """`chosen` carries a query; `notice` a Notice; `left` gives the keyboard back to the search.

    `put_away` says that they are not listed any more.
    """

    chosen = Signal(str)
    notice = Signal(object)
    left = Signal()
    put_away = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__("plain")
        words, look = around.words, around.look
        self._around = around
        self._desk = around.desk
        self._named: SavedSearch | None = None
        self.rows: list[SavedRow] = []
        self.empty = Tiny(words("Searches that you keep are listed here."))
        self.field = TextField(words("A name for this search"), words("A name for this search"))
        self.field.returnPressed.connect(self._on_keep)
        self.keep = QuietButton(words("Keep"))
        self.keep.clicked.connect(self._on_keep)
        self.naming = QWidget()
        line = QHBoxLayout(self.naming)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(8))
        line.addWidget(self.field, 1)
        line.addWidget(self.keep)
        self.trouble = TroublePanel(look)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(4))
        box.addWidget(self.naming)
        box.addLayout(self._list)
        box.addWidget(self.empty)
        box.addWidget(self.trouble)
        self.naming.hide()
        self.hide()

    def load(self) -> None:
        """Read them from the diary."""
        self._desk.ask(search.saved(), self._on_saved, self._on_trouble, lane="saved")

    def refresh(self) -> None:
        """One of them was changed."""
        if self.isVisible():
            self.load()

    def name(self, saved: SavedSearch) -> None:
        """Ask for the name of a search: a new one, or one that is kept."""
        self._named = saved
        self.field.setText(saved.name)
        self.naming.show()
        self.show()
        self.load()
        self.field.setFocus()
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self.naming.isHidden():
            self.put_away.emit()
        self.naming.hide()
        self._named = None
        self.left.emit()

    def _on_keep(self) -> None:
        named, name = self._named, " ".join(self.field.text().split())
        if named is None or not name:
            self.field.setFocus()
            return
        ask = search.save(replace(named, name=name))
        self._desk.ask(ask, self._on_kept, self._on_trouble)

    def _on_kept(self, _searches: list[SavedSearch]) -> None:
        self._named = None
        self.naming.hide()
        self.left.emit()

    def _on_saved(self, searches: list[SavedSearch]) -> None:
        self.trouble.say("")
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = []
        for saved in searches:
            row = SavedRow(saved, self._around)
            row.chosen.connect(self._on_chosen)
            row.rename_asked.connect(self.name)
            row.remove_asked.connect(self._on_remove)
            self._list.addWidget(row)
            self.rows.append(row)
        self.empty.setVisible(not searches and self.naming.isHidden())

    def _on_chosen(self, saved: SavedSearch) -> None:
        self.chosen.emit(saved.query)

    def _on_remove(self, saved: SavedSearch) -> None:
        then = partial(self._on_removed, saved)
        self._desk.ask(search.delete(saved.id), then, self._on_trouble)

    def _on_removed(self, saved: SavedSearch, _searches: list[SavedSearch]) -> None:
        words = self._around.words
        self.left.emit()
        undo = partial(self._undo, saved)
        self.notice.emit(Notice(words("The search is no longer kept."), words("Undo"), undo))

    def _undo(self, saved: SavedSearch) -> None:
        words = self._around.words
        again = partial(self._undo, saved)
        troubled = partial(offer_again, self.notice, words, words("Undo"), again)
        self._desk.ask(search.save(saved), None, troubled)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.trouble.say(trouble.say(self._around.words))
