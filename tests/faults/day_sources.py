"""What a scripted day imports: files of other programs, and an export of another diary; and some
of its steps."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.exchange import samples

from nearward.domain.beliefs import BeliefEvidence, BeliefRating
from nearward.domain.model import (
    PLAN_PARTS,
    Direction,
    Entry,
    OwnText,
    Plan,
    Resource,
    SavedSearch,
    Worksheet,
)
from nearward.domain.own_sheets import OwnSheet
from nearward.session.ask import help as helping
from nearward.session.ask import worksheets
from nearward.session.ask.forms import beliefs, direction
from nearward.session.ask.sheets import own_sheets
from nearward.session.jobs import exporting
from nearward.vault.care.opening import create_diary

if TYPE_CHECKING:
    from tests.faults.day import Day

KEY = bytes(range(32))
AT = datetime(2026, 3, 2, 21, tzinfo=UTC)
WHEN: dict[str, Any] = {"at": AT, "day": AT.date()}


def write_sources(folder: Path) -> None:
    """What other programs wrote, and an export of another diary; all of it before this day."""
    pieces = [f"[2025-03-{n % 28 + 1:02} 10:00] Number {n}\nWith @Kim. #far" for n in range(60)]
    (folder / "journal.txt").write_text("\n\n".join(pieces), encoding="utf-8")
    held = {
        "entries": [
            {
                "uuid": "0A3BFC9847BD4173881DE43749F23B58",
                "creationDate": "2024-03-05T02:40:00Z",
                "timeZone": "America/Denver",
                "text": "# A cup\n\n![](dayone-moment://6C88)",
                "photos": [{"identifier": "6C88", "md5": "e249", "type": "png"}],
            }
        ]
    }
    with zipfile.ZipFile(folder / "Export.zip", "w") as made:
        made.writestr("Journal.json", json.dumps(held))
        made.writestr("Photos/e249.png", samples.png(30, 20))
    other = create_diary(folder / "other.nearward", "", key=KEY)
    early = AT.replace(year=2023)
    entry = Entry(at=early, day=early.date(), title="Elsewhere", text="With @Lo. #near")
    with other.writing():
        kept = other.entries.save(entry)
        other.entries.save(replace(kept, text="Other words. @Lo."), keep_version=True)
        other.own_texts.save(OwnText(kind="template", title="Evening", text="What was it?"))
        other.saved_searches.save(SavedSearch(name="near", query="tag:near"))
        sheet = Worksheet(at=early, day=early.date(), sheet="evidence", answers={"situation": "s"})
        other.worksheets.save(replace(sheet, entry_id=kept.id))
        other.pictures.add(kept.id, "cup.png", samples.png(20, 10))
    exporting.export(folder / "other.json", "json")(other)
    other.close()


def a_sheet_of_ones_own(day: Day) -> None:
    """It is changed after one was filled in, so that an earlier definition is kept as well."""
    when: dict[str, Any] = {"at": day.entry.at, "day": day.entry.day}
    asked = {"id": "f1", "kind": "long", "label": "What did I want? " * 100}
    asks = {"title": "Before a call", "step": [{"id": "s1", "title": "A", "field": [asked]}]}
    made = day.do(own_sheets.save(OwnSheet(**when, code="own-00000000000000a1", definition=asks)))
    day.do(worksheets.save(Worksheet(**when, sheet=made.code, answers={"f1": "Quiet. " * 300})))
    day.do(own_sheets.save(replace(made, definition={**asks, "title": "Calls"})))


def who_helps(day: Day) -> None:
    ruth = Resource(name="Ruth", contact="0555 010", note="Also at night. " * 200)
    day.do(helping.save_resource(ruth, draft="resource:begun"))


def whom_to_call(day: Day) -> None:
    day.do(helping.save_number("0555 112", draft="help:number"))


def a_plan(day: Day) -> None:
    parts = {name: f"{name}: the river. " * 200 for name in PLAN_PARTS}
    day.do(helping.save_plan(Plan(parts=parts)))
    day.do(helping.save_plan(Plan(parts=parts, reviewed_on=AT.date())))


def a_direction(day: Day) -> None:
    day.do(direction.keep_why("I was away at my own birthday. " * 40, AT))
    there = Direction(text="To stay a little longer. " * 200, why_now="I was away.")
    day.do(direction.save(there))
    day.do(direction.save(replace(there, looked_on=AT.date(), ask_on=AT.date())))


def an_old_story(day: Day) -> None:
    told = replace(day.story, text="They will leave. " * 40, new_story="Some stay.")
    day.story = day.do(beliefs.save(told))


def how_much_it_is_believed(day: Day) -> None:
    """A day has one rating of a story: said again, it is the same one."""
    for value in (70, 55):
        rating = BeliefRating(**WHEN, belief_id=day.story.id, old_rating=value, note="a call")
        day.do(beliefs.rate(rating))


def evidence_for_it(day: Day) -> None:
    kept = BeliefEvidence(**WHEN, belief_id=day.story.id, text="He rang from the station. " * 60)
    day.do(beliefs.keep(kept))
