"""The sheets that can be begun, a line each: what it is called, and what it is for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nearward.worksheets.form.model import Sheet
from nearward.worksheets.own.reading import GROUP as OWN
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.one_stop import OneStop
from nearward_ui.kit.properties import give
from nearward_ui.kit.widgets.basic import (
    LinkButton,
    Panel,
    SmallHeading,
    Soft,
    bring_in_sight,
    restyle,
)

#: pixels of the drawing: the names of sheets are at most so wide, where their purpose is beside
WIDEST = 220
LINE = 34
#: the page for an appointment, by which its line is called
APPOINTMENT = "appointment"


class SheetLine(QFrame):
    """A sheet. A click anywhere on it begins one; its two ways are seen while it is lit."""

    begun = Signal()
    entered = Signal(bool)

    def __init__(self, title: str, purpose: str, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.setProperty("role", "offer")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title, self.purpose = QLabel(title), Soft(purpose)
        self.title.setProperty("role", "offer")
        self.title.setWordWrap(True)
        give(self.title, textFormat="PlainText")
        self.blank = LinkButton(words("Blank"))
        self.blank.setToolTip(words("Print a blank one"))
        self.blank.setAccessibleName(words("{sheet}: print a blank one", sheet=title))
        self.begin = LinkButton(words("Begin"))
        self.begin.setAccessibleName(words("{sheet}: begin", sheet=title))
        self.begin.setAccessibleDescription(self.purpose.text())
        self.begin.clicked.connect(self.begun)
        self._text = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._text.addWidget(self.title)
        self._text.addWidget(self.purpose, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), 0, look.px(8), 0)
        row.setSpacing(look.px(6))
        row.addLayout(self._text, 1)
        row.addWidget(self.blank)
        row.addWidget(self.begin)
        self.setMinimumHeight(look.px(LINE))

    def light(self, on: bool) -> None:
        """Show its ways."""
        if (self.property("lit") == "true") != on:
            self.setProperty("lit", "true" if on else "false")
            for widget in (self, self.blank, self.begin):
                restyle(widget)

    def stand(self, title_width: int, *, narrow: bool, px: int) -> None:
        """The purpose beside the name, or below it."""
        way = QBoxLayout.Direction
        self._text.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._text.setSpacing(0 if narrow else px)
        self._text.setContentsMargins(0, px // 2, 0, px // 2)
        self.title.setMinimumWidth(0 if narrow else title_width)
        self.title.setMaximumWidth(16777215 if narrow else title_width)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.entered.emit(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.begun.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class SheetOffers(Panel):
    """All sheets in their groups. They are one stop of the Tab key; arrow keys go between them.

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
        self._stop: SheetLine | None = None
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
        buttons = [b for line in self.lines.values() for b in (line.begin, line.blank)]
        for button in buttons:
            button.installEventFilter(self)
        if buttons:
            OneStop(buttons, self, row=2)
            self._light(next(iter(self.lines.values())))
        look.changed.connect(self._stand)
        self._stand()

    @property
    def first(self) -> QWidget | None:
        """What takes the keyboard."""
        return self._stop.begin if self._stop is not None else None

    def reshape(self, *, narrow: bool) -> None:
        """One column: the purpose of a sheet stands below its name."""
        self._is_narrow = narrow
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line that has the keyboard, or had it last, is lit."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            line = watched.parentWidget()
            if isinstance(line, SheetLine):
                self._light(line)
                bring_in_sight(line)
        return super().eventFilter(watched, event)

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
        line.begun.connect(partial(self.begun.emit, name))
        line.entered.connect(partial(self._on_entered, line))
        return line

    def _light(self, line: SheetLine) -> None:
        if self._stop is not None:
            self._stop.begin.setProperty("answers", False)
        self._stop = line
        # Ctrl+Return begins the sheet that had the keyboard last
        line.begin.setProperty("answers", True)
        self._on_entered(line, on=True)

    def _on_entered(self, line: SheetLine, on: bool) -> None:
        """One line is lit: that under the mouse, else that of the keyboard."""
        lit = line if on else self._stop
        for one in self.lines.values():
            one.light(one is lit)

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
