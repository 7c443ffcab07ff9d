"""Each family is declared in one table: no list of its members stands anywhere else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.house.families import FAMILIES, FoundList, lists

#: (file, family) -> why members are named there although it is not their table
CHOSEN = {
    ("desktop/nearward/charts/chart.py", "charts"): "the pages that show charts, by their names",
    ("desktop/nearward/worksheets/form/field_kinds.py", "kinds"): "what a question can lead to",
    ("desktop/nearward/worksheets/form/model.py", "kinds"): "the same, as a definition writes it",
    ("desktop/nearward/session/ask/people.py", "kinds"): "what a new name is written into",
    ("ui/nearward_ui/beliefs/evidence.py", "kinds"): "where evidence can have been found",
    ("ui/nearward_ui/kit/lists/told_days.py", "kinds"): "three have a row of their own in a list",
    ("ui/nearward_ui/kit/widgets/card_text.py", "kinds"): "three are told in words of their own",
    ("ui/nearward_ui/tour/screens.py", "kinds"): "the pages that bear the name of what they list",
    ("ui/nearward_ui/tour/screens.py", "pages"): "scenes of the tour: where a save or a read fails",
}


def outside(found: Iterable[FoundList]) -> list[str]:
    return [
        f"{each.file}:{each.line}: {each.family}: {', '.join(sorted(each.members))}"
        for each in found
        if (each.file, each.family) not in CHOSEN
    ]


def test_no_list_of_a_family_stands_outside_its_table() -> None:
    found = list(lists())
    assert outside(found) == []
    # what is named for a reason still is
    assert CHOSEN.keys() <= {(each.file, each.family) for each in found}


def test_every_family_has_members() -> None:
    assert all(family.members for family in FAMILIES.values())


def found_in(folder: Path, room: str, text: str) -> list[str]:
    """What is found of a text that stands in a file of a room."""
    path = folder / room / "planted.py"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return outside(lists(folder))


def planted_list(family: str) -> str:
    """As many members as are a list, as somebody would write them who knows no table."""
    declared = FAMILIES[family]
    few = list(dict.fromkeys(declared.members.values()))[: declared.least]
    return f"THESE = ({', '.join(map(repr, few))},)"


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("form", ["{}", "def which() -> object:\n    {}\n    return THESE"])
def test_a_list_that_is_planted_is_found(tmp_path: Path, family: str, form: str) -> None:
    room = "ui/nearward_ui/kit" if FAMILIES[family].room == "ui" else "desktop/nearward/session"
    found = found_in(tmp_path, room, form.format(planted_list(family)) + "\n")
    assert [line for line in found if family in line]


CHAIN = """
def label(kind: str) -> str:
    if kind == "entry":
        return "a"
    if kind == "moment":
        return "b"
    return "c" if kind == "pause" else "d"
"""
CLASSES = """
from nearward.domain.model import Entry, Moment, Pause
KINDS = {Entry: 1, Moment: 2, Pause: 3}
"""
TABLES = """
def tables(vault):
    return [vault.entries, vault.moments, vault.worksheets]
"""


@pytest.mark.parametrize("text", [CHAIN, CLASSES, TABLES], ids=["chain", "classes", "tables"])
def test_a_list_of_kinds_is_found_in_any_dress(tmp_path: Path, text: str) -> None:
    found = found_in(tmp_path, "desktop/nearward/session", text)
    assert [line for line in found if "kinds" in line]


@pytest.mark.parametrize("shows", ['"entry", "moment", "pause"', '*("entry", "moment", "pause"),'])
def test_a_page_says_itself_what_it_shows(tmp_path: Path, shows: str) -> None:
    text = f"class Planted:\n    shows = ({shows})\n"
    assert found_in(tmp_path, "ui/nearward_ui/kit", text) == []
