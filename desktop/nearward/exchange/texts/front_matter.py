"""What stands in front of a text, between lines of three dashes: YAML, or lines much like it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from nearward.exchange.files import Files
from nearward.exchange.source_model import Note, NotThisFormat, remark
from nearward.exchange.texts import plain_yaml
from nearward.i18n import N_

_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_PAIR = re.compile(r"^([^\s:#\-\[{][^:\n]{0,60}?)[ \t]*:(?:[ \t]+(.*?))?[ \t]*$")
_EMPTY = re.compile(r"^([^\s:#][^:\n]{0,60}?)[ \t]*:[ \t]*(?:#.*)?$(?!\n[ \t]+\S|\n- )", re.M)
_HASHED = re.compile(
    r"^((?i:tags?|keywords|labels))[ \t]*:[ \t]+(#[^\s#]\S*(?:[ \t,]+#[^\s#]\S*)*)[ \t]*$", re.M
)
ODD_FRONT = N_("What stands in front of the text is not YAML; it stays a part of the text.")
ODD_LINES = N_(
    "Some lines above the text could not be read, the first in line {line}. They are kept with"
    " the entry."
)
#: names that programs and people give to the same thing, in small letters
_SAME: dict[str, tuple[str, ...]] = {
    "date": (
        *("date", "day", "datum", "fecha", "data", "created", "date created", "created_at"),
        *("createdat", "created at", "creation date", "creation_date", "datetime", "timestamp"),
        *("date_created", "datecreated", "journal date", "entry date"),
    ),
    "changed": (
        *("changed", "updated", "modified", "date modified", "updated_at", "modified_at"),
        *("updatedat", "updated at", "modifiedat", "edited_at", "lastmod", "date_modified"),
    ),
    "tags": ("tags", "tag", "keywords", "labels"),
    "starred": ("starred", "star", "favorite", "favourite", "is_starred"),
    "title": ("title", "titel", "titre", "name"),
    "time": ("time", "zeit", "hora", "heure"),
    "mood": ("mood",),
    "question": ("question", "prompt"),
    "id": ("id", "uuid", "uid"),
    "body": ("body",),
}


class Front(NamedTuple):
    """`held`: every field under its own name; `text`: what follows."""

    held: dict[str, Any]
    text: str

    def all_of(self, kind: str) -> list[tuple[str, Any]]:
        """The fields of a kind that are not empty, in the order of its names."""
        names = {name.strip().casefold(): name for name in self.held}
        found = [names[name] for name in _SAME[kind] if name in names]
        return [(name, self.held[name]) for name in found if self.held[name] not in ("", [], {})]

    def one(self, kind: str) -> Any:
        """The first field of a kind that is not empty; an empty text when there is none."""
        found = self.all_of(kind)
        return found[0][1] if found else ""

    def has(self, kind: str) -> bool:
        """Whether there is a field of the kind, be it empty."""
        return any(name.strip().casefold() in _SAME[kind] for name in self.held)


def is_known(name: str) -> bool:
    """Whether a field has a place of its own in an entry."""
    return any(name.strip().casefold() in names for names in _SAME.values())


def plain(value: Any) -> str:
    """A field as a text; [[2025-03-04]] is a list in a list for YAML."""
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value if isinstance(value, str) else ""


def parted(file: str, text: str, files: Files, notes: list[Note]) -> Front:
    """What stands in front, and the text. Lines that fit nowhere are told."""
    if not re.match(r"---[ \t]*\n", text):
        return Front({}, text)
    start = text.index("\n") + 1
    end = _END.search(text, start)
    if end is None:
        return Front({}, text)
    block = text[start : end.start()]
    try:
        held = plain_yaml.words(block, files, file)
    except NotThisFormat:
        held = None
    rest = text[end.end() :]
    if isinstance(held, dict):
        # what is there without a value says nothing; "" between quotes is meant so
        empty = {found[1].strip() for found in _EMPTY.finditer(block)}
        kept = {str(k): v for k, v in held.items() if not (v == "" and str(k) in empty)}
        # for YAML, #a #b is a comment; for a person, these are tags
        kept |= {found[1].strip(): found[2] for found in _HASHED.finditer(block)}
        return _whole(kept, rest)
    by_line, odd = _by_line(block)
    if not by_line:
        if block.strip():
            notes.append(remark(file, "odd-front", ODD_FRONT))
            return Front({}, text)
        return Front({}, rest)
    if odd:
        by_line["front"] = "\n".join(line for _number, line in odd)
        notes.append(remark(file, "odd-lines", ODD_LINES, line=odd[0][0]))
    return _whole(by_line, rest)


def _whole(held: dict[str, Any], rest: str) -> Front:
    """The text of jrnl's own export stands in front as `body`."""
    body = next((name for name in held if name.strip().casefold() == "body"), None)
    if body is None or not isinstance(held[body], str):
        return Front(held, rest)
    words = held.pop(body)
    return Front(held, f"{words.strip(chr(10))}\n{rest}")


def _by_line(block: str) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """Pairs line by line, and (number, line) of what is none."""
    held: dict[str, Any] = {}
    odd: list[tuple[int, str]] = []
    name = ""
    for number, line in enumerate(block.split("\n"), 2):
        if not line.strip():
            if name and isinstance(held.get(name), list):
                held[name].append("")
            continue
        pair = _PAIR.match(line)
        if pair is not None:
            name = pair[1].strip().strip("\"'")
            value = (pair[2] or "").strip()
            held[name] = [] if value in ("", "|", ">", "|-", ">-") else _unquoted(value)
        elif name and isinstance(held[name], list) and line[:1] in " \t-":
            held[name].append(line)
        else:
            odd.append((number, line))
    made = {
        key: _gathered(value) if isinstance(value, list) else value for key, value in held.items()
    }
    return {key: value for key, value in made.items() if value not in ("", [])}, odd


def _gathered(lines: list[str]) -> Any:
    """The lines under a name: a list, or a text without what they all begin with."""
    full = [line for line in lines if line.strip()]
    if full and all(re.match(r"[ \t]*- ", line) for line in full):
        return [_unquoted(line.strip()[2:].strip()) for line in full]
    begins = min((re.match(r"[ \t]*", line)[0] for line in full), key=len, default="")  # type: ignore[index]
    return "\n".join(line.removeprefix(begins) for line in lines).strip("\n")


def _unquoted(value: str) -> Any:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]") and not value.startswith("[["):
        return [_unquoted(part.strip()) for part in value[1:-1].split(",") if part.strip()]
    return value
