"""One old story: its words, its ratings, what is kept for and against it, its card."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.beliefs import Belief, BeliefEvidence, BeliefRating
from nearward.domain.changes import KindsChanged
from nearward.domain.trouble import Trouble
from nearward.session.ask.forms import beliefs
from nearward.session.ask.forms.beliefs import Read
from nearward.session.operation import Operation
from nearward_ui.beliefs.evidence import Evidence
from nearward_ui.beliefs.pocket_card import PocketCard
from nearward_ui.beliefs.rating import RatingToday
from nearward_ui.beliefs.sheets import SheetsOnIt
from nearward_ui.beliefs.story_form import StoryForm
from nearward_ui.beliefs.told import name_of, told_since
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.kit.saving.trash_undo import TrashUndo
from nearward_ui.kit.widgets.basic import Heading, LinkButton, Scroll, Soft, TroublePanel
from nearward_ui.routes import GoBack, Route, ToBelief, ToPrintCards

KEEP_MS = 800


class BeliefPage(Page):
    """Saved by itself. What is being written stays when something else is changed."""

    measure = Measure.FORMS
    shows = ("belief", "belief_rating", "belief_evidence", "worksheet")
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._belief: Belief | None = None
        #: which it shows, or will when it is read; 0: none
        self._id = 0
        self._dirty = False
        self._pending = SaveQueue(self.desk, self)
        self._pending.failed.connect(self._on_trouble)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep)
        self._trash = TrashUndo(around, "belief", words("The belief is in the trash."), self)
        self._trash.tell(self.notice, self._on_gone, self._on_back)
        said = words("The evidence is in the trash.")
        self._evidence_trash = TrashUndo(around, "belief_evidence", said, self)
        self._evidence_trash.notice.connect(self.notice)
        self._make_parts()
        self._lay_out()

    def enter(self, route: Route | None = None) -> None:
        wish = ToBelief.of(route)
        if wish.belief_evidence:
            ask = beliefs.of_evidence(wish.belief_evidence)
            self.desk.ask(ask, self._on_found, self._on_unread, lane="belief")
            return
        wanted = wish.id or (self._belief.id if self._belief is not None else 0)
        if wanted:
            self._load(wanted)
        else:
            self._show_none()

    def refresh(self, _changed: KindsChanged) -> None:
        if self._id:
            self._load(self._id)

    def leave(self) -> None:
        self._flush()

    def unsaved(self) -> Operation[object] | None:
        self._flush()
        return self._pending.unsaved()

    def first_focus(self) -> QWidget | None:
        return self.back

    def where(self) -> Route | None:
        return ToBelief(id=self._belief.id) if self._belief is not None else None

    def _make_parts(self) -> None:
        words, around = self.words, self.around
        self.back = BackButton(self)
        self.heading = Heading()
        self.about = Soft()
        self.trouble = TroublePanel(self.look)
        self.story = StoryForm(around)
        self.story.changed.connect(self._on_changed)
        self.rating = RatingToday(around)
        self.rating.given.connect(self._on_rated)
        self.evidence = Evidence(around)
        self.evidence.given.connect(self._on_evidence)
        self.evidence.remove_asked.connect(self._on_remove_evidence)
        self.evidence.go.connect(self.go)
        self.sheets = SheetsOnIt(around)
        self.sheets.go.connect(self.go)
        self.card = PocketCard(around)
        self.card.changed.connect(self._on_changed)
        self.card.print_asked.connect(self._on_print_card)
        self.remove = LinkButton(
            words("Move this belief to the trash"), tone="quiet", flush="start"
        )
        self.remove.clicked.connect(self._on_remove)
        self.parts = (self.story, self.rating, self.evidence, self.sheets, self.card, self.remove)

    def _lay_out(self) -> None:
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(self.look.px(12))
        self.back.stand_in(box)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.heading)
        head.addWidget(self.about)
        box.addLayout(head)
        for widget in (self.trouble, *self.parts):
            box.addWidget(widget)
        box.addStretch(1)
        self.scroller = Scroll(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)

    def _load(self, belief_id: int) -> None:
        self._id = belief_id
        self.desk.ask(beliefs.of(belief_id), self._on_found, self._on_unread, lane="belief")

    def _on_unread(self, trouble: Trouble) -> None:
        """What could not be read is not there to be written in; it is read again later."""
        self._on_trouble(trouble)
        if self._belief is None or self._belief.id != self._id:
            self._flush()
            wanted = self._id
            self._show_none()
            self._id = wanted
            self.heading.setText(self.words("A belief"))
            self.about.setText("")

    def _on_found(self, found: Read | None) -> None:
        if found is None:
            # it may come back out of the trash
            wanted = self._id
            self._show_none()
            self._id = wanted
            return
        belief = found.of.belief
        is_again = self._belief is not None and self._belief.id == belief.id
        if not is_again:
            self._flush()
        self._id = belief.id
        is_writing = is_again and (self._dirty or self._pending.waits("belief"))
        if not is_writing:
            self._belief, self._dirty = belief, False
            self.story.show_belief(belief)
            self.card.show_belief(belief)
        self.trouble.say("")
        self._show_kept(found, is_again=is_again)
        for part in self.parts:
            part.show()

    def _show_kept(self, found: Read, *, is_again: bool) -> None:
        belief, words = found.of.belief, self.words
        self.heading.setText(words("“{heading}”", heading=name_of(belief, words)))
        self.about.setText(told_since(belief.day, self.around.today, words))
        self.story.show_wordings(found.wordings)
        if not is_again:
            self.rating.show_story(found.of)
        elif self._pending.waits("rating"):
            self.rating.redraw(found.of)
        else:
            self.rating.renew(found.of)
        self.evidence.show_kept(belief.id, found.of.evidence)
        self.sheets.show_sheets(belief, found.of.worksheets)
        self.card.say(belief.text, found.of.evidence)

    def _show_none(self) -> None:
        self._belief, self._id, self._dirty = None, 0, False
        self.heading.setText(self.words("No belief is chosen"))
        self.about.setText(self.words("Choose one on the page of beliefs."))
        for part in self.parts:
            part.hide()

    def _on_changed(self) -> None:
        self._dirty = True
        self._timer.start(KEEP_MS)

    def _keep(self) -> None:
        self._timer.stop()
        if self._belief is None or not self._dirty:
            return
        self._dirty = False
        values = {**self.story.values, **self.card.values}
        self._belief = belief = replace(self._belief, **values)
        self._pending.ask("belief", beliefs.save(belief))

    def _flush(self) -> None:
        self._keep()
        self.rating.flush()
        self.evidence.flush()

    def _on_rated(self, rating: BeliefRating) -> None:
        self._pending.ask(("rating", rating.belief_id), beliefs.rate(rating), self._on_answer)

    def _on_answer(self, answer: object | None) -> None:
        if answer is None:
            said = self.words("This belief is no longer in the diary, so nothing was kept for it.")
            self.notice.emit(Notice(said))

    def _on_evidence(self, one: BeliefEvidence) -> None:
        key = ("kept", one.id, one.at)
        self._pending.ask(key, beliefs.keep(one), partial(self._on_evidence_kept, one))

    def _on_evidence_kept(self, asked: BeliefEvidence, kept: BeliefEvidence | None) -> None:
        self._on_answer(kept)
        if not asked.id or asked.id == self.evidence.form.id:
            self.evidence.form.kept(kept)

    def _on_remove_evidence(self, one: BeliefEvidence) -> None:
        self._evidence_trash.delete(one.id, troubled=self._on_trouble)

    def _on_print_card(self) -> None:
        self._flush()
        if self._belief is not None:
            self.go.emit(ToPrintCards(belief=self._belief.id))

    def _on_remove(self) -> None:
        if self._belief is not None:
            self._flush()
            self._trash.delete(self._belief.id, troubled=self._on_trouble)

    def _on_gone(self, _belief_id: int, _place: object) -> None:
        self._show_none()
        self.go.emit(Route("beliefs"))

    def _on_back(self, belief_id: int, _place: object) -> None:
        self.go.emit(ToBelief(id=belief_id))

    def _on_trouble(self, trouble: Trouble) -> None:
        self.trouble.say(trouble.say(self.words))
