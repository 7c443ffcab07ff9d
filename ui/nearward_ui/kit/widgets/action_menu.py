"""Menus that are made of the table of actions: the window's own, and those over a thing.

They close with everything that passes, so at a lock too, and nothing of them is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QStyle, QWidget

from nearward_ui.action_row import ActionRow, Target
from nearward_ui.actions import over
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.page import Page
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.menu_targets import sheet_from, ways_of, weigh

#: pixels of the drawing
RADIUS, CHOSEN_RADIUS, EDGE, WIDE = 14, 9, 8, 288
_KEYS_SIZE = 12


class ActionMenu(QMenu):
    """A menu in the look of the program: words at the left, the key at the right."""

    def __init__(self, look: Theme, parent: QWidget, title: str = "") -> None:
        super().__init__(title, parent)
        self._look = look
        self.setProperty("role", "actions")
        self.setAccessibleName(title)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        # X has round corners without a compositor too, but only by a mask
        self._is_masked = QGuiApplication.platformName() == "xcb"
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._is_masked)

    def take(self, text: str, then: Callable[[], object], keys: Iterable[str] = ()) -> QAction:
        """One thing more that can be done."""
        action = QAction(text.replace("&", "&&"), self)
        for key in keys:
            # told, and not listened to: the window has the key itself
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
            break
        action.triggered.connect(partial(_call, then))
        self.addAction(action)
        return action

    def take_one_of(self, actions: list[QAction], chosen: int) -> None:
        """Of these one is chosen; it is told."""
        group = QActionGroup(self)
        for number, action in enumerate(actions):
            action.setCheckable(True)
            group.addAction(action)
            action.setChecked(number == chosen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_masked:
            painter.fillRect(self.rect(), look.colour("sheet"))
        else:
            painter.fillPath(self._outline(0.5), look.colour("sheet"))
        for action in self.actions():
            box = QRectF(self.actionGeometry(action))
            if box.bottom() < 0 or box.top() > self.height():
                continue
            if action.isSeparator():
                painter.setPen(QPen(look.colour("line"), 1))
                middle = round(box.center().y()) + 0.5
                ends = QPointF(box.left(), middle), QPointF(box.right(), middle)
                painter.drawLine(*ends)
            else:
                self._paint_action(painter, box, action)
        self._paint_more(painter)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._outline(0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_masked:
            self.setMask(QRegion(self._outline(0).toFillPolygon().toPolygon()))

    def _outline(self, inside: float) -> QPainterPath:
        path, radius = QPainterPath(), self._look.px(RADIUS)
        box = QRectF(self.rect()).adjusted(inside, inside, -inside, -inside)
        path.addRoundedRect(box, radius, radius)
        return path

    def _paint_action(self, painter: QPainter, box: QRectF, action: QAction) -> None:
        look = self._look
        if action is self.activeAction() and action.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tide_soft"))
            painter.drawRoundedRect(box, look.px(CHOSEN_RADIUS), look.px(CHOSEN_RADIUS))
        inner = box.adjusted(look.px(11), 0, -look.px(11), 0).toRect()
        way = self.layoutDirection()
        middle = Qt.AlignmentFlag.AlignVCenter
        lead = middle | QStyle.visualAlignment(way, Qt.AlignmentFlag.AlignLeft)
        trail = middle | QStyle.visualAlignment(way, Qt.AlignmentFlag.AlignRight)
        painter.setPen(look.colour("ink" if action.isEnabled() else "ink_soft"))
        painter.setFont(look.font(14, 600 if action.isChecked() else 400))
        painter.drawText(inner, lead | Qt.TextFlag.TextShowMnemonic, action.text())
        painter.setPen(look.colour("ink_soft"))
        painter.setFont(look.font(_KEYS_SIZE))
        told = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if action.isChecked():
            told = "✓"
        elif action.menu() is not None:
            told = f"{action.data() or ''} {'‹' if way == Qt.LayoutDirection.RightToLeft else '›'}"
        painter.drawText(inner, trail, told.strip())

    def _paint_more(self, painter: QPainter) -> None:
        """Where it is too high for the screen, an arrow at each end that has more."""
        shown = [self.actionGeometry(a) for a in self.actions()]
        if not shown:
            return
        half, middle = self._look.px(5), self.width() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for is_more, at, tip in (
            (shown[0].top() < 0, half * 2, -half),
            (shown[-1].bottom() > self.height(), self.height() - half * 2, half),
        ):
            if is_more:
                painter.setBrush(self._look.colour("sheet"))
                painter.drawRect(QRectF(0, at - half * 2, self.width(), half * 4))
                painter.setBrush(self._look.colour("ink_soft"))
                corners = ((middle - half, at), (middle + half, at), (middle, at + tip))
                painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def show_menu(
    widget: QWidget,
    target: Target,
    at: QPoint,
    acts: Mapping[str, Callable[[], object]],
    first: Iterable[tuple[str, Callable[[], object]]] = (),
) -> ActionMenu | None:
    """Show what can be done with a thing, at a place of the screen.

    `acts`: what the widget itself can do with it; what it cannot is left out. `first`: words and
    what they do, before all others.
    """
    page = page_of(widget)
    if page is None:
        return None
    menu = ActionMenu(page.look, widget)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, then in first:
        menu.take(text, then)
    if menu.actions():
        menu.addSeparator()
    known: dict[str, Callable[[], object]] = {
        name: partial(page.go.emit, route) for name, route in ways_of(target).items()
    }
    sheet = sheet_from(target)
    if sheet:
        known["weigh"] = partial(weigh, page, target.id, sheet)
    known.update(acts)
    fill(menu, over(target.thing), page.around, lambda row: _then(row, page, target, known))
    if not menu.actions():
        menu.deleteLater()
        return None
    menu.popup(at)
    return menu


def fill(
    menu: ActionMenu,
    rows: Iterable[ActionRow],
    around: PageContext,
    then_of: Callable[[ActionRow], Callable[[], object] | None],
) -> None:
    """Rows of the table, as far as something is done by them."""
    for row in rows:
        then = then_of(row)
        if then is not None:
            menu.take(around.words(row.title), then, row.keys)


def page_of(widget: QWidget) -> Page | None:
    """The page that a widget stands on."""
    at: QWidget | None = widget
    while at is not None and not isinstance(at, Page):
        at = at.parentWidget()
    return at


def _then(
    row: ActionRow, page: Page, target: Target, acts: Mapping[str, Callable[[], object]]
) -> Callable[[], object] | None:
    if isinstance(row.does, str):
        return acts.get(row.does)
    return partial(_go, page, row, target)


def _go(page: Page, row: ActionRow, target: Target) -> None:
    if not isinstance(row.does, str):
        page.go.emit(row.does.route(target))


def _call(then: Callable[[], object], _checked: bool = False) -> None:
    then()
