"""The palette: one field that finds every action, page, person and tag, and what was written."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from nearward.domain.query import tag_query
from nearward.session.ask import search
from nearward.session.ask.search import Named
from nearward_ui.action_row import ActionRow
from nearward_ui.actions import TO_PAGES, keys_of
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce, give_role
from nearward_ui.kit.inputs.line import LineEdit
from nearward_ui.kit.learn.places import learned
from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Tiny
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.kit.widgets.icons import paint_icon
from nearward_ui.pages import PAGES, to_thing
from nearward_ui.routes import Route, ToCard, ToJournal, ToPerson
from nearward_ui.shell.commands.finding import LONGEST, Line, fitting, spans_of
from nearward_ui.shell.commands.palette_list import ICON, SIDE, TEXT, PaletteList

#: pixels of the drawing
WIDE, TOP, FIELD, BELOW = 600, 96, 56, 24
#: how much of what is behind shows through, of 255
VEIL = round(255 * 0.78)
#: the desk is asked once nothing was typed for so long
PATIENCE_MS = 80
#: it is said what was found once nothing was typed for so long
HUSH_MS = 700


class Palette(QWidget):
    """A veil over the room with the field and the list on it.

    `chosen` carries the name of an action, `go` a Route; `gone`: it is closed, empty, and its words
    with it. Words of the diary are shown only here.
    """

    chosen = Signal(str)
    go = Signal(object)
    gone = Signal()

    def __init__(self, around: PageContext, room: QWidget, rows: Iterable[ActionRow]) -> None:
        super().__init__(room)
        words, look = around.words, around.look
        self._around, self._room, self._rows = around, room, list(rows)
        self._before = QApplication.focusWidget()
        self._found: Named | None = None
        self._is_gone = False
        self.setAccessibleName(words("All actions"))
        self._make_parts()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._ask_diary)
        self._hush = QTimer(self)
        self._hush.setSingleShot(True)
        self._hush.setInterval(HUSH_MS)
        self._hush.timeout.connect(self._say_found)
        room.installEventFilter(self)
        look.changed.connect(self.close_it)

    def _make_parts(self) -> None:
        words, look = self._around.words, self._around.look
        self.card = QFrame(self)
        self.card.setProperty("role", "palette")
        self.field = _Field(look)
        self.field.setProperty("role", "palette")
        self.field.setMaxLength(LONGEST)
        self.field.setPlaceholderText(words("Find an action, a page, a person or a tag"))
        self.field.setAccessibleName(words("Find an action, a page, a person or a tag"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_typed)
        self.list = PaletteList(words("What was found"), look)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.picked.connect(self._on_picked)
        self.nothing = Tiny(words("Nothing is called so."))
        self.foot = Tiny(words("Up and Down: choose · Enter: do it · Esc: close"))
        self.foot.setProperty("role", "palette-foot")

    def _lay_out(self) -> None:
        px = self._around.look.px
        self.field.setFixedHeight(px(FIELD))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = px(TEXT - SIDE)
        self.field.setTextMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)
        self.nothing.setContentsMargins(px(20), px(14), px(20), px(14))
        box = QVBoxLayout(self.card)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        for widget in (self.field, self.list, self.nothing, self.foot):
            box.addWidget(widget)

    def ask(self) -> None:
        """Show it, with the keyboard in the field."""
        self._show()
        self.setGeometry(self._room.rect())
        self.show()
        self.raise_()
        # once all signals of others are connected: Qt knows it by them
        give_role(self, "Dialog")
        self._fit()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_it(self) -> None:
        """Empty it, and give the keyboard back to what had it."""
        if self._is_gone:
            return
        self._is_gone = True
        self._timer.stop()
        self._hush.stop()
        had_it = self.isAncestorOf(QApplication.focusWidget() or self)
        self._found = None
        self.field.setText("")
        self.list.show_lines([])
        self.hide()
        before, self._before = self._before, None
        if had_it and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.gone.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._room and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._room.rect())
            self._fit()
        elif watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside it closes it, and reaches nothing else."""
        felt()
        event.accept()
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_it()

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = QColor(self._around.look.colour("paper"))
        veil.setAlpha(VEIL)
        QPainter(self).fillRect(self.rect(), veil)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, steps = event.key(), {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key == Qt.Key.Key_Escape:
            self.close_it()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._on_picked(self.list.value)
        elif key in steps:
            self._step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._step(-8 if key == Qt.Key.Key_PageUp else 8)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _step(self, rows: int) -> None:
        line = self.list.step(rows)
        self._hush.stop()
        if line is not None:
            announce(self, _told(line))

    def _say_found(self) -> None:
        """How many there are, and the one that Enter takes: the keyboard stays in the field."""
        line = self.list.line
        said = self.field.accessibleDescription()
        announce(self, f"{said}. {_told(line)}" if line is not None else self.nothing.text())

    def _on_typed(self) -> None:
        felt()
        self._found = None
        self._show()
        if self._is_gone or not self.field.text().strip():
            self._timer.stop()
            self._hush.stop()
        else:
            self._timer.start()
            self._hush.start()

    def _ask_diary(self) -> None:
        find = search.called(self.field.text())
        self._around.desk.ask(find, self._on_found, self._on_not_found, lane="palette")

    def _on_found(self, found: Named) -> None:
        if isValid(self) and not self._is_gone:
            self._found = found
            self._show(keep=True)

    def _on_not_found(self, _trouble: object) -> None:
        """The actions are there without it; the search of the journal says what is in the way."""

    def _on_picked(self, value: object) -> None:
        if value is None:
            return
        self.close_it()
        if isinstance(value, ActionRow):
            self.chosen.emit(value.name)
        elif isinstance(value, Route):
            self.go.emit(value)

    # what is shown

    def _show(self, *, keep: bool = False) -> None:
        """`keep`: what is chosen stays so, if it is still there."""
        lines = [*self._action_lines(), *self._card_lines(), *self._diary_lines()]
        self.list.show_lines(lines, keep=keep)
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        count = sum(not line.is_title for line in lines)
        said = self._around.words.plural("{n} found", "{n} found", count)
        self.field.setAccessibleDescription(said)
        self._fit()

    def _action_lines(self) -> list[Line]:
        words, query = self._around.words, self.field.text()
        parts: dict[str, list[Line]] = {words("Do"): [], words("Go to"): []}
        titles: set[str] = set()
        to_do, to_go = parts.values()
        for row, spans in fitting(self._rows, query, self._said):
            is_way = row in TO_PAGES
            if is_way and self._said(row) in titles:
                continue
            titles.add(self._said(row))
            line = Line(self._said(row), keys_of(row.name), row, row.icon, spans)
            (to_go if is_way else to_do).append(line)
        return [line for title, lines in parts.items() if lines for line in (Line(title), *lines)]

    def _card_lines(self) -> list[Line]:
        """Cards of Learn whose title or short line has all that was typed; no card for nothing."""
        words, wanted = self._around.words, self.field.text()[:LONGEST].casefold().split()
        found = []
        for card in learned().cards.values() if wanted else ():
            title, short = words(card.title), words(card.short)
            if spans_of(f"{title} {short}", wanted) is not None:
                spans = spans_of(title, wanted) or ()
                found.append(Line(title, short, ToCard(card=card.id), "reading", spans))
        return [Line(words("Learn")), *found] if found else []

    def _said(self, row: ActionRow) -> str:
        """Its words, and those under which it stands in the menu."""
        words = self._around.words
        said = words(row.title)
        return f"{said} ({words(row.under)})" if row.under and not row.keys else said

    def _diary_lines(self) -> list[Line]:
        found, words = self._found, self._around.words
        if found is None:
            return []
        query = self.field.text().strip().lstrip("@#").casefold()
        lines = [
            Line(
                one.alias, words("person"), ToPerson(id=one.id), "people", _spans(one.alias, query)
            )
            for one in found.people
        ]
        lines += [
            Line(name, words("tag"), ToJournal(find=tag_query(name)), "label", _spans(name, query))
            for name in found.tags
        ]
        for hit in found.hits:
            card = told_card(hit.card, self._around, self._around.today)
            title = " ".join(card.title.split())[:200]
            way = to_thing(hit.card.kind, hit.card.id)
            when = card.soft.split(" · ")[0]
            icon = PAGES[way.page].icon
            lines.append(Line(title, when, way, icon, _spans(title, query)))
        return [Line(words("In the diary")), *lines] if lines else []

    def _fit(self) -> None:
        """As high as its rows, as far as the window has room."""
        px = self._around.look.px
        wide = min(px(WIDE), self.width() - 2 * px(BELOW))
        top = min(px(TOP), max(px(8), self.height() // 8))
        below = self.foot if self.list.isVisibleTo(self.card) else self.nothing
        room = self.height() - top - px(BELOW) - px(FIELD) - below.sizeHint().height() - 4
        self.list.setFixedHeight(max(0, min(self.list.wanted_height, room)))
        self.card.setFixedWidth(wide)
        self.card.adjustSize()
        left = (self.width() - wide) // 2
        self.card.setGeometry(QRect(left, top, wide, self.card.sizeHint().height()))


class _Field(LineEdit):
    """A field with a glass before its words."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = look.px(ICON)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - look.px(SIDE) - high if mirrored else look.px(SIDE)
        box = QRectF(left, (self.height() - high) / 2, high, high)
        paint_icon(painter, "glass", box, look.colour("ink"))


def _told(line: Line) -> str:
    """A row, to who listens."""
    return f"{line.text}, {line.aside}" if line.aside else line.text


def _spans(text: str, query: str) -> tuple[tuple[int, int], ...]:
    return spans_of(text, query.split()) or ()
