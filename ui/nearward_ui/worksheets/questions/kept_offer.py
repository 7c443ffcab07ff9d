"""What is kept as evidence, offered for the rows of a list: searched by hand, put in by a press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nearward.domain.beliefs import BeliefEvidence
from nearward.domain.text.letters import spread, words_of
from nearward.session.ask.forms import beliefs
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.widgets.basic import Soft, TextField
from nearward_ui.kit.widgets.elided_link import ElidedLink
from nearward_ui.kit.widgets.fold import Fold

#: so many are shown at once; the search finds the others
MOST = 8
#: no line has room for more letters of one
FEW = 300


class KeptOffer(QWidget):
    """Hidden while nothing is kept. `chosen` carries the words of what was pressed."""

    chosen = Signal(str)

    def __init__(self, question: str, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around, self._question = around, question
        self._all: list[BeliefEvidence] = []
        self.lines: list[QPushButton] = []
        self.fold = Fold(words("From what I kept"), words)
        self.fold.setAccessibleName(
            words("{name}: {thing}", name=question, thing=words("From what I kept"))
        )
        self.fold.turned.connect(self._on_turned)
        name = words("Search what is kept")
        self.search = TextField(name, name)
        self.search.setMaximumWidth(look.px(320))
        self.search.given.connect(self._show)
        self.nothing = Soft(words("Nothing is kept with these words."))
        self.more = Soft()
        self.inside = QWidget()
        listed = QWidget()
        self._list = QVBoxLayout(listed)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(look.px(2))
        inner = QVBoxLayout(self.inside)
        inner.setContentsMargins(0, look.px(4), 0, look.px(4))
        inner.setSpacing(look.px(4))
        inner.addWidget(self.search)
        inner.addWidget(listed)
        inner.addWidget(self.nothing)
        inner.addWidget(self.more)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.fold)
        box.addWidget(self.inside)
        self.inside.hide()
        self.hide()

    def ask(self) -> None:
        """What is kept now; asked when it stands in its page, or it would be a window."""
        ask = beliefs.kept_evidence()
        self._around.desk.ask(ask, self._on_read, self._on_unread, lane=self._question)

    def _on_read(self, found: list[BeliefEvidence]) -> None:
        self._all = [one for one in found if one.text.strip()]
        self.setVisible(bool(self._all))
        if self.fold.is_open:
            self._show()

    def _on_unread(self, _trouble: object) -> None:
        """The sheet can be filled in without it."""
        self.hide()

    def _on_turned(self, on: bool) -> None:
        self.inside.setVisible(on)
        if on:
            self._show()
            self.search.setFocus()

    def _show(self, _text: str = "") -> None:
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        wanted = words_of(self.search.text())
        found = [one for one in self._all if all(word in spread(one.text) for word in wanted)]
        self.lines = [self._line(one) for one in found[:MOST]]
        for line in self.lines:
            self._list.addWidget(line)
        self.nothing.setVisible(not found)
        rest, words = len(found) - len(self.lines), self._around.words
        self.more.setText(
            words.plural("{n} more; search for it.", "{n} more; search for them.", max(1, rest))
        )
        self.more.setVisible(rest > 0)

    def _line(self, one: BeliefEvidence) -> ElidedLink:
        words, text = self._around.words, " ".join(one.text.split())
        day = short_day(one.day, self._around.today, words)
        line = ElidedLink(
            words("{day}: {text}", day=day, text=text[:FEW]),
            words("{name}: add {text}", name=self._question, text=text),
        )
        line.clicked.connect(partial(self._on_line, one))
        return line

    def _on_line(self, one: BeliefEvidence, _checked: bool = False) -> None:
        self.chosen.emit(one.text.strip())
