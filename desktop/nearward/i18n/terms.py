"""What a person made of the words to choose from; who shows one asks `worksheets.vocabulary`."""

from __future__ import annotations

from typing import NamedTuple


class TermSetting(NamedTuple):
    """One word of a vocabulary, as the person wants it.

    label: what it is called; empty: as the program calls it. place: its place in an order of the
    person's; None: where it comes. pinned: whether it is shown at once, or behind "More…"; None: as
    it comes.
    """

    label: str = ""
    hidden: bool = False
    place: int | None = None
    pinned: bool | None = None
