"""Out of a diary and into another: nothing is lost, nothing comes twice."""

from __future__ import annotations

import csv
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.worksheets.answers_of import of_every_kind

from nearward.domain.beliefs import Belief, BeliefEvidence, BeliefRating
from nearward.domain.model import (
    CheckIn,
    Direction,
    Entry,
    Moment,
    OwnTerm,
    OwnText,
    Passage,
    Pause,
    Person,
    PersonRating,
    Plan,
    Resource,
    UnconfirmedDays,
    Worksheet,
)
from nearward.domain.own_sheets import OwnSheet
from nearward.domain.trouble import Trouble
from nearward.exchange import folders
from nearward.exchange.trouble import TargetExists
from nearward.session.jobs import exporting, importing
from nearward.session.jobs.everything import read_everything
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault

KEY = bytes(range(32))
ZONE = timezone(timedelta(hours=-7))
AT = datetime(2026, 3, 4, 21, 40, 5, tzinfo=ZONE)
WHEN: dict[str, Any] = {"at": AT, "day": AT.date()}
GIF = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c000000000100010000020144003b"
)
#: pulled away, and came back a day later
CAME_BACK = Moment(
    **WHEN,
    outcome="withdrew",
    text="away",
    repair="I rang.",
    reconnect_state="reconnected",
    reconnect_said=AT + timedelta(days=2),
    reconnect_precision="exact",
    reconnected_at=AT + timedelta(days=1),
    reconnect_by="me",
)


def _rows_of_before(vault: Vault, person_id: int, entry_id: int) -> None:
    """Rows with stamps that no save of today would give them."""
    run = vault.connection.execute
    run(
        "INSERT INTO person_rating (day, minute, second, zone, created, changed, person_id,"
        " worry, unease) VALUES (739679, 1065137760, 0, 60, '2026-03-04T00:00:00+00:00',"
        " '2026-03-04T00:00:00+00:00', ?, 10, NULL)",
        (person_id,),
    )
    run(
        "INSERT INTO version (kind, thing_id, created, kept, body) VALUES (0, ?,"
        " '2026-03-04T00:00:00+00:00', '2026-03-05T00:00:00+00:00', ?)",
        (entry_id, zlib.compress(b'{"title": "Then", "text": "as it was", "prompt": ""}')),
    )
    run(
        "INSERT INTO saved_search (name, query, created, changed) VALUES ('n', 'tag:far',"
        " '2026-03-04T00:00:00+00:00', '2026-03-04T00:00:00+00:00')"
    )
    run("INSERT INTO own_word VALUES ('nearward')")


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Vault]:
    """A diary with something of every kind, with gaps between the ids."""
    vault = create_diary(tmp_path / "full.nearward", "", key=KEY)
    with vault.writing():
        sam = vault.people.save(Person(alias="Sam B.", relation="friend", about="kind"))
        gone = vault.entries.save(Entry(**WHEN, title="gone"))
        entry = vault.entries.save(
            Entry(
                **WHEN,
                title="Été",
                text="With @Sam B. and @Kim #far\n\n![](picture:1)",
                mood=-2,
                starred=True,
                prompt="What is beneath it?",
                tags=("slow",),
                people=(sam.id,),
                extra={"a": [1, None, 2.5]},
            )
        )
        vault.entries.save(Entry(at=AT.replace(year=2019), day=date(2019, 3, 4), text="older"))
        vault.pictures.add(entry.id, "cup.gif", GIF)
        moment = vault.moments.save(
            Moment(**WHEN, outcome="partly", urge=70, behaviour=("x",), person_id=sam.id, text="t")
        )
        vault.worksheets.save(
            Worksheet(
                **WHEN,
                sheet="evidence",
                answers={"situation": "s", "hot_belief": 80, **of_every_kind("a sedge")},
                moment_id=moment.id,
                entry_id=entry.id,
                person_id=sam.id,
            )
        )
        vault.passages.join(Passage(entry_id=entry.id, start=0, words="With"), "moment", moment.id)
        _story(vault, moment.id)
        _own_sheet(vault)
        vault.moments.save(CAME_BACK)
        pause = vault.pauses.save(Pause(**WHEN, seconds=240, urge_before=80, body_place=("jaw",)))
        vault.moments.save(
            Moment(**WHEN, kind="approach", approach_kind="fear", suds=60, pause_id=pause.id)
        )
        vault.resources.save(Resource(name="Ruth", contact="0555 010 142", checked_on=AT.date()))
        vault.plans.save(Plan(parts={"what_matters_to_me": "The dog."}, reviewed_on=AT.date()))
        vault.directions.save(Direction(text="To stay.", why_now="Now.", looked_on=AT.date()))
        later = AT + timedelta(hours=12)
        told = CheckIn(at=later, day=AT.date(), confirmed=True, mood=1, near=True)
        vault.check_ins.answer(told, 4)
        for days, were in ((0, "harder"), (40, None)):
            day = AT.date() - timedelta(days=days)
            vault.unconfirmed_days.answer(UnconfirmedDays(at=AT, day=day, were=were))
        vault.own_texts.save(OwnText(kind="kind_note", title="n", text="t"))
        vault.own_terms.save(OwnTerm(vocabulary="fear", code="own-1", label="They laugh"))
        _rows_of_before(vault, sam.id, entry.id)
        vault.drafts.keep("moment:new", {"text": "begun"})
        vault.settings.keep("day_ends", 3)
        vault.entries.trash(gone.id)
        vault.trash.delete_for_good("entry", gone.id)
    yield vault
    vault.close()


def _story(vault: Vault, moment_id: int) -> None:
    """An old story with a rating, evidence and a worksheet."""
    story = Belief(**WHEN, text="I am too much.", new_story="Some like it.", card_will="Stay.")
    story = vault.beliefs.save(story)
    vault.beliefs.save(replace(story, new_story="Some like all of it."))
    vault.belief_ratings.rate(BeliefRating(**WHEN, belief_id=story.id, old_rating=60, note="n"))
    made = Worksheet(**WHEN, sheet="old-story", sheet_version=4, belief_id=story.id)
    sheet = vault.worksheets.save(made)
    vault.belief_evidence.save(
        BeliefEvidence(
            **WHEN,
            belief_id=story.id,
            text="She asked for more.",
            on_card=True,
            worksheet_id=sheet.id,
            moment_id=moment_id,
        )
    )


def _own_sheet(vault: Vault) -> None:
    """A sheet of the person's own, with a worksheet, and changed since."""
    asked = {"id": "f1", "kind": "text", "label": "What did I want?"}
    step = {"id": "s1", "title": "Before a call", "field": [asked]}
    made = OwnSheet(**WHEN, code="own-00000000000000a1", definition={"title": "A", "step": [step]})
    made = vault.own_sheets.save(made)
    vault.worksheets.save(Worksheet(**WHEN, sheet=made.code, answers={"f1": "To be asked."}))
    vault.own_sheets.save(replace(made, definition={"title": "Calls", "step": [step]}))


def archive_of(vault: Vault, out: Path) -> dict[str, Any]:
    exporting.export(out, "json")(vault)
    found: dict[str, Any] = json.loads((out if out.is_file() else out / "diary.json").read_bytes())
    return found


@pytest.mark.parametrize("name", ["all.json", "folder"])
def test_json_into_an_empty_diary_gives_an_equal_export(
    full: Vault, tmp_path: Path, name: str
) -> None:
    before = archive_of(full, tmp_path / name)
    for kind, items in before.items():
        assert items, f"nothing of {kind} is in this test"
    other = create_diary(tmp_path / "other.nearward", "", key=KEY)
    seen = importing.dry_run(tmp_path / name)(other)
    done = importing.bring_in(tmp_path / name)(other)
    assert (done.form, done.left_out, done.kept) == ("nearward", 0, seen.kept)
    assert archive_of(other, tmp_path / f"again-{name}") == before
    again = importing.bring_in(tmp_path / name, "nearward")(other)
    assert (again.kept, again.already) == (0, done.kept)
    assert checking.check(other) == []
    other.close()


def test_json_into_a_diary_with_things_in_it(full: Vault, tmp_path: Path) -> None:
    archive_of(full, tmp_path / "folder")
    other = create_diary(tmp_path / "other.nearward", "", key=KEY)
    with other.writing():
        other.people.save(Person(alias="Someone"))
        mine = other.entries.save(Entry(**WHEN, title="mine"))
        other.pictures.add(mine.id, "a.gif", GIF)
    assert importing.bring_in(tmp_path / "folder")(other).left_out == 0
    assert importing.bring_in(tmp_path / "folder")(other).kept == 0
    held = read_everything()(other)
    assert len(held.entries) == 3
    (entry,) = [one for one in held.entries if one.mood == -2]
    (picture,) = [one for one in held.pictures if one.entry_id == entry.id]
    assert f"picture:{picture.id})" in entry.text
    sam = next(person for person in held.people if person.alias == "Sam B.")
    assert entry.people == (sam.id,) or sam.id in {m.person_id for m in held.moments}
    assert held.moments[0].person_id == sam.id
    assert held.worksheets[0].entry_id == entry.id
    assert held.person_ratings[0].person_id == sam.id
    other.close()


def test_markdown_comes_in_again(full: Vault, tmp_path: Path) -> None:
    exporting.export(tmp_path / "md", "markdown")(full)
    other = create_diary(tmp_path / "other.nearward", "", key=KEY)
    done = importing.bring_in(tmp_path / "md", "markdown")(other)
    assert (done.kept, done.pictures, done.left_out) == (2, 1, 0)
    for one, two in zip(
        read_everything()(full).entries, read_everything()(other).entries, strict=True
    ):
        assert (one.title, one.text, one.mood, one.starred, one.prompt, set(one.tags)) == (
            two.title,
            two.text,
            two.mood,
            two.starred,
            two.prompt,
            set(two.tags),
        )
        assert (one.at.replace(second=0), one.at.utcoffset()) == (two.at, two.at.utcoffset())
    other.close()


def test_csv(full: Vault, tmp_path: Path) -> None:
    told: list[int] = []
    assert exporting.export(tmp_path / "csv", "csv", progress=told.append)(full) == 3
    assert told == [0, 1, 2]
    tables = {
        path.name: list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        for path in (tmp_path / "csv").iterdir()
    }
    assert set(tables) == {"moments.csv", "check_ins.csv", "ratings.csv"}
    assert tables["moments.csv"][0]["person"] == "Sam B."
    assert tables["check_ins.csv"][0]["confirmed"] == "1"
    assert tables["check_ins.csv"][0]["near"] == "1"
    assert tables["ratings.csv"][0]["worry"] == "10"
    # what was put away says nothing of the days that are not confirmed
    assert [row["unconfirmed_days"] for row in tables["ratings.csv"]] == ["", "harder"]
    with pytest.raises(TargetExists):
        exporting.export(tmp_path / "csv", "csv")(full)


TEXT = st.text(max_size=40)
FORMULAS = ("=1+1", "+1", "-1 again", "@SUM(A1)", "\t=1", "\r=1", "\n=1", *"＝＋－＠")
FORMULA_SIGNS = tuple(text[0] for text in FORMULAS)


@given(st.one_of(st.sampled_from([*FORMULAS, "'", "'=1", "", "a=1"]), TEXT))
def test_no_cell_of_a_table_is_a_formula_and_every_text_comes_back(text: str) -> None:
    names = {1: text}
    moment = Moment(**WHEN, kind="pull", outcome="partly", person_id=1, text=text)
    rating = PersonRating(**WHEN, person_id=1, worry=10)
    check_in = CheckIn(**WHEN, mood=-3, text=text)
    tables = (
        folders.moments_csv([moment], names),
        folders.check_ins_csv([check_in]),
        folders.ratings_csv([rating], names),
    )
    for table in tables:
        written = io.StringIO(table.decode(), newline="")
        for cell in next(iter(csv.DictReader(written))).items():
            # a number is one: only what is written by a person is marked
            assert cell == ("mood", "-3") or not cell[1].startswith(FORMULA_SIGNS)
            if cell[0] in ("text", "person"):
                assert cell[1].removeprefix("'") == text.encode("utf-8", "replace").decode()


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(TEXT, TEXT, st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))),
        max_size=4,
    )
)
def test_any_words_come_back(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, str, datetime]]
) -> None:
    folder = tmp_path_factory.mktemp("words")
    vault = create_diary(folder / "a.nearward", "", key=KEY)
    with vault.writing():
        for title, text, at in said:
            there = at.replace(tzinfo=ZONE, microsecond=0)
            vault.entries.save(Entry(at=there, day=there.date(), title=title, text=text))
    before = archive_of(vault, folder / "a.json")
    vault.close()
    other = create_diary(folder / "b.nearward", "", key=KEY)
    importing.bring_in(folder / "a.json", "nearward")(other)
    assert archive_of(other, folder / "b.json") == before
    other.close()


@pytest.mark.parametrize(
    "change",
    [
        {"id": -1},
        {"id": 1 << 70},
        {"at": "2026-03-04T21:40:05"},
        {"day": "2026-02-30"},
        {"mood": 9},
        {"text": 7},
        {"people": "all"},
    ],
)
def test_an_item_that_is_not_built_so_is_left_out(
    full: Vault, tmp_path: Path, change: dict[str, Any]
) -> None:
    held = archive_of(full, tmp_path / "a.json")
    held["entries"][0] |= change
    held["entries"] += [held["entries"][1], 7]
    (tmp_path / "b.json").write_text(json.dumps(held))
    other = create_diary(tmp_path / "other.nearward", "", key=KEY)
    try:
        done = importing.bring_in(tmp_path / "b.json")(other)
    except Trouble:
        assert read_everything()(other).entries == []
    else:
        assert done.left_out == 3
        assert any("entries 1" in told.place for told in done.notes)
    other.close()


def test_the_document_names_every_field(full: Vault, tmp_path: Path) -> None:
    page = Path(__file__).resolve().parents[2] / "desktop" / "decisions" / "json-export.md"
    text = page.read_text(encoding="utf-8")
    held = archive_of(full, tmp_path / "a")
    names = set(held)
    for items in held.values():
        if isinstance(items, list):
            names |= {name for item in items if isinstance(item, dict) for name in item}
    assert sorted(name for name in {*names, "data"} if f"`{name}`" not in text) == []
