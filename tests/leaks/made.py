"""Records of any kind, made by the fields of their class: so that a new kind is written too."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from nearward.domain.kind import Kind
from nearward.domain.kinds import owners_first
from nearward.vault.vault import Vault

#: what the vault gives by itself
_GIVEN = ("id", "created", "changed", "source", "source_id")


def write_others(vault: Vault, before: dict[str, int], word: str, at: datetime) -> list[str]:
    """One of each kind of which nobody wrote any, with a word in every text; gives their names.

    In a transaction of the caller's. `before`: how many there were of each kind (counts).
    """
    now = counts(vault)
    others = [kind for kind in owners_first() if not now[kind.name] or kind.name in _MADE]
    for kind in others:
        if now[kind.name] == before[kind.name]:
            _MADE.add(kind.name)
            table: Any = vault.tables[kind.name]
            table.save(record_of(vault, kind, word, at))
    return [kind.name for kind in others]


def counts(vault: Vault) -> dict[str, int]:
    """How many rows there are of each kind."""
    run = vault.connection.execute
    return {
        kind.name: int(run(f"SELECT count(*) FROM {kind.table}").fetchone()[0])
        for kind in owners_first()
    }


def record_of(vault: Vault, kind: Kind, word: str, at: datetime) -> Any:
    """A record with a word in each text, which belongs to the newest of each of its owners."""
    hints = get_type_hints(kind.type)
    given: dict[str, Any] = {}
    if kind.is_dated:
        given = {"at": at, "day": at.date(), "source": word, "source_id": word}
    least = {span.field: span.least for span in kind.ranges}
    for field in fields(kind.type):
        if field.name not in given and field.name not in _GIVEN:
            found = _value(hints[field.name], word, at.date(), least.get(field.name, 1))
            if found is not None:
                given[field.name] = found
    for owner in kind.belongs_to:
        sql = f"SELECT max(id) FROM {vault.tables[owner.kind].table}"
        newest = vault.connection.execute(sql).fetchone()[0]
        given[owner.field] = (newest,) if owner.many else newest
    return kind.type(**given)


def _value(hint: Any, word: str, day: date, least: int) -> Any:
    """A value of a type that is not what it is when nothing was said."""
    if get_origin(hint) in (tuple, dict):
        return (word,) if get_origin(hint) is tuple else {word: word}
    form = next(part for part in (get_args(hint) or (hint,)) if part is not NoneType)
    return {str: word, bool: True, int: least, float: float(least), date: day}.get(form)


_MADE: set[str] = set()
