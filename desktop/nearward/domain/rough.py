"""Times that are known roughly: their codes, their names, and where they stand.

A thing always has an instant, so that it can be put in order; with such a code beside it, the part
of the day is told in place of a clock time that nobody knows, or that it was about then.
"""

from __future__ import annotations

from datetime import date, datetime, time

from nearward.domain.day import settle
from nearward.i18n import N_, Translator

#: where a moment says, among its optional fields, how roughly its time is known
ROUGH = "rough"
#: code -> (the hour it stands at, the name of its chip)
PARTS = {
    "morning": (9, N_("Morning")),
    "afternoon": (15, N_("Afternoon")),
    "evening": (20, N_("Evening")),
    "night": (23, N_("Night")),
    "day": (12, N_("Not sure")),
}
#: a time of the clock that is known by the hour or so
ABOUT = "about"
#: all that can stand beside an instant; without one of them its time is known
CODES = (*PARTS, ABOUT)
#: of a part that is not known only the day is told
_SAID = {
    "morning": N_("{day}, in the morning"),
    "afternoon": N_("{day}, in the afternoon"),
    "evening": N_("{day}, in the evening"),
    "night": N_("{day}, at night"),
}


def stands_at(day: date, part: str) -> datetime:
    """The instant at which a part of a day stands."""
    at, _ = settle(datetime.combine(day, time(PARTS[part][0])))
    return at


def told(day: str, part: str, words: Translator, time: str) -> str:
    """A day with the part of it that is known, or about when it was (`time`)."""
    if part == ABOUT:
        return words("{day}, about {time}", day=day, time=time)
    return words(_SAID[part], day=day) if part in _SAID else day
