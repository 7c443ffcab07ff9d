"""A moment in which someone was let in has no outcome: each place that reads one knows that."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import KEY
from tests.narrowed import instance, present

from nearward.domain.model import APPROACH, OUTCOMES, Moment
from nearward.exchange import folders
from nearward.i18n import Translator
from nearward.paper.blocks import Written
from nearward.paper.book import Chapter
from nearward.paper.chapters import moment_chapter
from nearward.session.ask import check_ins, people, search, timeline, trash
from nearward.session.ask import moments as asked_moments
from nearward.session.jobs import exporting, importing
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault
from nearward.worksheets import vocabulary
from nearward.worksheets.moment_fields import moment_fields

WORDS = Translator("en")
AT = datetime(2026, 3, 4, 21, 40, tzinfo=timezone(timedelta(hours=1)))
DAY = AT.date()
LET_IN = Moment(
    at=AT,
    day=DAY,
    kind=APPROACH,
    approach_kind="fear",
    suds=70,
    reception="warm",
    after_feeling=("relieved", "afraid"),
    text="Told her in the hall about the kingfisher.",
)
PULLED = Moment(at=AT, day=DAY, outcome="withdrew", urge=60)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = create_diary(tmp_path / "a.nearward", "", key=KEY)
    yield made
    made.close()


def save(vault: Vault, *moments: Moment) -> list[Moment]:
    return [asked_moments.save(one)(vault) for one in moments]


def test_it_is_neither_pulling_away_nor_staying(vault: Vault) -> None:
    (kept,) = save(vault, LET_IN)
    assert kept.outcome is None
    assert not kept.is_withdrawal
    assert not replace(PULLED, kind=APPROACH, outcome=None).is_withdrawal
    history = asked_moments.history()(vault)
    assert (history.withdrawals, history.stayed) == ({}, {})
    assert (history.chose_distance, history.unsure, history.left_out) == ({}, {}, 0)
    # also with someone who is left out of the charts
    left_out = people.add("Mara")(vault)
    people.save(replace(left_out, left_out=True))(vault)
    save(vault, replace(LET_IN, person_id=left_out.id))
    assert asked_moments.history()(vault).left_out == 0
    save(vault, PULLED)
    assert asked_moments.history()(vault).withdrawals == {DAY: 1}


def test_the_check_in_counts_it(vault: Vault) -> None:
    save(vault, LET_IN)
    (day,) = check_ins.catch_up(AT + timedelta(days=1), 4)(vault)
    assert (day.day, day.moments) == (DAY, 1)


def test_the_calendar_counts_it_among_the_others(vault: Vault) -> None:
    save(vault, LET_IN, PULLED, *(replace(PULLED, outcome=one) for one in OUTCOMES))
    (mark,) = timeline.marks(DAY, DAY)(vault)
    assert (mark.withdrawals, mark.other_moments, mark.approaches) == (3, 5, 1)
    trash.delete("moment", 1)(vault)
    (mark,) = timeline.marks(DAY, DAY)(vault)
    assert (mark.other_moments, mark.approaches) == (4, 0)


def test_search_person_trash_and_timeline_know_it(vault: Vault) -> None:
    mara = people.add("Mara")(vault)
    (kept,) = save(vault, replace(LET_IN, person_id=mara.id))
    (hit,) = search.find("kingfisher")(vault)
    (card,) = timeline.page()(vault)
    (of_day,) = timeline.of_day(DAY)(vault)
    (of_mara,) = people.cards(mara.id)(vault)
    for one in (hit.card, card, of_day, of_mara):
        assert (one.kind, one.id) == ("moment", kept.id)
        assert (one.detail["kind"], one.detail["outcome"]) == (APPROACH, "")
        assert (one.detail["approach_kind"], one.detail["person"]) == ("fear", "Mara")
    found = people.of(mara.id)(vault)
    assert found is not None
    assert present(found.counts).moments == 1
    trash.delete("moment", kept.id)(vault)
    (trashed,) = vault.trash.every()
    assert trashed.card.detail["approach_kind"] == "fear"
    assert search.find("kingfisher")(vault) == []
    trash.restore("moment", kept.id)(vault)
    assert vault.moments.every() == [kept]


def test_it_moves_to_another_day_and_holds_long_words(vault: Vault) -> None:
    (kept,) = save(vault, replace(LET_IN, text="kingfisher " * 1000))
    at = AT - timedelta(days=40)
    moved = asked_moments.save(replace(kept, at=at, day=at.date()))(vault)
    assert moved.text == "kingfisher " * 1000
    assert timeline.marks(DAY, DAY)(vault) == []
    (mark,) = timeline.marks(at.date(), at.date())(vault)
    assert mark.approaches == 1
    (hit,) = search.find("kingfisher")(vault)
    assert hit.card.day == at.date()
    assert checking.check(vault) == []


def said(chapter: Chapter) -> list[str]:
    blocks = [instance(Written, block) for block in chapter.body()]
    return ["".join(run.text for run in block.runs) for block in blocks]


def test_on_paper_it_says_what_was_shown(vault: Vault) -> None:
    chapter = moment_chapter(LET_IN, "Mara", WORDS)
    assert (chapter.name, chapter.row, chapter.small) == ("", "", True), "not in the contents"
    [line] = said(chapter)
    assert line.endswith(
        f"· I let someone in, with Mara  {LET_IN.text}  What I showed: A\u00a0fear"
        " · How hard it was: 70\u00a0of\u00a0100 · How it was taken: Warmly"
        " · How I felt after: Relieved, Afraid"
    )
    bare = moment_chapter(
        replace(LET_IN, suds=0, reception=None, text="", after_feeling=()), "", WORDS
    )
    [line] = said(bare)
    assert line.endswith(
        "· I let someone in  What I showed: A\u00a0fear · How hard it was: 0\u00a0of\u00a0100"
    ), "0 is a rating"


def test_its_columns_come_behind_those_of_before(vault: Vault) -> None:
    since = ("closeness_event_text", "emotion_strength")
    fields = [field.name for field in moment_fields() if field.name not in since]
    more: dict[str, Any] = {"emotions": ["numb", "sad"], "threat_after": 0, "rough": "evening"}
    let_in, pulled = save(vault, LET_IN, replace(PULLED, more={**more, "wish_understood": "=x"}))
    written = folders.moments_csv([let_in, pulled], {}).decode()
    first, second = csv.DictReader(io.StringIO(written, newline=""))
    assert list(first) == [
        *("id", "day", "at", "created", "changed"),
        *("kind", "outcome", "urge", "trigger", "behaviour", "fear", "person", "text"),
        *("approach_kind", "suds", "reception", "after_feeling", "pause_id"),
        *fields,
        "rough",
        *("reconnect_state", "reconnect_precision", "reconnect_by", "repair"),
        *("reconnect_said", "reconnected_at"),
        *since,
        *(f"{name}_label" for name in ("outcome", "trigger", "behaviour", "fear")),
        *(f"{name}_label" for name in ("approach_kind", "reception", "lens")),
        *("after_feeling_label", "emotions_label"),
    ]
    assert (first["kind"], first["outcome"], first["urge"]) == ("approach", "", "")
    assert (first["approach_kind"], first["suds"]) == ("fear", "70")
    assert (first["reception"], first["after_feeling"]) == ("warm", "relieved afraid")
    assert (first["reception_label"], first["after_feeling_label"]) == (
        "Warmly",
        "Relieved; Afraid",
    )
    assert (first["outcome_label"], second["emotions_label"]) == ("", "Numb; Sad")
    assert (second["kind"], second["outcome"], second["suds"]) == ("pull", "withdrew", "")
    assert (second["emotions"], second["threat_after"]) == ("numb sad", "0")
    assert (second["rough"], second["wish_understood"]) == ("evening", "'=x")


def archive(folder: Path, vault: Vault, **changes: Any) -> Path:
    """An export whose first moment was changed; None takes a field away."""
    exporting.export(folder / "out.json", "json")(vault)
    told = json.loads((folder / "out.json").read_bytes())
    item = told["moments"][0]
    for name, value in changes.items():
        if value is None:
            item.pop(name)
        else:
            item[name] = value
    file = folder / "changed.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    return file


@pytest.mark.parametrize("dry", [True, False])
def test_an_outcome_of_another_version_is_left_out_and_that_is_said(
    vault: Vault, tmp_path: Path, dry: bool
) -> None:
    save(vault, LET_IN)
    file = archive(tmp_path, vault, outcome="withdrew")
    other = create_diary(tmp_path / "b.nearward", "", key=KEY)
    way = importing.dry_run if dry else importing.bring_in
    done = way(file, "nearward")(other)
    assert (done.read, done.kept, done.left_out) == (1, 1, 0)
    (said,) = done.notes
    assert (said.code, said.is_left_out) == ("outcome-left-out", False)
    assert "left out" in said.say(WORDS)
    if not dry:
        (moment,) = other.moments.every()
        assert (moment.kind, moment.outcome, moment.approach_kind) == (APPROACH, None, "fear")
        assert moment.text == LET_IN.text
    other.close()


def test_an_urge_without_an_end_is_left_out_and_named(vault: Vault, tmp_path: Path) -> None:
    save(vault, PULLED, LET_IN)
    file = archive(tmp_path, vault, outcome=None)
    other = create_diary(tmp_path / "b.nearward", "", key=KEY)
    done = importing.bring_in(file, "nearward")(other)
    assert (done.read, done.kept, done.left_out) == (2, 1, 1)
    (said,) = done.notes
    assert (said.code, said.place) == ("no-outcome", "changed.json, moments 1")
    assert [one.kind for one in other.moments.every()] == [APPROACH]
    other.close()


@pytest.mark.parametrize(
    "changes",
    [{"kind": "embrace"}, {"kind": ""}, {"suds": 101}, {"suds": -1}, {"suds": "70"}, {"suds": 1.5}],
)
def test_what_is_not_built_so_is_left_out(
    vault: Vault, tmp_path: Path, changes: dict[str, Any]
) -> None:
    save(vault, LET_IN)
    other = create_diary(tmp_path / "b.nearward", "", key=KEY)
    file = archive(tmp_path, vault, **changes)
    done = importing.bring_in(file, "nearward")(other)
    assert (done.kept, done.left_out) == (0, 1)
    assert [note.code for note in done.notes] == ["not-built-so"]
    assert other.moments.every() == []
    other.close()


def test_an_archive_from_before_schema_5_may_hold_one(vault: Vault, tmp_path: Path) -> None:
    save(vault, LET_IN)
    new = ("approach_kind", "suds", "reception", "after_feeling", "pause_id")
    file = archive(tmp_path, vault, **dict.fromkeys(new))
    other = create_diary(tmp_path / "b.nearward", "", key=KEY)
    done = importing.bring_in(file, "nearward")(other)
    assert (done.kept, done.left_out) == (1, 0)
    (moment,) = other.moments.every()
    assert (moment.kind, moment.outcome, moment.approach_kind) == (APPROACH, None, None)
    assert vocabulary.happened(moment.outcome, WORDS) == "I let someone in"
    other.close()


def test_each_code_has_a_label() -> None:
    for name, codes in (
        ("approach_kind", ("honest_feeling", "fear", "hurt", "need", "asked_for_help", "other")),
        ("reception", ("warm", "neutral", "not_well", "no_answer", "unsure")),
    ):
        assert tuple(code for code, _ in vocabulary.options(name, WORDS)) == codes
        assert vocabulary.options(name, WORDS, pinned=False) == []
    assert vocabulary.shown(None, WORDS) == ""
    assert vocabulary.shown("of another version", WORDS) == "of another version"
