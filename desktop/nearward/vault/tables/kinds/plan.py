"""The steadying plan."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import PLAN_PARTS, Plan
from nearward.vault.file.as_read import fields
from nearward.vault.tables.columns import record_of
from nearward.vault.tables.row import text_in
from nearward.vault.tables.table import Table


class Plans(Table[Plan]):
    """The one steadying plan."""

    kind = BY_NAME["plan"]

    def get(self, record_id: int = 1) -> Plan | None:
        """The plan, if one was begun."""
        return super().get(record_id)

    def save(self, plan: Plan) -> Plan:
        """Write it in place of the one before; gives it back with its stamps."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        parts = {name: text_in(plan.parts[name]) for name in PLAN_PARTS if plan.parts.get(name)}
        sql = (
            "INSERT INTO plan (id, body, reviewed_on, created, changed) VALUES (1, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET body = excluded.body,"
            " reviewed_on = excluded.reviewed_on, changed = excluded.changed"
        )
        reviewed = plan.reviewed_on.toordinal() if plan.reviewed_on else None
        created = plan.created.isoformat() if plan.created else now
        body = msgspec.json.encode(parts).decode()
        self.connection.execute(sql, (body, reviewed, created, now))
        return self.there(1)

    def put_back(self, plan: Plan) -> None:
        """A plan that comes in as it left, with its stamps, where there is none."""
        self.save(plan)
        if plan.changed is not None:
            sql = "UPDATE plan SET changed = ?"
            self.connection.execute(sql, (plan.changed.isoformat(),))

    def read(self, row: dict[str, Any]) -> Plan:
        """The plan of its row; parts that are no text say nothing."""
        body = fields(row["body"])
        parts = {name: text for name in PLAN_PARTS if isinstance(text := body.get(name), str)}
        found: Plan = record_of(self.kind, row, parts=parts)
        return found
