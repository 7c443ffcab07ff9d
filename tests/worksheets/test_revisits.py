"""When a worksheet is offered to be looked at again, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.conftest import NOW

from nearward.domain.model import Worksheet
from nearward.session.ask import worksheets
from nearward.session.ask.sheets import revisits as asking
from nearward.vault.vault import Vault
from nearward.worksheets import catalogue, revisits

TODAY = NOW.date()
EVIDENCE = catalogue.sheet("evidence")
THOUGHT = {"thoughts": [{"txt": "They will leave.", "is_hot": True}]}


def sheet(days_ago: int, **more: Any) -> Worksheet:
    at = NOW - timedelta(days=days_ago)
    given: dict[str, Any] = {"sheet": "evidence", "status": "finished", "answers": THOUGHT, **more}
    return Worksheet(at=at, day=at.date(), **given)


def is_due(one: Worksheet, written_ago: int | None = None) -> bool:
    written = one.day if written_ago is None else TODAY - timedelta(days=written_ago)
    return revisits.is_due(catalogue.sheet(one.sheet), one, TODAY, written)


def looks(*days_ago: int) -> dict[str, Any]:
    rows = [{"date": (TODAY - timedelta(days=n)).isoformat(), "hot_belief": 30} for n in days_ago]
    return {**THOUGHT, "revisits": rows}


@pytest.mark.parametrize(
    ("days", "answers", "due"),
    [
        (0, THOUGHT, False),
        (6, THOUGHT, False),
        (7, THOUGHT, True),
        (60, THOUGHT, True),
        (91, THOUGHT, True),
        (92, THOUGHT, False),
        # looked at once: the second time comes after 28 days
        (20, looks(10), False),
        (28, looks(20), True),
        (40, looks(5, 12), False),
        (40, {**THOUGHT, "revisits_not_now": True}, False),
        (-3, THOUGHT, False),
    ],
)
def test_after_seven_and_after_28_days(days: int, answers: dict[str, Any], due: bool) -> None:
    assert is_due(sheet(days, answers=answers)) is due


def test_what_was_written_lately_waits(vault: Vault) -> None:
    # begun three weeks ago, finished today
    assert not is_due(sheet(21), written_ago=0)
    assert not is_due(sheet(21), written_ago=6)
    assert is_due(sheet(21), written_ago=7)
    assert not is_due(sheet(21, status="draft"))


def test_a_day_that_was_given_for_it_counts() -> None:
    def steps(planned: int | None, **more: Any) -> Worksheet:
        day = None if planned is None else (TODAY + timedelta(days=planned)).isoformat()
        answers = {"planned_for": day, **more}
        return sheet(2, sheet="small-steps", status="draft", answers=answers)

    assert not is_due(steps(3))
    # that day is not over
    assert not is_due(steps(0))
    assert is_due(steps(-1))
    assert not is_due(steps(-1, done="yes"))
    assert not is_due(steps(None))
    assert not is_due(steps(-1, done_not_now=True))


def test_what_is_said_stands_in_the_row_of_its_day() -> None:
    first = revisits.looked(EVIDENCE, THOUGHT, {"hot_belief": 40}, TODAY)
    assert first["revisits"] == [{"hot_belief": 40, "date": TODAY.isoformat()}]
    again = revisits.looked(EVIDENCE, first, {"hot_belief": 35, "note": "Calm."}, TODAY)
    assert again["revisits"] == [{"hot_belief": 35, "note": "Calm.", "date": TODAY.isoformat()}]
    later = revisits.looked(EVIDENCE, again, {"hot_belief": 20}, TODAY + timedelta(days=21))
    assert len(later["revisits"]) == 2
    assert revisits.told_on(EVIDENCE, later, TODAY)["note"] == "Calm."
    # taken back
    none = revisits.looked(EVIDENCE, again, {"hot_belief": None, "note": ""}, TODAY)
    assert none["revisits"] == []
    # a rating that is 0 is one
    assert revisits.looked(EVIDENCE, THOUGHT, {"hot_belief": 0}, TODAY)["revisits"]


def kept(vault: Vault, one: Worksheet) -> Worksheet:
    """A worksheet that was not changed since its day."""
    made = worksheets.save(one)(vault)
    stamp = one.at.astimezone(UTC).isoformat()
    with vault.writing():
        sql = "UPDATE worksheet SET changed = ? WHERE id = ?"
        vault.connection.execute(sql, (stamp, made.id))
    return made


def ids(vault: Vault, **more: Any) -> list[int]:
    return [one.id for one in asking.due(NOW, 4, **more)(vault)]


def test_five_at_most_and_not_now_ends_it(vault: Vault) -> None:
    made = [kept(vault, sheet(10 + n)).id for n in range(7)]
    assert ids(vault) == made[:5]
    asking.not_now(made[1])(vault)
    assert ids(vault) == [made[0], *made[2:6]]
    asking.not_now(made[1], False)(vault)
    # its answers were changed today
    assert ids(vault) == [made[0], *made[2:6]]
    # what was answered stays where it is while one is at it
    asking.look_again(made[2], {"hot_belief": 20}, TODAY)(vault)
    assert ids(vault) == [made[0], *made[3:7]]
    assert ids(vault, also=frozenset({made[2]})) == [made[0], *made[2:6]]
    # all else stays as it is on the disk
    assert vault.worksheets.there(made[2]).answers["thoughts"] == THOUGHT["thoughts"]


def test_nothing_is_asked_on_the_day_of_a_heavy_sheet(vault: Vault) -> None:
    one = kept(vault, sheet(10))
    assert ids(vault) == [one.id]
    worksheets.heavy_finished(99, NOW - timedelta(hours=3))(vault)
    assert ids(vault) == []


def test_what_is_gone_or_unknown_is_not_asked(vault: Vault) -> None:
    assert asking.look_again(7, {}, TODAY)(vault) is None
    assert asking.not_now(7)(vault) is None
    unknown = kept(vault, sheet(10, sheet="gone"))
    assert asking.look_again(unknown.id, {}, TODAY)(vault) is None
    trashed = kept(vault, sheet(10))
    with vault.writing():
        vault.worksheets.trash(trashed.id)
    assert ids(vault) == []
    # at the end of the calendar nothing breaks
    end = datetime(9999, 12, 31, tzinfo=UTC)
    assert asking.due(end, 4)(vault) == []
    late = replace(sheet(0), at=end, day=end.date())
    assert not revisits.is_due(EVIDENCE, late, TODAY, late.day)
