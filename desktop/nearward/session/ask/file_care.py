"""What is asked of the file itself: whether it can be written, whether it is whole, whose it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nearward.session.operation import steps

if TYPE_CHECKING:
    from nearward.domain.file.outcomes import Finding
    from nearward.vault.vault import Vault


@steps
def is_read_only(vault: Vault) -> bool:
    """Whether nothing can be kept: the file or its folder is protected."""
    return vault.read_only


@steps
def look_after(vault: Vault) -> None:
    """Whether another program did something to the file; then all goes on in a new one."""
    vault.look_after()


@steps
def put_aside(vault: Vault) -> Path | None:
    """What file and journal were put aside as at the opening, before a change was rolled back."""
    return vault.aside


@steps
def read_through(vault: Vault) -> list[Finding]:
    """Read every page once (asked as idle work after an unlock); findings, or none."""
    from nearward.vault.care import checking

    return checking.read_through(vault)


@steps
def check(vault: Vault) -> list[Finding]:
    """Read all of it, as `nearward check` does; findings, or none."""
    from nearward.vault.care import checking

    return checking.check(vault)
