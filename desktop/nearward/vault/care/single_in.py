"""What a diary has once, as it comes in with another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nearward.domain.kind import Kind
    from nearward.vault.vault import Vault


def fills_a_diary(kind: Kind) -> bool:
    """Whether a diary with one of a kind is no empty one: what it has once leads nowhere."""
    return bool(kind.says or kind.same_by) and not kind.is_single


def take_single(vault: Vault, kind: Kind, record: Any) -> bool | None:
    """True if it was taken, None if it was here already.

    What was said here stays: False where the other says something else. What was not said here
    comes in; its days only with what they are of, which is the first that one is known by.
    """
    table: Any = vault.tables[kind.name]
    there = table.get()
    if there is None:
        table.put_back(record)
        return True
    said = [name for name in kind.same_by if getattr(record, name)]
    lacking = [name for name in said if not getattr(there, name)]
    if lacking:
        names = kind.fields if kind.same_by[0] in lacking else lacking
        both = {name: getattr(there, name) or getattr(record, name) for name in names}
        there = table.save(replace(there, **both))
    if any(getattr(there, name) != getattr(record, name) for name in said):
        return False
    return True if lacking else None
