"""Where each line of the article lives: `coverage.toml`, a row for each of its lines.

The article itself is not here, and none of its sentences; a row has the number of a line and the
places in which what it says is of use.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from nearward.learn.catalogue import ARTICLE_LINES, Learned, broken
from nearward.learn.places import Known, fault
from nearward.worksheets.catalogue import BrokenSheet, read
from nearward_resources import FOLDER

FILE = FOLDER / "coverage.toml"


class _Coverage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    line: dict[str, tuple[str, ...]]


class Row(NamedTuple):
    """A line of the article, and the places where what it says is of use."""

    line: int
    places: tuple[str, ...]


def rows(known: Known, learned: Learned, file: Path = FILE) -> list[Row]:
    """All rows in order. Raises BrokenSheet for one that is missing or leads nowhere."""
    found = read(file, _Coverage).line
    ids = {"card": frozenset(learned.cards), "direction": frozenset(learned.directions)}
    for name, places in found.items():
        if not name.isdecimal() or not 1 <= int(name) <= ARTICLE_LINES:
            raise broken(file, name, f"the article has no line {name}")
        if not places:
            raise broken(file, name, "it leads nowhere")
        for place in places:
            if reason := fault(place, known, ids):
                raise broken(file, name, reason)
    for line in range(1, ARTICLE_LINES + 1):
        if str(line) not in found:
            raise BrokenSheet(name=file.name, reason=f"line {line} of the article has no row")
    for card in (*learned.cards.values(), *learned.directions.values()):
        kind = "card" if card.id in learned.cards else "direction"
        for line in card.lines:
            if f"{kind}:{card.id}" not in found[str(line)]:
                raise broken(file, str(line), f"{kind}:{card.id} says that it carries it")
    return [Row(line, found[str(line)]) for line in range(1, ARTICLE_LINES + 1)]
