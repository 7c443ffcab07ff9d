"""The invented diary: seeded, so that the same day always gives the same months."""

from __future__ import annotations

import random
import tomllib
from datetime import date, datetime, time, timedelta
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from nearward.domain.day import now, settle
from nearward.domain.things import CheckIn, Entry, Moment, Person, Worksheet
from nearward.vault.vault import Vault
from nearward.words import Words

DAYS = 182
SEED = 20
DAY_ENDS = 4
#: W a day in each of the six months, oldest first; they do not fall neatly
PULL = (0.40, 0.36, 0.46, 0.28, 0.37, 0.22)
#: other moments a day
OTHER = (0.10, 0.12, 0.16, 0.16, 0.20, 0.24)
#: share of days that are answered
ANSWERED = (0.80, 0.72, 0.42, 0.78, 0.70, 0.84)
#: weeks (back from the end) in which nothing was opened
AWAY = frozenset({18, 17, 9})
OTHERS = (("stayed", 9), ("paused_told", 4), ("chose_distance", 3), ("unsure", 2))
TRIGGERS = (("T02", 6), ("T06", 7), ("T01", 3), ("T05", 3), ("T09", 4), ("T10", 2), ("T04", 2))
BEHAVIOURS = ("B01", "B02", "B04", "B06", "B07", "B09", "B11")
FEARS = ("F01", "F03", "F04", "F05", "F09")
EMOTIONS = ("afraid", "ashamed", "trapped", "sad", "anxious", "warm")


def make(path: Path, passphrase: str, until: date | None, words: Words) -> None:
    """Make the invented diary as a file; it ends at `until` (or yesterday)."""
    vault = Vault.create(path, passphrase)
    try:
        fill(vault, until, words)
    finally:
        vault.close()


def fill(vault: Vault, until: date | None, words: Words) -> None:
    """Write the invented months into an empty diary, in one transaction."""
    last = until or now().date() - timedelta(days=1)
    told = tomllib.loads(_file(words.language).read_text(encoding="utf-8"))
    first = _at(last - timedelta(days=DAYS), 12, 0)
    with vault.writing():
        people = [vault.people.add(alias, first) for alias in told["people"]]
        for item in told["entry"]:
            _entry(vault, item, last)
        _months(vault, told["moment"], people, last)
        for item in told["worksheet"]:
            _worksheet(vault, item, last)


def _file(language: str) -> Any:
    folder = resources.files("nearward_resources") / "demo"
    wanted = folder / f"{language}.toml"
    return wanted if wanted.is_file() else folder / "en.toml"


def _at(day: date, hour: int, minute: int) -> datetime:
    return settle(datetime.combine(day, time(hour, minute)))[0]


def _of(item: dict[str, Any], last: date) -> dict[str, Any]:
    day = last - timedelta(days=item["back"])
    hour, minute = item["at"].split(":")
    return {"day": day, "at": _at(day, int(hour), int(minute))}


def _entry(vault: Vault, item: dict[str, Any], last: date) -> None:
    text = item["text"].strip("\n")
    vault.entries.save(Entry(**_of(item, last), title=item["title"], text=text))


def _worksheet(vault: Vault, item: dict[str, Any], last: date) -> None:
    answers = dict(item["answers"])
    for revisit in answers.get("revisits", []):
        revisit["date"] = (last - timedelta(days=item["back"] - 9)).isoformat()
    status = "draft" if item.get("draft") else "finished"
    vault.worksheets.save(
        Worksheet(**_of(item, last), sheet="evidence", status=status, answers=answers)
    )


def _months(vault: Vault, texts: dict[str, list[str]], people: list[Person], last: date) -> None:
    chance = random.Random(SEED)  # noqa: S311 (an invented diary, not a key)
    pick = partial(_weighted, chance)
    echo = 0.0
    for back in range(DAYS - 1, -1, -1):
        day = last - timedelta(days=back)
        month = min(5, (DAYS - 1 - back) * 6 // DAYS)
        away = back // 7 in AWAY
        quiet = 0.0 if away else 1.0
        if chance.random() < min(0.9, PULL[month] + echo) * quiet:
            outcome = "withdrew" if chance.random() < 0.55 else "partly"
            _moment(vault, chance, day, outcome, texts, people)
            echo = 0.18
        else:
            echo *= 0.5
        if chance.random() < OTHER[month] * quiet:
            _moment(vault, chance, day, pick(OTHERS), texts, people)
        if back and chance.random() < ANSWERED[month] * quiet:
            _check_in(vault, chance, day)


def _moment(
    vault: Vault,
    chance: random.Random,
    day: date,
    outcome: str,
    texts: dict[str, list[str]],
    people: list[Person],
) -> None:
    pulled = outcome in ("partly", "withdrew")
    with_whom = chance.choice([0, 0, 0, 0, 1, 2, 3, None])
    more: dict[str, Any] = {}
    if chance.random() < 0.4:
        more["emotions"] = chance.sample(EMOTIONS, 2)
    vault.moments.save(
        Moment(
            at=_at(day, chance.randrange(9, 23), chance.randrange(60)),
            day=day,
            outcome=outcome,
            urge=chance.choice([None, 30, 45, 55, 60, 65, 70, 80, 85]),
            trigger=_weighted(chance, TRIGGERS) if chance.random() < 0.85 else None,
            behaviour=tuple(chance.sample(BEHAVIOURS, chance.choice([1, 1, 2]))) if pulled else (),
            fear=(chance.choice(FEARS),) if chance.random() < 0.5 else (),
            person_id=None if with_whom is None else people[with_whom].id,
            text=chance.choice(texts[outcome]),
            more=more,
        )
    )


def _check_in(vault: Vault, chance: random.Random, day: date) -> None:
    """Answered on the next morning, or a day later."""
    later = day + timedelta(days=chance.choice([1, 1, 1, 2]))
    extras: dict[str, Any] = {}
    if chance.random() < 0.3:
        extras = {"mood": chance.randrange(-2, 3), "closeness": chance.randrange(2, 9)}
    answer = CheckIn(
        at=_at(later, 8, chance.randrange(60)),
        day=day,
        confirmed=chance.random() < 0.95,
        **extras,
    )
    vault.check_ins.save(answer, DAY_ENDS)


def _weighted(chance: random.Random, choices: tuple[tuple[str, int], ...]) -> str:
    names = [name for name, _ in choices]
    return chance.choices(names, [weight for _, weight in choices])[0]
