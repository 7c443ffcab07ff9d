"""The list of the palette: a model of lines, and a delegate that paints them."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.icons import paint_icon
from nearward_ui.shell.commands.finding import Line

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
LINE = int(Qt.ItemDataRole.UserRole)
#: pixels of the drawing: how high a row and a title is, and where words begin
ROW, TITLE, SIDE, TEXT, ICON = 40, 36, 20, 52, 20


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.text}, {line.aside}" if line.aside else line.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].is_title:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    """Paints words at the left, what was found in bold, and the key or the day at the right."""

    def __init__(self, look: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(LINE)
        is_title = isinstance(line, Line) and line.is_title
        return QSize(100, self._look.px(TITLE if is_title else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, look = index.data(LINE), self._look
        if not isinstance(line, Line):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        way = option.direction
        lead = _side(way, Qt.AlignmentFlag.AlignLeft)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(look.px(SIDE), 0, -look.px(SIDE), 0)
        if line.is_title:
            painter.setFont(look.font(12, 600))
            painter.setPen(look.colour("ink_soft"))
            painter.drawText(box, lead, line.text)
            painter.restore()
            return
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tide_soft"))
            ground = QRectF(rect).adjusted(look.px(8), 0, -look.px(8), 0)
            painter.drawRoundedRect(ground, look.px(9), look.px(9))
        box = self._aside(painter, box, line, way)
        high = look.px(ICON)
        mirrored = way == Qt.LayoutDirection.RightToLeft
        left = box.right() - high if mirrored else box.left()
        spot = QRectF(left, box.center().y() - high / 2, high, high)
        paint_icon(painter, line.icon, spot, look.colour("ink_soft"))
        room = look.px(TEXT - SIDE)
        box.adjust(0 if mirrored else room, 0, -room if mirrored else 0, 0)
        self._words(painter, box, line, way)
        painter.restore()

    def _aside(self, painter: QPainter, box: QRectF, line: Line, way: Qt.LayoutDirection) -> QRectF:
        """The key or the day at the end; gives what is left of the box."""
        if not line.aside:
            return box
        look = self._look
        painter.setFont(look.font(12))
        painter.setPen(look.colour("ink_soft"))
        metrics = QFontMetrics(painter.font())
        wide = min(box.width() / 2, metrics.horizontalAdvance(line.aside) + 2)
        said = metrics.elidedText(line.aside, Qt.TextElideMode.ElideRight, int(wide))
        painter.drawText(box, _side(way, Qt.AlignmentFlag.AlignRight), said)
        return _beside(box, wide + look.px(12), way)

    def _words(self, painter: QPainter, box: QRectF, line: Line, way: Qt.LayoutDirection) -> None:
        """Piece by piece, what was found in bold; in one piece from right to left."""
        look = self._look
        plain, bold = look.font(14), look.font(14, 600)
        metrics = QFontMetrics(bold)
        text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, int(box.width()))
        if way == Qt.LayoutDirection.RightToLeft or _is_mirrored(text):
            painter.setFont(plain)
            painter.setPen(look.colour("ink"))
            painter.drawText(box, _side(way, Qt.AlignmentFlag.AlignLeft), text)
            return
        x = box.left()
        for piece, is_found in _pieces(text, line.spans):
            font = bold if is_found else plain
            painter.setFont(font)
            painter.setPen(look.colour("tide" if is_found else "ink"))
            room = QRectF(x, box.top(), box.right() - x + 1, box.height())
            painter.drawText(room, _side(way, Qt.AlignmentFlag.AlignLeft), piece)
            x += _advance(font, piece)


class PaletteList(QListView):
    """What was found. The keyboard stays in the field. `picked` carries the value of a row."""

    picked = Signal(object)

    def __init__(self, name: str, look: Theme) -> None:
        super().__init__()
        self._lines = _Lines()
        self._look = look
        self.setModel(self._lines)
        self.setItemDelegate(_Delegate(look, self))
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("role", "palette")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._on_clicked)

    @property
    def lines(self) -> list[Line]:
        """What is listed."""
        return self._lines.lines

    @property
    def value(self) -> object:
        """What is chosen."""
        return self.line.value if self.line is not None else None

    @property
    def line(self) -> Line | None:
        """The row that is chosen."""
        index = self.currentIndex()
        return self.lines[index.row()] if index.isValid() else None

    @property
    def wanted_height(self) -> int:
        """How high all rows are."""
        px = self._look.px
        rows = sum(px(TITLE if line.is_title else ROW) for line in self.lines)
        return rows + px(8) if rows else 0

    def show_lines(self, lines: list[Line], *, keep: bool = False) -> None:
        """In place of what was there; the first is chosen, or what was."""
        chosen = self.value
        self._lines.show_lines(lines)
        rows = [row for row, line in enumerate(lines) if not line.is_title]
        at = next((row for row in rows if keep and lines[row].value == chosen), None)
        if rows:
            self._choose(rows[0] if at is None else at)
        if at is None:
            self.scrollToTop()

    def step(self, by: int) -> Line | None:
        """Choose another row; gives it. After the last one comes the first."""
        rows = [row for row, line in enumerate(self.lines) if not line.is_title]
        if not rows:
            return None
        here = self.currentIndex().row()
        at = rows.index(here) if here in rows else 0
        to = at + by
        if abs(by) == 1:
            to %= len(rows)
        self._choose(rows[max(0, min(to, len(rows) - 1))])
        if to <= 0:
            self.scrollToTop()
        return self.lines[self.currentIndex().row()]

    def _choose(self, row: int) -> None:
        self.setCurrentIndex(self._lines.index(row))

    def _on_clicked(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, Line):
            self.picked.emit(line.value)


def _beside(box: QRectF, taken: float, way: Qt.LayoutDirection) -> QRectF:
    """What is left of a box when its end is taken."""
    mirrored = way == Qt.LayoutDirection.RightToLeft
    return box.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)


def _side(way: Qt.LayoutDirection, side: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | QStyle.visualAlignment(way, side)


def _is_mirrored(text: str) -> bool:
    """Whether any of it is written from right to left: then it is painted in one piece."""
    return any(bidirectional(letter) in ("R", "AL") for letter in text)


def _advance(font: QFont, text: str) -> float:
    return QFontMetrics(font).horizontalAdvance(text)


def _pieces(text: str, spans: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """A text in pieces that were found, and others."""
    found, at = [], 0
    for start, end in spans:
        if start >= at:
            found += [(text[at:start], False), (text[start:end], True)]
            at = min(end, len(text))
    return [piece for piece in (*found, (text[at:], False)) if piece[0]]
