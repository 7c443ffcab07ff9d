"""The trash: what was deleted, the way back, and deleting for good."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.cards import Trashed
from nearward.domain.changes import IN_TRASH, KindsChanged
from nearward.domain.file.outcomes import Replaced
from nearward.domain.kinds import BY_NAME
from nearward.domain.trouble import Trouble
from nearward.session.ask import trash as asked
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Heading,
    MainButton,
    Panel,
    Prose,
    QuietButton,
    Soft,
)
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.kit.widgets.cards import BAR_ROOM, OUT, CardLine, CardList
from nearward_ui.routes import GoBack, Route


class DeleteQuestion(Panel):
    """A question in the page itself: one thing to do, and not to do it."""

    def __init__(self, around: PageContext) -> None:
        super().__init__("calm")
        look = around.look
        self.text = Prose()
        self.yes = MainButton("")
        self.no = QuietButton("")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.px(n) for n in (18, 12, 12, 12)))
        row.setSpacing(look.px(10))
        row.addWidget(self.text, 1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        self.hide()

    def ask(self, text: str, yes: str, no: str) -> None:
        """Show it; the keyboard is on what changes nothing."""
        self.text.setText(text)
        self.setAccessibleName(text)
        self.yes.setText(yes)
        self.no.setText(no)
        self.show()
        self.no.setFocus()


class TrashPage(Page):
    """The list; what is chosen in it can be brought back or deleted for good."""

    measure = Measure.LISTS
    shows = IN_TRASH
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self.back = BackButton(self)
        self.empty = QuietButton(words("Empty the trash"))
        self.empty.clicked.connect(self._on_empty)
        self.about = Soft(
            words(
                "What you delete stays here for 30 days. No list, count or search shows it. Then"
                " it is deleted for good."
            )
        )
        self.nothing = Soft(
            words("The trash is empty. What you delete will be here, and can be brought back.")
        )
        self.list = CardList(words("Trash"), around)
        self.list.delete_asked.connect(self._on_delete)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.foot: QFrame = QFrame()
        self.foot.setProperty("role", "foot")
        self.restore = MainButton(words("Restore"))
        self.restore.clicked.connect(self._on_restore)
        self.delete = QuietButton(words("Delete for good"))
        self.delete.clicked.connect(self._on_delete)
        self.sure = DeleteQuestion(around)
        self.sure.yes.clicked.connect(self._on_sure)
        self.sure.no.clicked.connect(self._on_not_sure)
        self._all = self._entering = False
        self.offer = DeleteQuestion(around)
        self.offer.yes.clicked.connect(self._on_replace)
        self.offer.no.clicked.connect(self._on_keep_backups)
        self.nothing.hide()
        self._build()

    def enter(self, _route: Route | None = None) -> None:
        self.sure.hide()
        self.offer.hide()
        self._entering = True
        self._ask()

    def refresh(self, _changed: KindsChanged) -> None:
        self.list.hold()
        self._ask()

    def leave(self) -> None:
        self.sure.hide()

    def first_focus(self) -> QWidget | None:
        return self.list if self.list.cards.lines else self.back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.sure.isVisible():
            self._on_not_sure()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        look = self.look
        top = QHBoxLayout()
        top.setSpacing(look.px(12))
        top.addWidget(Heading(self.words("Trash")), 1)
        top.addWidget(self.empty)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(top)
        head.addWidget(self.about)
        above = QVBoxLayout()
        above.setSpacing(look.px(14))
        above.addLayout(head)
        self.back.stand_in(above)
        above.addWidget(self.offer)
        above.addWidget(self.nothing)
        # while the list is hidden, what stands above stays above
        above.addStretch(1)
        middle, listed = QVBoxLayout(), QVBoxLayout()
        self.frame(above, OVER, 0)
        self.frame(listed, 0, 0, bar=BAR_ROOM, out=OUT)
        middle.setSpacing(look.px(10))
        middle.addLayout(above)
        listed.addWidget(self.list, 1)
        middle.addLayout(listed, 1)
        self._build_foot()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(middle, 1)
        box.addWidget(self.foot)

    def _build_foot(self) -> None:
        look = self.look
        column = QVBoxLayout(self.foot)
        self.frame(column, 10, 10)
        column.setSpacing(look.px(10))
        column.addWidget(self.sure)
        self.buttons = QWidget()
        row = WrappingRow(look, 10)
        self.buttons.setLayout(row)
        row.addWidget(self.restore)
        row.addWidget(self.delete)
        column.addWidget(self.buttons)

    @property
    def chosen(self) -> Trashed | None:
        """What is chosen in the list."""
        thing = self.list.thing
        return thing if isinstance(thing, Trashed) else None

    def _ask(self) -> None:
        self.desk.ask(asked.listed(), self._on_listed)

    def _on_listed(self, things: list[Trashed]) -> None:
        row = max(0, self.list.currentIndex().row())
        self.list.cards.show_lines([self._line(thing) for thing in things], more=False)
        for widget in (self.list, self.empty, self.foot):
            widget.setVisible(bool(things))
        self.nothing.setVisible(not things)
        if things:
            self.list.setCurrentIndex(self.list.cards.index(min(row, len(things) - 1)))
            if self._entering and self.back.hasFocus():
                self.list.setFocus()
        elif not self.offer.isVisible():
            self.back.setFocus()
        self._entering = False

    def _line(self, thing: Trashed) -> CardLine:
        words, today = self.words, self.around.today
        zone = self.around.clock().tzinfo
        put, emptied = (at.astimezone(zone).date() for at in (thing.put, thing.emptied))
        parts = [
            self._kind(thing),
            words("deleted: {day}", day=short_day(put, today, words)),
            words("gone for good on {day}", day=short_day(emptied, today, words)),
        ]
        return CardLine(self._title(thing), " · ".join(parts), "", thing)

    def _kind(self, thing: Trashed) -> str:
        words = self.words
        kind = BY_NAME[thing.card.kind]
        if not kind.is_dated:
            return words(kind.label)
        day = short_day(thing.card.day, self.around.today, words)
        return words("{kind} of {day}", kind=words(kind.label), day=day)

    def _title(self, thing: Trashed) -> str:
        if not BY_NAME[thing.card.kind].in_timeline:
            return thing.card.title or self._kind(thing)
        return told_card(thing.card, self.around, self.around.today).title

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if self.sure.isVisible() and not self._all:
            self.sure.hide()

    def _on_restore(self) -> None:
        thing = self.chosen
        if thing is not None:
            operation = asked.restore(thing.card.kind, thing.card.id)
            self.desk.ask(operation, self._on_restored, self._on_trouble)

    def _on_restored(self, _answer: None) -> None:
        self.sure.hide()
        self.notice.emit(Notice(self.words("It is back where it was.")))
        self.list.setFocus()

    def _on_delete(self, _thing: object = None) -> None:
        thing = self.chosen
        if thing is None:
            return
        self._all = False
        words = self.words
        text = words(
            "Delete “{title}” for good? It cannot be brought back.", title=self._title(thing)
        )
        self.sure.ask(text, words("Delete for good"), words("Keep it"))

    def _on_empty(self) -> None:
        self._all = True
        words = self.words
        text = words.plural(
            "Delete {n} thing for good? It cannot be brought back.",
            "Delete {n} things for good? They cannot be brought back.",
            len(self.list.cards.lines),
        )
        self.sure.ask(text, words("Empty the trash"), words("Keep them"))

    def _on_not_sure(self) -> None:
        self.sure.hide()
        self.list.setFocus()

    def _on_sure(self) -> None:
        thing = self.chosen
        self.sure.hide()
        if self._all:
            self.desk.ask(asked.empty(), self._on_deleted, self._on_trouble)
        elif thing is not None:
            operation = asked.delete_for_good(thing.card.kind, thing.card.id)
            self.desk.ask(operation, self._on_deleted, self._on_trouble)

    def _on_deleted(self, _answer: object) -> None:
        self.desk.ask(asked.tidy(self.around.clock()), idle=True)
        words = self.words
        text = words(
            "It is deleted for good. Older backups still hold it. You can replace them all with"
            " one fresh backup."
        )
        self.offer.ask(text, words("Replace all backups"), words("Keep the backups"))

    def _on_keep_backups(self) -> None:
        self.offer.hide()
        (self.list if self.list.cards.lines else self.back).setFocus()

    def _on_replace(self) -> None:
        self.offer.setEnabled(False)
        self.offer.text.setText(self.words("Making a fresh backup…"))
        # the search is cleaned first: its old words would stand in the fresh backup
        self.desk.ask(asked.tidy(self.around.clock()), self._on_clean, self._on_trouble)

    def _on_clean(self, _answer: int) -> None:
        operation = asked.replace_backups(self.around.settings.backup_folder)
        self.desk.ask(operation, self._on_replaced, self._on_trouble)

    def _on_replaced(self, done: Replaced) -> None:
        self._end_offer()
        words = self.words
        text = words.plural(
            "One fresh backup was made, and {n} older one removed.",
            "One fresh backup was made, and {n} older ones removed.",
            done.removed,
        )
        if done.aside:
            aside = words(
                "Files moved aside by earlier restores are still beside the diary: {names}",
                names=", ".join(done.aside),
            )
            text = f"{text} {aside}"
        self.notice.emit(Notice(text, lasting=bool(done.aside)))

    def _on_trouble(self, trouble: Trouble) -> None:
        if self.offer.isVisible():
            self._end_offer()
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))
        self._ask()

    def _end_offer(self) -> None:
        self.offer.setEnabled(True)
        self._on_keep_backups()
