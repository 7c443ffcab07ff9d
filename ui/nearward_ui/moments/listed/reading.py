"""The moment that is read: its words, what was told of it, and what stands on its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nearward.domain.cards import Card
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import WITHDREW, Moment
from nearward.domain.returned import Returned
from nearward.domain.rough import CODES, ROUGH, told
from nearward.domain.symbols import BOX, WORKSHEET, WRITTEN, symbol_of
from nearward.i18n import Translator
from nearward.session.ask.moments import MomentToRead
from nearward.worksheets import catalogue, vocabulary
from nearward.worksheets.moment_fields import moment_fields, told_answer
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import clock_time, day_and_month, weekday
from nearward_ui.kit.layouts.side import INNER, Side
from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import (
    LinkButton,
    Prose,
    QuietButton,
    Soft,
)
from nearward_ui.kit.widgets.symbols import SymbolMark, paint_symbol
from nearward_ui.moments.coming_back.answer import ReturnAnswer
from nearward_ui.moments.coming_back.keeper import ReturnKeeper
from nearward_ui.moments.listed.lines import time_or_part
from nearward_ui.pages import to_thing
from nearward_ui.routes import Route, ToDays, ToMoment, ToWorksheet

#: pixels of the drawing: the column of labels; a row of the same day, and from its symbol to it
LABELS, SAME_DAY, NEAR = 112, 44, 26
#: of a text that is longer so many letters are shown; all of it is on the page of the moment
LONGEST = 3000


class Told(Prose):
    """The person's words."""

    role = "told"


class Rule(QFrame):
    """A line between parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rule")


class UrgeBar(QWidget):
    """How strong something was, from 0 to 100, as a line and a number."""

    def __init__(self, value: int, look: Theme, name: str) -> None:
        super().__init__()
        self._value, self._look = value, look
        self.setAccessibleName(f"{name}: {value}")
        self.setMinimumHeight(look.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(14, 600))
        painter.setPen(look.colour("ink"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), right, str(self._value))
        high = look.px(4)
        wide = self.width() - look.px(36)
        track = QRectF(0, (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(track, high / 2, high / 2)
        track.setWidth(wide * min(100, max(0, self._value)) / 100)
        painter.setBrush(look.colour("sand"))
        painter.drawRoundedRect(track, high / 2, high / 2)


class SameDayRow(QPushButton):
    """Something else of the day: its symbol, its words, and what it is. Pressed, it is opened."""

    def __init__(self, symbol: str, title: str, below: str, look: Theme) -> None:
        super().__init__()
        self._symbol, self._title, self._below, self._look = symbol, title, below, look
        self.setProperty("role", "same-day")
        self.setAutoDefault(False)
        self.setAccessibleName(f"{title}, {below}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(look.px(SAME_DAY))
        self.clicked.connect(felt)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(SAME_DAY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sheet"))
            painter.drawRoundedRect(QRectF(self.rect()), look.px(9), look.px(9))
        side = look.px(BOX)
        paint_symbol(painter, self._symbol, QRectF(0, look.px(5), side, side), look)
        at = look.px(NEAR)
        room = self.width() - at - look.px(4)
        for y, text, size, token in (
            (look.px(2), self._title, 14, "ink"),
            (look.px(22), self._below, 13, "ink_soft"),
        ):
            font = look.font(size)
            painter.setFont(font)
            painter.setPen(look.colour(token))
            cut = QFontMetrics(font).elidedText(text[:400], Qt.TextElideMode.ElideRight, room)
            line = QRectF(at, y, room, look.px(20))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)


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

    def expect(self, moment: Moment) -> None:
        """This one will be read; nothing is said of the one before."""
        self.moment, self._told = moment, ""

    def forget(self) -> None:
        """There is none to read."""
        self.returned.flush()
        self.moment = self._found = None
        self._told = ""
        self.be_empty(True)

    def read(self, found: MomentToRead) -> None:
        """Show a moment; the keyboard stays where it is."""
        before, self._found = self._found, found
        self.moment = moment = found.moment
        self._told = told_aloud(found, self._around.words)
        self.returned.show_moment(moment)
        self.returned.setVisible(moment.outcome == WITHDREW)
        if before is None or _without_return(before) != _without_return(found):
            self._make_anew(found)
        self.be_empty(False)

    def _make_anew(self, found: MomentToRead) -> None:
        moment, words = found.moment, self._around.words
        self.say(told_when(moment, words))
        self.weigh.setVisible(bool(catalogue.sheets_from("moment", moment.kind)))
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
        grid.setHorizontalSpacing(look.px(0))
        grid.setVerticalSpacing(look.px(12))
        grid.setColumnMinimumWidth(0, look.px(LABELS))
        grid.setColumnStretch(1, 1)
        row = 0
        for label, value in told_fields(found, self._around.words):
            said = UrgeBar(value, look, label) if isinstance(value, int) else Prose(value)
            name = Soft(label)
            name.setFixedWidth(look.px(LABELS))
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(name, row, 0, top)
            grid.addWidget(said, row, 1, top)
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

    def _go(self, route: Route, _checked: bool = False) -> None:
        self.go.emit(route)

    def _on_same_day(self, kind: str, thing_id: int, _checked: bool = False) -> None:
        if BY_NAME[kind].type is Moment:
            self.other_asked.emit(thing_id)
        else:
            self.go.emit(to_thing(kind, thing_id))

    def _on_weigh(self) -> None:
        if self.moment is not None:
            sheets = catalogue.sheets_from("moment", self.moment.kind)
            self.go.emit(ToWorksheet(sheet=sheets[0][0].id, moment=self.moment))

    def _on_change(self) -> None:
        if self.moment is not None:
            self.go.emit(ToMoment(id=self.moment.id))


def _without_return(found: MomentToRead) -> MomentToRead:
    """All but what is answered of coming back, which is shown by itself."""
    return found._replace(moment=replace(Returned().in_moment(found.moment), changed=None))


def told_when(moment: Moment, words: Translator) -> str:
    """Saturday 21 November, 21:25."""
    day = words(
        "{weekday} {date}",
        weekday=weekday(moment.day, words),
        date=day_and_month(moment.day, words),
    )
    rough, time = str(moment.more.get(ROUGH, "")), clock_time(moment.at, words)
    if rough in CODES:
        return told(day, rough, words, time)
    return words("{day}, {time}", day=day, time=time)


def told_fields(found: MomentToRead, words: Translator) -> Iterator[tuple[str, str | int]]:
    """What was given beside the words: a label, and what it says or how strong it was."""
    moment = found.moment

    def labels(name: str, codes: tuple[str, ...]) -> str:
        return ", ".join(vocabulary.label(name, code, words) for code in codes if code)

    alias = found.person.alias if found.person is not None else ""
    yield from _given(words("What I showed"), vocabulary.shown(moment.approach_kind, words))
    yield from _given(words("With whom"), alias)
    yield from _given(words("Just before it"), labels("trigger", (moment.trigger or "",)))
    yield from _given(words("How it showed"), labels("behaviour", moment.behaviour))
    yield from _given(words("What I feared"), labels("fear", moment.fear))
    yield from _given(words("How hard it was"), moment.suds)
    yield from _given(words("How it was taken"), labels("reception", (moment.reception or "",)))
    yield from _given(words("How I felt after"), labels("emotion", moment.after_feeling))
    for field in moment_fields():
        answer = told_answer(field, moment.more.get(field.name), words)
        yield from _given(words(field.label), answer)
    yield from _given(words("The urge"), moment.urge)


def told_aloud(found: MomentToRead, words: Translator) -> str:
    """The same as one text: the keyboard goes to what can be done, behind all of it."""
    moment = found.moment
    parts = [told_when(moment, words), " ".join(moment.text.split())[:LONGEST]]
    parts.append(vocabulary.happened(moment.outcome, words))
    parts += [f"{label}: {value}" for label, value in told_fields(found, words)]
    return ". ".join(part.rstrip(".") for part in parts if part)


def _given(label: str, value: str | int | None) -> Iterator[tuple[str, str | int]]:
    if value is not None and value != "":
        yield label, value


def told_same_day(card: Card, words: Translator) -> tuple[str, str, str]:
    """A symbol, the words of a thing, and what it is: Entry, 22:50."""
    detail = card.detail
    time = time_or_part(card.at, str(detail.get(ROUGH, "")), words)
    label = words(BY_NAME[card.kind].label)
    title = card.title
    symbol = {"entry": WRITTEN}.get(card.kind, WORKSHEET)
    if "outcome" in detail:
        found = symbol_of(str(detail["kind"]), str(detail["outcome"]))
        symbol = "" if found is None else found.name
        title = title or vocabulary.happened(str(detail["outcome"]), words)
        label = str(detail["person"] or "") or label
    elif "opening" in detail:
        title = title or str(detail["opening"]) or words("No words yet")
    elif "sheet" in detail:
        sheet = catalogue.sheets().get(str(detail["sheet"]))
        title = title or (words(sheet.title) if sheet is not None else label)
    below = words("{what}, {time}", what=label, time=time) if time else label
    return symbol, " ".join(title.split()), below
