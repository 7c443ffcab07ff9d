"""What the desk does with a file that is not open: a backup in its place, and what can be read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from nearward.domain.day import now
from nearward.domain.trouble import Interrupted
from nearward.vault.care import restoring
from nearward.vault.care.opening import as_recovery_trouble
from nearward.vault.care.salvage import salvage
from nearward.vault.file import key as keys

if TYPE_CHECKING:
    from nearward.domain.file.outcomes import Restored, Salvaged


def restored(
    diary: Path,
    backup: Path,
    passphrase: str,
    key: bytearray | None,
    close: Callable[[], None],
    *,
    by_sheet: bool,
) -> Restored:
    """Close what is open, and put a backup in the place of a diary. The key is wiped.

    by_sheet: the key was typed from a recovery sheet.
    """
    try:
        close()
        with as_recovery_trouble(backup) if by_sheet else nullcontext():
            return restoring.restore(diary, backup, passphrase, now(), key=key)
    finally:
        if key is not None:
            keys.wipe(key)


def salvaged(
    diary: Path,
    new: Path,
    passphrase: str,
    key: bytearray | None,
    stop: Callable[[], bool],
    progress: Callable[[int, int], None],
) -> Salvaged | None:
    """Write what can be read into a new file; None when it was stopped. The key is wiped."""
    try:
        with nullcontext() if key is None else as_recovery_trouble(diary):
            return salvage(diary, new, passphrase, key=key, stop=stop, progress=progress)
    except Interrupted:
        return None
    finally:
        if key is not None:
            keys.wipe(key)
