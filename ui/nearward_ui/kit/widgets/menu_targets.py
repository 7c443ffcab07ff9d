"""What a menu is over: the records, days, people and pictures that lists show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from nearward_ui.action_row import Target
    from nearward_ui.routes import Route


def target_of(thing: object) -> Target | None:
    """What a menu is over, where it is something that menus know."""
    from datetime import date

    from nearward.domain.model import Person, Picture
    from nearward.domain.query import person_query
    from nearward_ui.action_row import DAY, PERSON, PICTURE, RECORD, Target

    if isinstance(thing, date):
        return Target(DAY, day=thing)
    if isinstance(thing, Picture):
        return Target(PICTURE, id=thing.id, entry=thing.entry_id or 0)
    if isinstance(thing, Person):
        return Target(PERSON, id=thing.id, query=person_query(thing.alias))
    record = _record(thing)
    if record is None:
        return None
    kind, number, day = record
    return Target(RECORD, id=number, day=day, kind=kind)


def ways_of(target: Target) -> dict[str, Route]:
    """Where one goes with a record, by the acts of the table: to what opens its kind."""
    from nearward.domain.kinds import BY_NAME
    from nearward_ui.pages import to_thing
    from nearward_ui.routes import ToVersions

    if not target.kind:
        return {}
    found: dict[str, Route] = {"open": to_thing(target.kind, target.id)}
    if BY_NAME[target.kind].has_versions:
        found["versions"] = ToVersions(kind=target.kind, id=target.id)
    return found


def goes_to_trash(thing: object) -> bool:
    """Whether a list moves it to the trash; of what stands among others only an entry goes."""
    from nearward.domain.cards import Card

    record = _record(thing)
    return record is not None and (not isinstance(thing, Card) or thing.kind == "entry")


def _record(thing: object) -> tuple[str, int, date | None] | None:
    """Kind, id and day of a record that a page opens."""
    from nearward.domain.cards import Card, Hit
    from nearward.domain.kinds import KINDS
    from nearward_ui.pages import PAGES

    thing = thing.card if isinstance(thing, Hit) else thing
    kind = thing.kind if isinstance(thing, Card) else ""
    kind = kind or next((one.name for one in KINDS if one.type is type(thing)), "")
    if kind not in [row.opens for row in PAGES.values() if row.opens]:
        return None
    return kind, getattr(thing, "id", 0) or 0, getattr(thing, "day", None)
