"""Letters that no font of this computer has: each stands as an empty box, and it is said."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontMetricsF

from nearward.i18n import Translator

#: what stands for such a letter
BOX = "□"
#: our own fonts have all letters before this one
_FROM = "\u0250"
_LATER = re.compile(f"[{_FROM}-\U0010ffff]")
_has: dict[str, bool] = {}


def be_silent() -> None:
    """Qt says for each font of the system that it lacks a script; the page says it once."""
    QLoggingCategory.setFilterRules("qt.text.font.db=false")


def is_lacking(letter: str) -> bool:
    """Whether no font has a letter. Marks and signs that are not drawn are none."""
    if letter < _FROM or unicodedata.category(letter) in ("Cf", "Zs", "Mn", "Me"):
        return False
    if letter not in _has:
        font = QFont("Literata")
        _has[letter] = QFontMetricsF(font).inFontUcs4(ord(letter))
    return not _has[letter]


def lacking_words(text: str) -> set[str]:
    """The words with letters that no font has."""
    if not _LATER.search(text):
        return set()
    return {word for word in text.split() if any(map(is_lacking, word))}


def boxed(text: str) -> str:
    """A text with a box for each letter that no font has, without its marks."""
    if not _LATER.search(text):
        return text
    made: list[str] = []
    lacks = False
    for letter in text:
        if lacks and unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf"):
            continue
        lacks = is_lacking(letter)
        made.append(BOX if lacks else letter)
    return "".join(made)


def say_lacking(count: int, words: Translator) -> str:
    """What is said of so many words; nothing of none."""
    if not count:
        return ""
    return words.plural(
        "Letters of {n} word have no font on this computer: they stand as □."
        " Your diary keeps them as they are. To print them, install a font that has them.",
        "Letters of {n} words have no font on this computer: they stand as □."
        " Your diary keeps them as they are. To print them, install a font that has them.",
        count,
    )
