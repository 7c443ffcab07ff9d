"""Pauses: sitting with an urge."""

from __future__ import annotations

from typing import Any

from nearward.domain.model import Pause
from nearward.vault.file.as_read import rows
from nearward.vault.tables.table import Table, shared, stamps


class Pauses(Table):
    """The table of pauses."""

    table = "pause"

    def save(self, pause: Pause) -> Pause:
        """Write one; gives it back with its id and stamps."""
        pause_id = self.write(pause.id, columns_of(pause))
        kept = self.get(pause_id)
        if kept is None:
            raise LookupError(pause_id)
        return kept

    def get(self, pause_id: int) -> Pause | None:
        """One pause, also from the trash."""
        found = rows(self.connection.execute("SELECT * FROM pause WHERE id = ?", (pause_id,)))
        return _pause(found[0]) if found else None

    def page(self, after: int | None, limit: int) -> list[Pause]:
        """Newest first; `after` is the id of the last one of the page before."""
        sql = (
            "SELECT * FROM pause WHERE trashed IS NULL AND (?1 IS NULL OR (day, minute, id) <"
            " (SELECT day, minute, id FROM pause WHERE id = ?1))"
            " ORDER BY day DESC, minute DESC, id DESC LIMIT ?2"
        )
        return [_pause(row) for row in rows(self.connection.execute(sql, (after, limit)))]

    def every(self) -> list[Pause]:
        """All pauses, oldest first."""
        sql = "SELECT * FROM pause WHERE trashed IS NULL ORDER BY day, minute, id"
        return [_pause(row) for row in rows(self.connection.execute(sql))]


def columns_of(pause: Pause) -> dict[str, Any]:
    """The columns of a pause that is written now."""
    return {
        **stamps(pause),
        "seconds": pause.seconds,
        "urge_before": pause.urge_before,
        "urge_after": pause.urge_after,
        "body_place": " ".join(pause.body_place),
        "named_emotion": pause.named_emotion,
        "what_then": pause.what_then,
    }


def _pause(row: dict[str, Any]) -> Pause:
    return Pause(
        **shared(row),
        seconds=row["seconds"] or 0,
        urge_before=row["urge_before"],
        urge_after=row["urge_after"],
        body_place=tuple(row["body_place"].split()),
        named_emotion=row["named_emotion"],
        what_then=row["what_then"],
    )
