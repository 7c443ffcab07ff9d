"""Our own exports, into a diary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from nearward.exchange.trouble import NotForThis

if TYPE_CHECKING:
    from nearward.exchange.found import Report
    from nearward.vault.vault import Vault


def take_in(vault: Vault, path: Path, report: Report, keep: bool, watch: Any) -> None:
    """Not yet read here."""
    raise NotForThis(name=path.name)
