"""The worksheets, newest first, and the sheets to begin."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.day import day_of
from nearward.domain.things import Worksheet
from nearward.session import operations
from nearward.worksheets import answers, catalogue
from nearward_ui.kit.around import Notice, Surroundings
from nearward_ui.kit.cards import CardList, Line
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.page import Page
from nearward_ui.kit.plain import Heading, LinkButton, MainButton, Panel, Prose, Soft, SubHeading
from nearward_ui.kit.telling import told_belief

PAGE = 50


class WorksheetsPage(Page):
    """What can be begun, and what was."""

    key = "worksheets"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self.begin_buttons: list[MainButton] = []
        self._cards: list[QBoxLayout] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (40, 24, 40, 0)))
        box.setSpacing(look.px(14))
        box.addWidget(Heading(words("Worksheets")))
        for sheet in catalogue.sheets().values():
            panel = Panel()
            row = QBoxLayout(QBoxLayout.Direction.LeftToRight, panel)
            self._cards.append(row)
            row.setContentsMargins(*(look.px(n) for n in (20, 14, 16, 14)))
            row.setSpacing(look.px(10))
            text = QVBoxLayout()
            text.setSpacing(look.px(2))
            text.addWidget(SubHeading(words(sheet.title)))
            text.addWidget(Soft(words(sheet.intro)))
            row.addLayout(text, 1)
            blank = LinkButton(words("Print a blank one"))
            blank.setAccessibleName(words("{sheet}: print a blank one", sheet=words(sheet.title)))
            blank.clicked.connect(partial(self._on_blank, sheet.id))
            begin = MainButton(words("Begin"))
            begin.setAccessibleName(words("{sheet}: begin", sheet=words(sheet.title)))
            begin.clicked.connect(partial(self._on_begin, sheet.id))
            ways = QHBoxLayout()
            ways.setSpacing(look.px(10))
            ways.addStretch(1)
            ways.addWidget(blank)
            ways.addWidget(begin)
            row.addLayout(ways)
            self.begin_buttons.append(begin)
            box.addWidget(panel)
        for trouble in catalogue.troubles():
            panel = Panel("trouble")
            QVBoxLayout(panel).addWidget(Prose(trouble.say(words)))
            box.addWidget(panel)
        self.list = CardList(words("Worksheets"), around)
        self.list.opened.connect(self._on_opened)
        self.list.delete_asked.connect(self._on_delete_asked)
        self.list.cards.wants_more.connect(self._on_more)
        self.nothing = Soft(
            words(
                "The worksheets you begin will be listed here. One can also be begun from a moment,"
                " when it is saved."
            )
        )
        self.nothing.hide()
        box.addWidget(self.nothing)
        box.addWidget(self.list, 100)
        # while the list is hidden, what stands above stays above
        box.addStretch(1)

    def enter(self, argument: object) -> None:
        self.desk.ask(operations.worksheets(limit=PAGE), self._on_worksheets)

    def first_focus(self) -> QWidget | None:
        return self.begin_buttons[0] if self.begin_buttons else None

    def reshape(self, shape: str) -> None:
        way = QBoxLayout.Direction
        for card in self._cards:
            card.setDirection(way.TopToBottom if shape == "narrow" else way.LeftToRight)

    def _lines(self, worksheets: list[Worksheet]) -> list[Line]:
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
                Line(title or words("A thought to weigh"), " · ".join(parts), "", worksheet)
            )
        return lines

    def _on_worksheets(self, worksheets: list[Worksheet]) -> None:
        self.list.cards.show_lines(self._lines(worksheets), more=len(worksheets) == PAGE)
        self.nothing.setVisible(not worksheets)
        self.list.setVisible(bool(worksheets))

    def _on_more(self) -> None:
        last = self.list.cards.lines[-1].thing
        if isinstance(last, Worksheet):
            self.desk.ask(operations.worksheets(after=last, limit=PAGE), self._on_next)

    def _on_next(self, worksheets: list[Worksheet]) -> None:
        self.list.cards.add_lines(self._lines(worksheets), more=len(worksheets) == PAGE)

    def _on_begin(self, sheet_id: str) -> None:
        self.go.emit("worksheet", {"sheet": sheet_id, "moment": None})

    def _on_blank(self, sheet_id: str) -> None:
        self.go.emit("print", {"sheet": sheet_id, "worksheet": None})

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Worksheet):
            self.go.emit("worksheet", {"id": thing.id})

    def _on_delete_asked(self, thing: object) -> None:
        if isinstance(thing, Worksheet):
            self.desk.ask(
                operations.delete("worksheet", thing.id), partial(self._on_deleted, thing.id)
            )

    def _on_deleted(self, gone: int, _answer: None) -> None:
        text = self.words("The worksheet is in the trash.")
        self.notice.emit(Notice(text, self.words("Undo"), partial(self._undo, gone)))
        self.enter(None)

    def _undo(self, gone: int) -> None:
        self.desk.ask(operations.restore("worksheet", gone), self._on_undone)

    def _on_undone(self, _answer: None) -> None:
        self.enter(None)
