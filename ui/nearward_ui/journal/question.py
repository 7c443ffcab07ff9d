"""A question, if one likes: offered on an empty page, answered or left alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from nearward.session.ask import own_texts
from nearward.session.ask.own_texts import Told
from nearward.worksheets import prompts
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import long_day
from nearward_ui.kit.layouts.flow_layout import FlowLayout, as_high_as_it_needs
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.widgets.basic import Ask, LinkButton, Panel, QuietButton, Soft


class QuestionPanel(Panel):
    """`answered` carries the question that is answered; `manage` asks for the page of all."""

    answered = Signal(str)
    manage = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__("calm")
        self._around = around
        self._told: Told | None = None
        self._skipped = 0
        self._hidden_on: object = None
        words = around.words
        self._is_wanted = False
        self._is_low = False
        self.name = Ask(words("A question, if you like"))
        self.name.setProperty("lit", "question")
        self.text = QLabel()
        self.text.setProperty("role", "question")
        self.text.setTextFormat(self.name.textFormat())
        self.text.setWordWrap(True)
        fixed = self.text.sizePolicy()
        fixed.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.text.setSizePolicy(fixed)
        self.kind_note = Soft()
        self.kind_note.hide()
        self.answer = QuietButton(words("Answer it here"))
        self.answer.clicked.connect(self._on_answer)
        self.another = LinkButton(words("Another question"))
        self.another.clicked.connect(self._on_another)
        self.none = LinkButton(words("Not now"))
        self.none.clicked.connect(self._on_none)
        self.all_button = LinkButton(words("All questions"))
        self.all_button.clicked.connect(self.manage)
        self.why = WhyLink(around)
        self._lay_out()

    def offer(self, *, on: bool, low: bool = False) -> None:
        """Offer it where the page is empty; else be away. A low page leaves out what it is."""
        self._is_low = low
        above, below = (8, 10) if low else (16, 20)
        self._box.setContentsMargins(*(self._around.look.px(n) for n in (20, above, 20, below)))
        # a low page has none to give
        self._air.changeSize(0, 0 if low else self._around.look.px(5))
        self._box.invalidate()
        settings, today = self._around.settings, self._around.today
        wanted = settings.questions or settings.kind_notes
        self._is_wanted = on
        if not on or not wanted or self._hidden_on == today:
            self.hide()
        elif self._told is None:
            ask = own_texts.told(self._around.clock(), settings.day_ends)
            self._around.desk.ask(ask, self._on_told, lane="journal-question")
        else:
            self._show()

    @property
    def is_wanted(self) -> bool:
        """Whether it is offered, or will be as soon as it is known which."""
        return self._is_wanted

    def forget(self) -> None:
        """What is known of the person's own texts is asked anew when it is next needed."""
        self._told = None

    def _lay_out(self) -> None:
        look = self._around.look
        self.ways = QWidget()
        flow = FlowLayout(look.px(8), look.px(8))
        for button in (self.answer, self.another, self.none, self.all_button, self.why):
            flow.addWidget(button)
        self.ways.setLayout(flow)
        as_high_as_it_needs(self.ways)
        box = QVBoxLayout(self)
        self._box = box
        box.setSpacing(look.px(7))
        box.addWidget(self.name)
        box.addWidget(self.text)
        self._air = QSpacerItem(0, 0)
        box.addItem(self._air)
        box.addWidget(self.ways)
        box.addWidget(self.kind_note)
        self.hide()

    def _on_told(self, told: Told) -> None:
        self._told = told
        # the page may hold an entry by now
        if self._is_wanted:
            self._show()

    def _show(self) -> None:
        if self._told is None:
            return
        settings, today, words = self._around.settings, self._around.today, self._around.words
        found = None
        if settings.questions and self._told.is_calm(self._around.clock()):
            every = prompts.unasked(prompts.offered("prompt", self._told.own, words))
            found = prompts.question(every, today, self._told.answered, self._skipped)
        note = None
        if settings.kind_notes:
            told = self._told
            note = prompts.kind_note(told.own, today, words, distance=told.distance)
        self.text.setText(found.text if found else "")
        self.why.stand_at(f"deck:{found.deck}" if found else "")
        for widget in (self.name, self.text, self.answer, self.another):
            widget.setVisible(found is not None)
        self.name.setHidden(found is None or self._is_low)
        self.kind_note.setText(note.text if note else "")
        self.kind_note.setVisible(note is not None)
        self.setVisible(found is not None or note is not None)

    def _on_answer(self) -> None:
        self.answered.emit(self.text.text())

    def _on_another(self) -> None:
        self._skipped += 1
        self._show()

    def _on_none(self) -> None:
        self._hidden_on = self._around.today
        self.hide()


def begin_with(template: str, around: PageContext) -> str:
    """A template as it stands on a fresh page."""
    return prompts.filled(template, long_day(around.today, around.words))
