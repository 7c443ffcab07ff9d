"""The moment that is read: its words, what was told of it, and what stands on its day."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import WITHDREW, Moment, Person
from nearward.domain.returned import Returned
from nearward.domain.symbols import symbol_of
from nearward.session.ask.moments import MomentToRead
from nearward.worksheets import vocabulary
from nearward_ui.kit.begin_sheet import SheetsButton, first_of, others_of
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.from_entry import FromEntry
from nearward_ui.kit.layouts.side import INNER, Side
from nearward_ui.kit.widgets.basic import LinkButton, Prose, QuietButton, Soft
from nearward_ui.kit.widgets.symbols import SymbolMark
from nearward_ui.moments.coming_back.answer import ReturnAnswer
from nearward_ui.moments.coming_back.keeper import ReturnKeeper
from nearward_ui.moments.listed.reading_parts import Rule, SameDayRow, Told, UrgeBar
from nearward_ui.moments.listed.told_moment import (
    LONGEST,
    told_aloud,
    told_fields,
    told_same_day,
    told_sheet,
    told_when,
)
from nearward_ui.pages import to_thing
from nearward_ui.routes import Route, ToDays, ToMoment, ToPerson, ToWorksheet

#: pixels of the drawing: the column of labels, with the room to what stands beside it
LABELS, NEAR = 112, 8


class MomentSide(Side):
    """`go` carries a Route; `other_asked` a moment of the same day; `more_asked`: its menu."""

    go = Signal(object)
    other_asked = Signal(int)
    more_asked = Signal()

    def __init__(self, around: PageContext) -> None:
        words, look = around.words, around.look
        self._around = around
        self.weigh = QuietButton(words("Weigh the thought"))
        self.change = LinkButton(words("Change"))
        self.more = LinkButton(words("More"))
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(look.px(INNER), look.px(8), look.px(INNER), look.px(16))
        row.setSpacing(look.px(8))
        for button in (self.weigh, self.change, self.more):
            row.addWidget(button)
        row.addStretch(1)
        super().__init__(around, words("Moment"), foot)
        self.title.setProperty("role", "soft")
        self.moment: Moment | None = None
        self._found: MomentToRead | None = None
        self._told = ""
        self.body = QWidget()
        self.box.addWidget(self.body)
        self.came = FromEntry(around)
        self.came.go.connect(self.go)
        self.box.addWidget(self.came)
        #: it stands below what is made anew, so that it keeps the keyboard
        self.returned = ReturnAnswer(around)
        self.returns = ReturnKeeper(around, self)
        self.returns.take(self.returned)
        self.box.addWidget(self.returned)
        self.returned.hide()
        self.box.addStretch(1)
        self.weigh.clicked.connect(self._on_weigh)
        self.change.clicked.connect(self._on_change)
        self.more.clicked.connect(self.more_asked)
        self.be_empty(True)

    def first_focus(self) -> QWidget | None:
        return self.weigh if not self.weigh.isHidden() else self.change

    def told(self) -> str:
        return self._told

    def refresh(self, changed: KindsChanged) -> None:
        """What stands beside the moment was changed."""
        self.came.refresh(changed)

    def expect(self, moment: Moment) -> None:
        """This one will be read; nothing is said of the one before."""
        self.moment, self._told = moment, ""

    def forget(self) -> None:
        """There is none to read."""
        self.returned.flush()
        self.moment = self._found = None
        self.came.of_thing("moment", 0)
        self._told = ""
        self.be_empty(True)

    def read(self, found: MomentToRead) -> None:
        """Show a moment; the keyboard stays where it is."""
        before, self._found = self._found, found
        self.moment = moment = found.moment
        self._told = told_aloud(found, self._around.words)
        self.returned.show_moment(moment)
        self.returned.setVisible(moment.outcome == WITHDREW)
        if before is None or before.moment.id != moment.id:
            self.came.of_thing("moment", moment.id)
        if before is None or _without_return(before) != _without_return(found):
            self._make_anew(found)
        self.be_empty(False)

    def _make_anew(self, found: MomentToRead) -> None:
        moment, words = found.moment, self._around.words
        self.say(told_when(moment, words))
        first = first_of(moment.kind, words)
        self.weigh.setVisible(first is not None)
        self.weigh.setText(first[1] if first is not None else "")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._around.look.px(16))
        text = moment.text.strip()
        if text:
            column.addWidget(Told(text if len(text) <= LONGEST else f"{text[:LONGEST]}…"))
        if len(text) > LONGEST:
            whole = LinkButton(words("Read all of it"), flush="start")
            whole.clicked.connect(self._on_change)
            column.addWidget(whole)
        column.addLayout(self._happened(moment))
        fields = self._fields(found)
        if fields is not None:
            column.addWidget(Rule())
            column.addLayout(fields)
        if found.sheets:
            column.addWidget(Rule())
            column.addLayout(self._sheets(found))
        others = self._others(moment)
        if not others.sheets.isEmpty():
            column.addWidget(others, 0, Qt.AlignmentFlag.AlignLeft)
        if found.same_day:
            column.addWidget(Rule())
            column.addLayout(self._same_day(found))
        self.box.replaceWidget(self.body, body)
        self.body.hide()
        self.body.deleteLater()
        self.body = body
        self.scroller.area.verticalScrollBar().setValue(0)

    def _happened(self, moment: Moment) -> QHBoxLayout:
        look, words = self._around.look, self._around.words
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        symbol = symbol_of(moment.kind, moment.outcome)
        if symbol is not None:
            row.addWidget(SymbolMark(symbol.name, look))
        row.addWidget(Prose(vocabulary.happened(moment.outcome, words)), 1)
        return row

    def _fields(self, found: MomentToRead) -> QGridLayout | None:
        """What was given; what was not is left out."""
        look = self._around.look
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(NEAR))
        grid.setVerticalSpacing(look.px(12))
        grid.setColumnMinimumWidth(0, look.px(LABELS - NEAR))
        grid.setColumnStretch(1, 1)
        row = 0
        for label, value in told_fields(found, self._around.words):
            said: QWidget
            top = at = Qt.AlignmentFlag.AlignTop
            if isinstance(value, Person):
                # as wide as its name, in a column that takes the room
                top = Qt.AlignmentFlag.AlignVCenter
                at = top | Qt.AlignmentFlag.AlignLeft
                said = LinkButton(value.alias, flush="start")
                said.clicked.connect(partial(self._go, ToPerson(id=value.id)))
            else:
                said = UrgeBar(value, look, label) if isinstance(value, int) else Prose(value)
            name = Soft(label)
            name.setFixedWidth(look.px(LABELS - NEAR))
            grid.addWidget(name, row, 0, top)
            grid.addWidget(said, row, 1, at)
            row += 1
        return grid if row else None

    def _same_day(self, found: MomentToRead) -> QVBoxLayout:
        look, words = self._around.look, self._around.words
        column = QVBoxLayout()
        column.setSpacing(look.px(4))
        column.addWidget(Soft(words("The same day")))
        for card in found.same_day:
            symbol, title, below = told_same_day(card, words)
            row = SameDayRow(symbol, title, below, look)
            row.clicked.connect(partial(self._on_same_day, card.kind, card.id))
            column.addWidget(row)
        if found.more:
            all_of_it = LinkButton(words("Read all of this day"), flush="start")
            day = found.moment.day
            all_of_it.clicked.connect(partial(self._go, ToDays(first=day, last=day)))
            column.addWidget(all_of_it)
        return column

    def _sheets(self, found: MomentToRead) -> QVBoxLayout:
        """The worksheets that were begun from it."""
        look, words = self._around.look, self._around.words
        column = QVBoxLayout()
        column.setSpacing(look.px(4))
        column.addWidget(Soft(words("Begun from it")))
        for card in found.sheets:
            row = SameDayRow(*told_sheet(card, words), look)
            row.clicked.connect(partial(self._go, to_thing(card.kind, card.id)))
            column.addWidget(row)
        return column

    def _others(self, moment: Moment) -> SheetsButton:
        """Other sheets that can be begun from it."""
        words, sheets = self._around.words, others_of(moment.kind)

        def to(sheet: str) -> Route:
            # as it stands by then
            return ToWorksheet(sheet=sheet, moment=self.moment or moment)

        self.others = SheetsButton(words("Another worksheet"), sheets, to, self._around)
        self.others.go.connect(self.go)
        return self.others

    def _go(self, route: Route, _checked: bool = False) -> None:
        self.go.emit(route)

    def _on_same_day(self, kind: str, thing_id: int, _checked: bool = False) -> None:
        if BY_NAME[kind].type is Moment:
            self.other_asked.emit(thing_id)
        else:
            self.go.emit(to_thing(kind, thing_id))

    def _on_weigh(self) -> None:
        if self.moment is not None:
            first = first_of(self.moment.kind, self._around.words)
            if first is not None:
                self.go.emit(ToWorksheet(sheet=first[0], moment=self.moment))

    def _on_change(self) -> None:
        if self.moment is not None:
            self.go.emit(ToMoment(id=self.moment.id))


def _without_return(found: MomentToRead) -> MomentToRead:
    """All but what is answered of coming back, which is shown by itself."""
    return found._replace(moment=replace(Returned().in_moment(found.moment), changed=None))
