"""A day below the strip: what is asked about it, or one line that says how it stands."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.check_in_rule import CONFIRM_WITHIN
from nearward.i18n import Translator
from nearward.session.ask.check_ins import DayOfSeven
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import day_and_month, weekday
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.widgets.basic import (
    Ask,
    LinkButton,
    Panel,
    QuietButton,
    Soft,
    SubHeading,
    keep_place,
)

#: pixels of the drawing: an answer, a line, at the sides, and the names of the lines
ANSWER, ANSWER_HIGH, LINE, INNER, NAMES = 160, 40, 48, 24, 104


class DayRow(Panel):
    """`answered` carries True "that is all" or False "not sure"; `change_asked`: ask again;
    `add_asked` and `extras_asked`: to log a moment, and to say how the day was."""

    answered = Signal(bool)
    change_asked = Signal()
    add_asked = Signal()
    extras_asked = Signal()

    def __init__(self, one: DayOfSeven, around: PageContext) -> None:
        super().__init__("day")
        words, look = around.words, around.look
        self.one = one
        self._around = around
        self._is_narrow = False
        self.name = f"{weekday(one.day, words)} {day_and_month(one.day, words)}"
        self.question = self._make_question()
        self.line = self._make_line()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(INNER), 0, look.px(INNER), 0)
        column.setSpacing(0)
        column.addWidget(self.question)
        column.addWidget(self.line)
        self.show_day(one)
        self.ask(False)

    @property
    def answers(self) -> tuple[QuietButton, ...]:
        """The three, none of which is the main one."""
        return self.that_is_all, self.add, self.not_sure

    @property
    def is_asked(self) -> bool:
        """Whether it asks."""
        return not self.question.isHidden()

    def show_day(self, one: DayOfSeven) -> None:
        """How the day stands now."""
        words = self._around.words
        self.one = one
        self.told.setText(told_question(one, words))
        is_open = one.answer is None
        stands = told_question(one, words) if is_open else told_answer(one.day, one.answer, words)
        self.stands.setText(stands)
        self.change.setText(words("Answer") if one.answer is None else words("Change"))
        self.change.setAccessibleName(f"{self.name}: {self.change.text()}")
        self._show_ways()

    def fit(self, *, narrow: bool) -> None:
        """Whether there is room for the answers in its line."""
        self._is_narrow = narrow
        self._show_ways()

    def _show_ways(self) -> None:
        is_quick = self.one.answer is None and not self._is_narrow
        self.quick.setVisible(is_quick)
        keep_place(self.change, on=is_quick)
        self.change.setVisible(not is_quick)

    def ask(self, on: bool) -> None:
        """Ask, or be one line."""
        self.question.setVisible(on)
        self.line.setVisible(not on)

    def _make_question(self) -> QWidget:
        words, px = self._around.words, self._around.look.px
        question = QWidget()
        box = QVBoxLayout(question)
        box.setContentsMargins(0, px(20), 0, px(24))
        box.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(SubHeading(self.name), 1)
        self.how = LinkButton(words("How the day was"), flush="end")
        self.how.setAccessibleName(words("{name}: {thing}", name=self.how.text(), thing=self.name))
        self.how.setAccessibleName(f"{self.name}: {self.how.text()}")
        self.told = Soft()
        ways = QWidget()
        row = FlowLayout(px(8), px(8), ways)
        self.that_is_all = QuietButton(words("That is all"))
        self.add = QuietButton(words("Add one"))
        self.not_sure = QuietButton(words("Not sure"))
        wide = max(px(ANSWER), *(button.sizeHint().width() for button in self.answers))
        for button in self.answers:
            button.setFixedSize(wide, max(self._around.look.target, px(ANSWER_HIGH)))
            button.setAccessibleName(f"{self.name}: {button.text()}")
            row.addWidget(button)
        self.that_is_all.clicked.connect(lambda: self.answered.emit(True))
        self.not_sure.clicked.connect(lambda: self.answered.emit(False))
        self.add.clicked.connect(self.add_asked)
        self.how.clicked.connect(self.extras_asked)
        box.addLayout(head)
        box.addWidget(self.told)
        box.addSpacing(px(16))
        box.addWidget(ways)
        # the three come first: the keyboard goes from the day to its answers
        head.addWidget(self.how)
        return question

    def _make_line(self) -> QWidget:
        words, px = self._around.words, self._around.look.px
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        short = words("{weekday} {day}", weekday=weekday(self.one.day, words), day=self.one.day.day)
        name = Ask(short)
        name.setMinimumWidth(px(NAMES) - px(8))
        name.setWordWrap(False)
        self.stands = Soft()
        self.change = LinkButton("", flush="end")
        self.change.clicked.connect(self.change_asked)
        row.addWidget(name)
        row.addWidget(self.stands, 1)
        row.addWidget(self._make_quick())
        row.addWidget(self.change)
        line.setMinimumHeight(px(LINE))
        return line

    def _make_quick(self) -> QWidget:
        """The three answers in the line of a day that is open; where they stood, nothing comes."""
        words = self._around.words
        self.quick = QWidget()
        row = QHBoxLayout(self.quick)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._around.look.px(8))
        texts = words("That is all"), words("Add one"), words("Not sure")
        self.quick_answers = [QuietButton(text) for text in texts]
        wide = max(button.sizeHint().width() for button in self.quick_answers)
        for button in self.quick_answers:
            button.setProperty("tone", "small")
            button.setFixedSize(wide, self._around.look.target)
            button.setAccessibleName(f"{self.name}: {button.text()}")
            row.addWidget(button)
        all_of_it, add, not_sure = self.quick_answers
        all_of_it.clicked.connect(lambda: self.answered.emit(True))
        not_sure.clicked.connect(lambda: self.answered.emit(False))
        add.clicked.connect(self.add_asked)
        return self.quick


def told_question(one: DayOfSeven, words: Translator) -> str:
    """What is asked: whether all is noted, or whether there is anything to note."""
    if one.moments:
        n = one.moments
        return words.plural("{n} noted. Is that all?", "{n} noted. Is that all?", n)
    return words("{day}: anything to note?", day=weekday(one.day, words))


def told_answer(day: date, answer: bool | None, words: Translator) -> str:
    """How a day stands that is over."""
    if answer:
        return words("All noted.")
    if answer is None:
        return words("Not answered.")
    last = weekday(day + timedelta(days=CONFIRM_WITHIN), words)
    return words("Not sure. It stays open until {day}.", day=last)
