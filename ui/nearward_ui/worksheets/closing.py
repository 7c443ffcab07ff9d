"""What is said when a worksheet is finished: ways on, and what has no answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.model import Worksheet
from nearward.domain.trouble import Trouble
from nearward.session.ask import worksheets
from nearward.worksheets.form.model import Sheet
from nearward.worksheets.heaviness import is_heavy
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.layouts.flow_layout import FlowLayout, as_high_as_it_needs
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import LinkButton, Panel, Prose, QuietButton, Soft
from nearward_ui.routes import Act, LockNow, Route, ToSheetRead


class Closing(Panel):
    """Hidden until something is finished. `go` carries the key of a page, `asked` a field's id.

    The keyboard goes to what has no answer, or on from here. A heavy sheet gets a kinder word, and
    nothing more is asked of it. None of its ways is the main one; the keyboard is on the card
    itself, so that a second Enter chooses nothing. Esc puts it away; `left` says so.
    """

    go = Signal(object)
    asked = Signal(str)
    left = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__("calm")
        words, look = around.words, around.look
        self._around = around
        #: the worksheet that was finished; 0 while none is spoken of
        self._of = 0
        self._is_heavy = False
        self.text, self.stopping = Prose(), Prose()
        self.stopping.setText(
            words(
                "That was another heavy sheet within two hours. You could stop here for today."
                " Nothing has to be finished."
            )
        )
        self.open_text = Soft(words("These have no answer yet, and can stay that way:"))
        self.links: list[LinkButton] = []
        self._open = QWidget()
        self._flow = FlowLayout(look.px(18), look.px(2), self._open)
        as_high_as_it_needs(self._open)
        row = WrappingRow(look, 8)
        row.add_text(self.text)
        self.ways = self._make_ways(row)
        self.kind_ways = self._make_kind_ways()
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(20), look.px(10), look.px(14), look.px(10))
        box.setSpacing(look.px(6))
        box.addLayout(row)
        for widget in (self.stopping, self._kind, self.open_text, self._open):
            box.addWidget(widget)
        self.light(False)
        self.hide()

    def tell(
        self, sheet: Sheet, worksheet: Worksheet, still_open: Sequence[tuple[str, str]]
    ) -> None:
        """Say that it is finished. `still_open`: (field id, question) of what has no answer."""
        self._of, self._is_heavy = worksheet.id, is_heavy(sheet, worksheet.answers)
        if self._is_heavy:
            self._note(take_focus=True)
        else:
            self._show(still_open)
            announce_next(self, self.text.text())
            self._take_focus(self.links[0] if self.links else self.ways[0])

    def follow(self, sheet: Sheet, worksheet: Worksheet) -> None:
        """An answer that was given after all can make it heavy; the keyboard stays where it is."""
        if self._of == worksheet.id and not self._is_heavy:
            self._is_heavy = is_heavy(sheet, worksheet.answers)
            if self._of and self._is_heavy:
                self._note(take_focus=False)

    def put_away(self) -> None:
        """Say nothing more of what was finished."""
        self._of = 0
        self.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.light(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.light(False)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_left()
        else:
            super().keyPressEvent(event)

    def _make_ways(self, row: WrappingRow) -> list[LinkButton]:
        words = self._around.words
        self.read = LinkButton(words("Read it"))
        self.read.clicked.connect(self._on_read)
        row.addWidget(self.read)
        made = [self.read]
        for name, to in (
            (words("To the journal"), Route("journal")),
            (words("Close the diary"), LockNow()),
        ):
            button = LinkButton(name)
            button.clicked.connect(partial(self._on_clicked, to))
            row.addWidget(button)
            made.append(button)
        return made

    def _make_kind_ways(self) -> list[QuietButton]:
        words, px = self._around.words, self._around.look.px
        self._kind, made = QWidget(), []
        flow = FlowLayout(px(8), px(8), self._kind)
        as_high_as_it_needs(self._kind)
        for name, to in (
            (words("Pause"), Route("pause")),
            (words("Close the diary"), LockNow()),
            (words("Help"), Route("help")),
        ):
            button = QuietButton(name)
            button.clicked.connect(partial(self._on_clicked, to))
            flow.addWidget(button)
            made.append(button)
        self.away = LinkButton(words("Hide this"), tone="quiet")
        self.away.clicked.connect(self._on_left)
        flow.addWidget(self.away)
        return made

    def _note(self, *, take_focus: bool) -> None:
        then = partial(self._on_noted, self._of, take_focus)
        ask = worksheets.heavy_finished(self._of, self._around.clock())
        self._around.desk.ask(ask, then, then)

    def _on_noted(self, worksheet_id: int, take_focus: bool, another: bool | Trouble) -> None:
        """The kind word is said also where nothing could be noted."""
        if worksheet_id != self._of:
            return
        self._show(is_kind=True, another=another is True)
        if take_focus:
            # what has the keyboard is read
            self._take_focus(self)
        else:
            announce_next(self, self.accessibleName())

    def _show(
        self,
        still_open: Sequence[tuple[str, str]] = (),
        *,
        is_kind: bool = False,
        another: bool = False,
    ) -> None:
        words = self._around.words
        text = words("It is finished and saved. You can come back to it any day.")
        if is_kind:
            text = words(
                "That was a lot, and it is saved. It can be enough for today: a walk, some water,"
                " a word with someone you trust."
            )
        self.text.setText(text)
        for button in self.ways:
            button.setVisible(not is_kind)
        self._kind.setVisible(is_kind)
        self.stopping.setVisible(another)
        self._show_open(still_open)
        said = [text, self.stopping.text()] if another else [text]
        self.setAccessibleName(" ".join(said))
        self.show()

    def _take_focus(self, widget: QWidget) -> None:
        if self.isVisible():
            widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_open(self, still_open: Sequence[tuple[str, str]]) -> None:
        for link in self.links:
            self._flow.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = []
        for field_id, question in still_open:
            link = LinkButton(question, flush="start")
            link.clicked.connect(partial(self._on_link, field_id))
            self.links.append(link)
            self._flow.addWidget(link)
        for widget in (self.open_text, self._open):
            widget.setVisible(bool(still_open))

    def _on_clicked(self, to: Route | Act, _checked: bool = False) -> None:
        self.go.emit(to)

    def _on_read(self) -> None:
        self.go.emit(ToSheetRead(id=self._of, drawn=True))

    def _on_left(self, _checked: bool = False) -> None:
        self.put_away()
        self.left.emit()

    def _on_link(self, field_id: str, _checked: bool = False) -> None:
        self.asked.emit(field_id)
