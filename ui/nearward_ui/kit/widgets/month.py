"""The month: a table of days, each with one mark where something stands on it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
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
from nearward_ui.kit.tips import tip
from nearward_ui.kit.widgets import menus
from nearward_ui.kit.widgets.day_marks import paint_mark
from nearward_ui.kit.widgets.day_marks import said as said_marks
from nearward_ui.kit.widgets.icon_button import IconButton, WordButton
from nearward_ui.kit.widgets.opening import OpenByChoice

Index = QModelIndex | QPersistentModelIndex
DAYS = 42
#: pixels of the drawing: a cell, the names of the days, the box of the chosen day, its mark
CELL, ROW, NAMES = 40, 28, 24
WIDE, HIGH, RADIUS, MARK_AT = 28, 26, 9, 20
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

    def holds(self, day: date) -> bool:
        """Whether a day is one of the month; others are left blank."""
        return (day.year, day.month) == (self.month.year, self.month.month)

    def cell(self, day: date) -> QModelIndex:
        """The cell of a day."""
        row, column = divmod(day.toordinal() - self.first, 7)
        return self.index(row, column) if 0 <= row < 6 else QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        day = self.day(index)
        return super().flags(index) if day and self.holds(day) else Qt.ItemFlag.NoItemFlags

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 6

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 7

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self.day(index)
        if day is None or not self.holds(day):
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
    """Paints a day: its number, and one mark where something stands on it."""

    def __init__(self, around: PageContext, model: MonthModel, view: QTableView) -> None:
        super().__init__(view)
        self._around = around
        self._model = model
        self._view = view
        self.selected: date | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = self._model.day(index)
        if day is None or not self._model.holds(day):
            return
        look, today = self._around.look, self._around.today
        state: QStyle.StateFlag = option.state
        cell = QRectF(option.rect)
        box = QRectF(0, 0, look.px(WIDE), look.px(HIGH))
        box.moveCenter(cell.center())
        radius = look.px(RADIUS)
        on = day == self.selected
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if on:
            painter.setBrush(look.colour("tide"))
            painter.drawRoundedRect(box, radius, radius)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look.colour("rail"))
            painter.drawRoundedRect(box, radius, radius)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("tide"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = box.adjusted(-2, 0, 2, 0) if on else box
            painter.drawRoundedRect(ring, radius, radius)
        plain = "ink_soft" if day > today else "ink"
        painter.setPen(look.colour("paper" if on else "tide" if day == today else plain))
        painter.setFont(look.font(13, 600 if on or day == today else 400))
        number = QRectF(cell.x(), box.top(), cell.width(), look.px(MARK_AT))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.day))
        mark = self._model.marks.get(day)
        if mark is not None:
            middle = QPointF(cell.center().x(), cell.top() + look.px(MARK_AT + 2))
            paint_mark(painter, middle, mark, look, look.colour("paper" if on else "tide"))
        painter.restore()


class MonthTable(QTableView):
    """Arrow keys go on into the next month; Enter opens the day."""

    beyond = Signal(int)
    chosen = Signal(object)

    def __init__(self, model: MonthModel, name: str) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("role", "month")
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
        self.setMouseTracking(True)
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
            if not self._model.holds(to):
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
    """The month with its name and its ways, or only a week of it.

    `chosen` carries a day, `asked` a span to load; `name_pressed` says that a date is wished for.
    """

    chosen = Signal(object)
    asked = Signal(object, object)
    name_pressed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        self.is_folded = False
        words, look = around.words, around.look
        self.model = MonthModel(around)
        self.table = MonthTable(self.model, words("Month"))
        self.delegate = DayDelegate(around, self.model, self.table)
        self.table.setItemDelegate(self.delegate)
        self.table.beyond.connect(self.turn)
        self.table.chosen.connect(self.chosen)
        self.table.selectionModel().currentChanged.connect(self._show_rows)
        self.name = WordButton("", look, strong=True, opens=False)
        self.name.setToolTip(tip("go-to-date", words))
        self.name.clicked.connect(self.name_pressed)
        self.fold = IconButton("down", words("Show one week"), look, tone="ink", small=True)
        self.fold.clicked.connect(self._on_fold)
        self.before = IconButton("left", words("Previous month"), look)
        self.before.clicked.connect(self._on_before)
        self.today = WordButton(words("today"), look, opens=False)
        self.today.clicked.connect(self._on_today)
        self.after = IconButton("right", words("Next month"), look)
        self.after.clicked.connect(self._on_after)
        self._lay_out()
        look.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        top = self._top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.name)
        top.addWidget(self.fold)
        top.addStretch(1)
        for button in (self.before, self.today, self.after):
            top.addWidget(button)
        days = self._days = QHBoxLayout()
        days.addWidget(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addLayout(days)

    def show_day(self, day: date) -> None:
        """Show a day as chosen, and its month."""
        self.delegate.selected = day
        month = day.replace(day=1)
        if month != self.model.month:
            self._to(month)
        else:
            self.table.viewport().update()
        self.table.setCurrentIndex(self.model.cell(day))
        self._show_rows()

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

    def show_days_only(self) -> None:
        """Days to choose from, and nothing else."""
        self.fold.hide()
        self.name.setEnabled(False)
        self.name.setToolTip("")

    def fold_up(self, on: bool) -> None:
        """Show only a week, or all of it."""
        self.is_folded = on
        words = self._around.words
        self.fold.icon_name = "right" if on else "down"
        name = words("Show the whole month") if on else words("Show one week")
        self.fold.name(name)
        self._show_rows()

    def _to(self, month: date) -> None:
        self.model.show_month(month, {})
        self.name.setText(month_name(month, self._around.words))
        self._show_rows()
        self.reload()

    def _show_rows(self) -> None:
        """All weeks, or the one of the current day, else of the chosen one."""
        current, chosen = self.table.currentIndex(), self.delegate.selected
        week = current.row() if current.isValid() else 0
        if not current.isValid() and chosen is not None and self.model.holds(chosen):
            week = self.model.cell(chosen).row()
        for row in range(6):
            self.table.setRowHidden(row, self.is_folded and row != week)
        self._fit()

    def _on_fold(self) -> None:
        self.fold_up(not self.is_folded)

    def _on_before(self) -> None:
        self._step(-1)

    def _on_after(self) -> None:
        self._step(1)

    def _step(self, way: int) -> None:
        """A month on or back; of one week a week."""
        index = self.table.currentIndex()
        day = self.model.day(index) if index.isValid() else None
        if not self.is_folded or day is None:
            self.turn(way)
            return
        to = day_after(day, 7 * way)
        if not self.model.holds(to):
            self._to(to.replace(day=1))
        self.table.setCurrentIndex(self.model.cell(to))

    def _on_today(self) -> None:
        self.chosen.emit(self._around.today)

    def _fit(self) -> None:
        look = self._around.look
        weeks = 1 if self.is_folded else 6
        self.table.setFixedSize(7 * look.px(CELL), look.px(NAMES) + weeks * look.px(ROW))
        self.table.horizontalHeader().setFixedHeight(look.px(NAMES))
        # the words of the name stand in line with what is below it
        self._days.setContentsMargins(look.px(4), 0, 0, 0)


def day_after(day: date, days: int) -> date:
    """Some days on, held at the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
