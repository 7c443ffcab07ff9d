"""Log a moment: half a minute is enough; only the first question needs an answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nearward.domain.rough import stands_at
from nearward.domain.things import DISTANCE, Moment, Person
from nearward.domain.trouble import Trouble
from nearward.session import operations, own_texts
from nearward.session import unfinished as unfinished_forms
from nearward.session.autosave import Autosave
from nearward.session.desk import Operation
from nearward.session.own_texts import Told
from nearward.session.unfinished import Form
from nearward.words import later
from nearward.worksheets import prompts
from nearward_ui.kit.around import Notice, Surroundings
from nearward_ui.kit.page import Page
from nearward_ui.kit.pending import Pending
from nearward_ui.kit.plain import Foot, LinkButton, MainButton, QuietButton, Scroll, Soft
from nearward_ui.moments import unfinished
from nearward_ui.moments.fields import MomentFields
from nearward_ui.moments.unfinished import Unfinished

_LOST_PERSON = later("Someone you had chosen is no longer in the diary. Everything else is here.")
_WITHOUT = later("It was saved without someone who is no longer in the diary.")


def _place_of(moment_id: int) -> str:
    """Under which name the draft of a moment that is kept already stands."""
    return f"moment:{moment_id}"


class MomentPage(Page):
    """The form of a moment. What is not saved yet is kept as a draft, and offered later."""

    key = "moment"
    behind = "back"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._moment: Moment | None = None
        self._place = unfinished.NEW
        self._policy = Autosave()
        #: what was offered is on the disk, and what stands here is not in its place
        self._is_kept = False
        self._changed_at: datetime | None = None
        #: while the moment is on its way to the disk: what has arrived of it
        self._saving: list[Moment] | None = None
        self._drafts = Pending(around.desk, self)
        self._drafts.failed.connect(self._on_draft_trouble)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep)
        self.fields = MomentFields(around)
        self.fields.changed.connect(self._on_changed)
        self.fields.someone_named.connect(self._on_someone)
        self._make_foot()
        self.offer = Unfinished(around)
        self.offer.go_on.connect(self._on_go_on)
        self.offer.drop.connect(self._on_drop)
        self.fields.box.insertWidget(1, self.offer)
        self.scrolled_frame(self.fields.box, bottom=16)
        self.scroller = Scroll(self.fields, self.foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)

    @property
    def place(self) -> str:
        """Under which name the draft is kept."""
        return _place_of(self._moment.id) if self._moment else self._place

    def enter(self, argument: object) -> None:
        since = self.around.clock() - self._changed_at if self._changed_at else None
        if (
            argument is None
            and self._moment is None
            and since is not None
            and since <= unfinished.FRESH
        ):
            self.desk.ask(operations.people(), self.fields.show_people)
            return  # Ctrl+M in the middle of it
        self.leave()
        self.offer.put_away()
        wish = argument if isinstance(argument, dict) else {}
        if "id" in wish:
            kept = int(wish["id"])
            ask = unfinished_forms.of_moment(kept, _place_of(kept))
            self.desk.ask(ask, self._on_kept, self._on_unread)
        else:
            self._moment = None
            self._place = unfinished.apart(self.around.clock())
            day = wish.get("day")
            day = day if isinstance(day, date) else None
            self._show(self._blank(day))
            then = partial(self._on_drafts, day is None)
            self.desk.ask(unfinished_forms.of_new(unfinished.NEW), then)

    def leave(self) -> None:
        self._changed_at = None
        self._keep()

    def go_back(self) -> None:
        """Leave the form; what was begun is kept, and it is said where."""
        begun = self._is_worth_keeping and (self._policy.dirty or self._is_kept)
        super().go_back()
        if begun:
            text = self.words("Your draft is kept. “Log a moment” will offer it again.")
            if self._moment is not None:
                text = self.words(
                    "Your changes are kept as a draft. The moment will offer them again."
                )
            drop = partial(self._keep_draft, None, self.place)
            self.notice.emit(Notice(text, self.words("Drop it"), drop))

    def unsaved(self) -> Operation[object] | None:
        waiting = self._drafts.unsaved()
        mine = operations.keep_draft(self.place, self._body)
        dirty, saving = self._policy.dirty and self._is_worth_keeping, self._saving
        if waiting is None and not dirty and saving is None:
            return None

        def run(vault: Any) -> None:
            if waiting is not None:
                waiting(vault)
            # asked after the moment itself: a draft only when that did not arrive
            if (saving is None and dirty) or (saving is not None and not saving):
                mine(vault)

        return run

    def first_focus(self) -> QWidget | None:
        self.fields.outcome.take_focus()
        return None

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self.fields.reshape(shape)

    def where(self) -> object:
        return {"id": self._moment.id} if self._moment is not None else None

    def save(self) -> None:
        """Keep the moment; the outcome is the one thing it needs."""
        self._save(weigh=False)

    def _make_foot(self) -> None:
        words = self.words
        self.save_button = MainButton(words("Save moment"))
        self.save_button.setToolTip("Ctrl+S")
        self.save_button.clicked.connect(self.save)
        self.weigh_button = QuietButton(words("Save and weigh the thought"))
        self.weigh_button.clicked.connect(self._on_weigh)
        self.delete_button = LinkButton(words("Delete"), flush="end")
        self.delete_button.clicked.connect(self._on_delete)
        self.leave_button = LinkButton(words("Leave"), tone="quiet")
        self.leave_button.clicked.connect(self.go_back)
        self.note = Soft()
        self.over = LinkButton(words("Start over"))
        self.over.clicked.connect(self._on_over)
        self.over.hide()
        short = QShortcut(QKeySequence("Ctrl+S"), self)
        short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        short.activated.connect(self.save)
        self.foot = foot = Foot(self.look)
        self.frame(foot.row, 10, 2)
        for button in (self.save_button, self.weigh_button):
            foot.row.addWidget(button)
        foot.row.add_text(self.note)
        for link in (self.over, self.delete_button, self.leave_button):
            foot.row.addWidget(link)

    @property
    def _body(self) -> dict[str, Any]:
        """The form as a draft, with the time at which it is kept."""
        return {**self.fields.body, unfinished.KEPT: self.around.clock().isoformat()}

    @property
    def _is_worth_keeping(self) -> bool:
        """A single slip of a key in an empty form begins no draft."""
        return self._moment is not None or self.fields.is_begun

    def _blank(self, day: date | None = None) -> dict[str, Any]:
        """A form of now; of a day that was chosen, at no time of the clock."""
        if day is None or day == self.around.today:
            return {}
        return {"at": min(stands_at(day, "day"), self.around.clock()).isoformat(), "rough": "day"}

    def _show(self, body: dict[str, Any]) -> None:
        edits = self._moment is not None
        self.fields.show_body(body, edits=edits)
        self._policy = Autosave()
        self._is_kept = False
        self._changed_at = None
        self.note.setText("")
        self.over.hide()
        self.delete_button.setVisible(edits)

    def _save(self, *, weigh: bool) -> None:
        if self._saving is not None:
            return
        if self.fields.outcome.value is None:
            self.note.setText(self.words("Please say what happened in the end. The rest can wait."))
            self.fields.outcome.take_focus()
            return
        alias = self.fields.take_name()
        if alias:
            self._on_someone(alias, partial(self._save, weigh=weigh))
            return
        self._timer.stop()
        self._drafts.forget(self.place)
        values = self.fields.values
        made = Moment(**values) if self._moment is None else replace(self._moment, **values)
        self._saving = arrived = []
        save = operations.save_moment(made, draft=self.place)

        def run(vault: Any) -> Moment:
            kept = save(vault)
            arrived.append(kept)
            return kept

        then = partial(self._on_saved, weigh, made.person_id)
        self.desk.ask(run, then, self._on_save_trouble)

    def _keep_draft(self, body: dict[str, Any] | None, place: str = "") -> None:
        place = place or self.place
        if place == self.place:
            self._is_kept = body is not None
        self._drafts.ask(place, operations.keep_draft(place, body))

    # answers of the desk

    def _on_unread(self, trouble: Trouble) -> None:
        """A moment that cannot be read is not shown as another one, or as an empty one."""
        self._say(trouble)
        self.go.emit("moments", None)

    def _on_kept(self, form: Form) -> None:
        if form.moment is None:
            return
        self.fields.show_people(form.people)
        self._show_kept(form.moment)
        for place, body in form.drafts.items():
            self._take_or_offer(place, body, fresh=True)

    def _show_kept(self, moment: Moment) -> None:
        self._moment = moment
        self._show({"at": moment.at.isoformat()})
        self.fields.show_moment(moment)
        if self.fields.outcome.isAncestorOf(QApplication.focusWidget() or self):
            # the keyboard stands on what was answered
            self.fields.outcome.take_focus()

    def _on_drafts(self, fresh: bool, form: Form) -> None:
        """The drafts of new moments; what was begun meanwhile stays, at a place of its own."""
        if self._moment is not None:
            return
        self.fields.show_people(form.people)
        found = form.drafts
        if not self._is_kept:
            self._place = unfinished.free(found)
        if found:
            place = unfinished.newest(found)
            self._take_or_offer(place, found[place], fresh=fresh and not self._policy.dirty)

    def _take_or_offer(self, place: str, body: dict[str, Any], *, fresh: bool) -> None:
        if fresh and unfinished.is_fresh(body, self.around.clock()):
            self._take_draft(place, body)
        else:
            self.offer.offer(place, body, edits=self._moment is not None)

    def _take_draft(self, place: str, body: dict[str, Any]) -> None:
        self.offer.put_away()
        if self._moment is None:
            self._place = place
        self._show(body)
        self._is_kept = True
        said = self.words("Unsaved draft.")
        if self.fields.has_lost_person:
            said = f"{said} {self.words(_LOST_PERSON)}"
        self.note.setText(said)
        self.over.show()

    def _on_go_on(self) -> None:
        """Go on with what is offered; what was begun in its stead is kept as another draft."""
        place, body = self.offer.place, self.offer.draft
        self.leave()
        self._take_draft(place, body)
        self.fields.outcome.take_focus()

    def _on_drop(self) -> None:
        place, body = self.offer.place, self.offer.draft
        self.offer.put_away()
        self._keep_draft(None, place)
        self._say_dropped(place, body)
        self.fields.outcome.take_focus()

    def _say_dropped(self, place: str, body: dict[str, Any]) -> None:
        undo = partial(self._bring_back, place, body)
        text = self.words("The draft was dropped.")
        self.notice.emit(Notice(text, self.words("Undo"), undo))

    def _bring_back(self, place: str, body: dict[str, Any]) -> None:
        self._drafts.ask(place, operations.keep_draft(place, body))
        self.offer.offer(place, body, edits=self._moment is not None)

    def _on_saved(self, weigh: bool, person_id: int | None, moment: Moment) -> None:
        self._saving = None
        is_without = person_id != moment.person_id
        self._policy = Autosave()
        self._moment = None
        if weigh:
            if is_without:
                self.notice.emit(Notice(self.words(_WITHOUT)))
            self.go.emit("worksheet", {"sheet": "evidence", "moment": moment})
            return
        say = partial(self._say_saved, moment, is_without)
        if self.around.settings.kind_notes:
            told = own_texts.told(self.around.clock(), self.around.settings.day_ends)
            self.desk.ask(told, say, say)
        else:
            say()
        self.go.emit("back", None)

    def _say_saved(
        self, moment: Moment, is_without: bool, told: Told | Trouble | None = None
    ) -> None:
        """That it is saved, and what was left out; with a kind note for who wants one."""
        words, note = self.words, None
        if isinstance(told, Told):
            distance = told.distance or moment.outcome in DISTANCE
            note = prompts.kind_note(told.own, self.around.today, words, distance=distance)
        said = f"{words('Saved.')} {words(_WITHOUT)}" if is_without else words("Saved.")
        if note is not None:
            said = f"{said} {note.text}"
        then = partial(self._again, moment.id)
        self.notice.emit(Notice(said, words("Look at it"), then))

    def _on_save_trouble(self, trouble: Trouble) -> None:
        """What was typed stays, and is kept as a draft as soon as the disk takes it."""
        self._saving = None
        self._on_changed()
        self._say(trouble)

    def _on_draft_trouble(self, trouble: Trouble) -> None:
        self._say(trouble)

    def _say(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))

    def _again(self, moment_id: int) -> None:
        self.go.emit("moment", {"id": moment_id})

    def _on_delete(self) -> None:
        if self._moment is None:
            return
        moment_id, place = self._moment.id, self.place
        begun = self._policy.dirty or self._is_kept
        self._timer.stop()
        self._policy = Autosave()
        self._drafts.forget(place)
        ask = operations.delete("moment", moment_id, draft=place)
        then = partial(self._on_deleted, moment_id)
        self.desk.ask(ask, then, partial(self._on_not_deleted, begun))

    def _on_not_deleted(self, begun: bool, trouble: Trouble) -> None:
        """What stood here and was not saved is still a draft."""
        self._say(trouble)
        if begun:
            self._on_changed()

    def _on_deleted(self, moment_id: int, _answer: None) -> None:
        self._moment = None
        text = self.words("The moment is in the trash.")
        self.notice.emit(Notice(text, self.words("Undo"), partial(self._undo, moment_id)))
        self.go.emit("moments", None)

    def _undo(self, moment_id: int) -> None:
        self.desk.ask(operations.restore("moment", moment_id), partial(self._on_undone, moment_id))

    def _on_undone(self, moment_id: int, _answer: None) -> None:
        self.go.emit("moment", {"id": moment_id})

    def _on_over(self) -> None:
        place, body = self.place, self._body
        self._policy = Autosave()
        self._keep_draft(None)
        if self._moment is None:
            self._show(self._blank())
        else:
            self._show_kept(self._moment)
        self._say_dropped(place, body)
        self.fields.outcome.take_focus()

    # hands and keys

    def _keep(self) -> None:
        """Keep what is begun as a draft."""
        self._timer.stop()
        if self._policy.dirty and self._saving is None:
            self._policy.kept()
            if self._is_worth_keeping:
                self._keep_draft(self._body)
            elif self._is_kept:
                self._keep_draft(None)

    def _on_changed(self) -> None:
        self._changed_at = self.around.clock()
        if self.fields.when.is_now and not self._policy.dirty and not self._is_kept:
            # of an empty form that has stood here for long, now is the time of its first answer
            self.fields.when.be_now()
        now = time.monotonic()
        self._policy.touched(now)
        self._timer.start(round((self._policy.due_in(now) or 0) * 1000))

    def _on_weigh(self) -> None:
        self._save(weigh=True)

    def _on_someone(self, alias: str, then: Callable[[], None] | None = None) -> None:
        troubled = partial(self._on_nobody, alias)
        self.desk.ask(operations.add_person(alias), partial(self._on_person, then), troubled)

    def _on_nobody(self, alias: str, trouble: Trouble) -> None:
        """The name stands where it was typed."""
        self.fields.give_name(alias)
        self._say(trouble)

    def _on_person(self, then: Callable[[], None] | None, person: Person) -> None:
        self.fields.choose_person(person)
        if then is not None:
            then()
