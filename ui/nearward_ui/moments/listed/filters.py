"""Which moments are listed: three chips with a menu each. One that is set says its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from nearward.domain.cards import MomentsWanted
from nearward.domain.symbols import BY_NAME, OF_MOMENTS
from nearward.session.ask import moments
from nearward.session.ask.moments import ToChooseFrom
from nearward.worksheets import vocabulary
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.action_menu import ActionMenu
from nearward_ui.kit.widgets.basic import restyle

#: pixels of the drawing: beside the words, from them to the arrow, its width, and the words' most
INNER, NEAR, ARROW, WIDEST = 14, 8, 8, 160


class FilterChip(QPushButton):
    """A chip with an arrow. `asked`: its menu."""

    def __init__(self, name: str, look: Theme) -> None:
        super().__init__(name)
        self.name, self._look = name, look
        self._shown = name
        self.setProperty("role", "filter")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(felt)
        self.is_set = False
        self.say("")

    def say(self, value: str) -> None:
        """What it is set to; empty: to nothing."""
        self.is_set, self._shown = bool(value), value or self.name
        self.setAccessibleName(f"{self.name}: {value}" if value else self.name)
        self.setToolTip("")
        restyle(self)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self._look.px
        wide = QFontMetrics(self._look.font(14, 600)).horizontalAdvance(self._shown)
        wide = min(wide, px(WIDEST)) + 2 * px(INNER) + px(NEAR) + px(ARROW)
        return QSize(wide, self._look.target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, px, painter = self._look, self._look.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("tide" if self.is_set else "edge"), 1))
        soft = self.is_set or self.isDown() or self.underMouse()
        painter.setBrush(look.colour("tide_soft" if soft else "sheet"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        font = look.font(14, 600 if self.is_set else 400)
        painter.setFont(font)
        painter.setPen(look.colour("tide" if self.is_set else "ink"))
        room = self.width() - 2 * px(INNER) - px(NEAR) - px(ARROW)
        is_left = self.layoutDirection() != Qt.LayoutDirection.RightToLeft
        at = px(INNER) if is_left else self.width() - px(INNER) - room
        cut = QFontMetrics(font).elidedText(self._shown, Qt.TextElideMode.ElideRight, room)
        line = QRectF(at, 0, room, self.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, cut)
        pen = QPen(look.colour("tide" if self.is_set else "ink_soft"), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left = self.width() - px(INNER) - px(ARROW) if is_left else px(INNER)
        middle, half = self.height() // 2, px(ARROW) / 2
        tip = QPoint(round(left + half), round(middle + half / 2))
        painter.drawLine(QPoint(left, round(middle - half / 2)), tip)
        painter.drawLine(tip, QPoint(left + px(ARROW), round(middle - half / 2)))


class Filters(QObject):
    """The chips and their menus. `changed` says that other moments are wanted."""

    changed = Signal()

    def __init__(self, around: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        words, look = around.words, around.look
        self._around = around
        self.wanted = MomentsWanted()
        self.person = FilterChip(words("Everyone"), look)
        self.happened = FilterChip(words("What happened"), look)
        self.trigger = FilterChip(words("Just before"), look)
        #: the menu that was shown last
        self.menu: ActionMenu | None = None
        self.person.clicked.connect(partial(self._ask, self._people))
        self.happened.clicked.connect(self._on_happened)
        self.trigger.clicked.connect(partial(self._ask, self._triggers))

    @property
    def chips(self) -> tuple[FilterChip, ...]:
        """In their order."""
        return self.person, self.happened, self.trigger

    @property
    def is_empty(self) -> bool:
        """Whether all are wanted."""
        return self.wanted == MomentsWanted()

    def clear(self) -> None:
        """All moments are wanted again."""
        for chip in self.chips:
            chip.say("")
        self._want(MomentsWanted())

    def name_person(self, aliases: dict[int, str]) -> None:
        """What someone who is looked for is called now; nobody is looked for who is gone."""
        if self.wanted.person:
            self.person.say(aliases.get(self.wanted.person, ""))
            if not self.person.is_set:
                self._want(self.wanted._replace(person=0))

    def _ask(self, show: Callable[[ToChooseFrom], None], _checked: bool = False) -> None:
        self._around.desk.ask(moments.to_choose_from(), show, lane="moments-filters")

    def _people(self, found: ToChooseFrom) -> None:
        rows = [(str(person.id), person.alias) for person in found.people]
        self._show(self.person, rows, str(self.wanted.person or ""), self._on_person)

    def _triggers(self, found: ToChooseFrom) -> None:
        words = self._around.words
        known = [
            *vocabulary.options("trigger", words),
            *vocabulary.options("trigger", words, pinned=False),
        ]
        codes = {code for code, _ in known}
        rows = [row for row in known if row[0] in found.triggers]
        rows += [(own, own) for own in sorted(found.triggers - codes)]
        self._show(self.trigger, rows, self.wanted.trigger, self._on_trigger)

    def _on_happened(self) -> None:
        words = self._around.words
        rows = [(row.name, words(row.short)) for row in OF_MOMENTS]
        self._show(self.happened, rows, self.wanted.happened, self._on_what)

    def _show(
        self,
        chip: FilterChip,
        rows: Iterable[tuple[str, str]],
        chosen: str,
        then: Callable[[str, str], None],
    ) -> None:
        """The menu of a chip, below it; the first row takes its value back."""
        if not chip.isVisible():
            return
        menu = ActionMenu(self._around.look, chip, chip.name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        every = [("", self._around.words("All")), *rows]
        actions = [menu.take(text, partial(then, code, text)) for code, text in every]
        codes = [code for code, _ in every]
        menu.take_one_of(actions, codes.index(chosen) if chosen in codes else 0)
        self.menu = menu
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + self._around.look.px(4))))

    def _on_person(self, code: str, alias: str) -> None:
        self.person.say(alias if code else "")
        self._want(self.wanted._replace(person=int(code or 0)))

    def _on_what(self, name: str, _text: str) -> None:
        self.happened.say(self._around.words(BY_NAME[name].short) if name else "")
        self._want(self.wanted._replace(happened=name))

    def _on_trigger(self, code: str, text: str) -> None:
        self.trigger.say(text if code else "")
        self._want(self.wanted._replace(trigger=code))

    def _want(self, wanted: MomentsWanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit()
