"""The page that says how a sheet is written: its example is a sheet, and it names every kind and
every key. A sheet with one of every kind is that one file, and is everywhere."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from PySide6.QtWidgets import QApplication
from tests.conftest import KEY, end
from tests.house.copied import ROOT
from tests.narrowed import present
from tests.worksheets.answers_of import OF_KIND, WITH_WORDS

from nearward.domain.model import Worksheet
from nearward.i18n import Translator
from nearward.paper.sheets.sheet import example_blocks, kept_blocks, sheet_blocks
from nearward.session.ask import versions
from nearward.session.jobs import exporting, importing
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault
from nearward.worksheets import catalogue
from nearward.worksheets.as_kept import as_kept
from nearward.worksheets.form import model
from nearward.worksheets.form.field_kinds import KINDS, RECORDS
from nearward.worksheets.form.model import Sheet
from nearward.worksheets.links import KEPT_AS
from nearward_ui.routes import ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage

PAGE = (ROOT / "desktop/decisions/form-language.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.split("```toml\n")[1].split("```")[0]
SAID = PAGE.replace(EXAMPLE, "")
WORDS = Translator("en")
AT = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
#: a word that stands nowhere else
WORD = "quillwort"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The shipped definitions and the one of the page: one more file."""
    place = tmp_path / "definitions"
    shutil.copytree(catalogue.folder(), place)
    (place / "evening.toml").write_text(EXAMPLE, encoding="utf-8")
    monkeypatch.setattr(catalogue, "folder", lambda: place)
    catalogue._read_all.cache_clear()
    yield place
    catalogue._read_all.cache_clear()


@pytest.fixture
def sheet(folder: Path) -> Sheet:
    """The sheet of the page."""
    assert [trouble.values for trouble in catalogue.troubles()] == []
    return catalogue.sheet("evening")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = create_diary(tmp_path / "one.nearward", "", key=KEY)
    yield vault
    vault.close()


def names(sheet: Sheet) -> dict[str, str]:
    """The ids of the questions of a sheet by their kinds, the first of each."""
    return {field.kind: field.id for field in reversed(sheet.fields)}


def answers(sheet: Sheet, word: str = WORD) -> dict[str, Any]:
    """An answer to a question of every kind, each with a word of its own where there can be one."""
    found: dict[str, Any] = {}
    for kind, name in names(sheet).items():
        field = present(sheet.find(name))
        made = OF_KIND[kind](f"{word}-{kind}" if kind in WITH_WORDS else word)
        found[field.of or name] = made
    return found


def words_of(word: str = WORD) -> list[str]:
    return [f"{word}-{kind}" for kind in WITH_WORDS]


def filled(sheet: Sheet) -> Worksheet:
    when: dict[str, Any] = {"at": AT, "day": AT.date(), "sheet": sheet.id, "status": "finished"}
    return Worksheet(**when, sheet_version=sheet.version, answers=answers(sheet))


# what the page says


def test_the_example_is_a_sheet_with_every_kind(sheet: Sheet) -> None:
    assert {field.kind for field in sheet.fields} == set(KINDS) == set(OF_KIND)
    columns = {column.kind for field in sheet.fields for column in field.column}
    assert columns >= {"text", "one", "choice", "number", "rating", "term", "date"}
    assert sheet.example
    assert any(field.show_if for field in sheet.fields)
    assert any(field.ends_if for field in sheet.fields)
    assert any(field.nudge for field in sheet.fields)
    assert any(step.gate for step in sheet.step)


@pytest.mark.parametrize("kind", [*KINDS, *get_args(model.ColumnKind)])
def test_every_kind_is_named(kind: str) -> None:
    assert f"`{kind}`" in SAID


def test_each_kind_has_its_row_with_what_it_needs() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\|(.*)\|$", SAID, re.M))
    assert list(rows) == list(KINDS)
    for name, kind in KINDS.items():
        assert all(f"`{need}`" in rows[name] or need == "column" for need in kind.needs), name


@pytest.mark.parametrize(
    "part",
    [
        *(model.Sheet, model.Start, model.Step, model.Gate, model.Field, model.Column),
        *(model.Option, model.End, model.Nudge),
    ],
    ids=lambda part: part.__name__,
)
def test_every_key_is_named(part: Any) -> None:
    lacking = [name for name in part.__struct_fields__ if f"`{name}`" not in SAID]
    assert lacking == []


def test_every_record_is_named() -> None:
    for record in RECORDS:
        asked = next((name for name, kept in KEPT_AS.items() if kept == record), record)
        assert f"`{asked}`" in SAID


def test_what_the_page_leads_to_is_there() -> None:
    for path in re.findall(r"`((?:tests|worksheets)/[\w/.-]+\.(?:py|json))`", SAID):
        roots = (ROOT, ROOT / "desktop/nearward")
        assert any((root / path).exists() for root in roots), path


# one file, and it is everywhere


def test_it_is_filled_in_the_form(sheet: Sheet, around: Any, qtbot: Any) -> None:
    page = WorksheetPage(around)
    try:
        page.resize(1084, 760)
        page.show()
        page.enter(ToWorksheet(sheet="evening"))
        shown = {view.field.id for panel in page._panels for view in panel.views}
        assert shown == {field.id for field in sheet.fields if not field.finished_only}
        given = answers(sheet)
        page._put(given)
        for step in list(page._shown_steps):
            page.show_step(step)
            QApplication.processEvents()
        page.keeping.save(at_once=True)
        assert page.worksheet.answers == given
        for panel in page._panels:
            panel.show_answers(given)
            for view in panel.views:
                for name, value in view.answers.items():
                    if name in given and view.field.kind not in ("list", "again"):
                        assert value == given[name], name
    finally:
        end(page)


def test_it_is_on_paper(sheet: Sheet) -> None:
    blank = sheet_blocks(sheet, None, WORDS)
    assert len(blank.parts) == len(sheet.step)
    said = repr(blank)
    for field in sheet.fields:
        if field.print and field.kind not in ("list", "again"):
            assert field.label in said, field.id
    given = repr(kept_blocks(filled(sheet), WORDS))
    for word in words_of():
        assert word in given, word
    assert "counted the tiles" in repr(example_blocks(sheet, WORDS))


def test_it_is_kept_searched_compared_and_given_on(
    sheet: Sheet, vault: Vault, tmp_path: Path
) -> None:
    with vault.writing():
        one = vault.worksheets.save(filled(sheet))
    for word in words_of():
        assert found(vault, word) == [one.id], word
    with vault.writing():
        changed = replace(one, answers=answers(sheet, "sedge"))
        vault.worksheets.save(changed, keep_version=True)
    history = versions.history("worksheet", one.id)(vault)
    assert [version.body["answers"] for version in history.versions] == [one.answers]
    told = as_kept(one, WORDS)
    assert told == (sheet, one.answers, True)
    out = tmp_path / "out.json"
    exporting.export(out, "json")(vault)
    (item,) = json.loads(out.read_text(encoding="utf-8"))["worksheets"]
    assert item["answers"] == changed.answers
    assert item["sheet_version"] == sheet.version
    other = create_diary(tmp_path / "other.nearward", "", key=KEY)
    try:
        importing.bring_in(out)(other)
        (again,) = other.worksheets.every()
        assert again.sheet_version == sheet.version
        # whom a link leads to did not come with it
        assert {k: v for k, v in again.answers.items() if k != names(sheet)["link"]} == {
            k: v for k, v in changed.answers.items() if k != names(sheet)["link"]
        }
        assert found(other, "sedge-term") == [again.id]
    finally:
        other.close()


def found(vault: Vault, word: str) -> list[int]:
    """The worksheets in which a word is found."""
    with vault.reading():
        return [hit.card.id for hit in vault.search.find(word, 50)]


def test_a_second_one_is_another_file_only(folder: Path) -> None:
    text = EXAMPLE.replace('id = "evening"', 'id = "morning"', 1)
    (folder / "morning.toml").write_text(text, encoding="utf-8")
    catalogue._read_all.cache_clear()
    assert catalogue.troubles() == []
    assert {"evening", "morning"} <= catalogue.sheets().keys()
