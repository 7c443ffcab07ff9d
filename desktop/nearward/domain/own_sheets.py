"""A sheet that the person made, with the definitions that worksheets were given under before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nearward.domain.model import Thing


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnSheet(Thing):
    """A definition that the person made. It is built like those that come with the program.

    code: the id of the sheet; it is never given twice, in no other diary either. definition: as it
    is now. earlier: by its number, each one under which a worksheet was begun.
    """

    code: str
    definition: dict[str, Any] = field(default_factory=dict)
    earlier: dict[str, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The number of the definition that it has now."""
        return number_of(self.definition)


def number_of(definition: Mapping[str, Any]) -> int:
    """The number of a definition; one that says none is the first."""
    number = definition.get("version", 1)
    return number if isinstance(number, int) and not isinstance(number, bool) else 1


def asks_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two definitions differ in their number at most."""
    return _without_number(one) == _without_number(other)


def followed(before: OwnSheet, now: OwnSheet, *, is_used: bool) -> OwnSheet:
    """`now`, as it follows `before`: a definition under which a worksheet was begun is kept, and
    the new one has a number that none had."""
    earlier = {**now.earlier, **before.earlier}
    number = before.number
    if is_used and not asks_the_same(before.definition, now.definition):
        earlier[str(number)] = before.definition
        number = 1 + max(number, *(int(one) for one in earlier if one.isdecimal()))
    return replace(now, definition={**now.definition, "version": number}, earlier=earlier)


def _without_number(definition: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in definition.items() if name != "version"}
