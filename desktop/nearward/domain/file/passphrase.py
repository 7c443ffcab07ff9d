"""What can be a passphrase, how hard one is to guess, and one drawn by chance."""

from __future__ import annotations

import re
import secrets
from functools import cache
from typing import NamedTuple

from nearward.domain.file.trouble import PassphraseEmpty, PassphraseShape
from nearward.i18n import N_
from nearward_resources import FOLDER

#: characters that a new passphrase has at least
SHORTEST = 10
#: words of one that is drawn; each of some 7,700 words adds 12.9 bits
WORDS = 6
BITS = 77
#: all that is given to zxcvbn, which takes no more
LOOKED_AT = 72
#: zxcvbn takes the spaces between words for guesswork; four words drawn by chance mostly reach this
STRONG = 1e20
_RAW = re.compile(r"[xX]'[0-9a-fA-F]{64}([0-9a-fA-F]{32})?'")
#: what zxcvbn says of a passphrase, and what we say
ADVICE = {
    "Straight rows of keys are easy to guess.": N_("Rows of keys are among the first guesses."),
    "Short keyboard patterns are easy to guess.": N_(
        "Keyboard patterns are among the first guesses."
    ),
    'Repeats like "aaa" are easy to guess.': N_("Repeating a letter adds little."),
    'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': N_(
        "Repeating the same part adds little."
    ),
    'Sequences like "abc" or "6543" are easy to guess.': N_(
        "Sequences of letters or digits are among the first guesses."
    ),
    "Recent years are easy to guess.": N_("Years are easy to guess."),
    "Dates are often easy to guess.": N_("Dates are easy to guess."),
    "This is a top-10 common password.": N_("Very many people use this one."),
    "This is a top-100 common password.": N_("Very many people use this one."),
    "This is a very common password.": N_("Many people use this one."),
    "This is similar to a commonly used password.": N_("It is close to a commonly used one."),
    "A word by itself is easy to guess.": N_("A single word is easy to guess."),
    "Names and surnames by themselves are easy to guess.": N_(
        "A name on its own is easy to guess."
    ),
    "Common names and surnames are easy to guess.": N_("Names are easy to guess."),
}


class Strength(NamedTuple):
    """code: "short", "common", "fair" or "strong"; advice: one sentence of ours, or none."""

    code: str
    advice: str = ""

    @property
    def enough(self) -> bool:
        """Whether it may be the passphrase of a diary."""
        return self.code in ("fair", "strong")


def check(passphrase: str) -> None:
    """Refuse what cannot be a passphrase: PassphraseEmpty, PassphraseShape."""
    if not passphrase:
        raise PassphraseEmpty
    if _RAW.fullmatch(passphrase):
        raise PassphraseShape


def strength(passphrase: str) -> Strength:
    """How hard it is to guess, as far as can be told; it loads zxcvbn."""
    from zxcvbn import zxcvbn

    if len(passphrase) < SHORTEST:
        return Strength("short")
    found = zxcvbn(passphrase[:LOOKED_AT])
    advice = ADVICE.get(found["feedback"]["warning"], "")
    if found["score"] < 2:
        return Strength("common", advice)
    return Strength("strong" if found["guesses"] >= STRONG else "fair", advice)


def suggest() -> str:
    """Six words drawn by chance."""
    return " ".join(secrets.choice(_words()) for _ in range(WORDS))


@cache
def _words() -> tuple[str, ...]:
    """Without those that hurt: who takes a suggestion types it at each unlock."""
    folder = FOLDER / "wordlists"
    every = (folder / "english.txt").read_text(encoding="ascii").split()
    harsh = set((folder / "english-harsh.txt").read_text(encoding="ascii").split())
    return tuple(word for word in every if word not in harsh)
