"""What a worksheet leads to: someone, a moment, a belief or another worksheet, kept as links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from nearward.worksheets.form.field_kinds import RECORDS, given, link, whole
from nearward.worksheets.form.model import Field, Sheet

#: where a link leads whose record did not come with it: no record has this number
GONE = 1 << 53
#: a record that a question leads to, by the name that a definition gives it
KEPT_AS = {"sheet": "worksheet"}
#: what a worksheet has of its own beside its answers, by the record that it leads to
_OWN = {name: f"{name}_id" for name in RECORDS if name not in KEPT_AS.values()}
Where = tuple[str, int]


def record_of(field: Field) -> str:
    """The kind of record that a question leads to, as links name it."""
    return KEPT_AS.get(field.record, field.record)


def as_link(value: Any) -> Where | None:
    """Where a value leads, if it is a link."""
    if not isinstance(value, dict) or set(value) != {"link", "id"}:
        return None
    name, number = value["link"], whole(value["id"], (1 << 63) - 1)
    return (name, number) if name in RECORDS and number else None


def links_in(value: Any) -> Iterator[Where]:
    """Every link in a JSON-like value."""
    found = as_link(value)
    if found is not None:
        yield found
    elif isinstance(value, (dict, list, tuple)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from links_in(part)


def mapped(value: Any, here: Callable[[str, int], int | None]) -> Any:
    """A JSON-like value whose links lead where `here` says; None: what it led to is gone."""
    found = as_link(value)
    if found is not None:
        return link(found[0], here(*found) or GONE)
    if isinstance(value, dict):
        return {name: mapped(part, here) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [mapped(part, here) for part in value]
    return value


def without_links(value: Any) -> Any:
    """A JSON-like value without its links: they hold no words of a person's."""
    if as_link(value) is not None:
        return None
    if isinstance(value, dict):
        return {name: without_links(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_links(part) for part in value]
    return value


def own_links(sheet: Sheet, answers: dict[str, Any]) -> dict[str, int | None]:
    """With whom, of which moment and on which belief a worksheet is, where its sheet asks for
    that: the answer to the first such question, None while it is not given."""
    found: dict[str, int | None] = {}
    for field in sheet.fields:
        name = _OWN.get(field.record, "") if field.kind == "link" else ""
        if name and found.get(name) is None:
            value = given(field, answers.get(field.id))
            is_right = value is not None and value[0] == field.record and value[1] != GONE
            found[name] = value[1] if is_right else None
    return found


def told_by_links(sheet: Sheet, own: Mapping[str, int | None]) -> dict[str, Any]:
    """What is known of a sheet that is begun from something, as answers to its questions."""
    found: dict[str, Any] = {}
    seen: set[str] = set()
    for field in sheet.fields:
        name = _OWN.get(field.record, "") if field.kind == "link" else ""
        number = own.get(name) if name not in seen else None
        if name and number:
            found[field.id] = link(field.record, number)
            seen.add(name)
    return found
