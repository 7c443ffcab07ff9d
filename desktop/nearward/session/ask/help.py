"""What pages ask of the desk about who and what helps, and about the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.model import Plan, Resource
from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

#: the setting that holds the emergency number
NUMBER = "emergency_number"


class HelpHeld(NamedTuple):
    """What the Help page shows of the diary."""

    number: str
    resources: list[Resource]
    plan: Plan | None


@reads
def held(vault: Vault) -> HelpHeld:
    """The emergency number, people and places, and the plan."""
    number = vault.settings.every().get(NUMBER)
    said = number if isinstance(number, str) else ""
    return HelpHeld(said, vault.resources.every(), vault.plans.get())


@writes("resource")
def save_resource(vault: Vault, resource: Resource, *, draft: str = "") -> Resource:
    """Keep someone or some place (id 0: a new one); gives it back with its id and stamps.

    The draft it came from is forgotten.
    """
    if draft:
        vault.drafts.keep(draft, None)
    return vault.resources.save(resource)


@writes("setting")
def save_number(vault: Vault, number: str, *, draft: str = "") -> None:
    """Keep the emergency number; the draft it came from is forgotten."""
    if draft:
        vault.drafts.keep(draft, None)
    vault.settings.keep(NUMBER, number)


@writes("plan")
def save_plan(vault: Vault, plan: Plan) -> Plan:
    """Keep the plan; gives it back with its stamps."""
    return vault.plans.save(plan)
