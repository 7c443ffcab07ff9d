"""Sheets of a person's own: checked, kept under every number, exported, imported, forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from nearward.domain.model import Worksheet
from nearward.domain.own_sheets import OwnSheet
from nearward.i18n import Translator
from nearward.paper.chapters import plain_chapter
from nearward.session.ask import search, trash, versions, worksheets
from nearward.session.ask.sheets import own_sheets
from nearward.session.jobs import exporting, importing
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault
from nearward.worksheets import catalogue
from nearward.worksheets.catalogue import NONE_OWN, UnknownSheet, take_own
from nearward.worksheets.own.reading import RefusedSheet, sheet_of
from nearward.worksheets.own.words import said_in

KEY = bytes(32)
CODE = "own-00000000000000a1"
WHEN: dict[str, Any] = {"at": datetime(2026, 3, 4, 20, 15, tzinfo=UTC), "day": date(2026, 3, 4)}
WANT = {"id": "want", "kind": "text", "label": "What did I want?"}
CALM = {"id": "calm", "kind": "rating", "label": "How calm"}
WHICH = {
    "id": "which",
    "kind": "choice",
    "label": "Which",
    "options": [{"code": "a", "label": "One"}, {"code": "b", "label": "Two"}],
}


def made_of(*fields: dict[str, Any], title: str = "Before a call") -> dict[str, Any]:
    return {"title": title, "step": [{"id": "s1", "title": "First", "field": list(fields)}]}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = create_diary(tmp_path / "own.nearward", "", key=KEY)
    yield vault
    vault.close()
    take_own(NONE_OWN)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Vault]:
    vault = create_diary(tmp_path / "other.nearward", "", key=KEY)
    yield vault
    vault.close()


def kept(vault: Vault, *fields: dict[str, Any]) -> OwnSheet:
    sheet = OwnSheet(**WHEN, code=CODE, definition=made_of(*fields))
    return own_sheets.save(sheet)(vault)


def filled(vault: Vault, **answers: Any) -> Worksheet:
    sheet = vault.own_sheets.of_code(CODE)
    assert sheet is not None
    given = Worksheet(**WHEN, sheet=CODE, sheet_version=sheet.number, answers=answers)
    return worksheets.save(given)(vault)


def test_it_is_a_sheet_while_its_diary_is_open(vault: Vault) -> None:
    sheet = kept(vault, WANT, CALM)
    assert CODE not in catalogue.sheets()
    own_sheets.take()(vault)
    found = catalogue.sheet(CODE)
    assert [field.id for field in found.fields] == ["want", "calm"]
    assert found in catalogue.offered()
    assert (found.heading, found.group) == ("want", "Your own")
    # what lies in the trash can be read, and is not offered
    trash.delete("own_sheet", sheet.id)(vault)
    own_sheets.take()(vault)
    assert catalogue.sheet(CODE) == found
    assert found not in catalogue.offered()
    take_own(NONE_OWN)
    with pytest.raises(UnknownSheet):
        catalogue.sheet(CODE)


def test_one_that_asks_nothing_is_kept_and_no_sheet_yet(vault: Vault) -> None:
    sheet = own_sheets.save(own_sheets.fresh(WHEN["at"], WHEN["day"]))(vault)
    own_sheets.take()(vault)
    assert sheet.code not in catalogue.sheets()
    assert catalogue.own_ones().troubles == ()
    assert own_sheets.every()(vault) == [sheet]


def test_what_has_no_words_yet_has_ours() -> None:
    empty = {"title": "", "step": [{"id": "s1", "title": "", "field": [{**WANT, "label": ""}]}]}
    sheet = sheet_of(CODE, empty)
    assert sheet is not None
    assert (sheet.title, sheet.step[0].title) == ("A sheet without a name", "My questions")
    assert sheet.fields[0].label == "A question"


def test_a_definition_under_which_one_was_filled_is_kept(vault: Vault) -> None:
    sheet = kept(vault, WANT)
    # nothing was filled in: it has one number, however often it is changed
    sheet = own_sheets.save(replace(sheet, definition=made_of(WANT, CALM)))(vault)
    assert (sheet.number, sheet.earlier) == (1, {})
    filled(vault, want="Quiet.")
    sheet = own_sheets.save(replace(sheet, definition=made_of(CALM)))(vault)
    assert (sheet.number, list(sheet.earlier)) == (2, ["1"])
    assert sheet.earlier["1"]["step"][0]["field"] == [WANT, CALM]
    # the same again is no change
    assert own_sheets.save(sheet)(vault).number == 2
    own_sheets.take()(vault)
    before = catalogue.own_ones().earlier[CODE, 1]
    assert [field.id for field in before.fields] == ["want", "calm"]


def test_an_earlier_version_brought_back_has_a_number_of_its_own(vault: Vault) -> None:
    sheet = kept(vault, WANT)
    filled(vault, want="Quiet.")
    own_sheets.save(replace(sheet, definition=made_of(CALM)))(vault)
    filled(vault, calm=40)
    (version,) = vault.versions.of("own_sheet", sheet.id)
    again = versions.bring_back(version.id)(vault)
    assert isinstance(again, OwnSheet)
    assert again.definition["step"] == made_of(WANT)["step"]
    assert (again.number, sorted(again.earlier)) == (3, ["1", "2"])


def test_its_words_are_found_and_its_codes_are_not(vault: Vault) -> None:
    sheet = kept(vault, WANT, WHICH)
    for words, count in (("call", 1), ("wanted", 0), ("two", 1), ("choice", 0), ("s1", 0)):
        hits = search.find(words)(vault)
        assert [(hit.card.kind, hit.card.id) for hit in hits] == [("own_sheet", sheet.id)] * count
    row = vault.connection.execute(
        "SELECT title, body FROM own_sheet WHERE id = ?", (sheet.id,)
    ).fetchone()
    assert row == ("Before a call", "First\nWhat did I want?\nWhich\nOne\nTwo")


def test_the_first_words_of_a_filled_one_name_it_in_lists(vault: Vault) -> None:
    kept(vault, CALM, WANT)
    worksheet = filled(vault, want="To be asked twice.")
    sql = "SELECT title FROM worksheet WHERE id = ?"
    assert vault.connection.execute(sql, (worksheet.id,)).fetchone() == ("To be asked twice.",)


def test_it_goes_through_an_export_and_comes_again(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    sheet = kept(vault, WANT)
    filled(vault, want="Quiet.")
    sheet = own_sheets.save(replace(sheet, definition=made_of(CALM)))(vault)
    exporting.export(tmp_path / "a.json", "json")(vault)
    done = importing.bring_in(tmp_path / "a.json")(other)
    assert not done.notes
    (there,) = own_sheets.every()(other)
    assert (there.code, there.definition, there.earlier) == (CODE, sheet.definition, sheet.earlier)
    # the same once more brings nothing
    importing.bring_in(tmp_path / "a.json")(other)
    assert own_sheets.every()(other) == [there]


def test_two_diaries_went_on_with_one_sheet(vault: Vault, other: Vault, tmp_path: Path) -> None:
    sheet = kept(vault, WANT)
    filled(vault, want="Quiet.")
    exporting.export(tmp_path / "a.json", "json")(vault)
    importing.bring_in(tmp_path / "a.json")(other)
    (there,) = own_sheets.every()(other)
    own_sheets.save(replace(there, definition=made_of(WHICH)))(other)
    filled(other, which="a")
    own_sheets.save(replace(sheet, definition=made_of(CALM)))(vault)
    filled(vault, calm=10)
    exporting.export(tmp_path / "b.json", "json")(vault)
    importing.bring_in(tmp_path / "b.json")(other)
    (joined,) = own_sheets.every()(other)
    asked = {
        number: one["step"][0]["field"][0]["id"]
        for number, one in {**joined.earlier, str(joined.number): joined.definition}.items()
    }
    given = {one.sheet_version: one.answers for one in other.worksheets.where("sheet = ?", CODE)}
    assert given == {1: {"want": "Quiet."}, 2: {"which": "a"}, 3: {"calm": 10}}
    # what was changed here stays, and each definition has a number of its own
    assert joined.definition["step"] == made_of(WHICH)["step"]
    assert asked == {"1": "want", "2": "which", "3": "calm"}


def test_in_a_book_and_in_its_versions_stand_words_and_no_ids(vault: Vault) -> None:
    sheet = kept(vault, WANT, WHICH)
    card = vault.timeline.card("own_sheet", sheet.id)
    assert card is not None
    chapter = plain_chapter(card, sheet, Translator("en"))
    said = "".join(str(part) for part in chapter.body())
    assert "What did I want?" in said
    assert "want'" not in said
    assert "choice" not in said
    assert said_in("own_sheet", {"definition": sheet.definition}) == [
        *("Before a call", "First", "What did I want?", "Which", "One", "Two")
    ]


HOSTILE = {
    "an unknown key": {"evil": True},
    "a field of no kind": {"step": [{"id": "s", "title": "S", "field": [{**WANT, "kind": "x"}]}]},
    "a field that is none": {"step": [{"id": "s", "title": "S", "field": ["x"]}]},
    "steps that are none": {"step": ["x"]},
    "a circular show_if": made_of({**WHICH, "show_if": "which = a"}),
    "a show_if on what comes later": made_of({**WANT, "show_if": "which = a"}, WHICH),
    "a pattern that never ends": made_of(
        {**WANT, "nudge": [{"pattern": "(a+)+$", "text": "Slow."}]}
    ),
    "two fields of one id": made_of(WANT, WANT),
    "a scale upside down": made_of({"id": "n", "kind": "number", "label": "N", "high": 0}),
    "a page that is not there": made_of(
        {**WHICH, "ends_if": [{"code": "a", "text": "End.", "page": "x", "label": "Go"}]}
    ),
    "another id": {"id": "evidence", **made_of(WANT)},
    "a text without end": made_of({**WANT, "label": "x" * 3_000}),
    "too many questions": made_of(*({**WANT, "id": f"f{n}"} for n in range(500))),
    "too many choices": made_of(
        {**WHICH, "options": [{"code": f"c{n}", "label": "C"} for n in range(500)]}
    ),
    "a number without end": made_of({**WANT, "lines": 10**12}),
    "lines without end": made_of({**WANT, "lines": 5_000}),
    "a scale without end": made_of({"id": "n", "kind": "number", "label": "N", "high": 90_000}),
    "a list as wide as that": made_of(
        {
            "id": "l",
            "kind": "list",
            "label": "L",
            "column": [{"id": f"c{n}", "kind": "text", "label": "C"} for n in range(50)],
        }
    ),
    "parts that are none": {"step": {"a": 1}},
    "an id that says more": made_of({**WANT, "id": "<b>x</b>"}),
    "a question called as its part": made_of({**WANT, "id": "s1"}),
    "a vocabulary from elsewhere": made_of({**WANT, "kind": "term", "vocabulary": "../../etc"}),
    "no number": made_of({**WANT, "lines": float("1e300")}),
    "a label that is none": made_of({**WANT, "label": ["x"]}),
    "no example of it": {**made_of(WANT), "example": {"other": "x"}},
}


@pytest.mark.parametrize("definition", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_definition_is_refused_plainly(
    definition: dict[str, Any], other: Vault, tmp_path: Path
) -> None:
    with pytest.raises(RefusedSheet):
        sheet_of(CODE, definition)
    item = {"id": 1, "day": "2026-03-04", "at": "2026-03-04T20:15:00+00:00", "code": CODE}
    archive = {
        "format": "nearward",
        "version": 1,
        "own_sheets": [{**item, "definition": definition}],
    }
    (tmp_path / "bad.json").write_text(json.dumps(archive))
    done = importing.bring_in(tmp_path / "bad.json")(other)
    (note,) = done.notes
    assert "cannot be used" in note.text
    assert own_sheets.every()(other) == []


def test_one_that_is_nested_without_end_is_refused() -> None:
    deep: Any = "x"
    for _ in range(5_000):
        deep = [deep]
    with pytest.raises(RefusedSheet):
        sheet_of(CODE, {"title": "T", "step": deep})


def test_one_of_a_newer_program_is_told_and_kept(vault: Vault) -> None:
    sheet = kept(vault, {**WANT, "kind": "hologram"})
    own_sheets.take()(vault)
    assert CODE not in catalogue.sheets()
    (trouble,) = catalogue.own_ones().troubles
    assert trouble.code == "refused-sheet"
    assert own_sheets.get(sheet.id)(vault) == sheet
