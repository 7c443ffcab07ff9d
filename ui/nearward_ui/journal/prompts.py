"""All questions, kind notes and templates: choose one, change one, add one's own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.model import OwnText
from nearward.domain.trouble import Trouble
from nearward.session.ask import own_texts
from nearward.worksheets import prompts
from nearward.worksheets.prompts import OfferedPrompts
from nearward_ui.kit.context import Notice, PageContext, offer_again
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.list_page import ListPage
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.saving.keep_setting import keep_setting
from nearward_ui.kit.widgets.basic import (
    Heading,
    MainButton,
    Panel,
    QuietButton,
    Soft,
    TextArea,
    TextField,
    TroublePanel,
)
from nearward_ui.kit.widgets.cards import CardLine, CardList
from nearward_ui.routes import GoBack, Route, ToJournal


class PromptsPage(ListPage):
    """A list by kind; what is chosen in it can be used, changed, put away or deleted."""

    measure = Measure.LISTS
    shows = ("own_text",)
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._own: list[OwnText] = []
        self._edited: OwnText | None = None
        kinds = [
            ("prompt", words("Questions")),
            ("template", words("Templates")),
            ("kind_note", words("Kind notes")),
        ]
        self.kinds = Chips(words("What is listed"), kinds, around=around)
        self.kinds.set_value("prompt")
        self.kinds.changed.connect(self._on_kind)
        self.offer = Tick()
        self.offer.toggled.connect(self._on_offer)
        self.back = BackButton(self)
        self.about = Soft()
        self.unread = TroublePanel(self.look)
        self.list = CardList(words("Questions, templates and kind notes"), around)
        self.list.opened.connect(self._on_use)
        self.list.delete_asked.connect(self._on_delete)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.title = TextField(words("Title of the template"), words("Title of the template"))
        self.text = TextArea(words("Its text"), 4)
        self.keep = QuietButton(words("Keep it"))
        self.keep.clicked.connect(self._on_keep)
        self.leave_it = QuietButton(words("Cancel"))
        self.leave_it.clicked.connect(self._on_leave_it)
        self.editing = Panel()
        self._make_buttons()
        self._lay_out()

    def enter(self, _route: Route | None = None) -> None:
        self.editing.hide()
        self.list.hold()
        self._load()

    def refresh(self, _changed: KindsChanged) -> None:
        self.list.hold()
        self._load()

    def leave(self) -> None:
        if self.editing.isVisible():
            self._on_keep()

    def first_focus(self) -> QWidget | None:
        return self.list

    @property
    def chosen(self) -> OfferedPrompts | None:
        """What is chosen in the list."""
        thing = self.list.thing
        return thing if isinstance(thing, OfferedPrompts) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.editing.isVisible():
            self._on_keep()
        else:
            super().keyPressEvent(event)

    def _make_buttons(self) -> None:
        words = self.words
        self.use = MainButton("")
        self.use.clicked.connect(self._on_use)
        self.new = QuietButton(words("Write one of your own"))
        self.new.clicked.connect(self._on_new)
        self.change = QuietButton(words("Change it"))
        self.change.clicked.connect(self._on_change)
        self.away = QuietButton(words("Put it away"))
        self.away.clicked.connect(self._on_away)
        self.shipped = QuietButton(words("Restore the original"))
        self.shipped.clicked.connect(self._on_delete)
        self.delete = QuietButton(words("Delete"))
        self.delete.clicked.connect(self._on_delete)

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        inner = QVBoxLayout(self.editing)
        inner.setContentsMargins(*(look.px(n) for n in (16, 14, 16, 14)))
        inner.setSpacing(look.px(8))
        inner.addWidget(self.title)
        inner.addWidget(self.text)
        row = WrappingRow(look, 10)
        row.addWidget(self.keep)
        row.addWidget(self.leave_it)
        buttons = QWidget()
        buttons.setLayout(row)
        inner.addWidget(buttons)
        self.lay_out_list(
            Heading(words("Questions and templates")),
            [],
            [self.kinds, self.about, self.offer, self.unread, self.editing],
            [self.use, self.new, self.change, self.away, self.shipped, self.delete],
            gap=8,
        )

    def _load(self) -> None:
        self.desk.ask(own_texts.own_texts(), self._on_own, self._on_trouble, lane="own-texts")

    def _on_own(self, own: list[OwnText]) -> None:
        self._own = own
        self.unread.say("")
        self._show()

    def _show(self) -> None:
        words, kind = self.words, self.kinds.value or "prompt"
        about = {
            "prompt": words(
                "One of these is offered on an empty page. Some come only if you choose them."
            ),
            "template": words(
                "A template fills a new page. {date} becomes the day.", date="{date}"
            ),
            "kind_note": words("If you like, a kind note is shown on an empty page."),
        }
        offers = {
            "prompt": ("questions", words("Offer a question on an empty page")),
            "kind_note": ("kind_notes", words("Show a kind note on an empty page")),
        }
        use = {"prompt": words("Answer it"), "template": words("Start with it")}
        self.about.setText(about[kind])
        self.offer.setVisible(kind in offers)
        if kind in offers:
            key, said = offers[kind]
            self.offer.blockSignals(True)
            self.offer.setText(said)
            self.offer.setChecked(bool(self.around.settings.value(key)))
            self.offer.blockSignals(False)
        self.use.setVisible(kind in use)
        self.use.setText(use.get(kind, ""))
        at = max(0, self.list.currentIndex().row())
        every = prompts.offered(kind, self._own, words)
        self.list.cards.show_lines([self._line(one) for one in every], more=False)
        if every:
            self.list.setCurrentIndex(self.list.cards.index(min(at, len(every) - 1)))
        self._show_ways()

    def _line(self, one: OfferedPrompts) -> CardLine:
        words = self.words
        decks = {deck.id: words(deck.title) for deck in prompts.decks()}
        parts = [decks.get(one.deck, words("your own"))]
        if one.when_asked:
            parts.append(words("only if you choose it"))
        if one.own is not None and one.own.replaces:
            parts.append(words("changed by you"))
        if one.archived:
            parts.append(words("put away"))
        text = " ".join(one.text.split())
        if one.title:
            return CardLine(one.title, " · ".join([*parts[1:], text]), "", one)
        return CardLine(text, " · ".join(parts), "", one)

    def _show_ways(self) -> None:
        words, one = self.words, self.chosen
        for button in (self.use, self.change, self.away):
            button.setEnabled(one is not None)
        self.away.setText(words("Bring it back") if one and one.archived else words("Put it away"))
        is_own = one is not None and one.own is not None
        self.shipped.setVisible(one is not None and one.has_original)
        self.delete.setVisible(is_own and one is not None and not one.has_original)

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_ways()

    def _on_kind(self) -> None:
        if self.kinds.value is None:
            self.kinds.set_value("prompt")
        self.editing.hide()
        self._show()

    def _on_offer(self, on: bool) -> None:
        key = "kind_notes" if self.kinds.value == "kind_note" else "questions"
        if self.around.settings.change(key, on):
            keep_setting(self.around, key, on)

    def _on_use(self, _thing: object = None) -> None:
        one = self.chosen
        if one is not None and one.kind != "kind_note":
            is_template = one.kind == "template"
            wish = ToJournal(template=one.text) if is_template else ToJournal(question=one.text)
            self.go.emit(wish)

    def _on_new(self) -> None:
        self._edit(OwnText(kind=self.kinds.value or "prompt"))

    def _on_change(self) -> None:
        one = self.chosen
        if one is not None:
            self._edit(self._owned(one))

    def _owned(self, one: OfferedPrompts) -> OwnText:
        """A shipped one gets one's own that stands for it."""
        if one.own is not None:
            return one.own
        return OwnText(
            kind=one.kind, title=one.title, text=one.text, deck=one.deck, replaces=one.id
        )

    def _edit(self, own: OwnText) -> None:
        self._edited = own
        self.title.setText(own.title)
        self.title.setVisible(own.kind == "template")
        self.text.set_text(own.text)
        self.editing.show()
        (self.title if own.kind == "template" else self.text).setFocus()

    def _on_keep(self) -> None:
        own, self._edited = self._edited, None
        self.editing.hide()
        if own is None:
            return
        made = replace(own, title=self.title.text(), text=self.text.text())
        if made != own and made.text.strip():
            self._save(made)
        self.list.setFocus()

    def _on_leave_it(self) -> None:
        self._edited = None
        self.editing.hide()
        self.list.setFocus()

    def _on_away(self) -> None:
        one = self.chosen
        if one is not None:
            self._save(replace(self._owned(one), archived=not one.archived))

    def _save(self, own: OwnText) -> None:
        self.desk.ask(own_texts.save_own_text(own), None, self._on_trouble)

    def _on_delete(self, _thing: object = None) -> None:
        one = self.chosen
        if one is not None and one.own is not None:
            ask = own_texts.delete_own_text(one.own.id)
            self.desk.ask(ask, partial(self._on_deleted, one), self._on_trouble)

    def _on_deleted(self, one: OfferedPrompts, _answer: None) -> None:
        words = self.words
        said = words("The original is back.") if one.has_original else words("It was deleted.")
        if one.own is not None:
            self.notice.emit(Notice(said, words("Undo"), partial(self._undo, one.own)))

    def _undo(self, own: OwnText) -> None:
        words, again = self.words, partial(self._undo, own)
        troubled = partial(offer_again, self.notice, words, words("Undo"), again)
        self.desk.ask(own_texts.save_own_text(own), None, troubled)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))
