"""What pages ask of the desk about moments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from nearward.domain.cards import Card, MomentInWeek, MomentsWanted, WeekOfMoments
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Moment, Passage, Person
from nearward.domain.returned import Returned
from nearward.insight.weeks import week_start
from nearward.session.ask.worksheets import heavy_today
from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.insight.history import History
    from nearward.vault.vault import Vault


#: so many things of the same day are told beside a moment
FEW = 8
#: so many moments are listed behind a place of a chart
MOST_CARDS = 100
EVERYTHING = MomentsWanted()


class MomentToRead(NamedTuple):
    """A moment, whom it was with, the worksheets begun from it, and what else stands on its day;
    `more`: not all of that."""

    moment: Moment
    person: Person | None
    sheets: list[Card]
    same_day: list[Card]
    more: bool


class ToAnswer(NamedTuple):
    """A time of pulling away that is open or was never answered, and whom it was with."""

    moment: Moment
    alias: str


class ToChooseFrom(NamedTuple):
    """Those by whom and by what moments can be looked for."""

    people: list[Person]
    triggers: frozenset[str]


class ForCharts(NamedTuple):
    """What the charts are drawn from; the names of the people who can be looked at alone; when the
    last heavy worksheet of this day was finished."""

    history: History
    names: dict[int, str]
    heavy: datetime | None


@writes("moment")
def save(
    vault: Vault, moment: Moment, *, draft: str = "", passage: Passage | None = None
) -> Moment:
    """Keep a moment; gives it back with its id and stamps. The draft it came from is forgotten.

    passage: the words of an entry that it was made of.
    """
    if draft:
        vault.drafts.keep(draft, None)
    kept = vault.moments.save(moment)
    if passage is not None and vault.passages.join(passage, "moment", kept.id):
        vault.changes.note("passage")
    return kept


@writes("moment", "draft")
def take_back(vault: Vault, moment_id: int, place: str, body: dict[str, Any]) -> None:
    """Undo that a moment was logged: it lies in the trash, and its form is a draft again."""
    vault.moments.trash(moment_id)
    vault.drafts.keep(place, body)


@writes("moment")
def answer_return(vault: Vault, moment_id: int, answer: Returned) -> Moment | None:
    """Keep whether the two of a moment are in touch again; None when it is gone.

    All else of the moment stays as it is on the disk.
    """
    moment = vault.moments.get(moment_id)
    return None if moment is None else vault.moments.save(answer.in_moment(moment))


@writes("moment")
def fill(vault: Vault, moment_id: int, name: str, value: Any) -> Moment | None:
    """Give one field of a moment, or take it back (None, "" or nothing of several); None when it is
    gone. All else of the moment stays as it is on the disk."""
    moment = vault.moments.get(moment_id)
    if moment is None:
        return None
    if name in BY_NAME["moment"].fields:
        return vault.moments.save(replace(moment, **{name: value}))
    more = {known: given for known, given in moment.more.items() if known != name}
    if value not in (None, "", ()):
        more[name] = value
    return vault.moments.save(replace(moment, more=more))


@reads
def to_answer(vault: Vault, limit: int, also: frozenset[int] = frozenset()) -> list[ToAnswer]:
    """The newest times of pulling away that are open or were never answered.

    also: ids of those that stay among them with any answer.
    """
    names = {person.id: person.alias for person in vault.people.every()}
    found = vault.moments.to_answer(limit, also)
    return [ToAnswer(one, names.get(one.person_id or 0, "")) for one in found]


@reads
def open_returns(vault: Vault) -> int:
    """How many times of pulling away are open or were never answered."""
    return vault.moments.open_returns()


@reads
def get(vault: Vault, moment_id: int) -> Moment | None:
    """One moment."""
    return vault.moments.get(moment_id)


@reads
def page(vault: Vault, after: Moment | None = None, limit: int = 50) -> list[Moment]:
    """The newest moments."""
    return vault.moments.page(after.id if after else None, limit)


@reads
def history(vault: Vault, first: date | None = None, last: date | None = None) -> History:
    """Counts per day and confirmed days, for the charts."""
    return vault.moments.history(first, last)


@reads
def history_with(vault: Vault, person_id: int) -> History:
    """The same of the moments with one person; of who is left out of the charts, none."""
    return vault.moments.history(None, None).with_person(person_id)


@reads
def for_charts(vault: Vault, at: datetime, day_ends: int) -> ForCharts:
    """All that Patterns shows."""
    found = vault.moments.history(None, None)
    offered = found.people
    names = {one.id: one.alias for one in vault.people.every() if one.id in offered}
    return ForCharts(found, names, heavy_today(vault.settings.every(), at, day_ends))


@reads
def cards(vault: Vault, ids: tuple[int, ...]) -> list[Card]:
    """The first of some moments as cards, in their order; those that are gone are left out."""
    found = (vault.timeline.card("moment", one) for one in ids[:MOST_CARDS])
    return [card for card in found if card is not None]


@reads
def by_week(
    vault: Vault,
    after: int | None,
    limit: int,
    today: date,
    first_weekday: int,
    wanted: MomentsWanted = EVERYTHING,
) -> list[MomentInWeek]:
    """The next moments after one, newest first, each with its week."""
    found = vault.moments.listed_page(after, limit, wanted)
    weeks = _weeks(vault, [one.day for one in found], today, first_weekday, wanted)
    return [MomentInWeek(one, weeks[week_start(one.day, first_weekday)]) for one in found]


@reads
def to_read(vault: Vault, moment_id: int) -> MomentToRead | None:
    """A moment with what stands beside it; None when it is gone, or lies in the trash."""
    moment = vault.moments.get(moment_id)
    if moment is None or vault.trash.holds("moment", moment_id):
        return None
    person = vault.people.get(moment.person_id) if moment.person_id else None
    begun = vault.worksheets.begun_from(moment.id, FEW)
    sheets = [card for one in begun if (card := vault.timeline.card("worksheet", one)) is not None]
    told = {("moment", moment.id), *((card.kind, card.id) for card in sheets)}
    newest = vault.timeline.page(None, moment.day, FEW + 1 + len(told))
    others = [
        card for card in newest if card.day == moment.day and (card.kind, card.id) not in told
    ]
    return MomentToRead(moment, person, sheets, list(islice(others, FEW)), len(others) > FEW)


@reads
def to_choose_from(vault: Vault) -> ToChooseFrom:
    """The people and the triggers that moments have, the people by their names."""
    people, triggers = vault.moments.named_in()
    known = [person for person in vault.people.every() if person.id in people]
    return ToChooseFrom(sorted(known, key=lambda one: one.alias.casefold()), triggers)


def _weeks(
    vault: Vault, days: list[date], today: date, first_weekday: int, wanted: MomentsWanted
) -> dict[date, WeekOfMoments]:
    """The weeks of some days, by their first day."""
    firsts = {week_start(day, first_weekday) for day in days}
    if not firsts:
        return {}
    # numbered from a first weekday on, also where the first week of all is cut short
    low, high = min(firsts).toordinal(), max(firsts).toordinal() + 6
    start = low - (date.fromordinal(low).weekday() - first_weekday) % 7
    counts = vault.moments.by_week(start, high, wanted)
    confirmed = vault.check_ins.confirmed_by_week(start, high)
    begun = vault.timeline.begun_on()
    found = {}
    for first in firsts:
        week = (first.toordinal() - start) // 7
        sure = confirmed.get(week, 0)
        over = _over(first, sure, begun, today)
        running = 0 <= (today - first).days < 7
        found[first] = WeekOfMoments(first, counts.get(week, {}), sure, over, running)
    return found


def _over(first: date, confirmed: int, begun: date | None, today: date) -> int:
    """How many days of a week can be told as confirmed or not: those that ended in the time of the
    diary; of a week before it that was brought in with answers, all."""
    days = [first.toordinal() + n for n in range(7)]
    ended = [day for day in days if day < today.toordinal()]
    within = [day for day in ended if begun is not None and day >= begun.toordinal()]
    return max(len(within), len(ended) if confirmed > len(within) else 0)
