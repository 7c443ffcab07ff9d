"""The sheets to begin, a line each, and the worksheets that were begun, newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.day import day_of
from nearward.domain.model import Worksheet
from nearward.session.ask import worksheets
from nearward.worksheets import answers, catalogue
from nearward.worksheets.as_kept import heading_of
from nearward.worksheets.form.model import Sheet
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import day_of_a_list
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.lists.grown_list import GrownList
from nearward_ui.kit.lists.paged_list import Listed, PagedList
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Heading,
    LinkButton,
    Panel,
    Scroll,
    SmallHeading,
    TroublePanel,
)
from nearward_ui.kit.widgets.card_text import told_heading, told_ratings
from nearward_ui.kit.widgets.cards import CardLine
from nearward_ui.routes import Route, ToPrint, ToSheetRead, ToWorksheet
from nearward_ui.worksheets.offers import APPOINTMENT, SheetOffers
from nearward_ui.worksheets.own.links import OwnSheetLinks
from nearward_ui.worksheets.revisits.offer import ToLookAgain
from nearward_ui.worksheets.sheet_rows import SheetRow, SheetRows

#: so many sheets leave room for the list below them
FEW = 4
#: beside more sheets, or over them, only so many worksheets are shown at first
BESIDE, OVER = 7, 3
#: how wide both are beside each other
SHARES = (30, 19)


class WorksheetsPage(Page):
    """What can be begun, and what was. The page scrolls as a whole."""

    measure = Measure.LISTS
    shows = ("worksheet", "own_sheet")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        sheets = catalogue.offered()
        self._offer(sheets)
        self.own = OwnSheetLinks(around)
        self.own.go.connect(self.go)
        self._shape = "wide"
        self._has_many = len(sheets) > FEW
        if self._has_many:
            self.measure = Measure.CHARTS
        self._is_folded = self._has_many
        listed = Listed(
            "worksheet",
            worksheets.page,
            words("The worksheet is in the trash."),
            words(
                "The worksheets you begin will be listed here. You can also begin one from a"
                " saved moment."
            ),
        )
        self.list = PagedList(words("Worksheets"), listed, self._lines, around)
        self.list.setItemDelegate(SheetRows(around, self.list))
        self.list.setMouseTracking(True)
        self.list.opened.connect(self._on_opened)
        self.list.notice.connect(self.notice)
        self.list.loaded.connect(self._on_loaded)
        self.nothing, self.unread = self.list.nothing, self.list.unread
        self.all_button = LinkButton(words("Show all"), flush="start")
        self.all_button.clicked.connect(self._on_all)
        self._lay_out()

    def enter(self, _route: Route | None = None) -> None:
        self.again.load()
        self.own.load()
        if self.list.cards.lines:
            self.list.refresh()
        else:
            self.list.load()

    def refresh(self, _changed: KindsChanged) -> None:
        self.again.load()
        self.list.refresh()
        self.own.load()
        if self.offers.sheets != (sheets := catalogue.offered()):
            former = self.offers
            self._offer(sheets)
            self._offered.replaceWidget(former, self.offers)
            former.hide()
            former.deleteLater()
            self.reshape(self._shape)

    def acts(self) -> Mapping[str, Callable[[], object]]:
        return {"make_sheet": self.own.make.click}

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self._shape = shape
        way = QBoxLayout.Direction
        beside = self._has_many and shape == "wide"
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        # in one column many sheets stand below what was begun
        first = 1 if self._has_many and not beside else 0
        self._columns.insertWidget(first, self._left, SHARES[0])
        at_top = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        for column in (self._left, self._yours):
            self._columns.setAlignment(column, at_top)
        self.offers.reshape(narrow=shape == "narrow")
        most = BESIDE if beside else OVER
        if self._is_folded and most != self.list.most:
            self.list.most = most
            if self.list.cards.lines:
                self.list.load()

    def first_focus(self) -> QWidget | None:
        return self.offers.first

    def _offer(self, sheets: list[Sheet]) -> None:
        self.offers = SheetOffers(sheets, self.around)
        self.offers.begun.connect(self._on_begin)
        self.offers.blank_asked.connect(self._on_blank)

    def _made_left(self) -> QWidget:
        """The sheets that can be begun, and the way to make one."""
        left = QWidget()
        self._offered = QVBoxLayout(left)
        self._offered.setContentsMargins(0, 0, 0, 0)
        self._offered.addWidget(self.offers)
        self._offered.addWidget(self.own)
        self._offered.addStretch(1)
        return left

    def _lay_out(self) -> None:
        px = self.look.px
        self._left = self._made_left()
        self.yours_heading = SmallHeading(self.words("Yours"))
        self._yours = Panel()
        yours = QVBoxLayout(self._yours)
        yours.setContentsMargins(*(px(n) for n in (14, 14, 14, 12)))
        yours.setSpacing(px(6))
        self.yours_heading.setContentsMargins(px(8), 0, 0, 0)
        for widget in (self.yours_heading, self.nothing, self.unread, self.list):
            yours.addWidget(widget)
        yours.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.again = ToLookAgain(self.around)
        self.again.go.connect(self.go)
        yours.addWidget(self.again)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(px(24))
        for column, share in zip((self._left, self._yours), SHARES, strict=True):
            self._columns.addWidget(column, share)
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box)
        box.setSpacing(px(14))
        box.addWidget(Heading(self.words("Worksheets")))
        for trouble in catalogue.troubles():
            panel = TroublePanel(self.look)
            panel.say(trouble.say(self.words))
            box.addWidget(panel)
        box.addLayout(self._columns)
        box.addStretch(1)
        self.scroller = Scroll(content)
        self._grown = GrownList(self.list, self.scroller, self.look)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)
        self.offers.setHidden(not self.offers.lines)
        self._on_loaded()

    def _lines(self, found: Sequence[Worksheet]) -> list[CardLine]:
        today = day_of(self.around.clock(), self.around.settings.day_ends)
        return [
            self._line(worksheet, day_of_a_list(worksheet.day, today, self.words))
            for worksheet in found
        ]

    def _line(self, worksheet: Worksheet, day: str) -> CardLine:
        words = self.words
        sheet = catalogue.nearest(worksheet.sheet, worksheet.sheet_version)
        heading, parts = heading_of(worksheet), []
        if sheet is not None:
            parts.append(words(sheet.short_title or sheet.title))
            parts += told_ratings(sheet, answers.ratings(sheet, worksheet.answers), words)
        soft = " · ".join(parts)
        still = "" if worksheet.status == "finished" else words("not finished")
        title = " ".join(heading.split()) or told_heading(sheet, "", words)
        said = ", ".join(part for part in (title, day, soft, still) if part)
        name = next(iter(parts), "")
        return SheetRow(title, soft, "", worksheet, said, day, name, still)

    def _on_loaded(self) -> None:
        self.yours_heading.setVisible(bool(self.list.cards.lines))
        self.all_button.setVisible(self.list.has_more)

    def _on_all(self) -> None:
        """All of them; the keyboard stands on the last of those that were shown."""
        last = self.list.cards.lines[-1].thing
        self._is_folded, self.list.most = False, 0
        self.list.load_at(last.id if isinstance(last, Worksheet) else 0)

    def _on_begin(self, sheet_id: str) -> None:
        is_page = sheet_id == APPOINTMENT
        self.go.emit(Route(sheet_id) if is_page else ToWorksheet(sheet=sheet_id))

    def _on_blank(self, sheet_id: str) -> None:
        self.go.emit(ToPrint(sheet=sheet_id))

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Worksheet):
            finished = thing.status == "finished"
            self.go.emit((ToSheetRead if finished else ToWorksheet)(id=thing.id))
