"""What a link leads to, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nearward.domain.model import Moment, Person, Worksheet
from nearward.i18n import Translator
from nearward.i18n.days import dated
from nearward.worksheets import catalogue
from nearward.worksheets.as_kept import heading_of
from nearward.worksheets.form.said import Names
from nearward.worksheets.links import Where

#: letters of a text that name a record
OPENING = 60
#: the records that links lead to
Found = Mapping[Where, Any]


def name_of(thing: object, words: Translator) -> str:
    """What someone, a moment, a worksheet or another record is called."""
    if isinstance(thing, Person):
        return thing.alias
    if isinstance(thing, Moment):
        return _with_day(words("Moment"), thing, thing.text, words)
    if isinstance(thing, Worksheet):
        sheet = catalogue.nearest(thing.sheet, thing.sheet_version)
        title = words(sheet.title) if sheet is not None else words("Worksheet")
        return _with_day(title, thing, heading_of(thing), words)
    said = (getattr(thing, name, "") for name in ("old_story", "title", "text", "name"))
    return _opening(next((text for text in said if text and isinstance(text, str)), ""))


def names_of(found: Found, words: Translator) -> Names:
    """The names of the records that were found; what was not found has none."""

    def name(record: str, number: int) -> str:
        thing = found.get((record, number))
        return "" if thing is None else name_of(thing, words)

    return name


def _with_day(what: str, thing: Moment | Worksheet, text: str, words: Translator) -> str:
    said = words("{what} of {day}", what=what, day=dated(thing.day, words))
    opening = _opening(text)
    return words("{label}: {text}", label=said, text=opening) if opening else said


def _opening(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= OPENING else f"{line[:OPENING].rsplit(' ', 1)[0]} …"
