"""Every field that a moment can have: asked, read, exported, searched, printed, and back again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.conftest import ask, end
from tests.narrowed import instance, present

from nearward.domain.model import MORE_TEXTS, Moment, Person
from nearward.i18n import Translator
from nearward.paper.blocks import Written
from nearward.paper.chapters import moment_chapter
from nearward.session.ask import moments, people, search
from nearward.session.jobs import exporting, importing
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault
from nearward.worksheets.moment_fields import moment_fields
from nearward_ui.moments.afterwards import LATER
from nearward_ui.moments.form import MomentPage
from nearward_ui.moments.listed.told_moment import told_fields
from nearward_ui.routes import ToMoment

WORDS = Translator("en")


class Row(NamedTuple):
    """A field: its value as it is kept, the label and the words that a person reads of it, and its
    cell in a table."""

    name: str
    value: Any
    label: str
    told: str
    cell: str


#: content/moments.md and the lines of coverage that name a field of a moment
OPTIONAL = (
    Row(
        "emotions",
        ["afraid", "sad"],
        "What I felt",
        "Afraid 60, Sad 45",
        "afraid sad",
    ),
    Row("emotion_strength", {"afraid": 60, "sad": 45}, "", "", "afraid:60 sad:45"),
    Row("lens", ["C1", "C4"], "What it may have protected", "Me, from being too close", "C1 C4"),
    Row("felt_as", ["unsafe"], "The feeling was", "Not safe", "unsafe"),
    Row("protecting_from", ["abandonment"], "It kept me from", "Being left", "abandonment"),
    Row("intensity", "subtle", "How clearly it showed", "Hardly", "subtle"),
    Row("noticed_when", "later", "When I noticed", "Later", "later"),
    Row("setting", "group", "How we were in touch", "In a group", "group"),
    Row("closeness_event", "closer", "Just before, we had come", "Closer", "closer"),
    Row("closeness_event_text", "Lisbon", "What had brought us there", "Lisbon", "Lisbon"),
    Row("vulnerability_factors", ["sleep"], "What made it harder", "Little sleep", "sleep"),
    Row("body", ["throat"], "Where I felt it", "Throat", "throat"),
    Row("aftermath", ["lonely"], "And afterwards", "Lonely", "lonely"),
    Row("wanted_closeness", 80, "How much I wanted to be close", "80 of 100", "80"),
    Row("cared", 90, "How much they mattered to me just then", "90 of 100", "90"),
    Row("shown_outside", 0, "How much of it showed", "0 of 100", "0"),
    Row("felt_inside", 70, "How much went on inside", "70 of 100", "70"),
    Row("threat_before", 65, "How unsafe it felt before", "65 of 100", "65"),
    Row("threat_after", 20, "How unsafe it felt after", "20 of 100", "20"),
    Row("short_term_relief", 55, "How much lighter it felt at first", "55 of 100", "55"),
    Row("wish_understood", "Slowly", "What I wanted them to understand", "Slowly", "Slowly"),
    Row("later_cost", "Sunday", "What it cost later", "Sunday", "Sunday"),
)
FIELDS = (
    Row("outcome", "withdrew", "", "", "withdrew"),
    Row("urge", 75, "The urge", "75", "75"),
    Row("trigger", "T01", "Just before it", "Conflict", "T01"),
    Row("behaviour", ("B01", "B11"), "How it showed", "Went distant, Shut down", "B01 B11"),
    Row("fear", ("F05",), "What I feared", "They will leave", "F05"),
    Row("text", "The harbour", "", "", "The harbour"),
)
ALL = (*FIELDS, *OPTIONAL)
by_name = pytest.mark.parametrize("row", ALL, ids=[row.name for row in ALL])
optional = pytest.mark.parametrize("row", OPTIONAL, ids=[row.name for row in OPTIONAL])


@pytest.fixture
def whole(clock: Any) -> Moment:
    """A moment with all that can be given."""
    at = clock()
    given = {row.name: row.value for row in FIELDS}
    more = {row.name: row.value for row in OPTIONAL}
    return Moment(at=at, day=at.date(), more=more, **given)


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[MomentPage]:
    made = MomentPage(around)
    made.resize(1084, 760)
    made.show()
    yield made
    end(made)


def value_of(moment: Moment, row: Row) -> Any:
    return moment.more.get(row.name) if row in OPTIONAL else getattr(moment, row.name)


def test_no_optional_field_is_left_out_of_the_table() -> None:
    fields = moment_fields()
    named = {name for field in fields for name in (field.name, field.strengths) if name}
    assert named == {row.name for row in OPTIONAL}
    assert tuple(field.name for field in fields if field.kind == "text") == MORE_TEXTS


@optional
def test_it_is_asked_and_saved_again_as_it_was(
    page: MomentPage, around: Any, whole: Moment, row: Row
) -> None:
    kept = ask(around, moments.save(whole))
    page.enter(ToMoment(id=kept.id))
    page.fields.text.set_text("Other words")
    page.save()
    again = ask(around, moments.get(kept.id))
    assert (again.text, again.more[row.name]) == ("Other words", row.value)
    name = "emotions" if row.name == "emotion_strength" else row.name
    after = page.fields.pull.after
    asked = present(after.later) if name in LATER else page.fields.more
    assert name in asked.widgets
    assert asked.answers[row.name] == row.value


@by_name
def test_it_is_read(around: Any, whole: Moment, row: Row) -> None:
    kept = ask(around, moments.save(whole))
    told = {
        label: str(said)
        for label, said in told_fields(ask(around, moments.to_read(kept.id)), WORDS)
    }
    if row.label:
        assert told[row.label].startswith(row.told)


@by_name
def test_it_is_printed(whole: Moment, row: Row) -> None:
    (block,) = moment_chapter(whole, "", WORDS).body()
    said = instance(Written, block).text.replace("\u00a0", " ")
    if row.name == "urge":
        assert "The urge: 75 of 100" in said
    elif row.label:
        assert f"{row.label}: {row.told}" in said
    elif row.name == "text":
        assert row.value in said


@by_name
def test_it_leaves_and_comes_back(
    vault: Vault, whole: Moment, row: Row, tmp_path: Path, key: bytes
) -> None:
    moments.save(whole)(vault)
    exporting.export(tmp_path / "out.json", "json")(vault)
    item = json.loads((tmp_path / "out.json").read_bytes())["moments"][0]
    told = item["more"][row.name] if row in OPTIONAL else item[row.name]
    assert told == (list(row.value) if isinstance(row.value, tuple) else row.value)
    exporting.export(tmp_path / "tables", "csv")(vault)
    written = (tmp_path / "tables" / "moments.csv").read_text(encoding="utf-8")
    (line,) = csv.DictReader(io.StringIO(written))
    assert line[row.name] == row.cell
    other = create_diary(tmp_path / "other.nearward", "", key=key)
    try:
        importing.bring_in(tmp_path / "out.json", "nearward")(other)
        (back,) = other.moments.every()
        assert value_of(back, row) == row.value
    finally:
        other.close()


@pytest.mark.parametrize("name", ["text", *MORE_TEXTS])
def test_one_word_of_the_person_is_found(vault: Vault, clock: Any, name: str) -> None:
    at = clock()
    given: dict[str, Any] = {"text": "kingfisher"}
    if name in MORE_TEXTS:
        given = {"more": {name: "kingfisher", "emotions": ["numb"], "setting": "call"}}
    kept = moments.save(Moment(at=at, day=at.date(), outcome="stayed", **given))(vault)
    assert [hit.card.id for hit in search.find("kingfisher")(vault)] == [kept.id]
    assert search.find("numb")(vault) == [], "a code is no word of the person"


def test_whom_it_was_with_is_read_with_the_way_there(around: Any, whole: Moment) -> None:
    mara = ask(around, people.add("Mara"))
    kept = ask(around, moments.save(replace(whole, person_id=mara.id)))
    found = dict(told_fields(ask(around, moments.to_read(kept.id)), WORDS))
    assert instance(Person, found["With whom"]).id == mara.id
