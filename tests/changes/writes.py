"""A diary with something of each kind, and each thing that can be done to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.conftest import NOW
from tests.domain.test_pictures import png

from nearward.domain.appointment import Appointment
from nearward.domain.beliefs import Belief, BeliefEvidence, BeliefRating
from nearward.domain.model import (
    CheckIn,
    Direction,
    Entry,
    Moment,
    OwnText,
    Passage,
    Pause,
    Person,
    PersonRating,
    Plan,
    Resource,
    SavedSearch,
    Worksheet,
)
from nearward.domain.own_sheets import OwnSheet
from nearward.domain.returned import Returned
from nearward.exchange.json_out import encoded
from nearward.learn.beneath import Beneath
from nearward.pictures.intake import take
from nearward.session.ask import (
    check_ins,
    drafts,
    entries,
    moments,
    own_texts,
    own_words,
    pauses,
    people,
    pictures,
    recovery,
    search,
    settings,
    trash,
    versions,
    worksheets,
)
from nearward.session.ask import help as helping
from nearward.session.ask.forms import beliefs, beneath, direction, terms
from nearward.session.ask.patterns import appointment
from nearward.session.ask.sheets import ladder, own_sheets, revisits
from nearward.session.jobs import importing, taking
from nearward.session.jobs.everything import Everything
from nearward.session.jobs.progress import JobProgress
from nearward.session.operation import Operation
from nearward.session.place import keep_place
from nearward.vault.vault import Vault

TODAY = NOW.date()
WHEN: dict[str, Any] = {"at": NOW, "day": TODAY}
LAST_YEAR = date(TODAY.year - 1, TODAY.month, TODAY.day)
YEAR_AGO: dict[str, Any] = {"at": NOW.replace(year=LAST_YEAR.year), "day": LAST_YEAR}
YESTERDAY: dict[str, Any] = {"at": NOW, "day": TODAY - timedelta(days=1)}
STILL_OPEN = Returned("open", NOW)
BACK = Returned("reconnected", NOW, "next_day", None, "them", "A call.")
ANSWERS = {"situation": "She did not write.", "thought": "She is gone for good."}


@dataclass
class Held:
    """What the diary held before, by name, with the ids it was given."""

    vault: Vault
    folder: Path
    entry: Entry
    moment: Moment
    worksheet: Worksheet
    person: int
    other: int
    picture: int
    resource: Resource
    own_text: OwnText
    searched: SavedSearch
    more: dict[str, Any] = field(default_factory=dict)


def fill(vault: Vault, folder: Path) -> Held:
    """Write something of each kind."""
    entry = entries.save(Entry(**WHEN, title="The quay", text="A #walk with @Sam."))(vault)
    entry = entries.save(replace(entry, text="A long #walk with @Sam."))(vault)
    with vault.writing():
        vault.entries.save(replace(entry, text="A slow #walk with @Sam."), keep_version=True)
    entry = entries.get(entry.id)(vault) or entry
    entries.save(Entry(**YEAR_AGO, title="The bridge", text="It rained. #walk"))(vault)
    sam, kim = people.called("Sam")(vault), people.add("Kim")(vault)
    assert sam is not None
    people.rate(PersonRating(**YESTERDAY, person_id=sam.id, worry=40))(vault)
    ready = pictures.Ready("heron.png", take("heron.png", png()))
    kept = pictures.keep(entry, ready)(vault)
    moment = Moment(**WHEN, outcome="stayed", text="I stayed.", person_id=sam.id)
    moment = moments.save(moment)(vault)
    left = moments.save(Moment(**YEAR_AGO, outcome="withdrew", text="I left early."))(vault)
    worksheet = Worksheet(
        **WHEN, sheet="evidence", answers=ANSWERS, moment_id=moment.id, status="finished"
    )
    passage = Passage(entry_id=entry.id, start=2, words="slow")
    worksheet = worksheets.save(worksheet, passage=passage)(vault)
    check_ins.save(CheckIn(**YESTERDAY, confirmed=False, mood=1))(vault)
    pauses.save(Pause(**WHEN, seconds=120))(vault)
    resource = helping.save_resource(Resource(name="Ada", contact="0123"))(vault)
    helping.save_plan(Plan(parts={"signs": "I go quiet."}))(vault)
    direction.save(Direction(text="To stay."))(vault)
    own = own_texts.save_own_text(OwnText(kind="prompt", text="What was kind today?"))(vault)
    (saved,) = search.save(SavedSearch(name="Walks", query="tag:walk"))(vault)
    own_words.keep("nearward")(vault)
    found = {"title": "From elsewhere.", "body": "A new page.", "date": "2024-05-01"}
    (folder / "in.json").write_text(json.dumps({"entries": [{**found, "time": "08:00"}]}))
    story = beliefs.save(Belief(**YESTERDAY, text="I am too much."))(vault)
    kept_for = BeliefEvidence(**YESTERDAY, belief_id=story.id, text="The key after the fair.")
    told = beliefs.keep(kept_for)(vault)
    sheet = Worksheet(**YESTERDAY, sheet="old-story", answers={"old_story": "They leave."})
    begun = worksheets.save(sheet)(vault)
    made = own_sheets.save(OwnSheet(**YESTERDAY, code="own-00000000000000a1"))(vault)
    vault.changes.take()
    return Held(
        vault,
        folder,
        entry,
        moment,
        worksheet,
        sam.id,
        kim.id,
        kept.picture.id,
        resource,
        own,
        saved,
        {"left": left.id, "story": story, "evidence": told, "begun": begun.id, "own": made},
    )


Do = Callable[[Held], Operation[Any]]


def _entry(held: Held) -> Entry:
    return entries.get(held.entry.id)(held.vault) or held.entry


def _passage(held: Held) -> Passage:
    return Passage(entry_id=held.entry.id, start=0, words="Longer")


def _own(held: Held) -> Operation[Any]:
    """An export of a diary of our own, with an entry and someone that are not here."""
    at = NOW - timedelta(days=300)
    stamps: dict[str, Any] = {"created": at, "changed": at}
    entry = Entry(id=900, at=at, day=at.date(), text="Brought. #brought", **stamps)
    someone = Person(id=900, alias="Bo", named=True, **stamps)
    path = held.folder / "own.json"
    path.write_bytes(encoded(Everything({"entries": [entry], "people": [someone]})))
    return importing.bring_in(path)


def _brought(held: Held) -> Operation[Any]:
    def run(vault: Vault) -> Any:
        held.more["brought"] = importing.bring_in(held.folder / "in.json", "jrnl")(vault)
        return held.more["brought"]

    return run


def _version(held: Held) -> Operation[Any]:
    found = versions.history("entry", held.entry.id)(held.vault)
    return versions.bring_back(found.versions[-1].id)


def _taken_out(held: Held) -> Operation[Any]:
    def run(vault: Vault) -> Any:
        held.more["removed"] = pictures.remove([held.picture])(vault)
        return held.more["removed"]

    return run


#: (the operation as its file names it, how it is asked), in an order in which each does something
WRITES: list[tuple[str, Do]] = [
    ("entries.save", lambda _: entries.save(Entry(**WHEN, text="New. #sea @Ann"))),
    ("entries.save", lambda h: entries.save(replace(_entry(h), text="Other. @Sam #hill"))),
    ("entries.put_text", lambda h: entries.put_text(h.entry.id, "Longer. @Sam #hill #walk")),
    ("moments.save", lambda _: moments.save(Moment(**WHEN, outcome="withdrew", text="I went"))),
    ("moments.save", lambda h: moments.save(replace(h.moment, text="I stayed a while."))),
    ("moments.answer_return", lambda h: moments.answer_return(h.more["left"], STILL_OPEN)),
    ("moments.answer_return", lambda h: moments.answer_return(h.more["left"], BACK)),
    ("moments.answer_return", lambda h: moments.answer_return(h.more["left"], Returned())),
    ("moments.fill", lambda h: moments.fill(h.moment.id, "later_cost", "A quiet week.")),
    ("worksheets.save", lambda _: worksheets.save(Worksheet(**WHEN, sheet="evidence"))),
    ("moments.save", lambda h: moments.save(h.moment, passage=_passage(h))),
    (
        "worksheets.save",
        lambda h: worksheets.save(replace(h.worksheet, answers={"thought": "Now."})),
    ),
    (
        "revisits.look_again",
        lambda h: revisits.look_again(h.worksheet.id, {"hot_belief": 20, "note": "Calm."}, TODAY),
    ),
    ("ladder.mark", lambda h: ladder.mark(h.worksheet.id, 0, "done")),
    ("ladder.try_next", lambda h: ladder.try_next(h.worksheet.id, 0, NOW, TODAY)),
    ("revisits.not_now", lambda h: revisits.not_now(h.worksheet.id)),
    ("check_ins.save", lambda _: check_ins.save(CheckIn(**YESTERDAY, confirmed=True, mood=2))),
    ("check_ins.say", lambda _: check_ins.say(YESTERDAY["day"], True, NOW)),
    ("check_ins.say_how_days_were", lambda _: check_ins.say_how_days_were(TODAY, "harder", NOW)),
    ("check_ins.say_how_days_were", lambda _: check_ins.say_how_days_were(TODAY, None, NOW)),
    ("pauses.save", lambda _: pauses.save(Pause(**WHEN, seconds=60))),
    ("people.add", lambda _: people.add("Noor")),
    ("people.rate", lambda h: people.rate(PersonRating(**WHEN, person_id=h.person, worry=20))),
    ("help.save_resource", lambda h: helping.save_resource(replace(h.resource, name="Ada L."))),
    ("help.save_number", lambda _: helping.save_number("112")),
    ("help.save_plan", lambda _: helping.save_plan(Plan(id=1, parts={"signs": "I hide."}))),
    ("direction.save", lambda _: direction.save(Direction(text="To ask.", ask_on=TODAY))),
    ("direction.keep_why", lambda _: direction.keep_why("Now is the time.", NOW)),
    (
        "own_texts.save_own_text",
        lambda h: own_texts.save_own_text(replace(h.own_text, text="And now?")),
    ),
    ("terms.rename", lambda _: terms.rename("trigger", "T01", "A row")),
    ("terms.hide", lambda _: terms.hide("trigger", "T03", True)),
    ("terms.add", lambda _: terms.add("trigger", "A day without a word")),
    (
        "terms.put_in_order",
        lambda _: terms.put_in_order("trigger", [("T02", True), ("T01", False)]),
    ),
    ("terms.put_order_back", lambda _: terms.put_order_back("trigger")),
    (
        "beliefs.save",
        lambda h: beliefs.save(replace(h.more["story"], new_story="Some like all of it.")),
    ),
    (
        "beliefs.rate",
        lambda h: beliefs.rate(
            BeliefRating(**WHEN, belief_id=h.more["story"].id, old_rating=60, note="a call")
        ),
    ),
    (
        "beliefs.keep",
        lambda h: beliefs.keep(replace(h.more["evidence"], text="The key, and a note.")),
    ),
    ("beliefs.join", lambda h: beliefs.join(h.worksheet.id, h.more["story"].id)),
    (
        "beliefs.keep_of_worksheet",
        lambda h: beliefs.keep_of_worksheet(h.more["begun"], NOW, TODAY),
    ),
    (
        "own_sheets.save",
        lambda h: own_sheets.save(
            replace(h.more["own"], definition={"title": "Calls", "step": []})
        ),
    ),
    ("trash.delete", lambda h: trash.delete("own_sheet", h.more["own"].id)),
    ("trash.delete", lambda h: trash.delete("belief", h.more["story"].id)),
    ("trash.restore", lambda h: trash.restore("belief", h.more["story"].id)),
    ("own_words.keep", lambda _: own_words.keep("tideline")),
    ("own_words.remove", lambda _: own_words.remove("tideline")),
    ("search.save", lambda h: search.save(replace(h.searched, name="All walks"))),
    ("settings.keep", lambda _: settings.keep("day_ends", 5)),
    ("drafts.keep", lambda _: drafts.keep("moment:new", {"text": "begun"})),
    (
        "appointment.keep",
        lambda _: appointment.keep(Appointment(parts=("in-short",), own_words="a few words")),
    ),
    (
        "beneath.keep",
        lambda _: beneath.keep(Beneath({"C1": "fits", "C2": "unsure"}, "a few words")),
    ),
    (
        "beneath.make_note",
        lambda _: beneath.make_note(Entry(at=NOW, day=TODAY, title="Beneath it", text="It fits.")),
    ),
    ("recovery.confirm", lambda _: recovery.confirm()),
    (
        "pictures.keep",
        lambda h: pictures.keep(_entry(h), pictures.Ready("b.png", take("b.png", png(6)))),
    ),
    ("pictures.remove", _taken_out),
    ("pictures.put_back", lambda h: pictures.put_back(h.more["removed"])),
    ("versions.bring_back", _version),
    ("people.rename", lambda h: people.rename(h.person, "Samuel", JobProgress())),
    ("people.rename_tag", lambda _: people.rename_tag("walk", "stroll", JobProgress())),
    ("people.merge", lambda h: people.merge(h.other, h.person, JobProgress())),
    ("people.save", lambda h: people.save(replace(_person(h), left_out=True, about="kind"))),
    ("trash.delete", lambda h: trash.delete("moment", h.moment.id)),
    ("trash.restore", lambda h: trash.restore("moment", h.moment.id)),
    ("moments.take_back", lambda h: moments.take_back(h.moment.id or 0, "moment:new", {})),
    ("trash.restore", lambda h: trash.restore("moment", h.moment.id)),
    ("trash.delete", lambda h: trash.delete("entry", h.entry.id)),
    ("trash.restore", lambda h: trash.restore("entry", h.entry.id)),
    ("trash.delete", lambda h: trash.delete("resource", h.resource.id)),
    ("trash.delete", lambda _: trash.delete("check_in", 1)),
    ("trash.delete_for_good", lambda h: trash.delete_for_good("resource", h.resource.id)),
    ("importing.bring_in", _brought),
    ("taking.take_back", lambda h: taking.take_back(h.more["brought"])),
    ("trash.tidy", lambda _: trash.tidy(NOW + timedelta(days=40))),
    ("trash.delete", lambda h: trash.delete("worksheet", h.worksheet.id)),
    ("trash.empty", lambda _: trash.empty()),
    ("importing.bring_in", _own),
    ("search.delete", lambda h: search.delete(h.searched.id)),
    ("own_texts.delete_own_text", lambda h: own_texts.delete_own_text(h.own_text.id)),
    ("people.forget", lambda h: people.forget(_named(h, "Noor"))),
    ("worksheets.heavy_finished", lambda _: worksheets.heavy_finished(1, NOW)),
    ("own_texts.told", lambda _: own_texts.told(NOW + timedelta(days=1), 4)),
    ("place.keep_place", lambda _: keep_place("journal", TODAY, lambda: {"id": 1})),
]


def _person(held: Held) -> Any:
    found = people.of(held.person)(held.vault)
    assert found is not None
    return found.person


def _named(held: Held, alias: str) -> int:
    person = people.called(alias)(held.vault)
    assert person is not None
    return person.id
