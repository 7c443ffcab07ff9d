"""Help in the demonstration: a number, people and places, and a plan, all invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import msgspec

from nearward.domain.model import PLAN_PARTS, Plan, Resource
from nearward.session.ask.help import NUMBER
from nearward.worksheets.catalogue import read
from nearward_resources import FOLDER

if TYPE_CHECKING:
    from nearward.vault.vault import Vault


class ResourceGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Someone or some place. `checked`: so many days before the last one, or never."""

    name: str
    contact: str
    hours: str = ""
    region: str = ""
    note: str = ""
    checked: int | None = None


class HelpGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    number: str
    reviewed: int
    resource: tuple[ResourceGiven, ...]
    plan: dict[str, str]


def write_help(vault: Vault, until: date) -> None:
    """Write it, in a transaction of the caller's."""
    given = read(FOLDER / "demo" / "help.toml", HelpGiven)
    unknown = given.plan.keys() - set(PLAN_PARTS)
    if unknown:
        raise KeyError(*unknown)
    reviewed = until - timedelta(days=given.reviewed)
    # the same diary every time, down to its stamps
    at = datetime.combine(reviewed, time(20), UTC)
    vault.settings.keep(NUMBER, given.number)
    for one in given.resource:
        checked = None if one.checked is None else until - timedelta(days=one.checked)
        vault.resources.save(
            Resource(
                name=one.name,
                contact=one.contact,
                hours=one.hours,
                region=one.region,
                note=one.note,
                checked_on=checked,
                created=at,
                changed=at,
            )
        )
    plan = Plan(parts=given.plan, reviewed_on=reviewed, created=at, changed=at)
    vault.plans.put_back(plan)
