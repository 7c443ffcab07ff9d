"""Text as it was typed, in and out of Qt's documents, which would change some of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

# A text document keeps U+2028 and U+2029 as line ends and drops what looks like its own marks.
# Each of these signs has a stand-in of the private area while it is in the document.
_STRANGERS = "\u2028\u2029\ufdd0\ufdd1\ufffc\r\0"
_STAND_INS = {ord(sign): 0xF8E0 + n for n, sign in enumerate(_STRANGERS)}
_BACK = {0xF8E0 + n: sign for n, sign in enumerate(_STRANGERS)}


def to_document(text: str) -> str:
    """Text as the document can hold it without changing it."""
    return text.translate(_STAND_INS)


def from_document(document: QTextDocument) -> str:
    """What was typed: hard spaces and all."""
    raw = document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
    return raw.replace("\ufdd0", "").replace("\ufdd1", "").translate(_BACK)
