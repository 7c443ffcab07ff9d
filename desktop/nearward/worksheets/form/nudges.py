"""Patterns that a text is looked at with while somebody types: none of them can take long.

Python's own engine goes back, so a pattern such as `(a+)+$` never ends on some texts. Here only a
single letter, a dot or a class can be repeated, and the ways in which a pattern can go through a
text are counted beforehand: repeats and alternatives multiply, and more than MOST_WAYS are refused.
Nothing is looked for behind the first letters of a text.
"""

from __future__ import annotations

import re
import warnings
from functools import cache

from nearward.worksheets.form.model import Field

#: the letters of a pattern, those of a text that are looked at, and the ways through it
MOST_LETTERS = 300
LOOKED_AT = 1_000
MOST_WAYS = 4 * LOOKED_AT
#: an escaped letter, a class, or one letter
_UNIT = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_REPEAT = re.compile(r"[*+?]|\{(?P<low>\d*)(?P<range>,(?P<high>\d*))?\}")
_LOOKS = ("(?=", "(?!", "(?<", "(?P=", "(?(")


def fault(pattern: str) -> str:
    """Why a pattern will not do; empty where it does."""
    if not pattern.strip() or len(pattern) > MOST_LETTERS:
        return "the pattern is empty or longer than 300 letters"
    try:
        with warnings.catch_warnings():
            # what Python will read otherwise one day
            warnings.simplefilter("error", FutureWarning)
            re.compile(pattern)
    except (re.error, FutureWarning, OverflowError, RecursionError) as error:
        return f"the pattern cannot be read: {error}"
    ways, before, at = 1, "", 0
    while at < len(pattern):
        if before and (repeat := _REPEAT.match(pattern, at)):
            if before == ")":
                return "the pattern repeats a group, which may never end"
            ways *= _ways(repeat)
            at = repeat.end()
            continue
        unit = _UNIT.match(pattern, at)
        before = unit[0] if unit else pattern[at]
        if pattern.startswith(_LOOKS, at) or before[1:].isdigit():
            return "the pattern looks ahead or back, which may never end"
        ways *= 2 if before == "|" else 1
        # what opens a group is followed by its own signs, which repeat nothing
        at += 2 if pattern.startswith("(?", at) else len(before)
        before = "" if before in "(|" else before
    return "" if ways <= MOST_WAYS else "the pattern can be gone through in too many ways"


def nudge_for(field: Field, text: str, patterns: list[str]) -> str:
    """What is said beside a text: of the first nudge whose pattern is found in it; else nothing.

    patterns: those of the field's nudges in the language of the window.
    """
    for nudge, pattern in zip(field.nudge, patterns, strict=True):
        if not fault(pattern) and _compiled(pattern).search(text[:LOOKED_AT]):
            return nudge.text
    return ""


def _ways(repeat: re.Match[str]) -> int:
    """In how many ways something can be repeated."""
    if repeat[0] == "?":
        return 2
    if repeat[0] in "*+":
        return LOOKED_AT
    low = int(repeat["low"] or 0)
    if repeat["range"] is None:
        return 1
    return int(repeat["high"]) - low + 1 if repeat["high"] else LOOKED_AT


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
