"""Worksheets of some days and some weeks ago, to look at again where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.day import day_of
from nearward.domain.model import Worksheet
from nearward.domain.trouble import Trouble
from nearward.session.ask.sheets import revisits
from nearward.session.operation import Operation
from nearward.worksheets import catalogue
from nearward.worksheets.revisits import told_on
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.layouts import focus_order
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.kit.widgets.basic import Heading, Prose, Scroll, Soft, TroublePanel
from nearward_ui.routes import GoBack, Route, ToRevisit
from nearward_ui.worksheets.revisits.card import RevisitCard, is_put_off


class RevisitPage(Page):
    """At most five. What is said is kept as it is given; a card that was answered stays in its
    place until the page is entered again."""

    measure = Measure.FORMS
    behind = GoBack()
    shows = ("worksheet",)

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.cards: dict[int, RevisitCard] = {}
        #: ids of those that stay while one is here
        self._stay: set[int] = set()
        self._wanted = 0
        self._saves = SaveQueue(self.desk, self)
        self._saves.failed.connect(self._on_trouble)
        words, look = self.words, self.look
        self.back = BackButton(self)
        self.unread = TroublePanel(look)
        self.about = Prose(
            words(
                "Some time later a thing can look different, or much the same. Both are worth"
                " knowing."
            )
        )
        self.right = Soft(words("Nothing here has to be answered, now or ever."))
        self.nothing = Soft(words("There is nothing to look at again."))
        self.nothing.hide()
        self._content = content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(look.px(10))
        self.back.stand_in(box)
        box.addWidget(Heading(words("To look at again")))
        for widget in (self.about, self.right, self.unread, self.nothing):
            box.addWidget(widget)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, look.px(6), 0, 0)
        self._list.setSpacing(look.px(12))
        box.addLayout(self._list)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroll(content)
        outer.addWidget(self.scroller)

    def enter(self, route: Route | None = None) -> None:
        self._flush()
        self._stay.clear()
        self._wanted = ToRevisit.of(route).id
        self._load()

    def refresh(self, _changed: KindsChanged) -> None:
        self._load()

    def leave(self) -> None:
        self._flush()

    def unsaved(self) -> Operation[object] | None:
        self._flush()
        return self._saves.unsaved()

    def first_focus(self) -> QWidget | None:
        """The way back: a key too many answers nothing. Who asked for one sheet is led there."""
        card = self.cards.get(self._wanted)
        if card is None:
            return self.back
        card.take_focus()
        return None

    @property
    def today(self) -> Any:
        """The day of the diary that runs."""
        return day_of(self.around.clock(), self.around.settings.day_ends)

    def _flush(self) -> None:
        for card in self.cards.values():
            card.flush()

    def _load(self) -> None:
        at, ends = self.around.clock(), self.around.settings.day_ends
        ask = revisits.due(at, ends, frozenset(self._stay))
        self.desk.ask(ask, self._on_found, self._on_unread, lane="revisit")

    def _on_unread(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))

    def _on_found(self, found: Sequence[Worksheet]) -> None:
        """Those that stay keep their place, and the keyboard in them."""
        self.unread.say("")
        sheets = {w.id: sheet for w in found if (sheet := catalogue.of(w)) is not None}
        shown = {w.id: w for w in found if w.id in sheets and not is_put_off(sheets[w.id], w)}
        for gone in [one for one in self.cards if one not in shown]:
            self._put_away(self.cards.pop(gone))
        is_new = False
        for at, (number, worksheet) in enumerate(shown.items()):
            sheet = sheets[number]
            card = self.cards.get(number)
            if card is None:
                card = self.cards[number] = self._made(sheet, worksheet)
                is_new = True
            if not self._saves.waits(number):
                card.show_worksheet(worksheet, told_on(sheet, worksheet.answers, self.today))
            if self._list.indexOf(card) != at:
                self._list.removeWidget(card)
                self._list.insertWidget(at, card)
                card.show()
        if is_new:
            focus_order.arrange(self._content)
        self.cards = {number: self.cards[number] for number in shown}
        self.nothing.setVisible(not shown)
        for widget in (self.about, self.right):
            widget.setVisible(bool(shown))
        if is_new and self._wanted in self.cards and self.isVisible():
            self.first_focus()

    def _made(self, sheet: Any, worksheet: Worksheet) -> RevisitCard:
        card = RevisitCard(sheet, worksheet, self.around)
        card.given.connect(self._on_given)
        card.put_off.connect(self._on_put_off)
        card.go.connect(self.go)
        return card

    def _put_away(self, card: RevisitCard) -> None:
        card.flush()
        if card.isAncestorOf(self.focusWidget() or self.back):
            self.back.setFocus()
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_given(self, number: int, told: dict[str, Any]) -> None:
        # noted before it is kept: what is kept is read again at once
        self._stay.add(number)
        ask = revisits.look_again(number, told, self.today)
        self._saves.ask(number, ask, partial(self._on_kept, number))

    def _on_kept(self, number: int, _kept: object) -> None:
        if number in self.cards:
            self.cards[number].say_kept()

    def _on_put_off(self, number: int) -> None:
        self._saves.ask(("put off", number), revisits.not_now(number))
        said = self.words("It will not be offered again.")
        self.notice.emit(Notice(said, self.words("Undo"), partial(self._on_undo, number)))

    def _on_undo(self, number: int) -> None:
        self._stay.add(number)
        self._saves.ask(("put off", number), revisits.not_now(number, False))

    def _on_trouble(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))
