"""What workers do, one function each: `job(stage, *texts)`. Killed, traced and disturbed by tests.

Diaries are opened by their raw key: no test weakens the derivation.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.faults.bare import writing as bare_watched  # noqa: F401 (a job)
from tests.faults.day import run as a_day  # noqa: F401 (a job)
from tests.faults.nursery import Stage

from nearward.domain.things import Entry, Moment
from nearward.domain.trouble import Trouble
from nearward.session import operations
from nearward.vault.vault import Vault

KEY = bytes(range(32))
START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def text_of(number: int) -> str:
    """The text of an entry; mostly some lines, at times some pages."""
    return f"canary-{number} " * (1 + number * 37 % (900 if number % 9 == 5 else 60))


def warm() -> None:
    """Import what the jobs use, and no more."""
    import sqlcipher3  # noqa: F401


def saving_watched(stage: Stage, diary: str, count: str) -> None:
    """`saving`, from when it is watched."""
    stage.wait()
    saving(stage, diary, count)


def making_watched(stage: Stage, diary: str, count: str) -> None:
    """Make a diary in a folder that is not there yet, say `made`, and save."""
    stage.wait()
    Vault.create(Path(diary), "", key=KEY).close()
    stage.say("made")
    saving(stage, diary, count)


def saving(stage: Stage, diary: str, count: str = "0") -> None:
    """Write `count` entries (0: until killed). Says `kept ID NUMBER` or `trouble CODE`."""
    vault = Vault.open(Path(diary), "", key=KEY)
    stage.say("open")
    number = len(vault.entries.every())
    last = number + int(count)
    while not int(count) or number < last:
        at = START + timedelta(minutes=number * 7919 % 100_000)
        text = text_of(number)
        try:
            kept = operations.save_entry(Entry(at=at, day=at.date(), text=text))(vault)
            if number % 3 == 0:
                operations.save_moment(Moment(at=at, day=at.date(), outcome="partly"))(vault)
        except Trouble as trouble:
            stage.say("trouble", trouble.code)
            if int(count):
                last -= 1
            continue
        stage.say("kept", kept.id, number)
        number += 1
    vault.close()
    stage.say("closed")
