"""Letters as people expect them when they look for something.

Case, accents, points and marks do not matter; ß is ss, ø is o, æ is ae, ﬁ is fi, wide letters are
plain ones; soft hyphens and signs without width are nothing; of an emoji its colour and its way of
being shown are nothing. A sign stands for itself, and so does each letter of a writing without
blanks between words (Chinese, Japanese, Thai …), so that words within it are found.

`spread` works letter by letter: what it makes of two texts is what it makes of both together.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

#: what is made of texts depends on this; where it is another, an index is made anew
VERSION = f"1, Unicode {unicodedata.unidata_version}"
#: one word of a text that was spread
_IN, _OUT = r"[0-9a-z$\x80-\U0010ffff]", r"[^0-9a-z$\x80-\U0010ffff]"
_WORD = re.compile(f"{_IN}+")
#: letters that are looked at together; within them places are counted one by one
_PIECE = 64
#: so many letters of a long text are looked at first
_BEGINNING = 1 << 16

#: marks that say how a letter sounds: they do not matter. Of other scripts (Hindi, Thai …) marks
#: are vowels, and stay.
_POINTS = (
    range(0x300, 0x370),
    range(0x483, 0x48A),
    range(0x591, 0x5C8),
    range(0x610, 0x61B),
    range(0x64B, 0x660),
    range(0x670, 0x671),
    range(0x6D6, 0x6EE),
    range(0x711, 0x712),
    range(0x730, 0x74B),
    range(0x8CA, 0x900),
    range(0x180B, 0x1810),
    range(0x1AB0, 0x1B00),
    range(0x1DC0, 0x1E00),
    range(0x20D0, 0x2100),
    range(0xFB1E, 0xFB1F),
    range(0xFE00, 0xFE10),
    range(0xFE20, 0xFE30),
    range(0xE0100, 0xE01F0),
)
#: letters that are nothing: the long stroke of Arabic, fillers of Korean, apostrophes as letters
_NOTHING = frozenset("\u0640\u115f\u1160\u3164\uffa0\u02bb\u02bc\u02bd")
_TONES = range(0x1F3FB, 0x1F400)
#: letters that Unicode takes for their own, and people for others
_ALIKE = "øo łl đd ðd ħh ŧt ŋn ıi ȷj ƀb ɇe ɉj ɍr ɏy ƶz ǥg ɨi ʉu ⱥa ȼc ɫl ٱا یي ىي کك"
_AS = str.maketrans(
    {pair[0]: pair[1] for pair in _ALIKE.split()}
    | {"æ": "ae", "œ": "oe", "þ": "th", "װ": "וו", "ױ": "וי", "ײ": "יי"}
)
#: signs that Unicode takes for punctuation
_SIGNS = frozenset("$‼⁉〰")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\u3005-\u3007"
    "\u3040-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\ua4cf\ua980-\ua9df\ua9e0-\ua9ff\uaa60-\uaadf"
    "\uf900-\ufaff\U00016fe0-\U00018dff\U0001b000-\U0001b2ff\U00020000-\U0003ffff]"
)


def spread(text: str) -> str:
    """A text as its words are looked for, with blanks around all that stands for itself."""
    if text.isascii():
        return text.lower().replace("$", " $ ")
    return text.translate(_TABLE)


def words_of(text: str) -> list[str]:
    """The words and signs of a text, in their order."""
    return _WORD.findall(spread(text))


def plain(name: str) -> str:
    """A name as it is looked for; one without any word stands for itself."""
    return " ".join(words_of(name)) or name.strip()


def begins_with(name: str, begun: str) -> bool:
    """Whether a name can be meant by what was typed of it."""
    return plain(name).startswith(plain(begun))


def pattern(phrases: list[tuple[list[str], bool]]) -> re.Pattern[str]:
    """What finds any of some phrases in a text that was spread; `True`: its last word may go on."""
    parts = []
    for words, goes_on in phrases:
        first, *others = map(re.escape, words)
        # what goes before is looked at once the letters are there: so they can be sought for
        found = f"{_OUT}+".join((f"{first}(?<!{_IN}{first})", *others))
        parts.append(found + (f"{_IN}*" if goes_on else f"(?!{_IN})"))
    return re.compile("|".join(parts))


def places(
    text: str, wanted: re.Pattern[str], step: Callable[[], None] = lambda: None
) -> Iterator[tuple[int, int]]:
    """Where a pattern stands in a text as it was typed, first to last.

    `step` is called again and again while a long text is read, and may raise.
    """
    if text.isascii() and "$" not in text:
        step()
        yield from (found.span() for found in wanted.finditer(text.lower()))
        return
    for part in dict.fromkeys((text[:_BEGINNING], text)):
        pieces: list[str] = []
        for begin in range(0, len(part), _BEGINNING):
            step()
            stretch = part[begin : begin + _BEGINNING]
            pieces += [spread(stretch[at : at + _PIECE]) for at in range(0, len(stretch), _PIECE)]
        ends = [0, *accumulate(map(len, pieces))]
        is_there = False
        for found in wanted.finditer("".join(pieces)):
            is_there = True
            start, end = found.span()
            yield _typed(part, ends, start)[0], _typed(part, ends, end - 1)[1]
        if is_there:
            return


def _typed(text: str, ends: list[int], place: int) -> tuple[int, int]:
    """Where the letter that became what stands at a place begins and ends, its marks with it."""
    number = bisect_right(ends, place) - 1
    at, passed = number * _PIECE, ends[number]
    piece = text[at : at + _PIECE]
    if piece.isascii() and "$" not in piece:
        # letter for letter
        at += place - passed
    else:
        while (passed := passed + len(_TABLE[ord(text[at])])) <= place:
            at += 1
    end = at + 1
    while end < len(text) and not _TABLE[ord(text[end])]:
        end += 1
    return at, end


class _LetterTable(dict[int, str]):
    """What becomes of each letter; made when it is first met."""

    def __missing__(self, code: int) -> str:
        made = self[code] = _made_of(chr(code))
        return made


def _made_of(letter: str) -> str:
    code, category = ord(letter), unicodedata.category(letter)
    if letter in _SIGNS:
        return f" {letter} "
    if code < 128:
        return letter.lower()
    if category == "Cf" or letter in _NOTHING or code in _TONES or _is_point(letter):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category[0] in "LNM" or category == "Co":
        return _made_of_letter(letter)
    if category in ("So", "Sm", "Sc", "Cn"):
        return f" {letter.casefold()} "
    return " "


def _made_of_letter(letter: str) -> str:
    if unicodedata.decomposition(letter).startswith("<fraction>"):
        return letter
    found = ""
    for part in unicodedata.normalize("NFKD", letter):
        if _is_point(part) or part in _NOTHING:
            continue
        if unicodedata.category(part)[0] not in "LNM" and unicodedata.category(part) != "Co":
            found += " "
            continue
        for one in part.casefold().translate(_AS):
            if not _is_point(one):
                found += f" {one} " if _UNSPACED.match(one) else one
    return found


def _is_point(letter: str) -> bool:
    code = ord(letter)
    return unicodedata.category(letter)[0] == "M" and any(code in span for span in _POINTS)


_TABLE = _LetterTable()
