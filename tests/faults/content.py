"""What a diary and an export hold, without the stamps that each run has of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.faults.day_sources import KEY

from nearward.domain.kinds import KINDS
from nearward.exchange import json_out
from nearward.session.jobs.everything import read_everything
from nearward.vault.care import checking
from nearward.vault.care.opening import open_diary


def content(diary: Path, key: bytes = KEY) -> dict[str, Any]:
    """All that a diary holds, without the time at which it was written; it must be sound."""
    vault = open_diary(diary, "", key=key)
    try:
        assert checking.check(vault) == []
        return unstamped(json_out.encoded(read_everything()(vault)))
    finally:
        vault.close()


#: what else says when an item was written
_STAMPS: dict[str, tuple[str, ...]] = {
    kind.plural: ("at", "day") for kind in KINDS if not kind.is_dated
}


_STAMPS["versions"] = ("at", "day", "kept")


def unstamped(data: bytes) -> dict[str, Any]:
    """An export without the time at which things were written."""
    found: dict[str, Any] = json.loads(data)
    for kind, items in found.items():
        stamps = ("created", "changed", *_STAMPS.get(kind, ()))
        alone = [items] if kind in ("plan", "direction") and items else []
        for item in items if isinstance(items, list) else alone:
            for stamp in stamps if isinstance(item, dict) else ():
                item.pop(stamp)
    return found
