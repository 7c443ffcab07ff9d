"""A form of moments that keeps what is begun as a draft, and offers it later."""

from __future__ import annotations

import time
from datetime import datetime
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from nearward.domain.model import PULL, Moment, Pause
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.session.ask import drafts, pauses
from nearward.session.ask.drafts import Form
from nearward.session.autosave import Autosave
from nearward.worksheets.moment_fields import moment_fields
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.from_entry import FromEntry, as_draft, from_draft
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.kit.widgets.basic import Scroll
from nearward_ui.moments import unfinished
from nearward_ui.moments.fields import MomentFields
from nearward_ui.moments.foot import FormFoot
from nearward_ui.moments.unfinished import Unfinished

_LOST_PERSON = N_("Someone you had chosen is no longer in the diary. Everything else is here.")


def place_of(moment_id: int) -> str:
    """Under which name the draft of a moment that is kept already stands."""
    return f"moment:{moment_id}"


@cache
def texts() -> frozenset[str]:
    """The fields of a moment that are written freely."""
    return frozenset({"text"} | {one.name for one in moment_fields() if one.kind == "text"})


class DraftedPage(Page):
    """The form of a moment as far as its drafts go: `show_blank` and `show_kept` are the page's."""

    scroller: Scroll

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        #: the moment that is kept already, and is changed here
        self._moment: Moment | None = None
        #: the form as that moment was shown in it
        self._began: dict[str, Any] = {}
        self._place = unfinished.NEW
        self._policy = Autosave()
        #: what was offered is on the disk, and what stands here is not in its place
        self._is_kept = False
        self._changed_at: datetime | None = None
        #: while the moment is on its way to the disk: what has arrived of it
        self._saving: list[Moment] | None = None
        self._drafts = SaveQueue(around.desk, self)
        self._drafts.failed.connect(self._on_draft_trouble)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep)
        self.fields = MomentFields(around)
        self.fields.changed.connect(self._on_changed)
        self.offer = Unfinished(around)
        self.offer.go_on.connect(self._on_go_on)
        self.offer.drop.connect(self._on_drop)
        self.came = FromEntry(around)
        self.came.go.connect(self.go)
        self.fields.head.put_below(self.came)
        self.fields.head.put_offer(self.offer)
        self.form_foot = foot = FormFoot(around.words, around.look)
        self.foot = foot
        self.save_button, self.sheet_button = foot.save, foot.sheet
        self.delete_button, self.leave_button = foot.delete, foot.away
        self.note, self.over = foot.note, foot.over
        self.over.clicked.connect(self._on_over)

    @property
    def place(self) -> str:
        """Under which name the draft is kept."""
        return place_of(self._moment.id) if self._moment else self._place

    def leave(self) -> None:
        self.fields.when.put_away()
        self.fields.pull.after.flush()
        self._changed_at = None
        self._keep()

    @property
    def _is_in_the_middle(self) -> bool:
        """Whether a new moment was changed only a little while ago."""
        if self._moment is not None or self._changed_at is None:
            return False
        return self.around.clock() - self._changed_at <= unfinished.FRESH

    @property
    def _body(self) -> dict[str, Any]:
        """The form as a draft, with the time at which it is kept."""
        kept: dict[str, Any] = {unfinished.KEPT: self.around.clock().isoformat()}
        if self._moment is not None:
            kept[unfinished.BEGAN] = self._began
        return {**self.fields.body, **as_draft(self.came.passage), **kept}

    @property
    def _is_worth_keeping(self) -> bool:
        """A single slip of a key in an empty form begins no draft."""
        return self._moment is not None or self.fields.is_begun

    def show_blank(self) -> None:
        """Begin anew; the kind stays."""
        raise NotImplementedError

    def show_kept(self, moment: Moment) -> None:
        """Show a moment as it is kept."""
        raise NotImplementedError

    def show_body(self, body: dict[str, Any]) -> None:
        """Show plain values, as nothing that has to be kept."""
        edits = self._moment is not None
        self.fields.show_body(body, edits=edits)
        kept = self._moment.id if self._moment is not None else 0
        self.came.of("moment", kept, from_draft(body))
        self._policy = Autosave()
        self._is_kept = False
        self._changed_at = None
        self.note.setText("")
        self.over.hide()
        self.delete_button.setVisible(edits)
        # the keyboard may have been pushed to and fro by what was hidden
        self.scroller.area.verticalScrollBar().setValue(0)
        if self.fields.pause_id is not None:
            self.desk.ask(pauses.get(self.fields.pause_id), self._on_its_pause, self._say)

    def _keep_draft(self, body: dict[str, Any] | None, place: str = "") -> None:
        place = place or self.place
        if place == self.place:
            self._is_kept = body is not None
        self._drafts.ask(place, drafts.keep(place, body))

    def _on_drafts(self, fresh: bool, form: Form) -> None:
        """The drafts of new moments; what was begun meanwhile stays, at a place of its own.

        `fresh`: one of this kind, and of this pause, may be put in, if it was left only a little
        while ago.
        """
        if self._moment is not None:
            return
        self.fields.show_people(form.people)
        found = form.drafts
        if not self._is_kept:
            self._place = unfinished.free(found)
        if found:
            place = unfinished.newest(found)
            body = found[place]
            fresh = fresh and not self._policy.dirty
            fresh = fresh and self.fields.kind in (PULL, body.get("kind", PULL))
            fresh = fresh and self.fields.pause_id in (None, body.get("pause_id"))
            self._take_or_offer(place, body, fresh=fresh)

    def _take_or_offer(self, place: str, body: dict[str, Any], *, fresh: bool) -> None:
        if fresh and unfinished.is_fresh(body, self.around.clock()):
            self._take_draft(place, body)
        else:
            self.offer.offer(place, body, edits=self._moment is not None)

    def _take_draft(self, place: str, body: dict[str, Any]) -> None:
        self.offer.put_away()
        body = unfinished.as_shown(body)
        if self._moment is None:
            self._place = place
        else:
            # what was written to the moment since, on the page of its circle, is not undone
            body = unfinished.with_what_came(unfinished.plain(body), self._began, texts())
        self.show_body(body)
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
        self.fields.take_focus()

    def _on_drop(self) -> None:
        place, body = self.offer.place, self.offer.draft
        self.offer.put_away()
        self._keep_draft(None, place)
        self._say_dropped(place, body)
        self.fields.take_focus()

    def _say_dropped(self, place: str, body: dict[str, Any]) -> None:
        undo = partial(self._bring_back, place, body)
        text = self.words("The draft was dropped.")
        self.notice.emit(Notice(text, self.words("Undo"), undo))

    def _bring_back(self, place: str, body: dict[str, Any]) -> None:
        self._drafts.ask(place, drafts.keep(place, body))
        self.offer.offer(place, body, edits=self._moment is not None)

    def _on_over(self) -> None:
        place, body = self.place, self._body
        self._policy = Autosave()
        self._keep_draft(None)
        if self._moment is None:
            self.show_blank()
        else:
            self.show_kept(self._moment)
        self._say_dropped(place, body)
        self.fields.take_focus()

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

    def _on_its_pause(self, pause: Pause | None) -> None:
        if pause is not None and pause.id == self.fields.pause_id:
            self.fields.head.say_pause(pause)

    def _on_draft_trouble(self, trouble: Trouble) -> None:
        self._say(trouble)

    def _say(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))
