"""People as initials: on sheets and in days, where they were picked and where they are named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import KEY
from tests.paper.test_book import AT, MONTH, entry, keep, made, making_of, said

from nearward.domain.model import Moment, Person, Worksheet
from nearward.domain.text.initials import Initials
from nearward.i18n import Translator
from nearward.paper.initialled import (
    answers_with_initials,
    names_with_initials,
    thing_with_initials,
)
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault
from nearward.worksheets import catalogue, vocabulary

pytestmark = pytest.mark.usefixtures("fonts")

WORDS = Translator("en")
EVERY = replace(MONTH, initials=True)


@pytest.fixture
def vault(tmp_path: Path) -> Any:
    made_vault = create_diary(tmp_path / "d.nearward", "", key=KEY)
    yield made_vault
    made_vault.close()


def test_texts_are_said_and_codes_stay() -> None:
    code = vocabulary.terms("trigger", WORDS)[0].code
    names = Initials(["Closeness", "Afraid", code], ["Closeness", "Afraid", code])
    sheet = catalogue.sheet("if-then")
    answers = {
        "inside": code,
        "plan": "@Closeness waits.",
        "how_likely": 60,
        "old": "Afraid",
    }
    assert answers_with_initials(sheet, answers, names, WORDS) == {
        "inside": code,
        "plan": "C. waits.",
        "how_likely": 60,
        "old": "A.",
    }
    rows = [{"mood": "afraid", "before": 5}, {"mood": "Closeness", "after": None}]
    said_rows = answers_with_initials(catalogue.sheet("evidence"), {"moods": rows}, names, WORDS)
    assert [row["mood"] for row in said_rows["moods"]] == ["afraid", "C."]


def test_a_picked_person_is_an_initial() -> None:
    told = names_with_initials(
        lambda record, number: "Mara Lind" if record == "person" else f"with Mara {number}",
        Initials(["Mara Lind", "Mara"], ["Mara"]),
    )
    assert told("person", 1) == "M. L."
    assert told("moment", 2) == "with M. 2"


def test_a_worksheet_without_its_definition_is_said_too() -> None:
    thing = Worksheet(at=AT, day=AT.date(), sheet="gone", answers={"a": ["@Mara", {"b": "@Mara"}]})
    found = thing_with_initials(thing, Initials(["Mara"]), WORDS)
    assert found.answers == {"a": ["M.", {"b": "M."}]}


def test_days_name_nobody(vault: Vault, tmp_path: Path) -> None:
    with vault.writing():
        who = vault.people.save(Person(alias="Mara Lind")).id
    keep(vault, entry("I wrote to @Mara Lind. mara lind knows.", title="To @Mara Lind"))
    keep(vault, Moment(at=AT, day=AT.date(), outcome="stayed", text="@Mara Lind", person_id=who))
    answers = {"situation": "with @Mara Lind", "balanced": "@Mara Lind may be right."}
    keep(vault, Worksheet(at=AT, day=AT.date(), sheet="evidence", answers=answers))
    plain = said(made(vault, tmp_path))
    assert plain.count("Mara Lind") > 4
    short = said(made(vault, tmp_path, EVERY))
    assert "Mara" not in short
    assert short.count("M. L.") > 4
    job = making_of(tmp_path / "again.pdf", EVERY)
    job.whole(vault)
    assert job.names is not None
    assert list(job.names.still.values()) == ["mara lind"]
    wish = replace(EVERY, shortened=("mara lind",))
    again = making_of(tmp_path / "third.pdf", wish)
    again.whole(vault)
    assert again.names is not None
    assert not again.names.still


def test_a_book_that_was_looked_at_is_printed_the_same(vault: Vault, tmp_path: Path) -> None:
    """Its plan is known then, and its names must be said as when it was planned."""
    with vault.writing():
        vault.people.save(Person(alias="Mara"))
    keep(vault, entry("With @Mara. " * 400))
    first = making_of(tmp_path / "one.pdf", EVERY)
    first.whole(vault)
    second = making_of(tmp_path / "two.pdf", EVERY)
    second.plan = first.plan
    second.whole(vault)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
