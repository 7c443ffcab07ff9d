"""What ratings of old stories say, and what became of what was feared: counts, so far."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from nearward.domain.beliefs import (
    AS_FEARED,
    NOT_KNOWN,
    NOT_SO,
    PARTLY,
    BeliefPoint,
    Feared,
    Moved,
    StoryPoints,
)
from nearward.i18n import N_, Translator
from nearward.i18n.days import dated
from nearward.insight.samples import paired

#: how what was feared turned out, as it is named in a row
CAME = {
    AS_FEARED: N_("As feared"),
    PARTLY: N_("In part, or milder"),
    NOT_SO: N_("Not so"),
    NOT_KNOWN: N_("Not known yet"),
}


class Rated(NamedTuple):
    """Stories with any rating, and the days between which these lie."""

    stories: list[StoryPoints]
    first: date
    last: date


def rated(stories: list[StoryPoints], today: date) -> Rated:
    """Those with any rating; the days go on to today."""
    kept = [story for story in stories if story.points]
    days = [point.day for story in kept for point in story.points]
    return Rated(kept, min(days, default=today), max(*days, today) if days else today)


def last_rated(stories: list[StoryPoints]) -> date | None:
    """The last day on which any of them was rated."""
    return max((point.day for story in stories for point in story.points), default=None)


def rated_sentence(found: Rated, words: Translator) -> str:
    """How many stories were rated, and when last."""
    last = last_rated(found.stories)
    if last is None:
        return words("Nothing is rated yet. Dots will stand here, one for each day you rate.")
    when = dated(last, words)
    return words.plural(
        "{n} old story with ratings, the last on {day}.",
        "{n} old stories with ratings, the last on {day}.",
        len(found.stories),
        day=when,
    )


def point_sentence(point: BeliefPoint, words: Translator) -> str:
    """One day of one story, as it is told when it is pointed at."""
    return words(
        "{day}: the old story {old}, the newer one {new}; {where}",
        day=dated(point.day, words),
        old=told(point.old, words),
        new=told(point.new, words),
        where=where_from(point, words),
    )


def where_from(point: BeliefPoint, words: Translator) -> str:
    """Where a rating was given."""
    return words("from a worksheet") if point.sheet else words("rated here")


def told(value: int | None, words: Translator) -> str:
    """A rating in words; what is not given is no number."""
    return words("not given") if value is None else str(value)


def feared_counts(found: list[Feared]) -> dict[int, int]:
    """How often each way of turning out was noted."""
    counts = Counter(one.came for one in found)
    return {came: counts[came] for came in CAME}


def feared_sentence(found: list[Feared], words: Translator) -> str:
    """What became of what was feared, in counts."""
    if not found:
        return words("Nothing feared was looked at again yet.")
    counts = feared_counts(found)
    known = len(found) - counts[NOT_KNOWN]
    if not known:
        return words("So far it is not known how it turned out.")
    return words(
        "So far, of {n} you know about: as feared {feared}, in part or milder {partly}, not so"
        " {not_so}.",
        n=known,
        feared=counts[AS_FEARED],
        partly=counts[PARTLY],
        not_so=counts[NOT_SO],
    )


def moved_sentence(found: list[Moved], words: Translator) -> str:
    """In how many worksheets a thought was believed less, as much and more at the end."""
    if not found:
        return words("No finished worksheet has both ratings yet.")
    pairs = paired([one.before for one in found], [one.after for one in found])
    return words.plural(
        "So far, in {n} worksheet: believed less at the end {lower}, as much {same}, more"
        " {higher}.",
        "So far, in {n} worksheets: believed less at the end {lower}, as much {same}, more"
        " {higher}.",
        pairs.n,
        lower=pairs.lower,
        same=pairs.same,
        higher=pairs.higher,
    )
