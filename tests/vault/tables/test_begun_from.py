"""The worksheets begun from a moment are looked up, not looked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from nearward.domain.model import Moment, Worksheet
from nearward.session.ask import moments, worksheets
from nearward.vault.vault import Vault


def test_no_worksheet_is_read_that_was_not_begun_from_it(vault: Vault) -> None:
    at = datetime(2026, 11, 23, 21, 40, tzinfo=UTC)
    when: dict[str, Any] = {"at": at, "day": at.date()}
    one = moments.save(Moment(**when, outcome="stayed"))(vault)
    begun = worksheets.save(Worksheet(**when, sheet="evidence", moment_id=one.id))(vault)
    worksheets.save(Worksheet(**when, sheet="evidence"))(vault)
    asked: list[str] = []
    connection: Any = vault.connection
    connection.set_trace_callback(asked.append)
    assert vault.worksheets.begun_from(one.id, 8) == [begun.id]
    connection.set_trace_callback(None)
    (sql,) = asked
    plan = [row[3] for row in vault.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert plan == ["SEARCH worksheet USING INDEX worksheet_from (moment_id=?)"], plan
