"""On the page of worksheets: those that can be looked at again, a quiet line each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.model import Worksheet
from nearward.domain.trouble import Trouble
from nearward.session.ask.sheets import revisits
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import LinkButton, SmallHeading, Tiny
from nearward_ui.routes import ToRevisit
from nearward_ui.worksheets.revisits.told import SHORT, told_about, told_title


class ToLookAgain(QWidget):
    """Hidden while there is none. `go` carries a route."""

    go = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        px = around.look.px
        self._around = around
        self._shown: list[Worksheet] = []
        self.links: list[LinkButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(px(8), px(14), px(8), px(4))
        box.setSpacing(px(8))
        box.addWidget(SmallHeading(around.words("To look at again, if you like")))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(8))
        box.addLayout(self._lines)
        self.hide()

    def load(self) -> None:
        """Read which there are; where they cannot be read, none is offered."""
        at, ends = self._around.clock(), self._around.settings.day_ends
        self._around.desk.ask(revisits.due(at, ends), self._on_found, self._on_unread, lane="due")

    def _on_unread(self, _trouble: Trouble) -> None:
        self._on_found([])

    def _on_found(self, found: Sequence[Worksheet]) -> None:
        if list(found) != self._shown:
            self._shown = list(found)
            self._make_anew()
        self.setVisible(bool(found))

    def _make_anew(self) -> None:
        words = self._around.words
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.links = []
        for worksheet in self._shown:
            link = LinkButton(told_title(worksheet, words, SHORT), flush="start")
            about = told_about(worksheet, words)
            link.setAccessibleDescription(about)
            link.clicked.connect(partial(self._on_clicked, worksheet.id))
            line = QWidget()
            column = QVBoxLayout(line)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(link)
            column.addWidget(Tiny(about))
            self._lines.addWidget(line)
            self.links.append(link)

    def _on_clicked(self, number: int, _checked: bool = False) -> None:
        self.go.emit(ToRevisit(id=number))
