"""Sheets that the person made."""

from __future__ import annotations

from typing import Any

from nearward.domain.kinds import BY_NAME
from nearward.domain.own_sheets import OwnSheet, followed
from nearward.vault.tables.things import ThingTable
from nearward.worksheets.own.words import title_of, words_of


class OwnSheets(ThingTable[OwnSheet]):
    """The table of them. A definition under which a worksheet was begun is never lost."""

    kind = BY_NAME["own_sheet"]

    def save(self, thing: OwnSheet, *, keep_version: bool = False) -> OwnSheet:
        """Write one; where worksheets were begun on it as it was, that stands among the earlier."""
        before = self.get(thing.id) if thing.id else None
        if before is not None:
            thing = followed(before, thing, is_used=self._is_used(before))
        return super().save(thing, keep_version=keep_version)

    def take(self, thing: OwnSheet) -> OwnSheet:
        """Write one as it comes in, with its numbers; what it said until now is a version."""
        return super().save(thing, keep_version=True)

    def columns(self, thing: OwnSheet) -> dict[str, Any]:
        """The columns of one, with what of it is listed and searched."""
        title, body = title_of(thing.definition), "\n".join(words_of(thing.definition)[1:])
        return {**super().columns(thing), "title": title, "body": body}

    def of_code(self, code: str) -> OwnSheet | None:
        """The one of a code, in the trash too."""
        row = self.connection.execute("SELECT id FROM own_sheet WHERE code = ?", (code,)).fetchone()
        return self.get(row[0]) if row else None

    def all_known(self) -> list[tuple[OwnSheet, bool]]:
        """All of them, those in the trash too, each with whether it is offered."""
        sql = "SELECT id, trashed IS NULL FROM own_sheet ORDER BY spot"
        return [(self.there(row[0]), bool(row[1])) for row in self.connection.execute(sql)]

    def _is_used(self, sheet: OwnSheet) -> bool:
        """Whether a worksheet was begun on it as it is, in the trash too."""
        sql = "SELECT 1 FROM worksheet WHERE sheet = ? AND sheet_version = ? LIMIT 1"
        given = sheet.code, sheet.number
        return self.connection.execute(sql, given).fetchone() is not None

    @classmethod
    def words_in(cls, said: dict[str, Any]) -> str:
        """The words among what was said; names and codes are none."""
        return "\n".join(words_of(said.get("definition") or {}))

    @classmethod
    def title(cls, row: dict[str, Any]) -> str:
        """The title of a card."""
        return str(row["title"])

    @classmethod
    def detail(cls, row: dict[str, Any]) -> dict[str, Any]:
        """What a card has beside its title."""
        return {"code": row["code"]}
