"""A time of day in one of the forms in which people and programs write it."""

from __future__ import annotations

import re
from datetime import time

from nearward.exchange.dates import names

_LONGEST = 60
#: 22:15, 22.15, 22h15, 22 h 15, 22:15:30.5, 22時15分, and the hour alone before a sign for hours
_NUMBERS = re.compile(
    r"(?P<before>\D*?)(?P<hour>\d{1,2})"
    r"(?:(?:[:.]| ?(?P<sign>[hHuUčЧчगㅡ時时點点시]) ?)(?P<minute>\d{2})"
    r"(?: ?[:.分분m] ?(?P<second>\d{2})?(?:[.,]\d{1,9})?)?)?"
    r"(?P<after>\D*)"
)
#: 2215 and 221530
_PACKED = re.compile(r"(\d\d)(\d\d)(\d\d)?")
#: words that only say that a time stands beside them
_BEFORE_WORDS = (
    "à a ad alle at às as @ las la kl klo kello um ob o v в у о om ore ora godz godzina hora "
    "horas saat pukul jam lúc στις ώρα"
)
_BEFORE = set(_BEFORE_WORDS.split())
_AFTER_WORDS = (
    "uhr h hrs hr hs hod std stunden uur u godz ч час น นาฬิกา v w t ore klo min 分 분 o'clock"
)
_AFTER = set(_AFTER_WORDS.split())
#: signs after which an hour may stand without minutes
_HOURS_WORDS = "uhr h hrs hr hod std uur godz ч o'clock 時 时 點 点 시"
_HOURS = set(_HOURS_WORDS.split())


def clock_in(text: object) -> time | None:
    """A time such as 21:40, 9.05, 22h15, 10:15 p. m., 下午10:15 or 22:15 Uhr; None when it is none.

    Every sign of the text has to fit: what is not understood is never passed over.
    """
    if not isinstance(text, str) or not text or len(text) > _LONGEST:
        return None
    plain = names.plain(text).strip(" ,;()")
    packed = _PACKED.fullmatch(plain)
    if packed is not None:
        return _time(*(int(part or 0) for part in packed.groups()))
    found = _NUMBERS.fullmatch(plain)
    if found is None:
        return None
    before = _rest(found["before"], _BEFORE)
    signs = found["after"].replace(".", "").casefold().split()
    after = _rest(found["after"], _AFTER)
    part = before + after
    hour, minute, second = (int(found[key] or 0) for key in ("hour", "minute", "second"))
    if found["minute"] is None and not part and not _HOURS.intersection(signs):
        return None
    if part:
        hour = _hour(hour, part)
    return _time(hour, minute, second) if hour >= 0 else None


def _rest(text: str, fillers: set[str]) -> str:
    """What stands beside the numbers, without words that say nothing."""
    words = [word for word in text.replace(",", " ").split() if word.strip("-–—,;")]
    while words and words[0].strip(".").casefold() in fillers and not names.hours("".join(words)):
        del words[0]
    while words and words[-1].strip(".").casefold() in fillers and not names.hours("".join(words)):
        del words[-1]
    return "".join(words)


def _hour(hour: int, part: str) -> int:
    """The hour of 24, by a word such as pm; -1 when they do not fit, or leave it open."""
    short = {"a": ((0, 12),), "p": ((12, 24),)}
    spans = names.hours(part) or short.get(names.folded(part), ())
    asked = {hour % 12, hour % 12 + 12} if hour <= 12 else {hour}
    found = {
        each
        for each in asked
        for since, until in spans
        if since <= each < until or (since > until and (each >= since or each < until))
    }
    return found.pop() if len(found) == 1 else -1


def _time(hour: int, minute: int = 0, second: int = 0) -> time | None:
    try:
        return time(hour, minute, second)
    except ValueError:
        return None
