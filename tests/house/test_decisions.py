"""The index of decisions: every page once, by its own title, with its date, the oldest first."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.house.copied import PRODUCT, ROOT

DECISIONS = ROOT / "desktop/decisions"
#: names.md tells what was called otherwise before
PAGES = sorted(
    page for page in (ROOT / "desktop").rglob("*.md") if page.name not in ("names.md", "README.md")
)
#: where a name that is not whole begins
ROOTS = [
    ROOT / name
    for name in (
        *("", "desktop", "desktop/nearward", "desktop/nearward/vault", "ui", "ui/nearward_ui"),
        *("resources/nearward_resources", "tests", "packaging"),
    )
]
ROW = re.compile(r"^\| (\d{4}-\d\d-\d\d) \| \[([^\]]+)\]\(([\w-]+\.md)\) \|$", re.M)


def test_the_index_has_every_page_with_its_date() -> None:
    rows = ROW.findall((DECISIONS / "README.md").read_text(encoding="utf-8"))
    dates = [date.fromisoformat(day) for day, _title, _name in rows]
    assert dates == sorted(dates)
    pages = sorted(file.name for file in DECISIONS.glob("*.md") if file.name != "README.md")
    assert sorted(name for _day, _title, name in rows) == pages
    for _day, title, name in rows:
        first = (DECISIONS / name).read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# {title}", name


def named_in(text: str) -> set[str]:
    """What a page names as a file or a folder of the project."""
    file, folder = r"[\w./-]+\.(?:py|toml|sql|pot|md|qss|sh)", r"[\w-]+(?:/[\w.-]+)+/?"
    return set(re.findall(rf"`({file}|{folder})`", text))


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_names_only_files_that_are_there(page: Path) -> None:
    """A file that moved takes its name in the papers along."""
    for name in named_in(page.read_text(encoding="utf-8")):
        beside = "/" not in name and name in files()
        assert beside or any((root / name).exists() for root in ROOTS), name


@cache
def files() -> set[str]:
    """The names of all files of the project."""
    return {path.name for folder in (*PRODUCT, "tests", "packaging") for path in below(folder)}


def below(folder: str) -> list[Path]:
    return [path for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
