"""Writes into a diary for ever and says what was acknowledged; run, killed and injected by tests.

    python writer.py DIARY COUNT    writes COUNT entries (0: until killed)

A line each: `kept ID LENGTH` or `trouble CODE`. The text of an entry is made of its number.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nearward.domain.things import Entry, Moment
from nearward.domain.trouble import Trouble
from nearward.session import operations
from nearward.vault.vault import Vault

KEY = bytes(range(32))
START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def text_of(number: int) -> str:
    """The text of an entry; from a line to some pages."""
    return f"canary-{number} " * (1 + number * 37 % 900)


def main() -> None:
    """Write."""
    path, count = Path(sys.argv[1]), int(sys.argv[2])
    vault = Vault.open(path, "", key=KEY)
    print("open", flush=True)
    number = len(vault.entries.every())
    last = number + count
    while not count or number < last:
        at = START + timedelta(minutes=number * 7919 % 100_000)
        try:
            kept = operations.save_entry(Entry(at=at, day=at.date(), text=text_of(number)))(vault)
            if number % 3 == 0:
                operations.save_moment(Moment(at=at, day=at.date(), outcome="partly"))(vault)
        except Trouble as trouble:
            print("trouble", trouble.code, flush=True)
            if count:
                last -= 1
            continue
        print("kept", kept.id, number, flush=True)
        number += 1
    vault.close()
    print("closed", flush=True)


if __name__ == "__main__":
    main()
