"""One catalogue per language holds code, worksheets and vocabularies.

Extraction (Babel) knows these names: ``words("...")``, ``words.plural("...", "...", n)``, and
``later("...")`` and ``later_plural("...", "...")`` for a text that is marked where it stands and
translated where it is shown.
"""

from __future__ import annotations

import gettext
import struct
from collections.abc import Mapping
from typing import Any

from nearward.i18n.terms import TermSetting
from nearward_resources import FOLDER

DOMAIN = "nearward"


def N_(message: str) -> str:
    """Mark a text for extraction; it is translated by a Words when it is shown."""
    return message


def N_plural(one: str, many: str) -> tuple[str, str]:
    """Mark a text with its plural form for extraction."""
    return one, many


class Translator:
    """The texts of one language. Messages use named values in braces."""

    def __init__(self, language: str = "en") -> None:
        # it may come from a file in clear, in which anything can stand
        self.language = language if _is_name(language) else "en"
        self._texts = _load(self.language)
        #: the words to choose from that the person changed, by vocabulary and code
        self.terms: Mapping[tuple[str, str], TermSetting] = {}
        #: what was made of them, for as long as they stay
        self.made_of_terms: dict[str, Any] = {}

    def take_terms(self, terms: Mapping[tuple[str, str], TermSetting]) -> None:
        """From now on the words to choose from are the person's; nothing: those of the program."""
        self.made_of_terms = {}
        self.terms = terms

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, with its named values filled in."""
        text = self._texts.gettext(message) if message else ""
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form that fits n; n itself is available as {n}."""
        return self._texts.ngettext(one, many, n).format(n=n, **values)

    def join(self, parts: list[str]) -> str:
        """A list in a sentence: "a", "a and b", "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        head = ", ".join(parts[:-1])
        return self(N_("{all_but_last} and {last}"), all_but_last=head, last=parts[-1])


def _is_name(language: str) -> bool:
    """Whether a language can be called so: de, de_AT, sr_Latn_RS."""
    return len(language) < 20 and language.isascii() and language.replace("_", "").isalnum()


def _load(language: str) -> gettext.NullTranslations:
    folder = FOLDER / "i18n"
    for name in (language, language.split("_")[0]):
        file = folder / name / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if file.is_file():
            try:
                with file.open("rb") as opened:
                    return gettext.GNUTranslations(opened)
            except (OSError, ValueError, struct.error):
                continue
    return gettext.NullTranslations()
