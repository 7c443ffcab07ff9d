"""One time of pulling away that is open: when it was, the person's words, and the answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from nearward.domain.rough import ROUGH
from nearward.session.ask.moments import ToAnswer
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.told_times import day_and_time
from nearward_ui.kit.widgets.basic import LinkButton, Panel, Prose
from nearward_ui.moments.coming_back.answer import ReturnAnswer

#: so many letters of a text are shown; all of it is on the page of the moment
LONGEST = 280


class OwnWords(Prose):
    """The person's words."""

    role = "told"


class OpenRow(Panel):
    """`opened` carries the id of the moment."""

    opened = Signal(int)

    def __init__(self, found: ToAnswer, around: PageContext) -> None:
        super().__init__()
        look = around.look
        self._around = around
        self.id = found.moment.id
        self.when = LinkButton("", flush="start")
        self.when.clicked.connect(self._on_when)
        self.said = OwnWords()
        self.answer = ReturnAnswer(around)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 8, 20, 14)))
        box.setSpacing(look.px(4))
        box.addWidget(self.when)
        box.addWidget(self.said)
        box.addSpacing(look.px(4))
        box.addWidget(self.answer)
        self.show_found(found)

    def show_found(self, found: ToAnswer) -> None:
        """The moment as it is kept; what is being typed of its answer stays."""
        words, moment = self._around.words, found.moment
        day = short_day(moment.day, self._around.today, words)
        when = day_and_time(day, moment.at, words, moment.more.get(ROUGH))
        if found.alias:
            when = words("{when}, with {name}", when=when, name=found.alias)
        self.when.setText(when.replace("&", "&&"))
        self.when.setAccessibleName(words("Open the moment: {when}", when=when))
        text = " ".join(moment.text.split())
        cut = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
        self.said.setText(cut)
        self.said.setVisible(bool(cut))
        self.answer.show_moment(moment)
        # a screen reader says which of them is asked about
        self.answer.states.setAccessibleName(words("{when}: are you back in touch?", when=when))

    def _on_when(self) -> None:
        self.opened.emit(self.id)
