"""Filled worksheets."""

from __future__ import annotations

from typing import Any

import msgspec

from nearward.domain.model import Worksheet
from nearward.vault.file.as_read import fields, rows
from nearward.vault.file.database import Connection
from nearward.vault.tables.links import Links
from nearward.vault.tables.moments import texts_of
from nearward.vault.tables.table import Table, deep_in, shared, stamps, still
from nearward.vault.tables.versions import Versions
from nearward.worksheets import answers as reading
from nearward.worksheets import catalogue


class Worksheets(Table):
    """The table of worksheets."""

    table = "worksheet"

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._links = Links(connection)
        self._versions = Versions(connection)

    def save(self, worksheet: Worksheet, *, keep_version: bool = False) -> Worksheet:
        """Write one; gives it back with its id and stamps.

        The words that were there are kept as a version by its rule, or because it is said so.
        It points at nothing where what it pointed at was removed meanwhile.
        """
        if worksheet.id:
            self._keep_version(worksheet, must=keep_version)
        answers = deep_in(worksheet.answers)
        title, before, after = "", None, None
        if worksheet.sheet in catalogue.sheets():
            sheet = catalogue.sheet(worksheet.sheet)
            title = reading.heading(sheet, answers)
            before, after = reading.beliefs(sheet, answers)
        columns = {
            **stamps(worksheet),
            "sheet": worksheet.sheet,
            "status": worksheet.status,
            "title": title,
            "belief_before": before,
            "belief_after": after,
            "moment_id": still(self.connection, "moment", worksheet.moment_id),
            "entry_id": still(self.connection, "entry", worksheet.entry_id),
            "person_id": still(self.connection, "person", worksheet.person_id),
            "answers": msgspec.json.encode(answers).decode(),
            "body": "\n".join(texts_of(answers)),
        }
        worksheet_id = self.write(worksheet.id, columns)
        self._links.keep("worksheet", worksheet_id, str(columns["body"]), (), ())
        kept = self.get(worksheet_id)
        if kept is None:
            raise LookupError(worksheet_id)
        return kept

    def _keep_version(self, worksheet: Worksheet, *, must: bool) -> None:
        sql = "SELECT answers, status, changed FROM worksheet WHERE id = ?"
        row = self.connection.execute(sql, (worksheet.id,)).fetchone()
        if row is None:
            return
        answers = fields(row[0])
        if not answers or answers == worksheet.answers:
            return
        before = {"answers": answers, "status": row[1]}
        after = {"answers": worksheet.answers, "status": worksheet.status}
        self._versions.keep("worksheet", worksheet.id, before, after, row[2], must=must)

    def get(self, worksheet_id: int) -> Worksheet | None:
        """One worksheet, also from the trash."""
        sql = "SELECT * FROM worksheet WHERE id = ?"
        found = rows(self.connection.execute(sql, (worksheet_id,)))
        return _worksheet(found[0]) if found else None

    def page(self, after: int | None, limit: int) -> list[Worksheet]:
        """Newest first; `after` is the id of the last one of the page before."""
        sql = (
            "SELECT * FROM worksheet WHERE trashed IS NULL AND"
            " spot < coalesce((SELECT spot FROM worksheet WHERE id = ?), 9223372036854775807)"
            " ORDER BY spot DESC LIMIT ?"
        )
        return [_worksheet(row) for row in rows(self.connection.execute(sql, (after, limit)))]

    def every(self) -> list[Worksheet]:
        """All worksheets, oldest first."""
        sql = "SELECT * FROM worksheet WHERE trashed IS NULL ORDER BY spot"
        return [_worksheet(row) for row in rows(self.connection.execute(sql))]


def _worksheet(row: dict[str, Any]) -> Worksheet:
    return Worksheet(
        **shared(row),
        sheet=row["sheet"],
        status=row["status"],
        answers=fields(row["answers"]),
        moment_id=row["moment_id"],
        entry_id=row["entry_id"],
        person_id=row["person_id"],
    )
