"""What helps: people and places, and the steadying plan."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from nearward.domain.model import PLAN_PARTS, Plan, Resource
from nearward.vault.file.as_read import day_in, fields, rows, stamp
from nearward.vault.file.database import Connection
from nearward.vault.tables.table import insert, still, text_in, update

#: what is said of someone or some place
SAID = ("name", "contact", "region", "hours", "note", "checked_on")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Resources:
    """The table of people and places that help."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self) -> list[Resource]:
        """All of them, in the order in which they were added."""
        sql = "SELECT * FROM resource WHERE trashed IS NULL ORDER BY id"
        return [_resource(row) for row in rows(self._connection.execute(sql))]

    def get(self, resource_id: int) -> Resource | None:
        """One of them, also from the trash."""
        sql = "SELECT * FROM resource WHERE id = ?"
        found = rows(self._connection.execute(sql, (resource_id,)))
        return _resource(found[0]) if found else None

    def save(self, resource: Resource) -> Resource:
        """Write one (id 0, or one that is gone: a new one); gives it back with id and stamps.

        A new one that says the same as one in the list is that one: a disk may have taken it and
        still have ended in an error, and whoever asked tries again.
        """
        columns = columns_of(resource)
        there = still(self._connection, "resource", resource.id or None)
        there = there or self._same(columns)
        if there:
            columns.pop("created")
            columns["changed"] = _now()
            update(self._connection, "resource", there, columns)
        else:
            there = insert(self._connection, "resource", columns)
        kept = self.get(there)
        if kept is None:
            raise LookupError(there)
        return kept

    def _same(self, columns: dict[str, Any]) -> int | None:
        said = {name: columns[name] for name in SAID}
        alike = " AND ".join(f"{name} IS ?" for name in said)
        sql = f"SELECT id FROM resource WHERE trashed IS NULL AND {alike}"
        found = self._connection.execute(sql, tuple(said.values())).fetchone()
        return int(found[0]) if found else None

    def trash(self, resource_id: int) -> None:
        """Out of the list; `untrash` brings it back."""
        sql = "UPDATE resource SET trashed = ? WHERE id = ? AND trashed IS NULL"
        self._connection.execute(sql, (_now(), resource_id))

    def untrash(self, resource_id: int) -> None:
        """Back from the trash."""
        sql = "UPDATE resource SET trashed = NULL WHERE id = ?"
        self._connection.execute(sql, (resource_id,))


class Plans:
    """The one steadying plan."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self) -> Plan | None:
        """The plan, if one was begun."""
        found = rows(self._connection.execute("SELECT * FROM plan"))
        return _plan(found[0]) if found else None

    def save(self, plan: Plan) -> Plan:
        """Write it in place of the one before; gives it back with its stamps."""
        now = _now()
        parts = {name: text_in(plan.parts[name]) for name in PLAN_PARTS if plan.parts.get(name)}
        sql = (
            "INSERT INTO plan (id, body, reviewed_on, created, changed) VALUES (1, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET body = excluded.body,"
            " reviewed_on = excluded.reviewed_on, changed = excluded.changed"
        )
        reviewed = plan.reviewed_on.toordinal() if plan.reviewed_on else None
        created = plan.created.isoformat() if plan.created else now
        body = msgspec.json.encode(parts).decode()
        self._connection.execute(sql, (body, reviewed, created, now))
        kept = self.get()
        if kept is None:
            raise LookupError("plan")
        return kept

    def put_back(self, plan: Plan) -> None:
        """A plan that comes in as it left, with its stamps, where there is none."""
        self.save(plan)
        if plan.changed is not None:
            sql = "UPDATE plan SET changed = ?"
            self._connection.execute(sql, (plan.changed.isoformat(),))


def columns_of(resource: Resource) -> dict[str, Any]:
    """The columns of someone or some place, written now."""
    now = _now()
    return {
        "created": resource.created.isoformat() if resource.created else now,
        "changed": resource.changed.isoformat() if resource.changed and not resource.id else now,
        "name": text_in(resource.name),
        "contact": text_in(resource.contact),
        "region": text_in(resource.region),
        "hours": text_in(resource.hours),
        "note": text_in(resource.note),
        "checked_on": resource.checked_on.toordinal() if resource.checked_on else None,
    }


def _resource(row: dict[str, Any]) -> Resource:
    return Resource(
        id=row["id"],
        name=row["name"],
        contact=row["contact"],
        region=row["region"],
        hours=row["hours"],
        note=row["note"],
        checked_on=day_in(row["checked_on"]),
        created=stamp(row["created"]),
        changed=stamp(row["changed"]),
    )


def _plan(row: dict[str, Any]) -> Plan:
    body = fields(row["body"])
    return Plan(
        id=row["id"],
        parts={name: text for name in PLAN_PARTS if isinstance(text := body.get(name), str)},
        reviewed_on=day_in(row["reviewed_on"]),
        created=stamp(row["created"]),
        changed=stamp(row["changed"]),
    )
