"""Imports and exports that are long: they say how far they are, and stop when they are told to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nearward.domain.trouble import Interrupted
from nearward.session.jobs import exporting, importing
from nearward.session.jobs.import_report import Imported
from nearward.session.jobs.importing import ImportChoices
from nearward.session.operation import steps

if TYPE_CHECKING:
    from nearward.session.operation import Operation
    from nearward.vault.vault import Vault

T = TypeVar("T")


class JobProgress:
    """One long thing. The worker tells `done`; the window reads it, and may stop it."""

    def __init__(self) -> None:
        self.done = 0
        self._stopped = False

    def stop(self) -> None:
        """It shall stop, and leave nothing of it behind."""
        self._stopped = True

    def is_stopped(self) -> bool:
        """Whether it shall stop."""
        return self._stopped

    def tell(self, done: int) -> None:
        """So much is done; raises Interrupted when it shall stop."""
        if self._stopped:
            raise Interrupted
        self.done = done


@steps
def look(
    vault: Vault, path: Path, form: str, choices: ImportChoices, way: JobProgress
) -> Imported | None:
    """What an import would do; None when it was stopped."""
    ask = importing.dry_run(path, form, choices, stop=way.is_stopped, progress=way.tell)
    return _or_none(vault, ask, way)


@steps
def bring_in(
    vault: Vault, path: Path, form: str, choices: ImportChoices, way: JobProgress
) -> Imported | None:
    """Import all of it or nothing; None when it was stopped."""
    ask = importing.bring_in(path, form, choices, stop=way.is_stopped, progress=way.tell)
    return _or_none(vault, ask, way)


@steps
def write(vault: Vault, out: Path, form: str, way: JobProgress, language: str = "en") -> int | None:
    """Export all of it or nothing; gives how many files were made, None when it was stopped."""
    ask = exporting.export(out, form, progress=way.tell, language=language)
    with vault.stopping(way.is_stopped):
        return _or_none(vault, ask, way)


def _or_none(vault: Vault, operation: Operation[T], way: JobProgress) -> T | None:
    try:
        way.tell(0)
        return operation(vault)
    except Interrupted:
        if not way.is_stopped():
            raise
        return None
