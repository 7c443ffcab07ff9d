"""Forms that were begun and not saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.domain.model import Moment, Person
    from nearward.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of a moment begins with: drafts by place, and the moment, if it is kept.

    All of it is read, or nothing: what is not known here would be written over.
    """

    people: list[Person]
    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)
    moment: Moment | None = None


@writes("draft")
def keep(vault: Vault, place: str, body: dict[str, Any] | None) -> None:
    """Keep the contents of a form that is not saved yet; None forgets them."""
    vault.drafts.keep(place, body)


@reads
def get(vault: Vault, place: str) -> dict[str, Any] | None:
    """The contents of a form that were kept."""
    return vault.drafts.get(place)


@reads
def of_new(vault: Vault, beginning: str) -> Form:
    """For a new moment; its drafts are those whose place begins so."""
    every = vault.drafts.every()
    drafts = {place: body for place, body in every.items() if place.startswith(beginning)}
    return Form(vault.people.every(), drafts)


@reads
def of_moment(vault: Vault, moment_id: int, place: str) -> Form:
    """For a moment that is kept, with its draft at this place, if there is one."""
    body = vault.drafts.get(place)
    drafts = {} if body is None else {place: body}
    return Form(vault.people.every(), drafts, vault.moments.get(moment_id))
