"""The menu of the window, and the button that shows it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from nearward.config.settings import ROWS
from nearward.i18n import Translator
from nearward_ui.action_row import GROUPS, ActionRow
from nearward_ui.actions import in_menu
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.tips import give_hint, tip
from nearward_ui.kit.widgets.action_menu import WIDE, ActionMenu
from nearward_ui.kit.widgets.basic import restyle


class MenuButton(QPushButton):
    """Three lines."""

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "icon")
        self.setAutoDefault(False)
        self.setAccessibleName(words("Menu"))
        give_hint(self, tip("menu", words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(felt)
        look.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._look.target, self._look.target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawRoundedRect(box, look.px(9), look.px(9))
        pen = QPen(look.colour("ink_soft"), max(1.0, 1.6 * look.scale))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, half, step = box.center(), look.px(6.5), look.px(4.5)
        for row in (-1, 0, 1):
            y = middle.y() + row * step
            painter.drawLine(QPointF(middle.x() - half, y), QPointF(middle.x() + half, y))

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())


class MainMenu(ActionMenu):
    """All that is there everywhere, part by part. `chosen` carries the name of an action."""

    chosen = Signal(str)

    def __init__(self, around: PageContext, parent: QWidget) -> None:
        super().__init__(around.look, parent, around.words("Menu"))
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(around.look.px(WIDE))
        for group in GROUPS:
            if self.actions():
                self.addSeparator()
            self._fill(group)

    def show_under(self, button: QWidget) -> None:
        """Show it, under its button where that is seen; its first row is chosen."""
        top = button.isVisible()
        window = button.window()
        if self.sizeHint().height() > button.screen().availableGeometry().height():
            # on a low screen its rows stand closer, so that all of them are seen
            self.setProperty("tone", "close")
            restyle(self)
        at = button.mapToGlobal(QPoint(0, button.height() + 4))
        self.popup(at if top else window.mapToGlobal(QPoint(8, 8)))
        self.setActiveAction(self.actions()[0])

    def _fill(self, group: str) -> None:
        below: dict[str, list[ActionRow]] = {}
        for row in in_menu(group):
            if not row.under:
                self._take(self, row)
            elif row.under in below:
                below[row.under].append(row)
            else:
                below[row.under] = [row]
        for title, rows in below.items():
            self._fill_under(title, rows)

    def _fill_under(self, title: str, rows: list[ActionRow]) -> None:
        around = self._around
        menu = ActionMenu(around.look, self, around.words(title))
        self.addMenu(menu)
        actions = [self._take(menu, row) for row in rows]
        size, theme = around.settings.text_size, around.settings.theme
        told = f"{size}{around.words(' %')}"
        arguments = [row.argument for row in rows]
        if theme in arguments:
            menu.take_one_of(actions, arguments.index(theme))
            told = around.words(dict(ROWS["theme"].choices)[theme])
        menu.menuAction().setData(told)

    def _take(self, menu: ActionMenu, row: ActionRow) -> QAction:
        words = self._around.words
        return menu.take(words(row.title), partial(self.chosen.emit, row.name), row.keys)
