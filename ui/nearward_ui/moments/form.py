"""Log a moment: half a minute is enough; only the first question needs an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nearward.domain.changes import IN_TIMELINE, KindsChanged
from nearward.domain.model import APPROACH, PULL, Moment, Pause, Person
from nearward.domain.returned import Returned
from nearward.domain.rough import stands_at
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.session.ask import drafts, moments, own_texts, pauses, people
from nearward.session.ask.drafts import Form
from nearward.session.ask.own_texts import Told
from nearward.session.autosave import Autosave
from nearward.session.operation import Operation, all_of, in_turn
from nearward_ui.kit.begin_sheet import first_of
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.from_entry import as_draft
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.saving.trash_undo import TrashUndo
from nearward_ui.kit.widgets.basic import Scroll
from nearward_ui.moments import unfinished
from nearward_ui.moments.drafted import DraftedPage, place_of
from nearward_ui.moments.told import WITHOUT, told_logged, told_saved
from nearward_ui.routes import GoBack, Route, ToMoment, ToWorksheet

#: pixels of the drawing: a page that is lower than that
LOW = 768
_LOSES = N_("What you answered to the other kind will not be saved with it.")
#: what has to be answered, by kind
_NEEDED = {
    PULL: N_("Please say what happened in the end. The rest can wait."),
    APPROACH: N_("Please say what you showed. The rest can wait."),
}


class MomentPage(DraftedPage):
    """The form of a moment. What is not saved yet is kept as a draft, and offered later."""

    measure = Measure.LABELLED
    shows = ("person", "pause", "passage", *IN_TIMELINE)
    behind = GoBack()
    begins_anew = True

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.fields.someone_named.connect(self._on_someone)
        self.fields.kind_shown.connect(self._on_kind)
        self.fields.pull.after.returns.notice.connect(self.notice)
        self._connect_foot()
        said = around.words("The moment is in the trash.")
        self._trash = TrashUndo(around, "moment", said, self)
        self._trash.tell(self.notice, self._on_gone, self._on_back)
        middle = QWidget()
        within = QVBoxLayout(middle)
        within.addWidget(self.fields)
        self.scrolled_frame(within, bottom=4)
        self.scroller = Scroll(middle, self.form_foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)

    def enter(self, route: Route | None = None) -> None:
        wish = ToMoment.of(route)
        kind = APPROACH if wish.kind == APPROACH else PULL
        is_new = not wish.id and wish.day is None and wish.passage is None
        if is_new and not wish.pause and self._is_in_the_middle:
            self.desk.ask(people.every(), self.fields.show_people)
            if wish.kind:
                self.fields.choose_kind(kind)
            return  # Ctrl+M in the middle of it
        self.leave()
        self.offer.put_away()
        if wish.id:
            ask = drafts.of_moment(wish.id, place_of(wish.id))
            self.desk.ask(ask, self._on_kept, self._on_unread)
            return
        self._moment = None
        self._place = unfinished.apart(self.around.clock())
        words = {"text": wish.passage.words} if wish.passage is not None else {}
        said = {**words, **as_draft(wish.passage)}
        self.show_body({**self._blank(wish.day), **said, "kind": kind})
        if wish.pause:
            self.desk.ask(pauses.get(wish.pause), self._on_pause, self._say)
        then = partial(self._on_drafts, is_new)
        self.desk.ask(drafts.of_new(unfinished.NEW), then)

    def refresh(self, changed: KindsChanged) -> None:
        # a text that names someone new makes that person
        self.desk.ask(people.every(), self.fields.renew_people, lane="moment-people")
        self.came.refresh(changed)
        if "pause" in changed.kinds and self.fields.pause_id is not None:
            self.desk.ask(pauses.get(self.fields.pause_id), self._on_its_pause, self._say)
        moment = self._moment
        if "moment" in changed.kinds and moment is not None and changed.id in (None, moment.id):
            self.desk.ask(moments.get(moment.id), self._on_again, lane="moment-again")

    def _on_again(self, moment: Moment | None) -> None:
        """What is being written in the form stays; of one that is only read, it is what it is."""
        here, is_writing = self._moment, self._policy.dirty or self._is_kept
        if here is None or moment is None or moment.id != here.id or self._saving is not None:
            return
        # what is answered of coming back is kept at once, also beside what is being written
        self._moment = here = Returned.of(moment).in_moment(here)
        self.fields.pull.after.show_return(here)
        if not is_writing and replace(moment, changed=here.changed) != here:
            self.show_kept(moment)

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
        self.fields.pull.after.flush()
        waiting, answered = self._drafts.unsaved(), self.fields.pull.after.returns.unsaved()
        mine = drafts.keep(self.place, self._body)
        dirty, saving = self._policy.dirty and self._is_worth_keeping, self._saving
        if waiting is None and answered is None and not dirty and saving is None:
            return None

        def last() -> Operation[object]:
            # asked after the moment itself: a draft only when that did not arrive
            wanted = dirty if saving is None else not saving
            return mine if wanted else all_of(())

        return all_of(part for part in (answered, waiting, in_turn(last)) if part is not None)

    def edges(self) -> tuple[int, int]:
        # in line with the fields, as the foot is
        return self.margin + self.fields.indent, self.margin

    def first_focus(self) -> QWidget | None:
        self.fields.take_focus()
        return None

    def reshape(self, shape: str) -> None:
        self.measure = Measure.LABELLED if shape == "wide" else Measure.FORMS
        super().reshape(shape)
        self.fields.reshape(shape)
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def where(self) -> Route | None:
        if self._moment is not None:
            return ToMoment(id=self._moment.id or 0)
        kind = APPROACH if self.fields.kind == APPROACH else ""
        found = ToMoment(kind=kind, pause=self.fields.pause_id or 0)
        return None if found.is_plain else found

    def acts(self) -> Mapping[str, Callable[[], object]]:
        first = self.form_foot.first_sheet
        return {"save": self.save, **({"weigh": partial(self._save, first)} if first else {})}

    def save(self) -> None:
        """Keep the moment; what happened, or what was shown, is the one thing it needs."""
        self._save()

    def _connect_foot(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.form_foot.sheet_asked.connect(self._save)
        self.form_foot.offer_sheets(self.fields.kind)
        self.delete_button.clicked.connect(self._on_delete)
        self.leave_button.clicked.connect(self.go_back)

    def _stand(self) -> None:
        """The foot stands in line with the fields; in a low window the rows stand nearer."""
        self.fields.be_low(self.height() < self.look.px(LOW))
        self.form_foot.stand(self.margin + self.fields.indent, self.margin)
        QTimer.singleShot(0, self, self.fields.when.fit)

    def _blank(self, day: date | None = None) -> dict[str, Any]:
        """A form of now; of a day that was chosen, at no time of the clock."""
        if day is None or day == self.around.today:
            return {}
        return {"at": min(stands_at(day, "day"), self.around.clock()).isoformat(), "rough": "day"}

    def _save(self, sheet: str = "") -> None:
        """Keep the moment, and go on to the worksheet that is begun from it, if there is one."""
        if self._saving is not None:
            return
        if self.fields.lead.value is None:
            self.note.setText(self.words(_NEEDED[self.fields.kind]))
            self.fields.take_focus()
            return
        alias = self.fields.take_name()
        if alias:
            self._on_someone(alias, partial(self._save, sheet))
            return
        self._timer.stop()
        self._drafts.forget(self.place)
        values, before, written = self.fields.values, self._moment, self._body
        made = Moment(**values) if before is None else replace(before, **values)
        self._saving = arrived = []
        save = moments.save(made, draft=self.place, passage=self.came.passage)
        undo = partial(self._take_back, before, written)

        def run(vault: Any) -> Moment:
            kept = save(vault)
            arrived.append(kept)
            return kept

        then = partial(self._on_saved, sheet, made.person_id, undo)
        self.desk.ask(run, then, self._on_save_trouble)

    # answers of the desk

    def _on_unread(self, trouble: Trouble) -> None:
        """A moment that cannot be read is not shown as another one, or as an empty one."""
        self._say(trouble)
        self.go.emit(Route("moments"))

    def _on_kept(self, form: Form) -> None:
        if form.moment is None:
            return
        self.fields.show_people(form.people)
        self.show_kept(form.moment)
        for place, body in form.drafts.items():
            self._take_or_offer(place, body, fresh=True)

    def show_kept(self, moment: Moment) -> None:
        self._moment = moment
        lead = self.fields.lead
        at_lead = lead.isAncestorOf(QApplication.focusWidget() or self)
        self.show_body(self.fields.change(moment))
        self._began = unfinished.plain(self.fields.body)
        if at_lead:
            # the keyboard stands on what was answered
            self.fields.take_focus()

    def show_blank(self) -> None:
        self.show_body({**self._blank(), "kind": self.fields.kind})

    def _on_pause(self, pause: Pause | None) -> None:
        """A new moment comes after this pause."""
        if pause is not None and self._moment is None:
            self.fields.take_pause(pause, moves=not self._policy.dirty)

    def _on_saved(
        self, sheet: str, person_id: int | None, undo: Callable[[Moment], None], moment: Moment
    ) -> None:
        self._saving = None
        is_without = person_id != moment.person_id
        self._policy = Autosave()
        is_new, self._moment = self._moment is None, None
        if sheet:
            if is_without:
                self.notice.emit(Notice(self.words(WITHOUT)))
            self.go.emit(ToWorksheet(sheet=sheet, moment=moment))
            return
        words = self.words
        said = told_logged(moment, words) if is_new else words("Your changes are saved.")
        said = f"{said} {words(WITHOUT)}" if is_without else said
        say = partial(self._say_saved, said, moment, partial(undo, moment))
        if self.around.settings.kind_notes:
            told = own_texts.told(self.around.clock(), self.around.settings.day_ends)
            self.desk.ask(told, say, say)
        else:
            say()
        self.go.emit(GoBack())

    def _say_saved(
        self,
        said: str,
        moment: Moment,
        undo: Callable[[], None],
        told: Told | Trouble | None = None,
    ) -> None:
        """The line that answers; with it one goes on to weigh the thought, or takes it back."""
        words, notes = self.words, told if isinstance(told, Told) else None
        said = told_saved(said, moment, notes, words, self.around.today)
        first, onward = first_of(moment.kind, words), None
        if first is not None:
            weigh = ToWorksheet(sheet=first[0], moment=moment)
            onward = (first[1], partial(self.go.emit, weigh))
        self.notice.emit(Notice(said, words("Undo"), undo, onward=onward))

    def _take_back(self, before: Moment | None, written: dict[str, Any], moment: Moment) -> None:
        """As it was before it was saved: what was written stands in the form again, unsaved."""
        if before is not None:
            self.desk.ask(moments.save(before), self._on_undone, self._say)
            return
        # what was begun meanwhile is kept beside it
        self.leave()
        now = self.around.clock()
        body = {**written, unfinished.KEPT: now.isoformat()}
        ask = moments.take_back(moment.id or 0, unfinished.apart(now), body)
        self.desk.ask(ask, self._on_taken_back, self._say)

    def _on_taken_back(self, _answer: None) -> None:
        self.go.emit(ToMoment())

    def _on_undone(self, moment: Moment) -> None:
        self.notice.emit(Notice(self.words("The moment is as it was before.")))
        self._again(moment.id)

    def _on_save_trouble(self, trouble: Trouble) -> None:
        """What was typed stays, and is kept as a draft as soon as the disk takes it."""
        self._saving = None
        self._on_changed()
        self._say(trouble)

    def _again(self, moment_id: int) -> None:
        self.go.emit(ToMoment(id=moment_id))

    def _on_delete(self) -> None:
        if self._moment is None:
            return
        moment_id, place = self._moment.id, self.place
        begun = self._policy.dirty or self._is_kept
        self._timer.stop()
        self._policy = Autosave()
        self._drafts.forget(place)
        not_gone = partial(self._on_not_deleted, begun)
        self._trash.delete(moment_id, draft=place, troubled=not_gone)

    def _on_not_deleted(self, begun: bool, trouble: Trouble) -> None:
        """What stood here and was not saved is still a draft."""
        self._say(trouble)
        if begun:
            self._on_changed()

    def _on_gone(self, _gone: int, _place: object) -> None:
        self._moment = None
        self.go.emit(Route("moments"))

    def _on_back(self, moment_id: int, _place: object) -> None:
        self._again(moment_id)

    # hands and keys

    def _on_kind(self) -> None:
        """Other worksheets begin from the other kind; what would be lost is said before."""
        self.form_foot.offer_sheets(self.fields.kind)
        lost, said = self.words(_LOSES), self.note.text()
        if self.fields.loses:
            self.note.setText(lost)
        elif said == lost or said in map(self.words, _NEEDED.values()):
            self.note.setText("")

    def _on_someone(self, alias: str, then: Callable[[], None] | None = None) -> None:
        troubled = partial(self._on_nobody, alias)
        self.desk.ask(people.add(alias), partial(self._on_person, then), troubled)

    def _on_nobody(self, alias: str, trouble: Trouble) -> None:
        """The name stands where it was typed."""
        self.fields.give_name(alias)
        self._say(trouble)

    def _on_person(self, then: Callable[[], None] | None, person: Person) -> None:
        self.fields.choose_person(person)
        if then is not None:
            then()
