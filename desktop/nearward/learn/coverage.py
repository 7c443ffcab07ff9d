"""Where each line of the article lives: `coverage.toml`, a row for each of its lines.

The article itself is not here, and none of its sentences; a row has the number of a line and the
places in which what it says is of use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    for name, reason in _faults(found, known, learned):
        raise broken(file, name, reason)
    for line in range(1, ARTICLE_LINES + 1):
        if str(line) not in found:
            raise BrokenSheet(name=file.name, reason=f"line {line} of the article has no row")
    return [Row(line, found[str(line)]) for line in range(1, ARTICLE_LINES + 1)]


def _faults(
    found: Mapping[str, tuple[str, ...]], known: Known, learned: Learned
) -> Iterator[tuple[str, str]]:
    """What is wrong, each with the row in which it is."""
    ids = {"card": frozenset(learned.cards), "direction": frozenset(learned.directions)}
    for name, places in found.items():
        if not name.isdecimal() or not 1 <= int(name) <= ARTICLE_LINES:
            yield name, f"the article has no line {name}"
        if not places:
            yield name, "it leads nowhere"
        reasons = (fault(place, known, ids) for place in places)
        yield from ((name, reason) for reason in reasons if reason)
    carried = [(f"card:{card.id}", card.lines) for card in learned.cards.values()]
    carried += [(f"direction:{one.id}", one.lines) for one in learned.directions.values()]
    for place, lines in carried:
        for line in lines:
            if place not in found.get(str(line), ()):
                yield str(line), f"{place} says that it carries it"
