"""What the invented person believes, kept beside the six months: stories, ratings, evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from nearward.domain.beliefs import BOTH, NEW, OLD, Belief, BeliefEvidence, BeliefRating
from nearward.domain.day import settle
from nearward.domain.model import Worksheet
from nearward.session.ask import worksheets
from nearward.session.ask.forms import beliefs
from nearward.session.operation import Operation
from nearward.worksheets import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from nearward.worksheets.form.model import Sheet

#: weeks before the last day: how much the old story and the newer one were believed
_RATED = ((23, 75, None), (19, 70, 25), (14, 60, 40), (9, None, 45), (5, 55, 40), (1, 50, 55))
#: days before the last day, what happened, which story it fits, whether it stands on the card
_KEPT = (
    (94, "Ines asked “and then?” three times on the way home.", NEW, True),
    (80, "My sister ended the call after ten minutes.", BOTH, False),
    (63, "Ruth has known me for nineteen years, that winter included.", NEW, True),
    (51, "At the fair Ines looked at the clock.", OLD, False),
    (20, "Viktor wrote that he had missed the long stories.", NEW, False),
)
#: days before the last day on which signs were filled in
_SIGNS = (98, 70, 42, 14)


def add(ask: Callable[[Operation[Any]], Any], until: date) -> None:
    """Keep all of it; `ask` gives the answer of an operation."""
    story = ask(
        beliefs.save(
            Belief(
                **_when(until, 7 * 23),
                text="I am too much.",
                new_story="Some people want all of it, and they say when it is enough.",
                card_when="When someone looks at the clock",
                card_will="ask once, and stay ten minutes",
            )
        )
    )
    ask(beliefs.save(Belief(**_when(until, 30), text="They will leave.", archived=True)))
    for weeks, old, new in _RATED:
        rating = BeliefRating(
            **_when(until, 7 * weeks), belief_id=story.id, old_rating=old, new_rating=new
        )
        ask(beliefs.rate(rating))
    for days, text, fits, on_card in _KEPT:
        one = BeliefEvidence(
            **_when(until, days), belief_id=story.id, text=text, fits=fits, on_card=on_card
        )
        ask(beliefs.keep(one))
    feared = [sheet for sheet in catalogue.sheets().values() if sheet.feared]
    for number, sheet in enumerate(feared):
        _finish(ask, sheet, _when(until, 40 + 9 * number))
    for sheet in catalogue.sheets_with_scale():
        for days in _SIGNS:
            _finish(ask, sheet, _when(until, days))


def _finish(ask: Callable[[Operation[Any]], Any], sheet: Sheet, when: dict[str, Any]) -> None:
    """A worksheet as its made-up example has it."""
    made = Worksheet(**when, sheet=sheet.id, sheet_version=sheet.version, status="finished")
    ask(worksheets.save(replace(made, answers=dict(sheet.example))))


def _when(until: date, days: int) -> dict[str, Any]:
    day = until - timedelta(days=days)
    at: datetime = settle(datetime.combine(day, time(20, 15)))[0]
    return {"at": at, "day": day}
