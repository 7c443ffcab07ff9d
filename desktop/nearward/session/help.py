"""What pages ask of the desk about pauses, about who and what helps, and about the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.things import Pause, Plan, Resource

if TYPE_CHECKING:
    from nearward.session.desk import Operation
    from nearward.vault.vault import Vault

#: the setting that holds the emergency number
NUMBER = "emergency_number"


class Held(NamedTuple):
    """What the Help page shows of the diary."""

    number: str
    resources: list[Resource]
    plan: Plan | None


def held() -> Operation[Held]:
    """The emergency number, people and places, and the plan."""

    def run(vault: Vault) -> Held:
        with vault.reading():
            number = vault.settings.every().get(NUMBER)
            said = number if isinstance(number, str) else ""
            return Held(said, vault.resources.every(), vault.plans.get())

    return run


def save_resource(resource: Resource, *, draft: str = "") -> Operation[Resource]:
    """Keep someone or some place (id 0: a new one); gives it back with its id and stamps.

    The draft it came from is forgotten.
    """

    def run(vault: Vault) -> Resource:
        with vault.writing():
            if draft:
                vault.drafts.keep(draft, None)
            return vault.resources.save(resource)

    return run


def save_number(number: str, *, draft: str = "") -> Operation[None]:
    """Keep the emergency number; the draft it came from is forgotten."""

    def run(vault: Vault) -> None:
        with vault.writing():
            if draft:
                vault.drafts.keep(draft, None)
            vault.settings.keep(NUMBER, number)

    return run


def save_plan(plan: Plan) -> Operation[Plan]:
    """Keep the plan; gives it back with its stamps."""

    def run(vault: Vault) -> Plan:
        with vault.writing():
            return vault.plans.save(plan)

    return run


def save_pause(pause: Pause, *, draft: str = "") -> Operation[Pause]:
    """Keep a pause; gives it back with its id and stamps. The draft it came from is forgotten."""

    def run(vault: Vault) -> Pause:
        with vault.writing():
            if draft:
                vault.drafts.keep(draft, None)
            return vault.pauses.save(pause)

    return run


def pause(pause_id: int) -> Operation[Pause | None]:
    """One pause."""

    def run(vault: Vault) -> Pause | None:
        with vault.reading():
            return vault.pauses.get(pause_id)

    return run


def pauses(after: Pause | None = None, limit: int = 50) -> Operation[list[Pause]]:
    """The newest pauses."""

    def run(vault: Vault) -> list[Pause]:
        with vault.reading():
            return vault.pauses.page(after.id if after else None, limit)

    return run
