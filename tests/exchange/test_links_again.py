"""Links of worksheets in an export, and in a diary where all has other numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import KEY, NOW

from nearward.domain.model import Moment, Person, Worksheet
from nearward.i18n import Translator
from nearward.session.ask import moments, people, trash, worksheets
from nearward.session.ask.sheets import links
from nearward.session.jobs import exporting, importing
from nearward.vault.care.opening import create_diary
from nearward.vault.care.renaming import Renaming
from nearward.vault.vault import Vault
from nearward.worksheets.form.field_kinds import link
from nearward.worksheets.link_names import names_of
from nearward.worksheets.links import GONE, links_in, own_links

WHEN: dict[str, Any] = {"at": NOW, "day": NOW.date()}
WORDS = Translator()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Vault]:
    made = create_diary(tmp_path / "other.nearward", "", key=KEY)
    yield made
    made.close()


def filled(vault: Vault) -> Worksheet:
    """A worksheet that leads to someone, a moment, and a worksheet that is begun after it."""
    people.add("Ruth")(vault)
    ruth = people.add("Ruth's sister")(vault)
    moment = moments.save(Moment(**WHEN, outcome="withdrew", text="She asked."))(vault)
    sheet = worksheets.save(
        Worksheet(**WHEN, sheet="slow-motion", answers={"moment": link("moment", moment.id)})
    )(vault)
    answers = {"person": link("person", ruth.id), "plan": "Stay near."}
    then = worksheets.save(Worksheet(**WHEN, sheet="if-then", answers=answers))(vault)
    return worksheets.save(
        replace(sheet, answers={**sheet.answers, "next": link("worksheet", then.id)})
    )(vault)


def sent(vault: Vault, other: Vault, path: Path) -> Any:
    exporting.export(path, "json")(vault)
    return importing.bring_in(path)(other)


def told(vault: Vault) -> dict[str, str]:
    """What each link leads to, by its question."""
    found = {}
    for sheet in vault.worksheets.every():
        names = names_of(links.found(tuple(links_in(sheet.answers)))(vault), WORDS)
        for name, value in sheet.answers.items():
            if isinstance(value, dict):
                found[f"{sheet.sheet}.{name}"] = names(value["link"], value["id"])
    return found


def test_they_lead_where_they_did(vault: Vault, other: Vault, tmp_path: Path) -> None:
    filled(vault)
    before = told(vault)
    assert before["if-then.person"] == "Ruth's sister"
    assert before["slow-motion.moment"].endswith(": She asked.")
    assert before["slow-motion.next"].endswith(": Stay near.")
    # all has other numbers here
    for alias in ("A", "B", "C"):
        people.add(alias)(other)
    for _ in range(5):
        moments.save(Moment(**WHEN, outcome="stayed"))(other)
        worksheets.save(Worksheet(**WHEN, sheet="evidence"))(other)
    sent(vault, other, tmp_path / "all.json")
    assert told(other) == before
    (sheet,) = [one for one in other.worksheets.every() if one.sheet == "if-then"]
    assert other.people.get(sheet.person_id or 0) == next(
        one for one in other.people.every() if one.alias == "Ruth's sister"
    )
    # a second time nothing is new, and nothing is taken for something else
    again = importing.bring_in(tmp_path / "all.json")(other)
    assert (again.kept, again.newer, again.differing) == (0, 0, 0)
    assert told(other) == before


def test_words_that_are_newer_come_with_their_links(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    sheet = filled(vault)
    people.add("A")(other)
    sent(vault, other, tmp_path / "one.json")
    late = people.add("Late")(vault)
    answers = {**sheet.answers, "next": None, "event": "It rang."}
    worksheets.save(replace(sheet, answers=answers))(vault)
    (then,) = [one for one in vault.worksheets.every() if one.sheet == "if-then"]
    worksheets.save(replace(then, answers={**then.answers, "person": link("person", late.id)}))(
        vault
    )
    sent(vault, other, tmp_path / "two.json")
    assert told(other)["if-then.person"] == "Late"
    assert "slow-motion.next" not in told(other)
    # what stood there before is a version, and leads where it did
    (here,) = [one for one in other.worksheets.every() if one.sheet == "if-then"]
    bodies = [version.body for version in other.versions.of("worksheet", here.id)]
    found = links.found(tuple(links_in(bodies)))(other)
    assert "Ruth's sister" in [person.alias for person in found.values()]


def test_what_did_not_come_is_never_another_thing(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    sheet = filled(vault)
    trash.delete("moment", sheet.moment_id or 0)(vault)
    assert told(vault)["slow-motion.moment"] == ""
    sent(vault, other, tmp_path / "all.json")
    # the diary was empty: the next moment gets the number that the one in the trash has there
    made = [moments.save(Moment(**WHEN, outcome="stayed"))(other).id for _ in range(3)]
    assert sheet.moment_id in made
    assert told(other)["slow-motion.moment"] == ""
    (here,) = [one for one in other.worksheets.every() if one.sheet == "slow-motion"]
    assert here.answers["moment"] == link("moment", GONE)
    assert here.moment_id is None


def test_two_who_are_one_are_one_in_worksheets_and_their_versions(vault: Vault) -> None:
    filled(vault)
    (then,) = [one for one in vault.worksheets.every() if one.sheet == "if-then"]
    worksheets.save(replace(then, answers={**then.answers, "plan": "Come nearer."}))(vault)
    ruth, sister = vault.people.called("Ruth"), vault.people.called("Ruth's sister")
    assert isinstance(ruth, Person)
    assert isinstance(sister, Person)
    with vault.writing():
        Renaming(vault).merge(sister.id, ruth.id)
    assert told(vault)["if-then.person"] == "Ruth"
    bodies = [version.body for version in vault.versions.of("worksheet", then.id)]
    assert bodies
    assert set(links_in(bodies)) == {("person", ruth.id)}
    assert vault.worksheets.there(then.id).person_id == ruth.id


def test_a_link_is_found_by_its_person_and_by_no_word(vault: Vault) -> None:
    filled(vault)
    sister = vault.people.called("Ruth's sister")
    assert isinstance(sister, Person)
    counts = vault.people.counts_of(sister.id)
    assert counts is not None
    assert counts.worksheets == 1
    bodies = vault.connection.execute("SELECT body FROM worksheet").fetchall()
    assert [body.strip() for (body,) in bodies] == ["", "Stay near."]


def test_own_links_are_those_of_the_first_question(vault: Vault) -> None:
    from nearward.worksheets import catalogue

    sheet = catalogue.sheet("loop")
    assert own_links(sheet, {}) == {"person_id": None}
    assert own_links(sheet, {"person": link("person", 7)}) == {"person_id": 7}
    assert own_links(sheet, {"person": link("moment", 7)}) == {"person_id": None}
    assert own_links(catalogue.sheet("evidence"), {}) == {}
