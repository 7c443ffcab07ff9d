"""A diary as a folder of Markdown, and as tables."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from nearward.domain.model import (
    CheckIn,
    Entry,
    Moment,
    PersonRating,
    Picture,
    Thing,
    UnconfirmedDays,
)
from nearward.domain.rough import ROUGH
from nearward.exchange.json_out import file_of
from nearward.i18n import Translator
from nearward.worksheets import vocabulary
from nearward.worksheets.moment_fields import moment_fields

_UNFIT = re.compile(r'[\\/:*?"<>|#\[\]^\x00-\x1f\x7f]+')
_LONGEST = 60


def file_name(entry: Entry) -> str:
    """A name that all systems take: the day, the time, the id, and the title as far as it goes."""
    title = " ".join(_UNFIT.sub(" ", entry.title).split())[:_LONGEST].strip(". ")
    while len(title.encode("utf-8", "replace")) > 2 * _LONGEST:
        title = title[:-1]
    return f"{entry.day} {entry.at:%H%M} {entry.id} {title}".rstrip() + ".md"


def markdown(entry: Entry, pictures: Iterable[Picture]) -> bytes:
    """An entry with what is known of it before its text; pictures are named as they lie beside."""
    front = [
        f"date: {entry.at.isoformat(timespec='minutes')}",
        f"title: {json.dumps(entry.title, ensure_ascii=False)}",
        f"tags: {json.dumps(list(entry.tags), ensure_ascii=False)}",
    ]
    if entry.mood is not None:
        front.append(f"mood: {entry.mood}")
    if entry.starred:
        front.append("starred: true")
    if entry.prompt:
        front.append(f"question: {json.dumps(entry.prompt, ensure_ascii=False)}")
    text = entry.text
    for picture in pictures:
        address = f"(picture:{picture.id})"
        if address in text:
            text = text.replace(address, f"({file_of(picture)})")
        else:
            text = f"{text}\n\n![]({file_of(picture)})"
    return ("---\n" + "\n".join(front) + f"\n---\n\n{text}\n").encode("utf-8", "replace")


_SHARED = ("id", "day", "at", "created", "changed")


#: columns of optional fields that came later than those behind them
_SINCE = ("closeness_event_text", "emotion_strength")
#: fields that hold codes of a vocabulary; what these are called stands at the end
_CHOSEN = {
    **{name: name for name in ("outcome", "trigger", "behaviour", "fear")},
    **{name: name for name in ("approach_kind", "reception", "lens")},
    "after_feeling": "emotion",
    "emotions": "emotion",
}


def _several(value: object) -> object:
    """Several codes with a blank between them, each with its number where it has one; all else as
    it is."""
    if isinstance(value, dict):
        return " ".join(f"{code}:{n}" for code, n in value.items())
    return " ".join(map(str, value)) if isinstance(value, list) else value


def _labels(moment: Moment, name: str, words: Translator) -> str:
    """What the codes of a field are called, in the person's words where there are some."""
    value = getattr(moment, name, None) or moment.more.get(name) or ()
    codes = [value] if isinstance(value, str) else value if isinstance(value, list | tuple) else ()
    return "; ".join(vocabulary.label(_CHOSEN[name], str(code), words) for code in codes)


def _row(thing: Thing) -> list[object]:
    stamps = [at.isoformat() if at else "" for at in (thing.at, thing.created, thing.changed)]
    return [thing.id, thing.day.isoformat(), *stamps]


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _instant(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _field(one: Moment, name: str, names: dict[int, str]) -> object:
    """A field of a moment in its cell: a person by their alias, several codes together."""
    if name == "person":
        return names.get(one.person_id or 0, "")
    value = getattr(one, name)
    return " ".join(value) if isinstance(value, tuple) else value


def moments_csv(
    moments: Iterable[Moment], names: dict[int, str], words: Translator | None = None
) -> bytes:
    """Moments, a line each; several codes in a cell stand with a blank between them, and what they
    are called (`words`) in a column of its own at the end.

    Columns keep their names and their order; new ones come behind.
    """
    words = words or Translator()
    head = ("kind", "outcome", "urge", "trigger", "behaviour", "fear", "person", "text")
    let_in = ("approach_kind", "suds", "reception", "after_feeling", "pause_id")
    known = [name for field in moment_fields() for name in (field.name, field.strengths) if name]
    more = (*(name for name in known if name not in _SINCE), ROUGH)
    back = ("reconnect_state", "reconnect_precision", "reconnect_by", "repair")
    times = ("reconnect_said", "reconnected_at")
    return _table(
        (*_SHARED, *head, *let_in, *more, *back, *times, *_SINCE, *(f"{n}_label" for n in _CHOSEN)),
        (
            [
                *_row(one),
                *(_field(one, name, names) for name in (*head, *let_in)),
                *(_several(one.more.get(name)) for name in more),
                *(getattr(one, name) for name in back),
                *(_instant(getattr(one, name)) for name in times),
                *(_several(one.more.get(name)) for name in _SINCE),
                *(_labels(one, name, words) for name in _CHOSEN),
            ]
            for one in moments
        ),
    )


def check_ins_csv(check_ins: Iterable[CheckIn]) -> bytes:
    """Check-ins, a line each; `confirmed` and `near` are 1, 0 or empty."""
    head = ("confirmed", "mood", "closeness", "loneliness", "sleep", "text", "near")
    return _table(
        (*_SHARED, *head),
        (
            [
                *_row(one),
                _flag(one.confirmed),
                one.mood,
                one.closeness,
                one.loneliness,
                one.sleep,
                one.text,
                _flag(one.near),
            ]
            for one in check_ins
        ),
    )


def ratings_csv(
    ratings: Iterable[PersonRating],
    names: dict[int, str],
    answers: Iterable[UnconfirmedDays] = (),
) -> bytes:
    """How it was with someone, a line each; and how the days not confirmed were, a line a month.

    What was put away says nothing, and has no line.
    """
    theirs = (
        [*_row(one), names.get(one.person_id, ""), one.worry, one.unease, None] for one in ratings
    )
    of_days = ([*_row(one), "", None, None, one.were] for one in answers if one.were)
    head = (*_SHARED, "person", "worry", "unease", "unconfirmed_days")
    return _table(head, chain(theirs, of_days))


#: what a spreadsheet takes for the beginning of a formula, and the mark against that
_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")


def _cell(value: object) -> object:
    """What a person wrote is never calculated: what could be a formula gets a ' before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _table(head: Iterable[str], lines: Iterable[list[object]]) -> bytes:
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(head)
    table.writerows([_cell(value) for value in line] for line in lines)
    return written.getvalue().encode("utf-8", "replace")
