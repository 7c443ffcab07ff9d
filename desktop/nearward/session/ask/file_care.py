"""What is asked of the file itself: whether it can be written, whether it is whole, whose it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nearward.session.operation import Operation
    from nearward.vault.care.checking import Finding
    from nearward.vault.vault import Vault


def is_read_only() -> Operation[bool]:
    """Whether nothing can be kept: the file or its folder is protected."""

    def run(vault: Vault) -> bool:
        return vault.read_only

    return run


def look_after() -> Operation[None]:
    """Whether another program did something to the file; then all goes on in a new one."""

    def run(vault: Vault) -> None:
        vault.look_after()

    return run


def put_aside() -> Operation[Path | None]:
    """What file and journal were put aside as at the opening, before a change was rolled back."""

    def run(vault: Vault) -> Path | None:
        return vault.aside

    return run


def read_through() -> Operation[list[Finding]]:
    """Read every page once (asked as idle work after an unlock); findings, or none."""

    def run(vault: Vault) -> list[Finding]:
        from nearward.vault.care import checking

        return checking.read_through(vault)

    return run


def check() -> Operation[list[Finding]]:
    """Read all of it, as `nearward check` does; findings, or none."""

    def run(vault: Vault) -> list[Finding]:
        from nearward.vault.care import checking

        return checking.check(vault)

    return run
