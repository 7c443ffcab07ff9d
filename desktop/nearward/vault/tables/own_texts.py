"""Prompts, templates and kind notes of a person's own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from nearward.domain.model import OwnText
from nearward.vault.file.as_read import rows, stamp
from nearward.vault.file.database import Connection
from nearward.vault.tables.table import insert, text_in, update

KINDS = ("prompt", "template", "kind_note")


class OwnTexts:
    """The table of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self) -> list[OwnText]:
        """All of them, oldest first."""
        sql = "SELECT * FROM own_text ORDER BY id"
        return [_own_text(row) for row in rows(self._connection.execute(sql))]

    def get(self, text_id: int) -> OwnText | None:
        """One of them."""
        sql = "SELECT * FROM own_text WHERE id = ?"
        found = rows(self._connection.execute(sql, (text_id,)))
        return _own_text(found[0]) if found else None

    def save(self, own: OwnText) -> OwnText:
        """Write one (id 0: a new one); gives it back with its id and stamps.

        A shipped text has at most one that stands for it: the one there is gets the new words.
        """
        if own.kind not in KINDS:
            raise ValueError(own.kind)
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        created = own.created.isoformat(timespec="milliseconds") if own.created else now
        values = {**columns_of(own), "changed": now}
        text_id = own.id or self._standing_for(own.replaces)
        if text_id and self.get(text_id) is not None:
            update(self._connection, "own_text", text_id, values)
        else:
            values["created"] = created
            if text_id:  # one that was deleted comes back as it was
                values["id"] = text_id
            text_id = insert(self._connection, "own_text", values)
        kept = self.get(text_id)
        if kept is None:
            raise LookupError(text_id)
        return kept

    def delete(self, text_id: int) -> None:
        """Remove one; a shipped one that it stood for is offered again."""
        self._connection.execute("DELETE FROM own_text WHERE id = ?", (text_id,))

    def _standing_for(self, shipped: str | None) -> int:
        sql = "SELECT id FROM own_text WHERE replaces = ? ORDER BY id LIMIT 1"
        row = self._connection.execute(sql, (shipped,)).fetchone() if shipped else None
        return int(row[0]) if row else 0


def columns_of(own: OwnText) -> dict[str, Any]:
    """The columns of a text, without its stamps."""
    return {
        "kind": own.kind,
        "title": text_in(own.title),
        "text": text_in(own.text),
        "deck": text_in(own.deck),
        "replaces": own.replaces,
        "archived": int(own.archived),
    }


def _own_text(row: dict[str, Any]) -> OwnText:
    return OwnText(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        text=row["text"],
        deck=row["deck"],
        replaces=row["replaces"],
        archived=bool(row["archived"]),
        created=stamp(row["created"]),
        changed=stamp(row["changed"]),
    )
