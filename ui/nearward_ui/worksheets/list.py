"""The worksheets, newest first, and the sheets to begin."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.day import day_of
from nearward.domain.model import Worksheet
from nearward.domain.trouble import Trouble
from nearward.session.ask import trash, worksheets
from nearward.worksheets import answers, catalogue
from nearward.worksheets.model import Sheet
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.layouts.list_page import ListPage
from nearward_ui.kit.widgets.basic import (
    Heading,
    LinkButton,
    MainButton,
    Panel,
    Soft,
    SubHeading,
    TroublePanel,
)
from nearward_ui.kit.widgets.card_text import told_belief
from nearward_ui.kit.widgets.cards import CardLine, CardList
from nearward_ui.routes import Route, ToPrint, ToWorksheet

PAGE = 50


class WorksheetsPage(ListPage):
    """What can be begun, and what was."""

    shows = ("worksheet",)

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self.begin_buttons: list[MainButton] = []
        self._rows: list[QBoxLayout] = []
        offers = [self._offer(sheet) for sheet in catalogue.sheets().values()]
        troubles = []
        for trouble in catalogue.troubles():
            panel = TroublePanel(look)
            panel.say(trouble.say(words))
            troubles.append(panel)
        self.list = CardList(words("Worksheets"), around)
        self.list.opened.connect(self._on_opened)
        self.list.delete_asked.connect(self._on_delete_asked)
        self.list.cards.wants_more.connect(self._on_more)
        self.nothing = Soft(
            words(
                "The worksheets you begin will be listed here. You can also begin one from a"
                " saved moment."
            )
        )
        self.nothing.hide()
        self.unread = TroublePanel(look)
        above = [*offers, *troubles, self.nothing, self.unread]
        self.lay_out_list(Heading(words("Worksheets")), [], above)

    def enter(self, _route: Route | None = None) -> None:
        self._load(PAGE)

    def refresh(self, _changed: KindsChanged) -> None:
        self._load(max(PAGE, self.list.hold()))

    def _load(self, limit: int) -> None:
        ask, then = worksheets.page(limit=limit), partial(self._on_worksheets, limit)
        self.desk.ask(ask, then, self._on_unread, lane="worksheets")

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        way = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(way.TopToBottom if shape == "narrow" else way.LeftToRight)

    def first_focus(self) -> QWidget | None:
        return self.begin_buttons[0] if self.begin_buttons else None

    def _offer(self, sheet: Sheet) -> Panel:
        """A sheet that can be begun."""
        words, look = self.words, self.look
        panel, title = Panel(), words(sheet.title)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, panel)
        row.setContentsMargins(*(look.px(n) for n in (20, 12, 18, 12)))
        row.setSpacing(look.px(10))
        text = QVBoxLayout()
        text.setSpacing(look.px(2))
        text.addWidget(SubHeading(title))
        text.addWidget(Soft(words(sheet.intro)))
        blank = LinkButton(words("Print a blank one"), flush="start")
        blank.setAccessibleName(words("{sheet}: print a blank one", sheet=title))
        blank.clicked.connect(partial(self._on_blank, sheet.id))
        begin = MainButton(words("Begin"))
        begin.setAccessibleName(words("{sheet}: begin", sheet=title))
        begin.clicked.connect(partial(self._on_begin, sheet.id))
        ways = QHBoxLayout()
        ways.setSpacing(look.px(10))
        ways.addWidget(blank)
        ways.addWidget(begin)
        ways.addStretch(1)
        row.addLayout(text, 1)
        row.addLayout(ways)
        self.begin_buttons.append(begin)
        self._rows.append(row)
        return panel

    def _lines(self, worksheets: list[Worksheet]) -> list[CardLine]:
        words = self.words
        today = day_of(self.around.clock(), self.around.settings.day_ends)
        lines = []
        for worksheet in worksheets:
            sheet = catalogue.sheets().get(worksheet.sheet)
            thought = answers.heading(sheet, worksheet.answers) if sheet else ""
            before, after = answers.beliefs(sheet, worksheet.answers) if sheet else (None, None)
            parts = [short_day(worksheet.day, today, words)]
            if sheet is not None:
                parts.append(words(sheet.title))
            parts += told_belief(before, after, self.around)
            if worksheet.status != "finished":
                parts.append(words("not finished"))
            title = words("“{thought}”", thought=" ".join(thought.split())) if thought else ""
            lines.append(
                CardLine(title or words("A thought to weigh"), " · ".join(parts), "", worksheet)
            )
        return lines

    def _on_worksheets(self, limit: int, worksheets: list[Worksheet]) -> None:
        self.list.cards.show_lines(self._lines(worksheets), more=len(worksheets) == limit)
        self.nothing.setVisible(not worksheets)
        self.list.setVisible(bool(worksheets))
        self.unread.say("")

    def _on_unread(self, trouble: Trouble) -> None:
        self.list.cards.ask_again()
        self.unread.say(trouble.say(self.words))
        self.nothing.hide()

    def _on_more(self) -> None:
        last = self.list.cards.lines[-1].thing
        if isinstance(last, Worksheet):
            ask = worksheets.page(after=last, limit=PAGE)
            self.desk.ask(ask, self._on_next, self._on_unread)

    def _on_next(self, worksheets: list[Worksheet]) -> None:
        self.list.cards.add_lines(self._lines(worksheets), more=len(worksheets) == PAGE)

    def _on_begin(self, sheet_id: str) -> None:
        self.go.emit(ToWorksheet(sheet=sheet_id))

    def _on_blank(self, sheet_id: str) -> None:
        self.go.emit(ToPrint(sheet=sheet_id))

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Worksheet):
            self.go.emit(ToWorksheet(id=thing.id))

    def _on_delete_asked(self, thing: object) -> None:
        if isinstance(thing, Worksheet):
            self.desk.ask(trash.delete("worksheet", thing.id), partial(self._on_deleted, thing.id))

    def _on_deleted(self, gone: int, _answer: None) -> None:
        text = self.words("The worksheet is in the trash.")
        self.notice.emit(Notice(text, self.words("Undo"), partial(self._undo, gone)))
        self.list.take_up()

    def _undo(self, gone: int) -> None:
        self.desk.ask(trash.restore("worksheet", gone), partial(self._on_undone, gone))

    def _on_undone(self, gone: int, _answer: None) -> None:
        if self.isVisible():
            self.list.take_up(partial(_is_worksheet, gone))


def _is_worksheet(gone: int, thing: object) -> bool:
    return isinstance(thing, Worksheet) and thing.id == gone
