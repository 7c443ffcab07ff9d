"""Any diary: something of every kind, with any words in every field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from nearward.domain.model import (
    DAYS_WERE,
    PLAN_PARTS,
    RECONNECT,
    RECONNECT_BY,
    ROUGH_DAYS,
    WHAT_THEN,
    CheckIn,
    Direction,
    Entry,
    Moment,
    OwnTerm,
    OwnText,
    Passage,
    Pause,
    Person,
    PersonRating,
    Plan,
    Resource,
    SavedSearch,
    UnconfirmedDays,
    Worksheet,
)
from nearward.domain.own_sheets import OwnSheet
from nearward.domain.rough import CODES, ROUGH
from nearward.domain.text.mentions import fold
from nearward.pictures.intake import take
from nearward.vault.vault import Vault
from nearward.worksheets.vocabulary import CHANGEABLE

TEXT = st.text(max_size=30) | st.sampled_from(
    [
        "With @Sam and @Kim #far",
        "#Far #far",
        "e\u0301 é 🙂🏽",
        "a\r\nb\rc\n",
        "\x00\u200f",
        " @",
        "# x",
    ]
)
NAME = st.text(st.characters(min_codepoint=48, max_codepoint=0x2FFF), min_size=1, max_size=9)
FLAG = st.sampled_from([None, False, True])
OFFSET = st.just(timezone(timedelta(hours=-3, minutes=-30)))
ZONE = st.sampled_from([-720, -210, 0, 60, 345, 840])
PULL: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.just("pull"),
    "outcome": st.sampled_from(["stayed", "paused_told", "partly", "withdrew", "unsure"]),
}
#: a moment after which they may be back in touch
AWAY: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.just("pull"),
    "outcome": st.just("withdrew"),
    "reconnect_state": st.none() | st.sampled_from(RECONNECT),
    "reconnect_said": st.none() | st.datetimes(datetime(1900, 1, 2), timezones=st.just(UTC)),
    "reconnect_precision": st.none() | st.sampled_from(("exact", *ROUGH_DAYS)),
    "reconnected_at": st.none() | st.datetimes(datetime(1900, 1, 2), timezones=OFFSET),
    "reconnect_by": st.none() | st.sampled_from(RECONNECT_BY),
    "repair": TEXT,
}
APPROACH: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.just("approach"),
    "outcome": st.none(),
    "approach_kind": st.sampled_from(["fear", "need", "other"]),
}
PERCENT = st.none() | st.integers(0, 100)
#: a time that is known by the part of the day, or by the clock
ROUGHLY: list[dict[str, Any]] = [{}, *({ROUGH: part} for part in CODES)]
EXTRA = st.dictionaries(TEXT, TEXT | st.integers(-9, 9) | st.none() | st.lists(TEXT, max_size=2))


@st.composite
def whens(draw: st.DrawFn) -> dict[str, Any]:
    """An instant, its day (the one before for who is up late), and where it came from."""
    zone = timezone(timedelta(minutes=draw(ZONE)))
    at = draw(st.datetimes(datetime(1950, 1, 2), datetime(2090, 1, 1))).replace(
        tzinfo=zone, microsecond=0
    )
    day = at.date() - timedelta(days=draw(st.integers(0, 1)))
    return {"at": at, "day": day, "source": draw(st.none() | NAME), "source_id": draw(NAME)}


class _Writer:
    """Writes into a vault what is drawn."""

    def __init__(self, vault: Vault, draw: Callable[..., Any]) -> None:
        self.vault, self.draw = vault, draw
        self.people: list[int] = []
        self.entries: list[int] = []
        self.moments: list[int] = []
        self.pauses: list[int] = []
        self.worksheets: list[int] = []

    def some(self, many: list[int]) -> int | None:
        """One of them, or none."""
        drawn: int | None = self.draw(st.sampled_from([None, *many]))
        return drawn

    def someone(self) -> None:
        alias = " ".join(self.draw(NAME).split())
        taken = {fold(one.alias) for one in self.vault.people.every()}
        if not alias or fold(alias) in taken:
            return
        flags: dict[str, Any] = {
            name: self.draw(st.booleans()) for name in ("archived", "left_out")
        }
        person = Person(alias=alias, relation=self.draw(TEXT), about=self.draw(TEXT), **flags)
        self.people.append(self.vault.people.save(person).id)

    def entry(self) -> None:
        draw = self.draw
        beside = st.lists(st.sampled_from(self.people), max_size=2, unique=True)
        entry = Entry(
            **draw(whens()),
            title=draw(TEXT),
            text=draw(TEXT),
            mood=draw(st.none() | st.integers(-3, 3)),
            starred=draw(st.booleans()),
            prompt=draw(TEXT),
            tags=tuple(draw(st.lists(NAME, max_size=2))),
            people=tuple(draw(beside)) if self.people else (),
            extra=draw(EXTRA),
        )
        kept = self.vault.entries.save(entry)
        self.entries.append(kept.id)
        if draw(st.booleans()):
            fresh = Entry(**{**_fields(kept), "text": draw(TEXT)})
            self.vault.entries.save(fresh, keep_version=True)
        for number in range(draw(st.integers(0, 2))):
            name, kind = draw(NAME), draw(st.booleans())
            taken = take(name, gif(f"{kept.id} {number}"), as_it_was=kind)
            self.vault.pictures.keep(kept.id, name, taken)

    def moment(self) -> None:
        draw = self.draw
        moment = Moment(
            **draw(whens()),
            **draw(st.sampled_from((PULL, AWAY, APPROACH)).flatmap(st.fixed_dictionaries)),
            suds=draw(PERCENT),
            reception=draw(st.none() | st.just("warm")),
            after_feeling=tuple(draw(st.lists(st.sampled_from(["calm", "sad"]), unique=True))),
            pause_id=self.some(self.pauses),
            urge=draw(PERCENT),
            trigger=draw(st.none() | st.just("criticism")),
            behaviour=tuple(
                draw(st.lists(st.sampled_from(["quiet", "left", "work"]), unique=True))
            ),
            fear=tuple(draw(st.lists(st.sampled_from(["seen", "left_alone"]), unique=True))),
            person_id=self.some(self.people),
            text=draw(TEXT),
            more={**draw(EXTRA), **draw(st.sampled_from(ROUGHLY))},
        )
        self.moments.append(self.vault.moments.save(moment).id)

    def pause(self) -> None:
        draw = self.draw
        pause = Pause(
            **draw(whens()),
            seconds=draw(st.integers(0, 100_000)),
            urge_before=draw(PERCENT),
            urge_after=draw(PERCENT),
            named_emotion=draw(st.none() | st.just("afraid")),
            body_place=tuple(draw(st.lists(st.sampled_from(["chest", "jaw"]), unique=True))),
            what_then=draw(st.none() | st.sampled_from(WHAT_THEN)),
        )
        self.pauses.append(self.vault.pauses.save(pause).id)

    def helping(self) -> None:
        draw = self.draw
        words: dict[str, Any] = {
            n: draw(TEXT) for n in ("name", "contact", "region", "hours", "note")
        }
        checked = draw(st.none() | st.dates())
        self.vault.resources.save(Resource(**words, checked_on=checked))
        if draw(st.booleans()):
            parts = {name: draw(TEXT) for name in PLAN_PARTS}
            self.vault.plans.save(Plan(parts=parts, reviewed_on=draw(st.none() | st.dates())))
        if draw(st.booleans()):
            days = {name: draw(st.none() | st.dates()) for name in ("looked_on", "ask_on")}
            told = Direction(text=draw(TEXT), why_now=draw(TEXT), **days)
            self.vault.directions.save(told)

    def worksheet(self) -> None:
        draw = self.draw
        sheet = Worksheet(
            **draw(whens()),
            sheet="evidence",
            status=draw(st.sampled_from(["open", "done"])),
            answers={"situation": draw(TEXT), "thoughts": [{"txt": draw(TEXT)}]},
            moment_id=self.some(self.moments),
            entry_id=self.some(self.entries),
            person_id=self.some(self.people),
        )
        self.worksheets.append(self.vault.worksheets.save(sheet).id)

    def own_sheet(self) -> None:
        """One of the person's own; some are changed after a worksheet was given under them."""
        draw = self.draw
        when, words = draw(whens()), TEXT
        code = f"own-{draw(st.integers(0, (1 << 64) - 1)):016x}"
        if self.vault.own_sheets.of_code(code) is not None:
            return
        choices = [{"code": f"o{n}", "label": draw(words)} for n in range(draw(st.integers(1, 3)))]
        fields: list[dict[str, Any]] = [
            {"id": "f1", "kind": "long", "label": draw(words), "hint": draw(words)},
            {"id": "f2", "kind": "choice", "label": draw(words), "options": choices},
        ]
        step = {"id": "s1", "title": draw(words), "field": fields}
        asks = {"title": draw(words), "step": [step]}
        made = self.vault.own_sheets.save(OwnSheet(**when, code=code, definition=asks))
        if draw(st.booleans()):
            answers = {"f1": draw(TEXT)}
            self.vault.worksheets.save(Worksheet(**when, sheet=code, answers=answers))
            fewer = {"title": draw(words), "step": [{**step, "field": fields[:1]}]}
            self.vault.own_sheets.save(replace(made, definition=fewer))

    def passage(self) -> None:
        draw = self.draw
        made = [("moment", one) for one in self.moments]
        made += [("worksheet", one) for one in self.worksheets]
        if self.entries and made:
            entry_id = draw(st.sampled_from(self.entries))
            start = draw(st.integers(0, 1 << 40))
            passage = Passage(entry_id=entry_id, start=start, words=draw(TEXT))
            self.vault.passages.join(passage, *draw(st.sampled_from(made)))

    def rest(self) -> None:
        draw, vault = self.draw, self.vault
        for day in draw(st.lists(st.dates(), max_size=2, unique=True)):
            at = datetime(day.year, day.month, day.day, 12, tzinfo=timezone.utc)  # noqa: UP017
            levels: dict[str, Any] = {
                name: draw(st.none() | st.integers(0, 10)) for name in ("closeness", "loneliness")
            }
            mood = draw(st.none() | st.integers(-3, 3))
            told = CheckIn(at=at, day=day, mood=mood, text=draw(TEXT), near=draw(FLAG), **levels)
            vault.check_ins.answer(told, 4)
            were = draw(st.none() | st.sampled_from(DAYS_WERE))
            vault.unconfirmed_days.answer(UnconfirmedDays(at=at, day=day, were=were))
        for person in self.people:
            if draw(st.booleans()):
                rating = PersonRating(
                    **draw(whens()), person_id=person, worry=draw(PERCENT), unease=draw(PERCENT)
                )
                vault.person_ratings.rate(rating)
        for kind in draw(
            st.lists(st.sampled_from(["prompt", "template", "kind_note"]), max_size=3)
        ):
            own = OwnText(kind=kind, title=draw(TEXT), text=draw(TEXT), deck=draw(TEXT))
            vault.own_texts.save(own)
        for name, code in draw(st.sets(st.tuples(st.sampled_from(CHANGEABLE), NAME), max_size=3)):
            vault.own_terms.save(
                OwnTerm(
                    vocabulary=name,
                    code=code,
                    label=draw(TEXT),
                    hidden=draw(st.booleans()),
                    place=draw(st.none() | st.integers(0, 99)),
                    pinned=draw(st.none() | st.booleans()),
                )
            )
        for name in draw(st.lists(NAME, max_size=2, unique_by=fold)):
            vault.saved_searches.save(SavedSearch(name=name, query=draw(TEXT)))
        for word in draw(st.lists(NAME, max_size=2, unique=True)):
            vault.connection.execute("INSERT OR IGNORE INTO own_word VALUES (?)", (word,))
        for place in draw(st.lists(NAME, max_size=2, unique=True)):
            vault.drafts.keep(place, {"text": draw(TEXT)})
        vault.settings.keep("day_ends", draw(st.integers(0, 6)))


def _fields(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.__dataclass_fields__}


def gif(comment: str) -> bytes:
    """A picture of one point, with a comment."""
    said = comment.encode()
    head = "47494638396101000100800000000000ffffff"
    return (
        bytes.fromhex(head)
        + b"\x21\xfe"
        + bytes([len(said)])
        + said
        + b"\0"
        + bytes.fromhex("2c000000000100010000020144003b")
    )


def write(vault: Vault, draw: Callable[..., Any]) -> None:
    """Write any diary into an empty one."""
    writer = _Writer(vault, draw)
    with vault.writing():
        for what in (writer.someone, writer.entry, writer.pause, writer.moment, writer.worksheet):
            for _ in range(draw(st.integers(0, 3))):
                what()
        if draw(st.booleans()):
            writer.own_sheet()
        writer.rest()
        for _ in range(draw(st.integers(0, 2))):
            writer.helping()
            writer.passage()
