"""The recovery key: the raw key of a diary as letters that a hand can copy.

32 bytes are 52 letters of base32 (RFC 4648: A to Z and 2 to 7, without padding). They stand in four
lines of 15, 15, 15 and 7 letters; each line ends with a letter that checks it, so that all of it is
written in whole groups of four:

    ABCD EFGH IJKL MNOP     three lines of 16
    QRST UVWX               and one of 8

The check of a line is computed in GF(32) (x^5 + x^2 + 1): begin with the number of the line; for
each letter double what you have and add the letter's value; double it once more. Every letter, its
place and the number of the line have a weight of their own, so that one wrong letter, any two that
changed places, and lines in another order are always found, and the line is named.

Reading is forgiving: capital or small, any spaces, dashes and line ends, the numbers of the lines,
and 0 for O, 1 for I or L, 8 for B.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Sequence

from nearward.domain.file.trouble import (
    RecoveryLine,
    RecoveryLineLong,
    RecoveryLineShort,
    RecoveryLong,
    RecoveryOrder,
    RecoverySheetOther,
    RecoveryShort,
)

#: a raw key
KEY_BYTES = 32
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
#: letters in each line, its check included
LINES = (16, 16, 16, 8)
ALL = sum(LINES)
GROUP = 4
_SAME = str.maketrans("018", "OIB")
_NUMBERED = re.compile(r"\s*([1-4])[\s.):·]+(.*)")
_MODULUS = 0b100101
#: 52 letters hold 260 bits: the last four are always 0
_UNUSED = 0b01111


def lines(key: bytes | bytearray) -> tuple[str, ...]:
    """The four lines of a key, in groups of four letters."""
    if len(key) != KEY_BYTES:
        raise ValueError("a raw key has 32 bytes")
    letters = base64.b32encode(key).decode("ascii").rstrip("=")
    found, at = [], 0
    for number, size in enumerate(LINES, 1):
        part = letters[at : at + size - 1]
        found.append(grouped(part + _check(part, number)))
        at += size - 1
    return tuple(found)


def grouped(letters: str) -> str:
    """Letters in groups of four."""
    return " ".join(letters[n : n + GROUP] for n in range(0, len(letters), GROUP))


def read(text: str) -> bytearray:
    """The raw key of what was typed or pasted; the caller wipes it.

    Raises the Trouble that names the first line with a wrong letter, one too few or too many, or in
    another's place; RecoveryShort and RecoveryLong when no line can be named.
    """
    parts = _cut(_typed_lines(text))
    read_parts = [_fitting(part, number) for number, part in enumerate(parts, 1)]
    wrong = [number for number, part in enumerate(read_parts, 1) if part is None]
    if wrong:
        kind = RecoveryOrder if _changed_places(parts, wrong) else RecoveryLine
        raise kind(line=wrong[0])
    letters = "".join(part[:-1] for part in read_parts if part is not None)
    if ALPHABET.index(letters[-1]) & _UNUSED:
        raise RecoveryLine(line=len(LINES))
    return bytearray(base64.b32decode(letters + "=" * (-len(letters) % 8)))


def count(text: str) -> int:
    """How many letters of a key a text holds; ALL of them make one."""
    return sum(len(line) for line in _typed_lines(text))


def compare(text: str, sheet: Sequence[str], number: int) -> None:
    """Compare what was typed with a line of a sheet; raises the Trouble that says what differs."""
    wanted = sheet[number - 1].replace(" ", "")
    ways = ["".join(way) for way in (_typed_lines(text, number), _typed_lines(text))]
    if any(_fitting(way, number) == wanted for way in ways):
        return
    typed = ways[0]
    if any(_fitting(typed, n) == line.replace(" ", "") for n, line in enumerate(sheet, 1)):
        raise RecoveryOrder(line=number)
    if len(typed) != len(wanted):
        raise (RecoveryLineShort if len(typed) < len(wanted) else RecoveryLineLong)(line=number)
    if _fitting(typed, number):
        raise RecoverySheetOther(line=number)
    raise RecoveryLine(line=number)


def _typed_lines(text: str, only: int = 0) -> list[str]:
    """The lines that hold anything: signs without spaces, capitals, without the lines' numbers."""
    found = [line for line in unicodedata.normalize("NFKC", text).splitlines() if _signs(line)]
    numbered = [_NUMBERED.fullmatch(line) for line in found]
    expected = [str(only)] if only else [str(n) for n in range(1, len(LINES) + 1)]
    if [match[1] if match else "" for match in numbered] == expected:
        found = [match[2] for match in numbered if match]
    return [signs for line in found if (signs := _signs(line))]


def _signs(line: str) -> str:
    """Without spaces, dashes and what is only for the eye."""
    kept = (sign for sign in line.upper() if unicodedata.category(sign)[0] in "LNS")
    return "".join(kept)


def _cut(typed: list[str]) -> list[str]:
    """The signs of each line of the sheet; line ends count only where they help to name a line."""
    sizes = [len(line) for line in typed]
    if len(typed) == len(LINES) and sizes != list(LINES):
        if sorted(sizes) == sorted(LINES):
            misplaced = (n for n in range(len(LINES)) if not _stands(typed[n], n + 1))
            raise RecoveryOrder(line=next(misplaced) + 1)
        if sum(sizes) != ALL:
            at = next(n for n, size in enumerate(sizes) if size != LINES[n])
            named = RecoveryLineShort if sizes[at] < LINES[at] else RecoveryLineLong
            raise named(line=at + 1)
    joined = "".join(typed)
    if len(joined) != ALL:
        kind = RecoveryShort if len(joined) < ALL else RecoveryLong
        raise kind(count=len(joined), all=ALL)
    ends = [sum(LINES[: n + 1]) for n in range(len(LINES))]
    return [joined[end - size : end] for end, size in zip(ends, LINES, strict=True)]


def _stands(part: str, number: int) -> bool:
    return len(part) == LINES[number - 1] and _fitting(part, number) is not None


def _changed_places(parts: list[str], wrong: list[int]) -> bool:
    """Whether each line that does not fit would fit in the place of another one of them."""
    return len(wrong) > 1 and all(
        any(_stands(parts[number - 1], other) for other in wrong) for number in wrong
    )


def _fitting(part: str, number: int) -> str | None:
    """The letters of a line as they were meant; None when its check does not fit."""
    meant = part.translate(_SAME)
    for letters in (meant, part.replace("1", "L").translate(_SAME)):
        known = bool(letters) and all(letter in ALPHABET for letter in letters)
        if known and _check(letters[:-1], number) == letters[-1]:
            return letters
    return None


def _check(letters: str, number: int) -> str:
    found = number
    for letter in letters:
        found = _double(found) ^ ALPHABET.index(letter)
    return ALPHABET[_double(found)]


def _double(value: int) -> int:
    value <<= 1
    return value ^ _MODULUS if value & 32 else value
