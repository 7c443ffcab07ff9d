"""From what a person says to what the chart counts, through the encrypted file."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from nearward.domain.day import day_of
from nearward.domain.model import APPROACH, CheckIn, Moment
from nearward.domain.trouble import Trouble
from nearward.i18n import Translator
from nearward.insight.main_chart import main_chart
from nearward.insight.sentences import beside_sentence

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

OUTCOMES = ("partly", "withdrew", "stayed", "paused_told", "chose_distance", "unsure")
FIRST = date(2026, 1, 12)
DAYS = 130
TODAY = FIRST + timedelta(days=DAYS)
DAY_ENDS = 4


@pytest.mark.parametrize("seed", range(6))
def test_the_chart_counts_what_was_said(seed: int, vault: Vault) -> None:
    """Times after midnight, journeys, moments thrown away and noted late, answers out of time."""
    chance = random.Random(seed)
    wanted: Counter[tuple[date, str]] = Counter()
    sure: set[date] = set()
    with vault.writing():
        for n in range(DAYS):
            day = FIRST + timedelta(days=n)
            _moments(vault, chance, day, wanted)
            if _answer(vault, chance, day):
                sure.add(day)
        for day in (TODAY, FIRST + timedelta(days=DAYS - 1)):
            _note(vault, chance, day, "withdrew")
            wanted[day, "withdrew"] += 1
    history = vault.moments.history(None, None)
    found = main_chart(history, "all", TODAY, chance.randrange(7))
    w = Counter({day: wanted[day, "partly"] + wanted[day, "withdrew"] for day, _ in wanted})
    assert found.confirmed_days == len(sure)
    assert found.rate is not None
    assert found.rate.events == sum(n for day, n in w.items() if day in sure)
    assert found.elsewhere == sum(n for day, n in w.items() if day not in sure and day != TODAY)
    assert sum(week.so_far for week in found.weeks) == w[TODAY] == 1
    for name, outcomes in (
        ("stayed", ("stayed", "paused_told")),
        ("chose_distance", ("chose_distance",)),
        ("unsure", ("unsure",)),
    ):
        total = sum(n for (_, outcome), n in wanted.items() if outcome in outcomes)
        assert getattr(found, name) == total
    first = min([*sure, *(day for (day, outcome), n in wanted.items() if n and outcome)])
    assert (found.first, found.days) == (first, (TODAY - first).days)
    noted = found.rate.events + found.elsewhere
    assert found.floor == pytest.approx(7 * noted / found.days)
    assert f"Chose distance: {found.chose_distance}" in beside_sentence(found, Translator("en"))


def _moments(
    vault: Vault, chance: random.Random, day: date, wanted: Counter[tuple[date, str]]
) -> None:
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 4))):
        outcome = chance.choice(OUTCOMES)
        kept = _note(vault, chance, day, outcome)
        if chance.random() < 0.1:
            vault.moments.trash(kept.id)
        else:
            wanted[day, outcome] += 1
    if chance.random() < 0.1:
        _note(vault, chance, day, None)


def _note(vault: Vault, chance: random.Random, day: date, outcome: str | None) -> Moment:
    """A moment of that day: up to its end at four, somewhere in the world, noted some days late."""
    hours = chance.uniform(DAY_ENDS, 24 + DAY_ENDS - 0.1)
    zone = timezone(timedelta(hours=chance.choice((-8, 0, 1, 1, 1, 2, 13))))
    at = datetime.combine(day, time(), zone) + timedelta(hours=hours)
    assert day_of(at, DAY_ENDS) == day
    kind: dict[str, Any] = {"kind": APPROACH} if outcome is None else {}
    late = at + timedelta(days=chance.choice((0, 0, 3)))
    return vault.moments.save(Moment(at=at, day=day, outcome=outcome, created=late, **kind))


def _answer(vault: Vault, chance: random.Random, day: date) -> bool:
    """An answer about a day, too early, in time, or too late; whether it confirms."""
    after = chance.choice((-2, 10, 40, 60, 200))
    confirmed = chance.choice((True, True, False))
    at = datetime.combine(day + timedelta(days=1), time(DAY_ENDS), UTC) + timedelta(hours=after)
    try:
        vault.check_ins.answer(CheckIn(at=at, day=day, confirmed=confirmed), DAY_ENDS)
    except Trouble:
        assert confirmed
        assert after in (-2, 200)
        return False
    return confirmed
