"""The worksheets of the invented months, and the sheet that was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from nearward.command.demo.data import Placed, WorksheetGiven, WorksheetsGiven
from nearward.domain.model import Passage, Worksheet
from nearward.domain.own_sheets import OwnSheet
from nearward.worksheets import catalogue
from nearward.worksheets.catalogue import read
from nearward.worksheets.form.field_kinds import link
from nearward.worksheets.links import KEPT_AS, told_by_links
from nearward.worksheets.own.reading import sheet_of
from nearward_resources import FOLDER

if TYPE_CHECKING:
    from nearward.vault.vault import Vault
    from nearward.worksheets.form.model import Sheet

FILES = ("worksheets.toml", "worksheets-with-someone.toml", "worksheets-what-next.toml")
#: a day in an answer, in days after that of the worksheet
AFTER = "after"
#: a worksheet in an answer, by its id in the data
SHEET = "sheet"
#: where there was no chance to notice something
NO_CHANCE = "no chance"


@dataclass(slots=True)
class Known:
    """What worksheets lead to, by what the data call it."""

    people: Mapping[str, int]
    moments: Mapping[str, int]
    stories: Mapping[str, int]
    sheets: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Sheets:
    """Writes them. `when`: where something that is placed stands; None: behind the last day."""

    vault: Vault
    until: date
    when: Callable[[Placed], datetime | None]
    stamped: Callable[[datetime, int], dict[str, Any]]
    known: Known

    def write(self) -> None:
        """All of them, in the order in which they were filled in."""
        files = [read(FOLDER / "demo" / name, WorksheetsGiven) for name in FILES]
        known = dict(catalogue.sheets())
        for made in (made for file in files for made in file.own_sheet):
            sheet, at = sheet_of(made.code, made.definition), self.when(made)
            if sheet is not None and at is not None:
                known[made.code] = sheet
                kept = OwnSheet(**self.stamped(at, 20), code=made.code, definition=made.definition)
                self.vault.own_sheets.save(kept)
        placed = [(at, one) for file in files for one in file.worksheet if (at := self.when(one))]
        for at, one in sorted(placed, key=lambda pair: pair[0]):
            # a sheet that was taken out of the program is left out
            if one.sheet in known:
                self._write(one, at, known[one.sheet])

    def _write(self, given: WorksheetGiven, at: datetime, sheet: Sheet) -> None:
        stamps = self.stamped(at, 24)
        passage = self._passage(given, stamps["created"])
        own: dict[str, Any] = {
            "moment_id": self.known.moments.get(given.moment),
            "person_id": self.known.people.get(given.person),
            "belief_id": self.known.stories.get(given.belief),
        }
        answers = dict(self._answers(sheet, given.answers, at.date()))
        kept = self.vault.worksheets.save(
            Worksheet(
                **stamps,
                **own,
                sheet=given.sheet,
                sheet_version=sheet.version,
                status=given.status,
                answers={**told_by_links(sheet, own), **answers},
                entry_id=passage.entry_id if passage else None,
            )
        )
        if given.id:
            self.known.sheets[given.id] = kept.id
        if passage is not None:
            self.vault.passages.save(replace(passage, kind="worksheet", thing_id=kept.id))

    def _answers(self, sheet: Sheet, given: dict[str, Any], day: date) -> Iterator[tuple[str, Any]]:
        """Those of days that had come; a day to come is one that was planned."""
        for name, value in given.items():
            asked = sheet.find(name)
            may_come = asked is not None and asked.ahead
            if isinstance(value, list):
                yield name, [self._said(one, day) for one in value if self._has_come(one, day)]
            elif may_come or self._has_come({name: value}, day):
                yield name, self._said(value, day)

    def _has_come(self, row: Any, day: date) -> bool:
        said = row.values() if isinstance(row, dict) else ()
        days = [one[AFTER] for one in said if isinstance(one, dict) and AFTER in one]
        return all(day + timedelta(days=after) <= self.until for after in days)

    def _said(self, value: Any, day: date) -> Any:
        """As a worksheet keeps it: days by their date, what it leads to by its number."""
        if value == NO_CHANCE:
            return None
        if not isinstance(value, dict):
            return value
        if set(value) == {AFTER}:
            return (day + timedelta(days=value[AFTER])).isoformat()
        if set(value) == {SHEET}:
            return link(KEPT_AS[SHEET], self.known.sheets[value[SHEET]])
        return {name: self._said(part, day) for name, part in value.items()}

    def _passage(self, given: WorksheetGiven, at: datetime) -> Passage | None:
        """The words of an entry that a worksheet was made of."""
        entries = self.vault.entries.where("title = ?", given.entry) if given.entry else []
        if not entries:
            return None
        start = entries[0].text.index(given.words)
        stamps: dict[str, Any] = {"created": at, "changed": at}
        return Passage(entry_id=entries[0].id, start=start, words=given.words, **stamps)
