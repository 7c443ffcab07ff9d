"""Six invented months, as a person might have written them.

What was written stands as data in the resources; the days between are made by a seeded chance, so
that the same last day always gives the same diary. Weeks are counted from the Monday 25 weeks
before the week of the last day; what would lie behind that day is left out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from nearward.command.demo.beliefs import Stories
from nearward.command.demo.coming_back import still_open, with_return
from nearward.command.demo.data import (
    Course,
    DemoEntries,
    DemoMoments,
    EntryGiven,
    MomentGiven,
    Placed,
)
from nearward.command.demo.days_were import write_days_were
from nearward.command.demo.help import write_help
from nearward.command.demo.own import write_own
from nearward.command.demo.pictures import drawn
from nearward.command.demo.sheets import Known, Sheets
from nearward.domain.day import day_of, now, settle
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import (
    CheckIn,
    Entry,
    Moment,
    Pause,
    PersonRating,
    SavedSearch,
    Version,
)
from nearward.i18n import Translator
from nearward.learn.beneath import Beneath
from nearward.learn.note import note_of
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault
from nearward.worksheets.catalogue import read
from nearward_resources import FOLDER

SEED = 20260118
WEEKS = 26
#: how close a person felt on a day of which it is not said whether there was a near moment
_NEAR = 5
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def make(path: Path, passphrase: str, until: date | None = None) -> None:
    """Make a diary that holds the six months up to `until` (or yesterday), and close it."""
    vault = create_diary(path, passphrase)
    try:
        fill(vault, until or yesterday())
    except BaseException:
        vault.close()
        path.unlink(missing_ok=True)
        raise
    vault.close()


def yesterday() -> date:
    """The last day that is over, for a day that ends at four."""
    return day_of(now()) - timedelta(days=1)


def first_day(until: date) -> date:
    """The Monday on which the months begin."""
    return until - timedelta(days=until.weekday(), weeks=WEEKS - 1)


def fill(vault: Vault, until: date) -> None:
    """Write the six months into an open diary, in one transaction."""
    with vault.writing():
        _Filling(vault, until).run()


@dataclass(frozen=True, slots=True)
class _Days:
    """Which day is which."""

    until: date

    @property
    def first(self) -> date:
        return first_day(self.until)

    def every(self) -> Iterator[tuple[int, date]]:
        """(week, day) of all days."""
        for number in range((self.until - self.first).days + 1):
            yield number // 7, self.first + timedelta(days=number)

    def at(self, placed: Placed) -> datetime | None:
        """When something was; None when that lies behind the last day."""
        day = self.first + timedelta(days=7 * placed.week + DAYS.index(placed.day))
        hour, minute = placed.time.split(":")
        at, _ = settle(datetime.combine(day, time(int(hour), int(minute))))
        return at if day <= self.until else None


class _Filling:
    """One filling of one diary."""

    def __init__(self, vault: Vault, until: date) -> None:
        self.vault = vault
        self.days = _Days(until)
        self.chance = random.Random(SEED)  # noqa: S311 (no secret: the same diary every time)
        folder = FOLDER / "demo"
        self.course = read(folder / "course.toml", Course)
        self.entries = read(folder / "entries.toml", DemoEntries)
        self.moments = read(folder / "moments.toml", DemoMoments)
        self.people: dict[str, int] = {}
        self.known: dict[str, int] = {}
        self.pauses: dict[str, int] = {}
        self.pictures = 0

    def run(self) -> None:
        """Write everything."""
        first, _ = settle(datetime.combine(self.days.first, time(20, 5)))
        for alias in self.course.people:
            self.people[alias] = self.vault.people.add(alias, first.astimezone(UTC)).id
        self._write_people(first.astimezone(UTC))
        self._write_entries()
        self._write_pauses()
        write_help(self.vault, self.days.until)
        self._write_moments()
        self._write_quick_moments()
        stories = Stories(self.vault, self.days.at, _stamped)
        stories.write()
        known = Known(self.people, self.known, stories.ids)
        Sheets(self.vault, self.days.until, self.days.at, _stamped, known).write()
        stories.keep_evidence(known)
        self._write_check_ins()
        write_days_were(self.vault, self.days.first, self.days.until)
        write_own(self.vault, self.days.at)

    def _write_people(self, first: datetime) -> None:
        for known in self.course.someone:
            person = self.vault.people.get(self.people[known.alias])
            if person is not None:
                noted = replace(person, relation=known.relation, about=known.about)
                self.vault.people.save(noted, first)
        for rated in self.course.rated:
            for week, worry, unease in rated.days:
                at = self.days.at(Placed(week=week, day="sun", time="21:15"))
                if at is not None:
                    rating = PersonRating(
                        **_stamped(at, 1),
                        person_id=self.people[rated.alias],
                        worry=worry,
                        unease=unease,
                    )
                    self.vault.person_ratings.rate(rating)
        for name, query in self.course.searches.items():
            self.vault.saved_searches.save(SavedSearch(name=name, query=query), first)

    def _marks(self, text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The tags and people that an entry is given beside its text."""
        words = set(re.findall(r"\w+", text))
        tags = [tag for tag, among in self.course.tags.items() if words & set(among)]
        return tuple(tags), tuple(who for name, who in self.people.items() if name in words)

    def _write_entries(self) -> None:
        for given in self.entries.entry:
            at = self.days.at(given)
            if at is not None:
                made = self._entry(given, at)
                kept = self.vault.entries.save(made)
                if given.before:
                    self._keep_version(kept, given.before.strip())
                self._draw(kept, given.pictures)
                if given.trashed:
                    self.vault.entries.trash(kept.id)

    def _keep_version(self, entry: Entry, text: str) -> None:
        """An hour before it was written as it is, it said something else."""
        body = {**{name: getattr(entry, name) for name in BY_NAME["entry"].says}, "text": text}
        kept = entry.at.astimezone(UTC)
        stamps: dict[str, Any] = {"created": kept - timedelta(hours=1), "kept": kept}
        self.vault.versions.put_back(Version(kind="entry", thing_id=entry.id, body=body, **stamps))

    def _entry(self, given: EntryGiven, at: datetime) -> Entry:
        text = given.text.strip()
        if given.said:
            text = note_of(Beneath(given.said, text), Translator())
        tags, people = self._marks(text)
        return Entry(
            **_stamped(at, 9),
            title=given.title,
            text=self._placed(text, given.pictures),
            prompt=given.prompt,
            mood=given.mood,
            starred=given.starred,
            tags=tags,
            people=people,
        )

    def _placed(self, text: str, names: tuple[str, ...]) -> str:
        """A text that names its pictures by the ids they are about to get."""
        for number, name in enumerate(names, self.pictures + 1):
            text = text.replace(f"(picture:{name})", f"(picture:{number})")
        return text

    def _draw(self, entry: Entry, names: tuple[str, ...]) -> None:
        for name in names:
            self.pictures += 1
            kept = self.vault.pictures.add(
                entry.id, f"{name}.png", drawn(name), created=entry.created
            )
            if kept.id != self.pictures:
                raise ValueError("the invented months go into an empty diary")

    def _write_pauses(self) -> None:
        for given in self.moments.pause:
            at = self.days.at(given)
            if at is None:
                continue
            kept = self.vault.pauses.save(
                Pause(
                    **_stamped(at, 1 + given.seconds // 60),
                    seconds=given.seconds,
                    urge_before=given.urge_before,
                    urge_after=given.urge_after,
                    named_emotion=given.named_emotion,
                    body_place=given.body_place,
                    what_then=given.what_then,
                )
            )
            self.pauses[given.id] = kept.id

    def _write_moments(self) -> None:
        for given in self.moments.moment:
            at = self.days.at(given)
            if at is None:
                continue
            kept = self._save(self._moment(given, at), is_open=given.still_open)
            if given.id:
                self.known[given.id] = kept.id
            if given.trashed:
                self.vault.moments.trash(kept.id)

    def _moment(self, given: MomentGiven, at: datetime) -> Moment:
        return Moment(
            **_stamped(at, given.noted_after),
            kind=given.kind,
            outcome=given.outcome,
            approach_kind=given.approach_kind,
            suds=given.suds,
            reception=given.reception,
            after_feeling=given.after_feeling,
            pause_id=self.pauses.get(given.pause) if given.pause else None,
            urge=given.urge,
            trigger=given.trigger,
            behaviour=given.behaviour,
            fear=given.fear,
            person_id=self.people[given.person] if given.person else None,
            text=given.text,
            more=given.more,
        )

    def _write_quick_moments(self) -> None:
        """Those that were logged in half a minute: a few chips, seldom a word."""
        for number, week in enumerate(self.course.week):
            for outcome in week.quick:
                placed = Placed(
                    week=number,
                    day=self._one_of(DAYS, (2, 2, 2, 2, 3, 4, 4)),
                    time=f"{self._between(17, 23)}:{self._between(0, 59):02}",
                )
                at = self.days.at(placed)
                moment = self._quick(outcome, at)
                if moment is not None:
                    self._save(moment)

    def _save(self, moment: Moment, *, is_open: bool = False) -> Moment:
        told = still_open(moment) if is_open else with_return(moment, self.days.until, SEED)
        return self.vault.moments.save(told)

    def _quick(self, outcome: str, at: datetime | None) -> Moment | None:
        """Always asks chance the same number of times, so that the last day changes no other."""
        habits = self.course.habits
        went = outcome in ("partly", "withdrew")
        urge = self._between(35, 90) if went else self._between(20, 75)
        urge = round(urge / 5) * 5
        no_urge, no_trigger, no_person = (self.chance.random() < p for p in (0.22, 0.12, 0.15))
        trigger = self._one_of(tuple(habits.trigger), tuple(habits.trigger.values()))
        behaviour = self._one_of(tuple(habits.behaviour), tuple(habits.behaviour.values()))
        fear = self._one_of(tuple(habits.fear), tuple(habits.fear.values()))
        no_fear = self.chance.random() < 0.6
        person = self._one_of(tuple(habits.person), tuple(habits.person.values()))
        if at is None:
            return None
        return Moment(
            **_stamped(at, 4),
            outcome=outcome,
            urge=None if no_urge else urge,
            trigger=None if no_trigger else trigger,
            behaviour=(behaviour,) if went else (),
            fear=() if no_fear else (fear,),
            person_id=None if no_person else self.people[person],
        )

    def _write_check_ins(self) -> None:
        lines = list(self.course.lines)
        mood = 0.3
        for week, day in self.days.every():
            mood = 0.7 * mood + 0.3 * self.course.week[week].mood
            mood += 1.4 * (self.chance.random() - 0.5)
            found = self._check_in(day, self.course.week[week].confirmed, mood, lines)
            if found is not None and found.at.date() <= self.days.until:
                self.vault.check_ins.answer(found, 4)

    def _check_in(self, day: date, share: float, mood: float, lines: list[str]) -> CheckIn | None:
        """A day's answer: often the morning after, sometimes two days late, often none at all."""
        fate, late, tells, speaks = (self.chance.random() for _ in range(4))
        noise = [self.chance.random() for _ in range(4)]
        minute = self._between(0, 59)
        if share == 0:
            return None
        if fate < share:
            answered, confirmed = day + timedelta(days=1 if late < 0.85 else 2), True
        elif fate < share + 0.07:
            answered, confirmed = day + timedelta(days=1), False
        elif fate < share + 0.15:
            answered, confirmed = day, None
        else:
            return None
        hour = 22 if answered == day else 7 + int(late * 3)
        at, _ = settle(datetime.combine(answered, time(hour, minute)))
        stamps = {**_stamped(at, 1), "day": day}
        if tells > 0.62 and confirmed is not None:
            return CheckIn(**stamps, confirmed=confirmed)
        hours = 6.9 + 0.3 * mood + 2.4 * (noise[3] - 0.5)
        closeness = max(0, min(10, round(5 + 1.3 * mood + 4 * (noise[1] - 0.5))))
        return CheckIn(
            **stamps,
            confirmed=confirmed,
            mood=max(-3, min(3, round(mood + noise[0] - 0.5))),
            closeness=closeness,
            near=closeness > _NEAR if abs(closeness - _NEAR) > 1 else None,
            loneliness=max(0, min(10, round(4 - 1.2 * mood + 4 * (noise[2] - 0.5)))),
            sleep=round(2 * hours) / 2 if late < 0.7 else None,
            text=lines.pop(0) if lines and speaks < 0.22 else "",
        )

    def _between(self, low: int, high: int) -> int:
        return low + int(self.chance.random() * (high - low + 1))

    def _one_of(self, values: tuple[str, ...], weights: tuple[float, ...]) -> str:
        return self.chance.choices(values, weights)[0]


def _stamped(at: datetime, minutes: int) -> dict[str, Any]:
    """When it was, and that it was written down some minutes later."""
    written = (at + timedelta(minutes=minutes)).astimezone(UTC)
    return {"at": at, "day": day_of(at), "created": written, "changed": written}
