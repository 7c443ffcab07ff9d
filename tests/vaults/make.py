"""Makes the sample of the schema of this version. Never run again for a schema that was released.

python -m tests.vaults.make
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from tests.exchange.samples import png

from nearward.command.demo import diary
from nearward.domain.beliefs import Belief, BeliefEvidence, BeliefRating
from nearward.domain.model import (
    PLAN_PARTS,
    CheckIn,
    Entry,
    Moment,
    OwnTerm,
    OwnText,
    Passage,
    Pause,
    Plan,
    Resource,
    Worksheet,
)
from nearward.domain.own_sheets import OwnSheet
from nearward.session.ask import (
    check_ins,
    drafts,
    entries,
    moments,
    pauses,
    people,
    settings,
    worksheets,
)
from nearward.session.ask import help as helping
from nearward.session.ask.forms import beliefs, direction
from nearward.session.ask.sheets import own_sheets
from nearward.session.jobs import exporting
from nearward.vault.care.opening import open_diary
from nearward.vault.file.schema import SCHEMA
from nearward.vault.tables.row import minute_of
from nearward.vault.vault import Vault

PASSPHRASE = "an old passphrase, kept"


def main() -> None:
    """Write the diary and what it holds."""
    folder = Path(__file__).resolve().parent
    path = folder / f"schema-{SCHEMA:04}.nearward"
    diary.make(path, PASSPHRASE, date(2026, 3, 31))
    vault = open_diary(path, PASSPHRASE)
    drafts.keep("moment:new", {"text": "A draft with é, 日本, 🌊 and\na line."})(vault)
    settings.keep("day_ends", 3)(vault)
    _beside(vault)
    _safe_first(vault)
    _hand_and_eye(vault)
    _back_in_touch(vault)
    _of_days(vault)
    _own_words_to_choose_from(vault)
    _beliefs(vault)
    _of_versions(vault)
    _own_sheets(vault)
    _direction(vault)
    out = path.with_suffix(".json")
    out.unlink(missing_ok=True)
    exporting.export(out, "json")(vault)
    vault.close()


def _direction(vault: Vault) -> None:
    """What schema 13 brought: where somebody would like to go, and why they began."""
    began = datetime(2026, 3, 30, 21, tzinfo=timezone(timedelta(hours=2)))
    kept = direction.keep_why("Ines asked me where I was. Næst, 近く.", began)(vault)
    told = replace(kept, text="To be\nthere when it is quiet. 🌊", ask_on=date(2026, 4, 30))
    direction.save(replace(told, looked_on=date(2026, 3, 30)))(vault)


def _beside(vault: Vault) -> None:
    """What schema 3 brought: marks, a person with a rating, versions, a picture, own texts."""
    at = datetime(2026, 3, 30, 21, 40, tzinfo=timezone(timedelta(hours=2)))
    sam = people.add("Sam")(vault)
    entry = Entry(at=at, day=at.date(), title="With @Sam", text="#walk, then home. 散歩", mood=-1)
    given: dict[str, Any] = {
        "starred": True,
        "prompt": "Where did I not need to run?",
        "tags": ("tired",),
    }
    entry = entries.save(replace(entry, people=(sam.id,), extra={"a": [1]}, **given))(vault)
    with vault.writing():
        vault.people.save(replace(sam, relation="a friend", about="since school", left_out=True))
        vault.entries.save(replace(entry, text=f"{entry.text} And on."), keep_version=True)
        vault.pictures.add(entry.id, "cup.png", png())
        vault.own_texts.save(OwnText(kind="template", title="Evening", text="Then:"))
        run = vault.connection.execute
        stamp = at.isoformat()
        run(
            "INSERT INTO person_rating (day, minute, second, zone, created, changed, person_id,"
            " worry) VALUES (?, ?, 0, 120, ?, ?, ?, 40)",
            (at.toordinal(), minute_of(at), stamp, stamp, sam.id),
        )
        run(
            "INSERT INTO saved_search (name, query, created, changed) VALUES (?, ?, ?, ?)",
            ("Walks", "tag:walk", stamp, stamp),
        )
        run("INSERT INTO own_word VALUES (?)", ("nearward",))


def _safe_first(vault: Vault) -> None:
    """What schema 5 brought: a pause and what came of it, who and what helps, and a plan."""
    at = datetime(2026, 3, 31, 19, 5, tzinfo=timezone(timedelta(hours=2)))
    when: dict[str, Any] = {"at": at, "day": at.date()}
    pause = Pause(**when, seconds=360, urge_before=80, urge_after=0, named_emotion="afraid")
    there = replace(pause, body_place=("chest", "jaw"), what_then="stayed")
    kept = pauses.save(there)(vault)
    pauses.save(Pause(**when, seconds=0))(vault)
    told = Moment(
        **when,
        kind="approach",
        approach_kind="asked_for_help",
        suds=0,
        reception="not_well",
        after_feeling=("relieved", "afraid"),
        person_id=vault.people.every()[0].id,
        text="Rang Ruth, é 日本.",
        more={"rough": "evening"},
        pause_id=kept.id,
    )
    moments.save(told)(vault)
    moments.save(Moment(**when, kind="approach"))(vault)
    for checked in (date(2025, 11, 2), None):
        resource = Resource(name="Ruth", contact="the number beside the door", checked_on=checked)
        helping.save_resource(replace(resource, hours="evenings", note="rings back"))(vault)
    parts = {part: f"In my words: {part.replace('_', ' ')}" for part in PLAN_PARTS[:5]}
    helping.save_plan(Plan(parts=parts, reviewed_on=date(2026, 3, 1)))(vault)


def _hand_and_eye(vault: Vault) -> None:
    """What schema 6 brought: words of an entry from which something was made."""
    at = datetime(2026, 3, 31, 21, 5, tzinfo=timezone(timedelta(hours=2)))
    when: dict[str, Any] = {"at": at, "day": at.date()}
    text = "Twice the same: \U0001f30a it is all gone. And again: \U0001f30a it is all gone."
    entry = entries.save(Entry(**when, title="散歩", text=text))(vault)
    words = "\U0001f30a it is all gone."
    passage = Passage(entry_id=entry.id, start=text.rindex(words), words=words)
    answers = {"thoughts": [{"txt": words}]}
    sheet = Worksheet(**when, sheet="evidence", answers=answers, entry_id=entry.id)
    worksheets.save(sheet, passage=passage)(vault)
    told = Moment(**when, outcome="unsure", text="Words that are not there.")
    moments.save(told, passage=replace(passage, start=0, words=told.text))(vault)


def _back_in_touch(vault: Vault) -> None:
    """What schema 7 brought: whether two are in touch again after one pulled away."""
    at = datetime(2026, 3, 28, 22, 15, tzinfo=timezone(timedelta(hours=1)))
    away = Moment(at=at, day=at.date(), outcome="withdrew", text="Left before the cake.")
    said = at + timedelta(days=3)
    exact: dict[str, Any] = {"reconnect_precision": "exact", "reconnected_at": said}
    moments.save(
        replace(
            away,
            reconnect_state="reconnected",
            reconnect_said=said,
            **exact,
            reconnect_by="me",
            repair="I rang and said sorry, é 日本.",
        )
    )(vault)
    later = replace(away, text="")
    moments.save(replace(later, reconnect_state="open", reconnect_said=said))(vault)
    rough: dict[str, Any] = {"reconnect_state": "reconnected", "reconnect_precision": "next_day"}
    moments.save(replace(later, **rough, reconnect_said=said, reconnect_by="both"))(vault)


def _of_days(vault: Vault) -> None:
    """What schema 8 brought: near moments of days, and how the days not confirmed were."""
    at = datetime(2026, 3, 30, 22, 15, tzinfo=timezone(timedelta(hours=1)))
    for days, near in enumerate((True, False, None)):
        day = at.date() - timedelta(days=days)
        check_ins.save(CheckIn(at=at, day=day, near=near, text="Soup, 日本."))(vault)
    for month, were in ((1, "harder"), (2, None), (3, "cannot_say")):
        check_ins.say_how_days_were(date(2026, month, 28), were, at)(vault)


def _own_words_to_choose_from(vault: Vault) -> None:
    """What schema 9 brought: words to choose from that were renamed, hidden, ordered and added."""
    own = "own-5d0c1c3f9a7e4b21"
    with vault.writing():
        for term in (
            OwnTerm(vocabulary="trigger", code="T01", label="A row, 喧嘩"),
            OwnTerm(vocabulary="trigger", code="T03", hidden=True, place=1, pinned=False),
            OwnTerm(vocabulary="trigger", code=own, label="A day without a word", place=0),
            OwnTerm(vocabulary="emotion", code="own-0b1e", label="Wistful", pinned=True),
        ):
            vault.own_terms.save(term)
    at = datetime(2026, 3, 31, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    moments.save(Moment(at=at, day=at.date(), outcome="stayed", trigger=own))(vault)


def _beliefs(vault: Vault) -> None:
    """What schema 10 brought: old stories, their ratings, evidence and worksheets."""
    at = datetime(2026, 3, 29, 20, 15, tzinfo=timezone(timedelta(hours=2)))
    when: dict[str, Any] = {"at": at, "day": at.date()}
    told = Belief(**when, text="I am too much, 日本 🌊.", new_story="Some people like it.")
    story = beliefs.save(told)(vault)
    beliefs.save(replace(story, new_story="Some want all of it.", card_will="Ask once."))(vault)
    beliefs.save(Belief(**when, text="They will leave.", archived=True))(vault)
    answers = {"old_story": "I am too much.", "old_rating": 70, "new_rating": 30}
    sheet = Worksheet(**when, sheet="old-story", answers=answers, belief_id=story.id)
    sheet = worksheets.save(sheet)(vault)
    for days, numbers in enumerate(((70, 0), (None, 40), (55, None))):
        rating = BeliefRating(
            **{**when, "day": at.date() - timedelta(days=7 * days)},
            belief_id=story.id,
            old_rating=numbers[0],
            new_rating=numbers[1],
            note="" if days else "After the call, é.",
        )
        beliefs.rate(rating)(vault)
    kept = BeliefEvidence(**when, belief_id=story.id, text="@Ruth asked me to go on talking.")
    beliefs.keep(replace(kept, on_card=True, worksheet_id=sheet.id))(vault)
    beliefs.keep(replace(kept, text="He hung up.", fits="old", how_i_discount_it="Tired."))(vault)


def _of_versions(vault: Vault) -> None:
    """What schema 11 brought: the version of its definition that a worksheet was given under."""
    at = datetime(2026, 3, 28, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    for version in (1, 7):
        answers = {"situation": f"Under version {version}, 日本.", "not_known_here": ["kept"]}
        sheet = Worksheet(at=at, day=at.date(), sheet="evidence", answers=answers)
        worksheets.save(replace(sheet, sheet_version=version))(vault)


def _own_sheets(vault: Vault) -> None:
    """What schema 12 brought: a sheet of the person's own, changed after one was filled in."""
    at = datetime(2026, 3, 30, 18, 5, tzinfo=timezone(timedelta(hours=2)))
    when: dict[str, Any] = {"at": at, "day": at.date()}
    asked: dict[str, Any] = {"id": "f0a1", "kind": "text", "label": "What did I want, 日本 🌊?"}
    step: dict[str, Any] = {"id": "s0", "title": "Before a call", "field": [asked]}
    made = OwnSheet(
        **when, code="own-00000000000000a1", definition={"title": "Calls", "step": [step]}
    )
    made = own_sheets.save(made)(vault)
    worksheets.save(Worksheet(**when, sheet=made.code, answers={"f0a1": "A quiet voice."}))(vault)
    more = {**step, "field": [asked, {"id": "f0a2", "kind": "rating", "label": "How calm"}]}
    own_sheets.save(replace(made, definition={"title": "Calls", "step": [more]}))(vault)


if __name__ == "__main__":
    main()
