"""The pieces of a day in the order in which they happened, also where a time could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nearward.exchange.source_model import SourceEntry

#: so many of one day are looked at together
_MOST = 500


class Runs:
    """Holds back the pieces of one day until the next begins.

    `newest_first`: the source begins with its last piece; what its days say themselves counts more.
    """

    def __init__(self, *, newest_first: bool = False) -> None:
        self._is_reversed = newest_first
        self._can_turn = newest_first
        self._held: list[tuple[SourceEntry, bool]] = []

    def add(self, found: SourceEntry, *, is_read: bool) -> Iterator[SourceEntry]:
        """One more. `is_read`: its time could be read. Gives the day before, when that is over."""
        last = self._held[-1][0].day if self._held else found.day
        if found.day != last or len(self._held) >= _MOST:
            if self._can_turn and found.day != last:
                self._is_reversed = found.day < last
            yield from self.end()
        self._held.append((found, is_read))

    def end(self) -> Iterator[SourceEntry]:
        """What is still held."""
        held, self._held = self._held, []
        clocks = [found.at for found, is_read in held if is_read]
        turned = self._is_reversed
        if self._can_turn and len(clocks) > 1 and clocks != sorted(clocks, reverse=turned):
            turned = clocks != sorted(clocks)
        if turned:
            held.reverse()
        for place, (found, is_read) in enumerate(held):
            if is_read:
                yield found
                continue
            before = [each.at for each, read in held[:place] if read]
            after = [each.at for each, read in held[place:] if read]
            at = max([found.at, *before])
            yield replace(found, at=min([at, *after]))
