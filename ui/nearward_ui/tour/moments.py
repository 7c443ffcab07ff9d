"""The form of a moment in which someone was let in, and of one that came after a pause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from nearward.domain.model import APPROACH, PULL, WITHDRAWALS, WITHDREW, Moment
from nearward.i18n import Translator
from nearward.worksheets.cycle import cycle_of
from nearward_ui.moments.form import MomentPage
from nearward_ui.routes import Route, ToCycle, ToMoment, ToPrintCycle
from nearward_ui.tour.driver import Driver

#: takes a picture under a name
Take = Callable[[str], None]


def fullest(moments: Sequence[Moment], kind: str = PULL) -> Moment:
    """The moment of a kind with most in it."""
    return max((one for one in moments if one.kind == kind), key=_filled)


def circles(moments: Sequence[Moment]) -> tuple[Route, ...]:
    """The moment of which most of the circle was given, to read and to print."""

    def given(one: Moment) -> int:
        return sum(place.is_given for place in cycle_of(one, Translator()).places)

    best = max((one for one in moments if one.outcome in WITHDRAWALS), key=given)
    return ToCycle(id=best.id), ToPrintCycle(id=best.id)


def show(driver: Driver, take: Take, moments: Sequence[Moment]) -> None:
    """As it comes, filled, and a moment that came after a pause."""
    driver.show(ToMoment(kind=APPROACH))
    take("approach-blank")
    driver.show(ToMoment(id=fullest(moments, APPROACH).id))
    take("approach")
    paused = next(one for one in moments if one.pause_id is not None)
    driver.show(ToMoment(id=paused.id))
    take("moment-after-pause")
    least = min((one for one in moments if one.outcome == WITHDREW), key=_filled)
    driver.show(ToCycle(id=least.id))
    take("cycle-open")


def not_saved(
    driver: Driver, take: Take, moments: Sequence[Moment], folder: Path, away: Path
) -> None:
    """What is said when it cannot be saved: the folder of the diary is away."""
    page = driver.show(ToMoment(id=fullest(moments, APPROACH).id))
    folder.rename(away)
    if isinstance(page, MomentPage):
        page.save()
    driver.settle()
    take("approach-error-moved-or-replaced")
    away.rename(folder)


def empty(driver: Driver, take: Take) -> None:
    """In a diary with nothing in it."""
    driver.show(ToMoment(kind=APPROACH))
    take("approach-empty")


def _filled(moment: Moment) -> int:
    given = (
        *(moment.urge, moment.trigger, moment.person_id, moment.text, moment.fear),
        *(moment.suds, moment.reception, moment.after_feeling),
    )
    parts = sum(value not in (None, "", ()) for value in given)
    return 10 * parts + len(moment.behaviour) + len(moment.fear) - 20 * bool(moment.more)
