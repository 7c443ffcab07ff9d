"""The words of a definition, which can be anything: for lists, search and comparing versions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nearward.domain.nested_texts import texts_of

OWN_SHEET = "own_sheet"
#: the keys whose text a person reads, in the order in which they are read
_READ = (
    *("title", "label", "short_label", "purpose", "intro", "foot", "hint", "text"),
    *("yes", "not_now", "low_text", "high_text", "none", "column_label", "new_label", "new_hint"),
    *("add_label", "print_label", "read_label", "print_text", "print_hint", "heading_label"),
    *("untitled", "heading_empty"),
)
#: what of it is looked at, and how deep
MOST_DEPTH = 12


def title_of(definition: dict[str, Any]) -> str:
    """What a sheet is called, in one line; empty where it has no name yet."""
    title = definition.get("title")
    return " ".join(title.split()) if isinstance(title, str) else ""


def words_of(definition: dict[str, Any]) -> list[str]:
    """Its words, its name first (empty where it has none); what is no word is left out."""
    rest = {name: value for name, value in definition.items() if name != "title"}
    return [title_of(definition), *_texts(rest, MOST_DEPTH)]


def said_in(kind: str, said: dict[str, Any]) -> list[str]:
    """The texts of what was said in a thing of any kind; of a sheet of one's own its words."""
    if kind == OWN_SHEET:
        found = said.get("definition")
        return words_of(found) if isinstance(found, dict) else []
    return list(texts_of(said))


def _texts(value: Any, deep: int) -> Iterator[str]:
    if deep == 0:
        return
    if isinstance(value, dict):
        for name in _READ:
            if isinstance(text := value.get(name), str) and text.strip():
                yield text
        for inner in value.values():
            if isinstance(inner, (dict, list)):
                yield from _texts(inner, deep - 1)
    elif isinstance(value, list):
        for inner in value:
            yield from [inner] if isinstance(inner, str) else _texts(inner, deep - 1)
