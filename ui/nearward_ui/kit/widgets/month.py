"""The month: a table of days, each with a mark for what it holds."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nearward.domain.cards import DayMark
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import locale, long_day, month_name
from nearward_ui.kit.widgets import menus
from nearward_ui.kit.widgets.basic import LinkButton
from nearward_ui.kit.widgets.day_marks import paint_marks
from nearward_ui.kit.widgets.day_marks import said as said_marks
from nearward_ui.kit.widgets.opening import OpenByChoice

Index = QModelIndex | QPersistentModelIndex
DAYS = 42
_NO_INDEX = QModelIndex()


class MonthModel(QAbstractTableModel):
    """Six weeks around a month."""

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        self.month = date(2000, 1, 1)
        self.marks: dict[date, DayMark] = {}

    @property
    def first(self) -> int:
        """The ordinal of the first cell; it may lie before the first day there is."""
        begin = self.month.toordinal()
        back = (self.month.weekday() - self._around.settings.first_weekday) % 7
        return begin - back

    def show_month(self, month: date, marks: dict[date, DayMark]) -> None:
        """Show a month and its marks."""
        self.beginResetModel()
        self.month = month.replace(day=1)
        self.marks = marks
        self.endResetModel()

    def day(self, index: Index) -> date | None:
        """The day of a cell."""
        ordinal = self.first + index.row() * 7 + index.column()
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None

    def cell(self, day: date) -> QModelIndex:
        """The cell of a day."""
        row, column = divmod(day.toordinal() - self.first, 7)
        return self.index(row, column) if 0 <= row < 6 else QModelIndex()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 6

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 7

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self.day(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(day)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        forms = {
            int(Qt.ItemDataRole.DisplayRole): QLocale.FormatType.NarrowFormat,
            int(Qt.ItemDataRole.AccessibleTextRole): QLocale.FormatType.LongFormat,
        }
        if orientation == Qt.Orientation.Horizontal and role in forms:
            day = (section + self._around.settings.first_weekday) % 7 + 1
            return locale(self._around.words).dayName(day, forms[role])
        return None

    def _said(self, day: date) -> str:
        words, mark = self._around.words, self.marks.get(day)
        said = [long_day(day, words)]
        if mark is not None:
            said += said_marks(mark, words)
        return ", ".join(said)


class DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, and a mark for each kind of thing it holds."""

    def __init__(self, around: PageContext, model: MonthModel, view: QTableView) -> None:
        super().__init__(view)
        self._around = around
        self._model = model
        self._view = view
        self.selected: date | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = self._model.day(index)
        if day is None:
            return
        look = self._around.look
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        box = rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = day == self.selected
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tide"))
            painter.drawRoundedRect(box, look.px(6), look.px(6))
        elif day == self._around.today:
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, look.px(6), look.px(6))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, look.px(6), look.px(6))
        same = day.month == self._model.month.month and day.year == self._model.month.year
        painter.setPen(look.colour("sheet" if on else "ink" if same else "ink_soft"))
        painter.setFont(look.font(13, 600 if on else 400))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day))
        self._mark(painter, rect, day, on=on)
        painter.restore()

    def _mark(self, painter: QPainter, rect: QRect, day: date, *, on: bool) -> None:
        mark = self._model.marks.get(day)
        if mark is None:
            return
        paint_marks(painter, QRectF(rect), mark, self._around.look, on=on)


class MonthTable(QTableView):
    """Arrow keys go on into the next month; Enter opens the day."""

    beyond = Signal(int)
    chosen = Signal(object)

    def __init__(self, model: MonthModel, name: str) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(8)
            header.setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clicked.connect(self._on_clicked)
        self.opening = OpenByChoice(self, self._on_clicked)

    def setCurrentIndex(self, index: Index) -> None:
        """Make it the current day; opens nothing."""
        with self.opening.ours():
            super().setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        day = self._model.day(self.currentIndex()) if self.currentIndex().isValid() else None
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.beyond.emit(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if day is not None:
                self.chosen.emit(day)
        elif day is not None and event.key() in steps:
            ordinal = day.toordinal() + steps[Qt.Key(event.key())]
            if not 1 <= ordinal <= date.max.toordinal():
                return
            to = date.fromordinal(ordinal)
            if (to.year, to.month) != (self._model.month.year, self._model.month.month):
                self.beyond.emit(-1 if to < day else 1)
            self.setCurrentIndex(self._model.cell(to))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menus.over_row(self, event, self._model.day)

    def _on_clicked(self, index: QModelIndex) -> None:
        day = self._model.day(index)
        if day is not None:
            self.chosen.emit(day)


class Month(QWidget):
    """The month with its name and its ways. `chosen` carries a day, `asked` a span to load."""

    chosen = Signal(object)
    asked = Signal(object, object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        words = around.words
        self.model = MonthModel(around)
        self.table = MonthTable(self.model, words("Month"))
        self.delegate = DayDelegate(around, self.model, self.table)
        self.table.setItemDelegate(self.delegate)
        self.table.beyond.connect(self.turn)
        self.table.chosen.connect(self.chosen)
        self.name = QLabel()
        self.name.setProperty("role", "ask")
        self.before = LinkButton("‹")
        self.before.setProperty("shape", "square")
        self.before.setAccessibleName(words("Previous month"))
        self.before.clicked.connect(self._on_before)
        self.today = LinkButton(words("today"), tone="quiet")
        self.today.clicked.connect(self._on_today)
        self.after = LinkButton("›")
        self.after.setProperty("shape", "square")
        self.after.setAccessibleName(words("Next month"))
        self.after.clicked.connect(self._on_after)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.name, 1)
        for button in (self.before, self.today, self.after):
            top.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.table)
        around.look.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._around.look.px(284), self._around.look.px(240))

    def show_day(self, day: date) -> None:
        """Show a day as chosen, and its month."""
        self.delegate.selected = day
        month = day.replace(day=1)
        if month != self.model.month:
            self._to(month)
        else:
            self.table.viewport().update()
        self.table.setCurrentIndex(self.model.cell(day))

    def reload(self) -> None:
        """Ask for the marks of what is shown."""
        first = max(1, self.model.first)
        last = min(date.max.toordinal(), self.model.first + DAYS - 1)
        self.asked.emit(date.fromordinal(first), date.fromordinal(last))

    def take(self, marks: list[DayMark]) -> None:
        """The marks of what is shown."""
        self.model.marks = {mark.day: mark for mark in marks}
        self.table.viewport().update()

    def turn(self, months: int) -> None:
        """Some months on or back."""
        number = self.model.month.year * 12 + self.model.month.month - 1 + months
        if 12 <= number <= 9999 * 12 + 11:
            self._to(date(number // 12, number % 12 + 1, 1))

    def _to(self, month: date) -> None:
        self.model.show_month(month, {})
        self.name.setText(month_name(month, self._around.words))
        self.reload()

    def _on_before(self) -> None:
        self.turn(-1)

    def _on_after(self) -> None:
        self.turn(1)

    def _on_today(self) -> None:
        self.chosen.emit(self._around.today)

    def _fit(self) -> None:
        look = self._around.look
        self.table.setFixedHeight(look.px(24) + 6 * max(24, look.px(29)))
        self.table.horizontalHeader().setFixedHeight(look.px(24))


def day_after(day: date, days: int) -> date:
    """Some days on, held at the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
