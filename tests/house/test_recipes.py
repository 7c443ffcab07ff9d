"""The recipes of desktop/README.md are followed in a copy of the tree, and their cost is counted.

In that copy hold the linter's contracts, and what `recipes/walks.py` says of each.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from tests.house.copied import ROOT, HouseCopy

from nearward.vault.file.schema import SCHEMA

HERE = Path(__file__).parent / "recipes"
README = ROOT / "desktop/README.md"
RESOURCES = "resources/nearward_resources"


def text_of(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def worksheet(copy: HouseCopy) -> None:
    # the page that says how a sheet is written shows one with every kind of question
    page = (ROOT / "desktop/decisions/form-language.md").read_text(encoding="utf-8")
    shown = page.split("```toml\n")[1].split("```")[0]
    copy.add(f"{RESOURCES}/worksheets/evening.toml", shown)


def term(copy: HouseCopy) -> None:
    copy.append(
        f"{RESOURCES}/vocabulary/trigger.toml",
        '\n[[term]]\ncode = "T60"\nname = "weather"\nlabel = "The weather"\n',
    )


def question(copy: HouseCopy) -> None:
    copy.append(
        f"{RESOURCES}/prompts/seen.toml",
        '\n[[item]]\nid = "seen-98"\ntext = "Who saw you laugh today?"\n',
    )


def card(copy: HouseCopy) -> None:
    copy.add(f"{RESOURCES}/learn/weather.toml", text_of("card.toml"))
    row = '44 = ["card:armour"'
    copy.change(f"{RESOURCES}/coverage.toml", (row, f'{row}, "card:weather"'))


def chart(copy: HouseCopy) -> None:
    copy.add("desktop/nearward/charts/stayed.py", text_of("chart.py"))
    copy.change(
        "desktop/nearward/charts/table.py",
        ("    staying,\n", "    stayed,\n    staying,\n"),
        ("        weeks.CHART,\n", "        weeks.CHART,\n        stayed.CHART,\n"),
    )


def chart_with_statistics(copy: HouseCopy) -> None:
    copy.add("desktop/nearward/insight/most.py", text_of("statistics.py"))
    text = text_of("chart_with_statistics.py")
    text = text.replace("tests.house.recipes.statistics", "nearward.insight.most")
    copy.add("desktop/nearward/charts/stayed_most.py", text)
    copy.change(
        "desktop/nearward/charts/table.py",
        ("    stayed,\n", "    stayed,\n    stayed_most,\n"),
        ("        ratings.CHART,\n", "        stayed_most.CHART,\n        ratings.CHART,\n"),
    )


def import_format(copy: HouseCopy) -> None:
    copy.add("desktop/nearward/exchange/formats/one_day.py", text_of("format.py"))
    copy.change(
        "desktop/nearward/exchange/formats/table.py",
        ("mini, own, ", "mini, one_day, own, "),
        ("        own.FORMAT,\n", "        one_day.FORMAT,\n        own.FORMAT,\n"),
    )


def setting(copy: HouseCopy) -> None:
    row = '    Setting("large_dates", False, N_("Large dates"), "diary", shown=Shown(SCREEN, 3)),\n'
    before = '    Setting("recovery_confirmed", '
    copy.change("desktop/nearward/config/settings.py", (before, row + before))


def language(copy: HouseCopy) -> None:
    with (copy.root / RESOURCES / "i18n/nearward.pot").open("rb") as template:
        texts = read_po(template)
    made = Catalog(locale="de")
    for message in texts:
        if isinstance(message.id, str) and message.id:
            made.add(message.id, f"[{message.id}]")
    place = copy.root / RESOURCES / "i18n/xx/LC_MESSAGES/nearward.mo"
    place.parent.mkdir(parents=True)
    with place.open("wb") as opened:
        write_mo(opened, made)


def kind(copy: HouseCopy) -> None:
    copy.append("desktop/nearward/domain/model.py", text_of("kind_model.txt"))
    copy.add(f"desktop/nearward/vault/schema/{SCHEMA + 1:04}.sql", text_of("kind.sql"))
    copy.add("desktop/nearward/vault/tables/kinds/letters.py", text_of("kind_table.txt"))
    end = ")\n\nchecked(KINDS)\n"
    copy.change("desktop/nearward/domain/kinds.py", (end, text_of("kind_row.txt") + end))


def page(copy: HouseCopy) -> None:
    copy.add("ui/nearward_ui/stillness/__init__.py", '"""A page on which nothing is done."""\n')
    copy.add("ui/nearward_ui/stillness/page.py", text_of("page.py"))
    row = (
        '    PageRow("stillness", "nearward_ui.stillness.page:StillnessPage", N_("Stillness"),'
        ' keys="Ctrl+9", rail=ABOVE),\n'
    )
    copy.change("ui/nearward_ui/pages.py", ("ROWS = (\n", "ROWS = (\n" + row))


@dataclass(frozen=True)
class Recipe:
    """What is done, and what it may cost: new files, and files that get a row or two."""

    name: str
    follow: Callable[[HouseCopy], None]
    new: int
    changed: int


RECIPES = (
    Recipe("worksheet", worksheet, 1, 0),
    Recipe("term of a vocabulary", term, 0, 1),
    Recipe("question or a kind note", question, 0, 1),
    Recipe("card to learn from", card, 1, 1),
    Recipe("chart", chart, 1, 1),
    Recipe("chart", chart_with_statistics, 2, 1),
    Recipe("format to import", import_format, 1, 1),
    Recipe("setting", setting, 0, 1),
    Recipe("language", language, 1, 0),
    Recipe("kind of record", kind, 2, 2),
    # its folder, which holds two files
    Recipe("page", page, 2, 1),
)
NAMES = list(dict.fromkeys(recipe.name for recipe in RECIPES))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> HouseCopy:
    """A copy in which all recipes were followed, each after a count of what it touches."""
    copy = HouseCopy(tmp_path_factory.mktemp("house"))
    for recipe in RECIPES:
        before = copy.state
        recipe.follow(copy)
        new, changed = copy.since(before)
        assert (len(new), len(changed)) == (recipe.new, recipe.changed), (recipe, new, changed)
    return copy


@pytest.fixture(scope="module")
def walked(house: HouseCopy) -> str:
    """What the walks in that copy said."""
    walks = "tests/house/recipes/walks.py"
    command = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly")
    done = house.run(*command, "-q", "-rA", "--tb=short", walks)
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_what_a_recipe_adds_is_everywhere(walked: str, name: str) -> None:
    walk = f"test_a_{name.replace(' ', '_')}"
    assert re.search(rf"^PASSED \S+::{walk}$", walked, re.M), walked


def test_the_contracts_hold_in_a_house_with_all_of_them(house: HouseCopy) -> None:
    said = house.lint()
    assert re.search(r"Contracts: \d+ kept, 0 broken", said), said


def test_every_recipe_of_the_readme_is_followed_here() -> None:
    """The door names no way that nobody tried, and no way was tried that it does not name."""
    part = README.read_text(encoding="utf-8").partition("\n## To add\n")[2]
    named = re.findall(r"^- \*\*An? ([^*]+)\*\*", part, re.M)
    assert sorted(named) == sorted(NAMES)


def test_the_readme_names_files_that_are_there() -> None:
    part = README.read_text(encoding="utf-8").partition("\n## To add\n")[2]
    roots = (
        ROOT,
        ROOT / "desktop",
        ROOT / "desktop/nearward",
        ROOT / "ui/nearward_ui",
        ROOT / RESOURCES,
    )
    named = re.findall(r"`([\w/]+/[\w./]*|[\w/]+\.(?:py|toml|sql|pot|md))`", part)
    assert len(named) > 10
    for path in named:
        is_there = any((root / path).exists() for root in roots)
        # beside another file that is named in full
        assert is_there or ("/" not in path and list((ROOT / "tests").rglob(path))), path


def test_the_readme_names_every_room_that_the_contracts_place() -> None:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = rules["tool"]["importlinter"]["contracts"]
    (rooms,) = [each for each in contracts if each.get("containers") == ["nearward"]]
    placed = {room for layer in rooms["layers"] for room in layer.split(" | ")} - {"__main__"}
    table = README.read_text(encoding="utf-8").partition("| room |")[2].partition("\n\n")[0]
    lines = [line.split("|")[1] for line in table.split("\n") if line.startswith("| `")]
    assert sorted(re.findall(r"`(\w+)`", " ".join(lines))) == sorted(placed)
