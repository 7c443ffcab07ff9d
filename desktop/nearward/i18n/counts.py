"""How many things of each kind there are, in words."""

from __future__ import annotations

from nearward.i18n.catalogue import Translator


def entries(n: int, words: Translator) -> str:
    """So many entries."""
    return words.plural("{n} entry", "{n} entries", n)


def moments(n: int, words: Translator) -> str:
    """So many moments."""
    return words.plural("{n} moment", "{n} moments", n)


def worksheets(n: int, words: Translator) -> str:
    """So many worksheets."""
    return words.plural("{n} worksheet", "{n} worksheets", n)


def check_ins(n: int, words: Translator) -> str:
    """So many check-ins."""
    return words.plural("{n} check-in", "{n} check-ins", n)
