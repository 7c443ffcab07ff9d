"""The invented months use everything that a diary holds, unevenly, and copy nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import KEY
from tests.narrowed import present

from nearward.command.demo import diary
from nearward.domain.kinds import KINDS
from nearward.domain.model import (
    APPROACH,
    OPEN,
    OUTCOMES,
    PLAN_PARTS,
    RECONNECTED,
    WITHDRAWALS,
    Worksheet,
)
from nearward.domain.nested_texts import texts_of
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault
from nearward.worksheets import catalogue
from nearward.worksheets.answers import missing, ratings
from nearward.worksheets.form.field_kinds import given
from nearward.worksheets.links import links_in
from nearward.worksheets.own.reading import sheet_of

LAST = date(2026, 11, 22)
FINISHED, BEGUN = "finished", "draft"


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    made = create_diary(tmp_path_factory.mktemp("demo") / "d.nearward", "", key=KEY)
    diary.fill(made, LAST)
    yield made
    made.close()


def every(vault: Vault, kind: str) -> list[Any]:
    return list(vault.tables[kind].every())


def worksheets(vault: Vault, sheet: str = "", status: str = FINISHED) -> list[Worksheet]:
    found = vault.worksheets.every()
    return [one for one in found if one.sheet == (sheet or one.sheet) and one.status == status]


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_there_is_one_of_each_kind_of_record(vault: Vault, kind: str) -> None:
    assert every(vault, kind)


@pytest.mark.parametrize("sheet", list(catalogue.sheets()))
def test_each_sheet_is_finished_at_least_once_and_whole(vault: Vault, sheet: str) -> None:
    definition = catalogue.sheet(sheet)
    finished = worksheets(vault, sheet)
    assert finished
    for one in finished:
        assert not missing(definition, one.answers), one.day
        assert one.sheet_version == definition.version


@pytest.mark.parametrize("sheet", list(catalogue.sheets()))
def test_each_answer_is_one_that_its_question_takes(vault: Vault, sheet: str) -> None:
    definition = catalogue.sheet(sheet)
    for one in (*worksheets(vault, sheet), *worksheets(vault, sheet, BEGUN)):
        for name, value in one.answers.items():
            field = definition.find(name.removesuffix("_none"))
            assert field is not None, name
            assert name.endswith("_none") or given(field, value) is not None, (one.day, name)
            if isinstance(value, list):
                columns = {column.id for column in field.column} | {"after", "later"}
                assert all(set(row) <= columns for row in value if isinstance(row, dict)), name


@pytest.mark.parametrize("sheet", list(catalogue.sheets()))
def test_no_answer_is_that_of_the_example(vault: Vault, sheet: str) -> None:
    theirs = {text for text in texts_of(catalogue.sheet(sheet).example) if len(text.split()) > 2}
    assert theirs or sheet == "signs"
    for one in (*worksheets(vault, sheet), *worksheets(vault, sheet, BEGUN)):
        assert not theirs & set(texts_of(one.answers)), one.day


def test_the_sheet_that_was_made_is_filled_in_twice(vault: Vault) -> None:
    (own,) = vault.own_sheets.every()
    sheet = present(sheet_of(own.code, own.definition))
    filled = worksheets(vault, own.code)
    assert len(filled) == 2
    for one in filled:
        assert set(one.answers) == {field.id for field in sheet.fields}
    moved = [ratings(sheet, one.answers) for one in filled]
    assert len({present(before) - present(after) > 20 for before, after in moved}) == 2, "uneven"


def test_some_are_only_begun_and_some_sheets_are_used_often(vault: Vault) -> None:
    assert len({one.sheet for one in worksheets(vault, status=BEGUN)}) >= 4
    counts = [len(worksheets(vault, sheet)) for sheet in catalogue.sheets()]
    assert max(counts) >= 5 > 1 == min(counts)


def test_each_leads_to_what_it_came_of(vault: Vault) -> None:
    sheets, kept = vault.worksheets.every(), every(vault, "belief_evidence")
    for name in ("moment_id", "person_id", "belief_id", "entry_id"):
        assert any(getattr(one, name) for one in sheets), name
    assert any(one.person_id and one.belief_id for one in sheets)
    assert any(kind == "worksheet" for one in sheets for kind, _ in links_in(one.answers))
    for name in ("worksheet_id", "moment_id", "entry_id"):
        assert any(getattr(one, name) for one in kept), name
    assert any(one.pause_id for one in vault.moments.every())
    assert {passage.kind for passage in every(vault, "passage")} == {"worksheet"}


def test_evidence_that_was_kept_stands_in_the_sheet_it_came_from(vault: Vault) -> None:
    finished = {one.id: one for one in worksheets(vault)}
    kept = [one for one in every(vault, "belief_evidence") if one.worksheet_id]
    assert len(kept) >= 3
    for one in kept:
        assert one.text in set(texts_of(finished[one.worksheet_id].answers)), one.text
        assert finished[one.worksheet_id].belief_id == one.belief_id


def test_beliefs_are_rated_over_months_and_reworded(vault: Vault) -> None:
    stories = vault.beliefs.every()
    assert any(one.archived for one in stories)
    days = [one.day for one in every(vault, "belief_rating")]
    assert max(days) - min(days) > timedelta(days=120)
    rated = every(vault, "belief_rating")
    assert any(one.old_rating is None for one in rated)
    assert any(one.new_rating is None for one in rated)
    assert {one.kind for one in every(vault, "version")} == {"belief", "entry"}


def test_what_did_not_work_is_in_it(vault: Vault) -> None:
    said = {
        (one.sheet, name): {w.answers.get(name) for w in worksheets(vault, one.sheet)}
        for one in worksheets(vault)
        for name in ("sent", "safe", "turned_out", "done", "came_true", "reception", "what_i_did")
        if name in one.answers and isinstance(one.answers[name], str)
    }
    assert "changed_my_mind" in said["words", "sent"]
    assert "no" in said["coming-back", "safe"], "once the distance was right"
    assert {"as_feared", "not_at_all"} <= said["facts-and-readings", "turned_out"]
    assert "no_and_that_is_ok" in said["small-steps", "done"]
    assert "no_answer" in said["coming-back", "reception"]
    assert "went_away" in said["near", "what_i_did"]
    received = {one.reception for one in vault.moments.every() if one.kind == APPROACH}
    assert {"not_well", "no_answer", "warm"} <= received


def test_moments_pauses_and_days_are_uneven(vault: Vault) -> None:
    moments, pauses = vault.moments.every(), every(vault, "pause")
    assert {one.outcome for one in moments} == {*OUTCOMES, None}
    states = {one.reconnect_state for one in moments}
    assert {None, OPEN, RECONNECTED} <= states
    answered = [one.what_then is not None for one in pauses]
    assert {True, False} == set(answered)
    days = {one.day for kind in ("entry", "moment", "check_in") for one in every(vault, kind)}
    first = diary.first_day(LAST)
    weeks = [first + timedelta(weeks=number) for number in range(diary.WEEKS)]
    silent = [day for day in weeks if not any(day <= one < day + timedelta(7) for one in days)]
    assert len(silent) >= 2
    confirmed = [one.confirmed for one in every(vault, "check_in")]
    assert {True, False, None} == set(confirmed)
    assert confirmed.count(True) < (LAST - first).days


def test_the_note_beneath_it_and_questions_that_were_answered(vault: Vault) -> None:
    entries = vault.entries.every()
    assert sum(bool(one.prompt) for one in entries) >= 3
    (beneath,) = (one for one in entries if one.title == "Beneath it")
    assert "This fits:" in beneath.text
    assert "This does not:" in beneath.text
    assert "Not sure:" in beneath.text
    assert any(one.starred for one in entries)
    assert any(one.mood is None for one in entries)
    assert any(one.mood for one in entries)


def test_the_direction_was_looked_at_again_and_the_plan_is_there(vault: Vault) -> None:
    direction = present(vault.directions.get())
    assert direction.text
    assert direction.why_now
    looked = present(direction.looked_on)
    assert diary.first_day(LAST) + timedelta(days=60) < looked < LAST
    assert direction.is_due(LAST)
    parts = present(vault.plans.get()).parts
    assert len(parts) >= len(PLAN_PARTS) - 1


def test_nobody_is_cured_at_the_end(vault: Vault) -> None:
    last = [one for one in vault.moments.every() if one.day > LAST - timedelta(weeks=4)]
    assert sum(one.outcome in WITHDRAWALS for one in last) >= 3
    for story in vault.beliefs.every():
        rated = [one for one in every(vault, "belief_rating") if one.belief_id == story.id]
        newest = max((one for one in rated if one.old_rating is not None), key=lambda one: one.day)
        assert present(newest.old_rating) >= 40, story.text
    signs = max(worksheets(vault, "signs"), key=lambda one: one.day).answers["signs"]
    assert any(step is not None and step >= 3 for code, step in signs.items() if code[0] == "S")


@pytest.mark.parametrize("later", range(7))
def test_nothing_lies_behind_the_last_day(tmp_path: Path, later: int) -> None:
    """On every day of the week the months can end; only what was planned is to come."""
    until = LAST - timedelta(days=6 - later)
    made = create_diary(tmp_path / "d.nearward", "", key=KEY)
    diary.fill(made, until)
    for one in made.worksheets.every():
        sheet = catalogue.of(one)
        for field in sheet.fields if sheet is not None else ():
            told = one.answers.get(field.id)
            if field.kind == "date" and told and not field.ahead:
                assert told <= until.isoformat(), field.id
            rows = told if field.kind == "list" and isinstance(told, list) else []
            days = [c.id for c in field.column if c.kind == "date"]
            assert all(row[name] <= until.isoformat() for row in rows for name in days)
    for kind in ("entry", "moment", "worksheet", "belief_rating", "belief_evidence", "pause"):
        assert max(one.day for one in made.tables[kind].every()) <= until, kind
    assert all(made.tables[kind.name].every() for kind in KINDS)
    made.close()
