"""What a menu is over: the records, days, people and pictures that lists show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from nearward.domain.model import Moment
    from nearward_ui.action_row import Target
    from nearward_ui.kit.page import Page
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
    return Target(RECORD, id=number, day=day, kind=kind, sort=_sort(thing))


def sheet_from(target: Target) -> str:
    """The worksheet in which a thought of a record is weighed; empty where there is none."""
    from nearward.domain.model import PULL
    from nearward.worksheets.catalogue import sheets_from

    # what was let in is not weighed
    is_pull = (target.kind, target.sort) == ("moment", PULL)
    found = sheets_from(target.kind, target.sort) if is_pull else []
    return found[0][0].id if found else ""


def weigh(page: Page, moment_id: int, sheet: str) -> None:
    """Begin a worksheet from a moment, as it stands in the diary now."""
    from nearward.session.ask import moments
    from nearward_ui.routes import ToWorksheet

    def then(moment: Moment | None) -> None:
        if moment is not None:
            page.go.emit(ToWorksheet(sheet=sheet, moment=moment))

    page.desk.ask(moments.get(moment_id), then)


def ways_of(target: Target) -> dict[str, Route]:
    """Where one goes with a record, by the acts of the table: to what opens its kind."""
    from nearward.domain.kinds import BY_NAME
    from nearward.domain.model import PULL
    from nearward_ui.pages import to_thing
    from nearward_ui.routes import ToCycle, ToVersions

    if not target.kind:
        return {}
    found: dict[str, Route] = {"open": to_thing(target.kind, target.id)}
    if BY_NAME[target.kind].has_versions:
        found["versions"] = ToVersions(kind=target.kind, id=target.id)
    if (target.kind, target.sort) == ("moment", PULL):
        found["cycle"] = ToCycle(id=target.id)
    return found


def goes_to_trash(thing: object) -> bool:
    """Whether a list moves it to the trash; of what stands among others only an entry goes."""
    from nearward.domain.cards import Card

    record = _record(thing)
    return record is not None and (not isinstance(thing, Card) or thing.kind == "entry")


def _record(thing: object) -> tuple[str, int, date | None] | None:
    """Kind, id and day of a record that a page opens."""
    from nearward.domain.cards import Card
    from nearward.domain.kinds import KINDS
    from nearward_ui.pages import opened

    thing = _itself(thing)
    kind = thing.kind if isinstance(thing, Card) else ""
    kind = kind or next((one.name for one in KINDS if one.type is type(thing)), "")
    if kind not in opened():
        return None
    return kind, getattr(thing, "id", 0) or 0, getattr(thing, "day", None)


def _itself(thing: object) -> object:
    """The record or its card, of a row that says more of it."""
    from nearward.domain.cards import Hit, MomentInWeek

    if isinstance(thing, MomentInWeek):
        return thing.moment
    return thing.card if isinstance(thing, Hit) else thing


def _sort(thing: object) -> str:
    """Which of its kind a moment is."""
    from nearward.domain.cards import Card
    from nearward.domain.model import Moment

    thing = _itself(thing)
    if isinstance(thing, Moment):
        return thing.kind
    return str(thing.detail.get("kind", "")) if isinstance(thing, Card) else ""
