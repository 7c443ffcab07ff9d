"""The sheets that can be begun, a line each: what it is called, and what it is for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from nearward.worksheets.form.model import Sheet
from nearward.worksheets.own.reading import GROUP as OWN
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.lists.lit_lines import LitLine, LitLines
from nearward_ui.kit.widgets.basic import LinkButton, Panel, SmallHeading

#: pixels of the drawing: the names of sheets are at most so wide, where their purpose is beside
WIDEST = 220
LINE = 34
#: the page for an appointment, by which its line is called
APPOINTMENT = "appointment"


class SheetLine(LitLine):
    """A sheet, with two ways: it is begun, or a blank one is printed."""

    def __init__(self, title: str, purpose: str, around: PageContext) -> None:
        words, look = around.words, around.look
        begin = LinkButton(words("Begin"))
        begin.setAccessibleName(words("{sheet}: begin", sheet=title))
        super().__init__(title, purpose, begin)
        self.blank = LinkButton(words("Blank"))
        self.blank.setToolTip(words("Print a blank one"))
        self.blank.setAccessibleName(words("{sheet}: print a blank one", sheet=title))
        self._text = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._text.addWidget(self.title)
        self._text.addWidget(self.about, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), 0, look.px(8), 0)
        row.setSpacing(look.px(6))
        row.addLayout(self._text, 1)
        row.addWidget(self.blank)
        row.addWidget(begin)
        self.setMinimumHeight(look.px(LINE))

    @property
    def ways(self) -> list[LinkButton]:
        return [self.main, self.blank]

    def stand(self, title_width: int, *, narrow: bool, px: int) -> None:
        """The purpose beside the name, or below it."""
        way = QBoxLayout.Direction
        self._text.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._text.setSpacing(0 if narrow else px)
        self._text.setContentsMargins(0, px // 2, 0, px // 2)
        self.title.setMinimumWidth(0 if narrow else title_width)
        self.title.setMaximumWidth(16777215 if narrow else title_width)


class SheetOffers(Panel):
    """All sheets in their groups.

    `begun` and `blank_asked` carry the id of a sheet.
    """

    begun = Signal(str)
    blank_asked = Signal(str)

    def __init__(self, sheets: Iterable[Sheet], around: PageContext) -> None:
        super().__init__()
        self.sheets = list(sheets)
        look = around.look
        self._look = look
        self._is_narrow = False
        self.lines: dict[str, SheetLine] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (8, 12, 8, 10)))
        box.setSpacing(0)
        for group, members in groupby(self.sheets, key=lambda sheet: sheet.group):
            if group == OWN and self.lines:
                box.addWidget(self._for_an_appointment(around))
            if group:
                if self.lines:
                    box.addSpacing(look.px(8))
                box.addWidget(self._heading(around.words(group)))
            for sheet in members:
                box.addWidget(self._line(sheet, around))
        if self.lines and APPOINTMENT not in self.lines:
            box.addWidget(self._for_an_appointment(around))
        self.lit = LitLines(self.lines, self)
        look.changed.connect(self._stand)
        self._stand()

    @property
    def first(self) -> QWidget | None:
        """What takes the keyboard."""
        return self.lit.first

    def reshape(self, *, narrow: bool) -> None:
        """One column: the purpose of a sheet stands below its name."""
        self._is_narrow = narrow
        self._stand()

    def _heading(self, text: str) -> QWidget:
        heading, px = SmallHeading(text), self._look.px
        heading.setContentsMargins(px(14), px(4), px(14), px(4))
        return heading

    def _line(self, sheet: Sheet, around: PageContext) -> SheetLine:
        words = around.words
        line = self._made(sheet.id, SheetLine(words(sheet.title), words(sheet.purpose), around))
        line.blank.clicked.connect(partial(self._on_blank, sheet.id))
        return line

    def _for_an_appointment(self, around: PageContext) -> SheetLine:
        """The sheet that is put together from the diary; it is not filled in by hand."""
        words = around.words
        purpose = words("One page to bring along")
        line = self._made(APPOINTMENT, SheetLine(words("For an appointment"), purpose, around))
        line.blank.hide()
        return line

    def _made(self, name: str, line: SheetLine) -> SheetLine:
        self.lines[name] = line
        line.taken.connect(partial(self.begun.emit, name))
        return line

    def _on_blank(self, sheet_id: str, _checked: bool = False) -> None:
        self.blank_asked.emit(sheet_id)

    def _stand(self) -> None:
        px = self._look.px
        metrics = QFontMetrics(self._look.font(14, 600))
        names = [metrics.horizontalAdvance(line.title.text()) for line in self.lines.values()]
        width = min(px(WIDEST), max(names, default=0) + px(4))
        for line in self.lines.values():
            line.stand(width, narrow=self._is_narrow, px=px(14))
            line.setMinimumHeight(px(LINE))
