"""What pages ask of the desk about worksheets, and when heavy ones were finished.

After a heavy one the program holds back for a while. Only instants and numbers of worksheets are
kept, in the diary, and only while they matter. Two times are near by what the clock says of both;
it may be set to another hour, and then what lies too far ahead counts as little as what lies too
far back.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from nearward.domain.day import day_of
from nearward.session.operation import reads, steps, writes

if TYPE_CHECKING:
    from nearward.domain.model import Passage, Worksheet
    from nearward.vault.vault import Vault

#: its name among the settings of a diary; it belongs to the file, and to no copy of what is in it
HEAVY = "heavy_sheets"
#: for so long a heavy sheet is near
NEAR = timedelta(hours=2)
#: for so long it is kept when it was: on its day nothing opens by itself on Patterns
KEPT = timedelta(hours=24)


@writes("worksheet")
def save(vault: Vault, worksheet: Worksheet, *, passage: Passage | None = None) -> Worksheet:
    """Keep a worksheet; gives it back with its id and stamps.

    passage: the words of an entry that it was made of.
    """
    kept = vault.worksheets.save(worksheet)
    if passage is not None and vault.passages.join(passage, "worksheet", kept.id):
        vault.changes.note("passage")
    return kept


@reads
def get(vault: Vault, worksheet_id: int) -> Worksheet | None:
    """One worksheet."""
    return vault.worksheets.get(worksheet_id)


@reads
def page(vault: Vault, after: Worksheet | None = None, limit: int = 50) -> list[Worksheet]:
    """The newest worksheets."""
    return vault.worksheets.page(after.id if after else None, limit)


@steps
def heavy_finished(vault: Vault, worksheet_id: int, at: datetime) -> bool:
    """Note that a heavy sheet was finished; whether another one was within two hours."""
    with vault.reading():
        kept = vault.settings.every()
    near, lately = heavy_noted(kept, at), heavy_noted(kept, at, KEPT)
    near.pop(worksheet_id, None)
    _keep(vault, {**lately, worksheet_id: at})
    return bool(near)


def heavy_lately(vault: Vault, at: datetime) -> tuple[datetime, ...]:
    """When heavy sheets were finished that are near; what does not matter any longer is forgotten.

    A question waits for this, so that it never fails: what cannot be forgotten now is later.
    """
    with vault.reading():
        kept = vault.settings.every()
    near = heavy_noted(kept, at)
    if HEAVY in kept and not heavy_noted(kept, at, KEPT) and not vault.read_only:
        with contextlib.suppress(Exception), vault.writing(of_person=False):
            vault.settings.forget(HEAVY)
            vault.changes.note("setting")
    return tuple(near.values())


def heavy_today(kept: Mapping[str, object], at: datetime, day_ends: int) -> datetime | None:
    """When the last heavy sheet of this day was finished; None where none was."""
    today = day_of(at, day_ends)
    found = (then.astimezone(at.tzinfo) for then in heavy_noted(kept, at, KEPT).values())
    return max((then for then in found if day_of(then, day_ends) == today), default=None)


def is_near(then: datetime, now: datetime, within: timedelta = NEAR) -> bool:
    """Whether a heavy sheet of then still matters now."""
    return abs(now - then) <= within


def heavy_noted(
    kept: Mapping[str, object], now: datetime, within: timedelta = NEAR
) -> dict[int, datetime]:
    """The worksheets that the settings of a diary name, with their times, as far as they are near.

    What cannot be read is nothing.
    """
    body = kept.get(HEAVY)
    found = {}
    for number, then in body.items() if isinstance(body, dict) else ():
        try:
            read = datetime.fromisoformat(then)
            if read.utcoffset() is not None and is_near(read, now, within):
                found[int(number)] = read
        except (TypeError, ValueError, OverflowError):
            continue
    return found


def _keep(vault: Vault, times: Mapping[int, datetime]) -> None:
    if vault.read_only:
        return
    said = {str(number): at.astimezone(UTC).isoformat() for number, at in times.items()}
    # the program keeps it by itself: no backup is due for it
    with vault.writing(of_person=False):
        vault.settings.keep(HEAVY, said)
    vault.changes.note("setting")
