"""How long a text is, as a person would count it."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = ("Mn", "Me", "Cf", "Cc", "Zl", "Zp")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def words_in(text: str) -> int:
    """Words: letters and digits that stand together; it's and well-kept are one each."""
    return len(_WORD.findall(unicodedata.normalize("NFC", text)))


def letters_in(text: str) -> int:
    """Characters as they are seen: without line ends, marks that join a letter, and joiners."""
    # there are few signs that differ, also in a very long text
    unseen = (sign for sign in set(text) if unicodedata.category(sign) in _UNSEEN)
    return len(text) - sum(text.count(sign) for sign in unseen)
