"""Writes into a diary for ever and says what was acknowledged; run, killed and injected by tests.

    python -m tests.leaks.writer DIARY COUNT    writes COUNT entries (0: until killed)

A line each: `kept ID LENGTH` or `trouble CODE`. The text of an entry is made of its number.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.leaks.made import counts, write_others
from tests.worksheets.answers_of import of_every_kind

from nearward.domain.model import (
    MORE_TEXTS,
    PLAN_PARTS,
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
    UnconfirmedDays,
    Worksheet,
)
from nearward.domain.own_sheets import OwnSheet
from nearward.domain.trouble import Trouble
from nearward.pictures.intake import take
from nearward.session.ask import entries
from nearward.session.ask.worksheets import HEAVY
from nearward.session.place import PLACE
from nearward.vault.care.opening import open_diary
from nearward.vault.vault import Vault

KEY = bytes(range(32))
START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def text_of(number: int) -> str:
    """The text of an entry; from a line to some pages."""
    return f"canary-{number} " * (1 + number * 37 % 900)


def _gif(word: str) -> bytes:
    """A picture that says a word in its comment."""
    picture = b"GIF89a" + bytes.fromhex("01000100800000000000ffffff")
    comment = b"\x21\xfe" + bytes([len(word)]) + word.encode() + b"\0"
    return picture + comment + bytes.fromhex("2c000000000100010000020144003b")


def _write_moments(vault: Vault, when: dict[str, Any], word: str) -> None:
    """Moments of each kind, with a pause before one and the way back after another."""
    more = {"what_else": f"{word} and more", **dict.fromkeys(MORE_TEXTS, word)}
    vault.moments.save(Moment(**when, outcome="partly", text=word, more=more))
    back: dict[str, Any] = dict.fromkeys(
        ("reconnect_state", "reconnect_precision", "reconnect_by"), word
    )
    vault.moments.save(Moment(**when, outcome="withdrew", repair=word, **back))
    pause = vault.pauses.save(Pause(**when, seconds=90, urge_before=80, body_place=("jaw",)))
    vault.moments.save(
        Moment(
            **when,
            kind="approach",
            approach_kind="fear",
            suds=70,
            reception="warm",
            after_feeling=("calm",),
            text=word,
            pause_id=pause.id,
        )
    )


def _write_kept(vault: Vault, entry_id: int, word: str) -> None:
    """What is kept beside the things: own texts and words, a draft, settings."""
    vault.own_texts.save(OwnText(kind="prompt", title=word, text=word, deck=word))
    vault.own_texts.save(OwnText(kind="template", title=word, text=word, replaces=word))
    vault.saved_searches.save(SavedSearch(name=word, query=word))
    vault.connection.execute("INSERT OR IGNORE INTO own_word VALUES (?)", (word,))
    vault.drafts.keep(f"moment:{word}", {"text": word})
    body = {"own_words": word, "questions": [word], "name": word, "shortened": [word]}
    vault.drafts.keep("appointment", body)
    vault.drafts.keep("beneath", {"said": {word: "fits"}, "text": word})
    vault.settings.keep("words", word)
    # by these two a guess at the words could be tried, and by that one is told where one was
    arrived = "INSERT OR REPLACE INTO arrived (kind, thing_id, digest) VALUES (?, ?, ?)"
    vault.connection.execute(arrived, ("entry", entry_id, word))
    vault.settings.keep(PLACE, {"page": "journal", "day": word, "argument": {"id": word}})
    vault.settings.keep(HEAVY, {word: word})


def write_all(vault: Vault, number: int) -> None:
    """A thing of every kind, with the word in every field that holds a person's words."""
    word = f"canary-{number}"
    at = START + timedelta(days=number)
    when: dict[str, Any] = {"at": at, "day": at.date(), "source": word, "source_id": word}
    with vault.writing():
        before = counts(vault)
        alias = f"{word} someone"
        someone = vault.people.called(alias) or vault.people.add(alias)
        vault.people.save(Person(id=someone.id, alias=alias, relation=word, about=word))
        vault.person_ratings.rate(PersonRating(**when, person_id=someone.id, worry=70, unease=20))
        beside: dict[str, Any] = {"tags": (word,), "people": (someone.id,), "mood": -1}
        entry = Entry(
            **when, title=word, text=f"{word} #{word}", prompt=word, source_digest=word, **beside
        )
        kept = vault.entries.save(Entry(**when, title=word, text=word, extra={word: [word]}))
        vault.entries.save(
            Entry(**when, id=kept.id, title=word, text=entry.text, extra={word: word}, **beside),
            keep_version=True,
        )
        vault.entries.save(entry)
        taken = take(f"{word}.gif", _gif(word), as_it_was=True)
        vault.pictures.keep(
            kept.id, f"{word}.gif", taken, word.encode(), source=word, source_id=word
        )
        _write_moments(vault, when, word)
        vault.resources.save(Resource(name=word, contact=word, region=word, hours=word, note=word))
        vault.directions.save(Direction(text=word, why_now=f"{word} why"))
        vault.plans.save(Plan(parts={part: f"{word} {part}" for part in PLAN_PARTS}))
        answers = {"situation": word, "thoughts": [{"txt": word}], **of_every_kind(word)}
        asked = {"id": "f1", "kind": "text", "label": word}
        own = {"title": word, "step": [{"id": "s1", "title": word, "field": [asked]}]}
        made = OwnSheet(**when, code=f"own-{number:016x}", definition=own, earlier={"1": own})
        vault.own_sheets.save(made)
        sheet = vault.worksheets.save(Worksheet(**when, sheet="evidence", answers=answers))
        passage = Passage(entry_id=kept.id, start=0, words=word)
        vault.passages.join(passage, "worksheet", sheet.id)
        vault.check_ins.answer(CheckIn(**when, mood=1, text=word, near=True), 4)
        vault.unconfirmed_days.save(UnconfirmedDays(**when, were=word))
        _write_kept(vault, kept.id, word)
        write_others(vault, before, word, at)


def main() -> None:
    """Write."""
    path, count = Path(sys.argv[1]), int(sys.argv[2])
    vault = open_diary(path, "", key=KEY)
    print("open", flush=True)
    number = len(vault.entries.every())
    last = number + count
    while not count or number < last:
        at = START + timedelta(minutes=number * 7919 % 100_000)
        try:
            kept = entries.save(Entry(at=at, day=at.date(), text=text_of(number)))(vault)
            if number % 3 == 0:
                write_all(vault, number)
        except Trouble as trouble:
            print("trouble", trouble.code, flush=True)
            if count:
                last -= 1
            continue
        print("kept", kept.id, number, flush=True)
        number += 1
    vault.close()
    print("closed", flush=True)


if __name__ == "__main__":
    main()
