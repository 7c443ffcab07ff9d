"""What a card and a direction are made of. They are data (TOML); these types check them strictly.

A place is `kind:name`; `places.py` says which kinds there are.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nearward.worksheets.form.model import Gate


class Way(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a button leads that says `label`."""

    label: str
    route: str


class LearnCard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A card. `group` and `place`: where it stands among all; `short`: a line of what it says.

    `paragraphs`, then an `example`, what that `helps` and what it `costs`, where it has them.
    `distance`: when distance is right. `gate`: what is asked before it is shown. `action`: the one
    thing to do with it. `why_from`: the places from which "Why?" leads here; `lines`: those of the
    article that it carries.
    """

    id: str
    title: str
    group: str
    place: int
    short: str
    paragraphs: tuple[str, ...]
    distance: str
    action: Way
    lines: tuple[int, ...]
    example: str = ""
    helps: str = ""
    costs: str = ""
    gate: Gate | None = None
    why_from: tuple[str, ...] = ()

    @property
    def texts(self) -> Iterator[str]:
        """What is read on it, in order."""
        told = (self.example, self.helps, self.costs, self.distance)
        yield from (text for text in (*self.paragraphs, *told) if text)


class Direction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the directions: what it is, when distance is right, and the tools it leads to."""

    id: str
    title: str
    place: int
    paragraphs: tuple[str, ...]
    distance: str
    tool: tuple[Way, ...]
    lines: tuple[int, ...]

    @property
    def texts(self) -> Iterator[str]:
        """What is read of it, in order."""
        yield from (*self.paragraphs, self.distance)
