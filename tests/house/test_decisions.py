"""The index of decisions: every page once, by its own title, with its date, the oldest first."""

from __future__ import annotations

import re
from datetime import date

from tests.house.copied import ROOT

DECISIONS = ROOT / "desktop/decisions"
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
