"""Very long lines in pieces, so that Qt lays out only one of them for a key.

Qt needs the square of its length for a line without a place to break, and lays out the whole line
at every key. Here such a line stands in several paragraphs of the document. A sign that Unicode
keeps free and that is never drawn stands at the end of a piece: what was typed comes back whole.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

#: stands at the end of a piece; not assigned, and ignorable by default
SIGN = "\ufff8"
SEAM = SIGN + "\n"
#: a line of more letters is put into pieces of so many
LONG, PIECE = 20_000, 8_000
#: so near to a seam an edit takes it out first
NEAR = 100
_JOINERS = "\u200d\ufdd2"


def seamed(text: str) -> str:
    """A text for a document with the seams that it needs."""
    if len(text) <= LONG:
        return text
    return "\n".join(
        SEAM.join(_pieces(line)) if len(line) > LONG else line for line in text.split("\n")
    )


def seams_in(text: str) -> list[int]:
    """The places in a text at which `seamed` puts a seam."""
    found, at = [], 0
    if len(text) > LONG:
        for line in text.split("\n"):
            if len(line) > LONG:
                found += [at + cut for cut in cuts(line)]
            at += len(line) + 1
    return found


def cuts(line: str) -> list[int]:
    """Where a line is put into pieces: after a blank if there is one, never within a sign."""
    found, at = [], 0
    while len(line) - at > PIECE:
        blank = line.rfind(" ", at + PIECE // 2, at + PIECE)
        cut = blank + 1 if blank > 0 else at + PIECE
        while cut > at + PIECE // 2 and _goes_on(line, cut):
            cut -= 1
        found.append(cut)
        at = cut
    return found


def is_cut(block: QTextBlock) -> bool:
    """Whether a line goes on in the next paragraph."""
    text = block.text() if block.isValid() and block.length() <= LONG else ""
    # a sign that was typed has another before it
    return text.endswith(SIGN) and not text.endswith("\ufdd2" + SIGN)


def open_near(document: QTextDocument, places: set[int]) -> None:
    """Take out the seams that are near to places where something is about to change."""
    for place in sorted(places, reverse=True):
        block = document.findBlock(place)
        if is_cut(block) and block.position() + block.length() - place <= NEAR:
            _open(block)
        block = document.findBlock(place)
        if place - block.position() <= NEAR and is_cut(block.previous()):
            _open(block.previous())


def close(block: QTextBlock, cursor: QTextCursor) -> bool:
    """Put a paragraph that has become too long into pieces, as part of the last change.

    Whether it was too long.
    """
    if block.length() <= LONG:
        return False
    text = block.text()
    wide = text.isascii() or max(text) <= "\uffff"
    cursor.joinPreviousEditBlock()
    for cut in reversed(cuts(text)):
        units = cut if wide else len(text[:cut].encode("utf-16-le")) // 2
        cursor.setPosition(block.position() + units)
        cursor.insertText(SEAM)
    cursor.endEditBlock()
    return True


def mend(cursor: QTextCursor) -> None:
    """The paragraph of this cursor was cut from the next one; if its sign is gone, join them."""
    if not is_cut(cursor.block()) and cursor.atBlockEnd():
        cursor.joinPreviousEditBlock()
        cursor.deleteChar()
        cursor.endEditBlock()


def _pieces(line: str) -> Iterator[str]:
    for start, end in pairwise([0, *cuts(line), len(line)]):
        yield line[start:end]


def _goes_on(line: str, cut: int) -> bool:
    """Whether the sign before a place goes on after it."""
    after = line[cut]
    if line[cut - 1] in _JOINERS or after in "\u200d\ufe0f":
        return True
    return unicodedata.category(after)[0] == "M" or 0x1F1E6 <= ord(after) <= 0x1F3FF


def _open(block: QTextBlock) -> None:
    from PySide6.QtGui import QTextCursor

    cursor = QTextCursor(block)
    end = block.position() + block.length()
    cursor.setPosition(end - 2)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
