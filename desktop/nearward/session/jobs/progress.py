"""Imports and exports that are long: they say how far they are, and stop when they are told to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nearward.session.jobs import exporting, importing
from nearward.session.jobs.import_report import Imported
from nearward.session.jobs.importing import ImportChoices
from nearward.vault.file.connection import Interrupted

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


def look(
    path: Path, form: str, choices: ImportChoices, way: JobProgress
) -> Operation[Imported | None]:
    """What an import would do; None when it was stopped."""
    return _or_none(
        importing.dry_run(path, form, choices, stop=way.is_stopped, progress=way.tell), way
    )


def bring_in(
    path: Path, form: str, choices: ImportChoices, way: JobProgress
) -> Operation[Imported | None]:
    """Import all of it or nothing; None when it was stopped."""
    return _or_none(
        importing.bring_in(path, form, choices, stop=way.is_stopped, progress=way.tell), way
    )


def write(out: Path, form: str, way: JobProgress) -> Operation[int | None]:
    """Export all of it or nothing; gives how many files were made, None when it was stopped."""

    def run(vault: Vault) -> int:
        with vault.stopping(way.is_stopped):
            return exporting.export(out, form, progress=way.tell)(vault)

    return _or_none(run, way)


def _or_none(operation: Callable[[Vault], T], way: JobProgress) -> Operation[T | None]:
    def run(vault: Vault) -> T | None:
        try:
            way.tell(0)
            return operation(vault)
        except Interrupted:
            if not way.is_stopped():
                raise
            return None

    return run
