"""Names of files that say the local time they were made at."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from nearward.vault.file.copies import journal_of

STAMP = "%Y%m%d-%H%M%S"


def free_name(path: Path, before: str, at: datetime, after: str = "") -> Path:
    """A name in the folder of `path` that no file has, nor a journal: before, stamp, after."""
    stamp = at.strftime(STAMP)
    found = path.with_name(f"{before}{stamp}{after}")
    number = 1
    while os.path.lexists(found) or os.path.lexists(journal_of(found)):
        number += 1
        found = path.with_name(f"{before}{stamp}-{number}{after}")
    return found


def stamped_at(stamp: str) -> datetime | None:
    """The local time that a stamp says; None for what is no stamp."""
    try:
        return datetime.strptime(stamp, STAMP)  # noqa: DTZ007 (a local time, as the name says)
    except ValueError:
        return None
