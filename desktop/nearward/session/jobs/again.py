"""Whether something that is read from a source is here already, and what it brings.

See desktop/decisions/import.md, "Once".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.came import EntryWords, is_akin
from nearward.domain.int_set import IntSet
from nearward.vault.tables.row import minute_of

if TYPE_CHECKING:
    from nearward.exchange.source_model import SourceEntry
    from nearward.vault.tables.arrivals import Here
    from nearward.vault.vault import Vault

#: an id that nothing else has: 32 digits in capitals (Day One), or with dashes
_UNIQUE = re.compile(r"[0-9A-F]{32}|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
#: an id that is made here of what stands in a piece
_MADE = re.compile(r"[0-9a-f]{32}")
#: what is put behind an id that came more than once in a reading
_NUMBER = re.compile(r"-\d+$")
_NEAR = timedelta(seconds=1)
#: so many things of one minute are looked at together
_TOGETHER = 100


class How(Enum):
    """What something that was read is to the diary."""

    NEW = "new"
    #: these words stand here, or came before
    THERE = "there"
    #: other words than came before; here nobody changed them
    NEWER = "newer"
    #: other words than came before; here they were changed as well
    DIFFERING = "differing"


class Met(NamedTuple):
    """What it is to the diary, and the entry that it is; None for what is new."""

    how: How
    here: Here | None = None


class _Day:
    """The entries of a source on a day, laid out by what is asked for: a day may hold thousands.

    They are as they were when they were read. What a reading changes later, it has met by then.
    """

    def __init__(self, day: date | None, all_here: Iterable[Here]) -> None:
        self.day = day
        #: by minute and digest; those that came with an earlier version have none
        self._told: dict[tuple[int, str], list[tuple[int, Here]]] = defaultdict(list)
        #: by minute and id, without its number
        self._called: dict[tuple[int, str], list[Here]] = defaultdict(list)
        for place, here in enumerate(all_here):
            for digest in set(here.came.raw) if here.came.line else ("",):
                self._told[here.minute, digest].append((place, here))
            self._called[here.minute, _NUMBER.sub("", here.source_id)].append(here)

    def with_words(self, minute: int, words: EntryWords) -> Iterator[Here]:
        """Those that may have had these words, the first ones first."""
        told = self._told.get((minute, words.digest), ()), self._told.get((minute, ""), ())
        return (here for _place, here in merge(*told))

    def called(self, minute: int, source_id: str) -> Sequence[Here]:
        """Those with an id, whatever number stands behind it."""
        return self._called.get((minute, source_id), ())


class Again:
    """One reading of a source, beside what came of it before.

    Each entry here is one thing of the reading at most: eight bytes of each are kept.
    """

    def __init__(self, vault: Vault, source: str) -> None:
        self._arrivals, self._pictures = vault.arrivals, vault.pictures
        self._source = source
        # a source that is new here has nothing to be asked for
        self._is_known = vault.arrivals.has(source)
        self._met = IntSet()
        self._day = _Day(None, ())

    def ordered(
        self, read: Iterable[tuple[SourceEntry, EntryWords]]
    ) -> Iterator[tuple[SourceEntry, EntryWords]]:
        """All that is read. Of things of one minute, those whose words are here come first: so
        nothing else that is like them is taken for them."""
        if not self._is_known:
            yield from read
            return
        for _minute, group in groupby(read, key=lambda each: (each[0].day, each[0].at)):
            while held := list(islice(group, _TOGETHER)):
                if len(held) > 1:
                    held.sort(key=lambda each: self._by_words(*each) is None)
                yield from held

    def meet(self, found: SourceEntry, words: EntryWords) -> Met:
        """What was read, with the words as they were read."""
        here = self._here(found, words) if self._is_known else None
        if here is None:
            return Met(How.NEW)
        self._met.add(here.id)
        return Met(self._how(here, found, words), here)

    def made(self, entry_id: int) -> None:
        """An entry was made in this reading: nothing else of it is the same one."""
        if self._is_known:
            self._met.add(entry_id)

    def as_here(self, here: Here, found: SourceEntry, words: EntryWords) -> EntryWords:
        """The words as they stand here, where the pictures that are here are named by their ids."""
        text = words.text
        if found.pictures:
            ids = {p.source_id: p.id for p in self._pictures.of(here.id) if p.source_id}
            for picture in found.pictures:
                if picture.mark and picture.name in ids:
                    text = text.replace(picture.mark, marked(picture.caption, ids[picture.name]))
        return words._replace(text=text)

    def _here(self, found: SourceEntry, words: EntryWords) -> Here | None:
        best: tuple[int, Here] | None = None
        for here in self._arrivals.called(self._source, (found.source_id, *found.former_ids)):
            if here.id not in self._met:
                rank = self._rank(here, found, words)
                if rank is not None and (best is None or rank < best[0]):
                    best = rank, here
        if best is not None and best[0] != 1:
            return best[1]
        # these very words, before those that only are like them
        same = self._by_words(found, words)
        if same is not None or best is None:
            return same or self._by_kin(found, words)
        return best[1]

    def _rank(self, here: Here, found: SourceEntry, words: EntryWords) -> int | None:
        """How surely the entry with this id is what was read; None: it is another one.

        Programs that number from 1 give an id to many things: then day, time of creation and words
        must say it too.
        """
        is_same = self._says_same(here, found, words)
        if _UNIQUE.fullmatch(_NUMBER.sub("", found.source_id)):
            return 0 if is_same else 1
        # what came with an earlier version has the time of its import there
        knows = found.created is not None and bool(here.came.line)
        is_made_then = knows and abs(here.created - found.created) < _NEAR  # type: ignore[operator]
        if here.day == found.day:
            if is_same:
                return 0
            if is_made_then or (not knows and self._is_akin(here, words)):
                return 1
            return None
        return 2 if is_same and is_made_then else None

    def _by_words(self, found: SourceEntry, words: EntryWords) -> Here | None:
        """The same words at the same minute: ids that came more than once are numbered, and may be
        numbered otherwise the next time."""
        mine = _NUMBER.sub("", found.source_id)
        if _UNIQUE.fullmatch(mine):
            return None
        for here in self._on(found.day).with_words(minute_of(found.at), words):
            if here.id in self._met:
                continue
            theirs = _NUMBER.sub("", here.source_id)
            if mine.isdecimal() and theirs.isdecimal() and mine != theirs:
                continue
            if self._says_same(here, found, words):
                return here
        return None

    def _by_kin(self, found: SourceEntry, words: EntryWords) -> Here | None:
        """What grew, where another thing of its minute has its number now."""
        made = _NUMBER.sub("", found.source_id)
        if not _MADE.fullmatch(made):
            return None
        for here in self._on(found.day).called(minute_of(found.at), made):
            if here.id not in self._met and self._is_akin(here, words):
                return here
        return None

    def _on(self, day: date) -> _Day:
        if self._day.day != day:
            self._day = _Day(day, self._arrivals.on(self._source, day))
        return self._day

    def _says_same(self, here: Here, found: SourceEntry, words: EntryWords) -> bool:
        if here.came.line:
            return words.digest in here.came.raw
        return self.as_here(here, found, words) == self._arrivals.words(here.id)

    def _is_akin(self, here: Here, words: EntryWords) -> bool:
        there = (self._arrivals.words(here.id), *self._arrivals.earlier_words(here.id))
        return is_akin("\n".join(words), ("\n".join(each) for each in there))

    def _how(self, here: Here, found: SourceEntry, words: EntryWords) -> How:
        if words.digest in here.came.raw:
            return How.THERE
        shown, now = self.as_here(here, found, words), self._arrivals.words(here.id)
        if shown == now:
            return How.THERE
        earlier = self._arrivals.earlier_words(here.id)
        if shown in earlier:
            return How.THERE
        is_changed = now.digest != here.came.kept if here.came.line else bool(earlier)
        return How.DIFFERING if is_changed else How.NEWER


def marked(caption: str, picture_id: int) -> str:
    """What stands in a text for a picture of the diary."""
    return f"![{caption.replace(']', ' ')}](picture:{picture_id})"
