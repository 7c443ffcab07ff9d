"""Filled worksheets."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Worksheet
from nearward.domain.nested_texts import texts_of
from nearward.domain.own_sheets import number_of
from nearward.vault.file.as_read import fields
from nearward.vault.tables.columns import packed
from nearward.vault.tables.row import deep_in, update
from nearward.vault.tables.things import ThingTable
from nearward.worksheets import answers as reading
from nearward.worksheets import catalogue
from nearward.worksheets.as_kept import heading_of
from nearward.worksheets.form.model import Sheet
from nearward.worksheets.links import mapped, own_links, without_links
from nearward.worksheets.own.reading import RefusedSheet, sheet_of


class Worksheets(ThingTable[Worksheet]):
    """The table of worksheets."""

    kind = BY_NAME["worksheet"]
    listed = (
        "SELECT spot, id, day, minute, second, zone, sheet, sheet_version, status, title,"
        " belief_before, belief_after FROM worksheet"
    )

    def columns(self, thing: Worksheet) -> dict[str, Any]:
        """The columns of a worksheet; its definition says what of the answers is told in lists."""
        answers = deep_in(thing.answers)
        title, before, after = heading_of(replace(thing, answers=answers)), None, None
        own: dict[str, int | None] = {}
        sheet = self._definition(thing)
        if sheet is not None:
            own = own_links(sheet, answers)
            title = reading.heading(sheet, answers)
            before, after = reading.ratings(sheet, answers)
        return {
            **super().columns(thing),
            **own,
            "title": title,
            "belief_before": before,
            "belief_after": after,
            "body": "\n".join(texts_of(without_links(answers))),
        }

    def marked(self, columns: dict[str, Any]) -> str:
        """The text in which tags and people stand."""
        return str(columns["body"])

    def is_other(self, before: dict[str, Any], after: dict[str, Any]) -> bool:
        """Whether there were other answers."""
        return bool(before["answers"]) and before["answers"] != after["answers"]

    def _definition(self, thing: Worksheet) -> Sheet | None:
        """The definition that says what of it is told; one of the person's stands beside it."""
        if thing.sheet in catalogue.sheets():
            return catalogue.of(thing)
        number = thing.sheet_version
        sql = "SELECT definition, earlier FROM own_sheet WHERE code = ?"
        for now, earlier in self.connection.execute(sql, (thing.sheet,)):
            several = (fields(now), fields(earlier).get(str(number)))
            known = (one for one in several if isinstance(one, dict) and number_of(one) == number)
            with contextlib.suppress(RefusedSheet):
                return next(filter(None, (sheet_of(thing.sheet, one) for one in known)), None)
        return None

    def newest_draft(self) -> int | None:
        """The newest one that is not finished."""
        drafts = "status = 'draft' AND trashed IS NULL"
        sql = f"SELECT id FROM worksheet WHERE {drafts} ORDER BY spot DESC LIMIT 1"
        row = self.connection.execute(sql).fetchone()
        return int(row[0]) if row else None

    def begun_from(self, moment_id: int, limit: int) -> list[int]:
        """The newest ones that were begun from a moment."""
        sql = "SELECT id FROM worksheet WHERE moment_id = ? AND trashed IS NULL"
        newest = f"{sql} ORDER BY spot DESC LIMIT ?"
        return [int(row[0]) for row in self.connection.execute(newest, (moment_id, limit))]

    def lead(self, record: str, old: int, new: int) -> None:
        """Let every link to one record lead to another, in earlier versions too."""

        def here(name: str, number: int) -> int:
            return new if (name, number) == (record, old) else number

        sql = "SELECT id, answers FROM worksheet WHERE instr(answers, '\"link\"')"
        for number, said in self.connection.execute(sql).fetchall():
            answers = fields(said)
            fresh = mapped(answers, here)
            if fresh != answers:
                update(self.connection, self.table, number, {"answers": packed(fresh)})
        for version in self._versions.of_kind(self.kind.name):
            body = mapped(version.body, here)
            if body != version.body:
                self._versions.put_anew(version.id, body)

    def on_belief(self, belief_id: int) -> list[Worksheet]:
        """Those that work on an old story, oldest first."""
        return self.where("belief_id = ?", belief_id)

    def of_sheet(self, sheet: str) -> list[Worksheet]:
        """Those of a definition, oldest first."""
        return self.where("sheet = ?", sheet)

    def without_belief(self, sheets: Sequence[str], limit: int) -> list[int]:
        """The newest ones of some sheets that work on no story that is kept."""
        these = f"sheet IN ({', '.join('?' * len(sheets))})"
        sql = f"SELECT id FROM worksheet WHERE {these} AND belief_id IS NULL AND trashed IS NULL"
        newest = f"{sql} ORDER BY spot DESC LIMIT ?"
        return [int(row[0]) for row in self.connection.execute(newest, (*sheets, limit))]

    @classmethod
    def words_in(cls, said: dict[str, Any]) -> str:
        """The words among the answers."""
        return "\n".join(texts_of(without_links(said.get("answers"))))

    @classmethod
    def title(cls, row: dict[str, Any]) -> str:
        """The title of a card."""
        return str(row["title"])

    @classmethod
    def detail(cls, row: dict[str, Any]) -> dict[str, Any]:
        """What a card has beside its title."""
        names = ("sheet", "sheet_version", "status", "belief_before", "belief_after")
        return {name: row[name] for name in names}
