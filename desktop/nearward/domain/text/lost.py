"""Whether a change takes words out of a text that stand nowhere else any more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nearward.domain.text.diff import DiffSpan

#: so many letters in a row may go without being kept: about eight words
SMALL = 40
#: of a long text, one letter in so many
SHARE = 1000
#: words in a row that are looked for together: fewer would be found anywhere
TOGETHER = 4
#: so few words are looked for one by one
FEW = 60
#: so many times as many letters as are few are looked at, with their blanks
FAR = 10
#: letters around a change that are looked at with it
AROUND = 80
# signs of scripts without blanks stand for themselves; a very long word is looked at in parts
_WIDE = "\u2e80-\U0010ffff"
_WORD = re.compile(rf"[{_WIDE}]|[^\W{_WIDE}]{{1,12}}|[^\w\s]")


def small(text: str) -> int:
    """How many letters in a row of this text are few."""
    return max(SMALL, len(text) // SHARE)


def at_risk(before: str, after: str, kept: Iterable[str]) -> bool:
    """Whether `before` has to be kept when `after` takes its place.

    It has to be when the change takes away anything of a stretch that stands in no kept text, and
    that is not small; or when what it takes away here and there is not small together. So a stretch
    is kept as a whole before the first word of it goes, and steps of any size lose nothing.
    """
    lost = gone(before, after)
    if not lost:
        return False
    limit = small(before)
    fresh = [DiffSpan(0, len(before))]
    risk = _risk(before, lost, fresh, limit)
    for text in kept:
        if not risk:
            break
        fresh = list(_joined(before, _both(fresh, _not_held(before, text, limit))))
        risk = _risk(before, lost, fresh, limit)
    return risk


def holds_more(text: str, others: Iterable[str]) -> bool:
    """Whether a stretch of a text that is not small stands in none of the others."""
    limit = small(text)
    left = [DiffSpan(0, len(text))]
    for other in others:
        left = list(_joined(text, _both(left, _not_held(text, other, limit))))
        if all(_letters(text, span) < limit for span in left):
            return False
    return any(_letters(text, span) >= limit for span in left)


def _not_held(text: str, kept: str, limit: int) -> list[DiffSpan]:
    """What of a text a kept one cannot be relied on for.

    Few letters in a row do not count as held: by them alone the kept text would not stay when
    versions are thinned, and what goes with both is not small together.
    """
    found: list[DiffSpan] = []
    held = 0
    for span in (*gone(text, kept), DiffSpan(len(text), len(text))):
        # of a long stretch the beginning is enough to count
        stretch = DiffSpan(held, min(span.start, held + FAR * limit))
        if _letters(text, stretch) < limit:
            span = DiffSpan(found.pop().start if found else 0, span.end)
        if span.start < span.end:
            found.append(span)
        held = span.end
    return found


def gone(before: str, after: str) -> list[DiffSpan]:
    """The stretches of `before` whose words do not stand in `after`, in whatever place."""
    middle = _middle(before, after)
    if not before[middle.start : middle.end].strip():
        return []
    if len(before) - len(after) == middle.end - middle.start:
        return [middle]  # taken out, and nothing put there
    start, end = max(0, middle.start - AROUND), min(len(before), middle.end + AROUND)
    found = [
        DiffSpan(start + word.start(), start + word.end())
        for word in _WORD.finditer(before[start:end])
    ]
    names = [before[span.start : span.end] for span in found]
    count = max(1, min(TOGETHER, len(names)))
    stands = [False] * len(found)
    few = len(names) <= FEW
    there = set() if few else set(_windows(_WORD.findall(after), count))
    for n, window in enumerate(_windows(names, count)):
        typed = before[found[n].start : found[n + count - 1].end]
        if typed in after if few else window in there:
            stands[n : n + count] = [True] * count
    missing = [span for span, is_there in zip(found, stands, strict=True) if not is_there]
    return list(_joined(before, _both(missing, [middle])))


def _windows(words: list[str], count: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(count)), strict=False)


def _middle(text: str, other: str) -> DiffSpan:
    """What of a text is between the beginning and the end that it shares with another."""
    most = min(len(text), len(other))
    start = _shared(text, other, most)
    return DiffSpan(start, len(text) - _shared_end(text, other, most - start))


def _shared(text: str, other: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        half = (low + high + 1) // 2
        if text[low:half] == other[low:half]:
            low = half
        else:
            high = half - 1
    return low


def _shared_end(text: str, other: str, most: int) -> int:
    low, high = 0, most
    ends = len(text), len(other)
    while low < high:
        half = (low + high + 1) // 2
        if text[ends[0] - half : ends[0] - low] == other[ends[1] - half : ends[1] - low]:
            low = half
        else:
            high = half - 1
    return low


def _both(some: list[DiffSpan], others: list[DiffSpan]) -> list[DiffSpan]:
    """What is in a stretch of both lists; each in the order of its text."""
    found, n = [], 0
    for span in some:
        while n < len(others) and others[n].end <= span.start:
            n += 1
        m = n
        while m < len(others) and others[m].start < span.end:
            found.append(DiffSpan(max(span.start, others[m].start), min(span.end, others[m].end)))
            m += 1
    return found


def _joined(text: str, spans: Iterable[DiffSpan]) -> Iterator[DiffSpan]:
    """Stretches with nothing but blanks between them are one."""
    held: DiffSpan | None = None
    for span in spans:
        if held is not None and not text[held.end : span.start].strip():
            held = DiffSpan(held.start, max(held.end, span.end))
        else:
            if held is not None:
                yield held
            held = span
    if held is not None:
        yield held


def _letters(text: str, span: DiffSpan) -> int:
    return sum(map(len, text[span.start : span.end].split()))


def _risk(text: str, lost: list[DiffSpan], fresh: list[DiffSpan], limit: int) -> bool:
    both = _both(fresh, lost)
    if sum(_letters(text, span) for span in both) >= limit:
        return True
    touched = (span for span in fresh if _both([span], lost))
    return any(_letters(text, span) >= limit for span in touched)
