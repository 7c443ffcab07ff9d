"""Earlier words of an entry or a worksheet: seen beside those of today, and brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.things import Entry, Version, Worksheet

if TYPE_CHECKING:
    from nearward.session.desk import Operation
    from nearward.vault.vault import Vault

Thing = Entry | Worksheet


class History(NamedTuple):
    """A thing as it is, and its versions, the newest first."""

    thing: Thing | None
    versions: list[Version]


def history(kind: str, thing_id: int) -> Operation[History]:
    """A thing (kind entry or worksheet) with its versions."""

    def run(vault: Vault) -> History:
        with vault.reading():
            return History(_thing(vault, kind, thing_id), vault.versions.of(kind, thing_id))

    return run


def bring_back(version_id: int) -> Operation[Thing | None]:
    """Let a thing have the words of a version again; those of now become a version.

    None when either is gone.
    """

    def run(vault: Vault) -> Thing | None:
        with vault.writing():
            version = vault.versions.get(version_id)
            if version is None:
                return None
            now = _thing(vault, version.kind, version.thing_id)
            body = version.body
            if isinstance(now, Entry):
                names = {name: body.get(name, "") for name in ("title", "text", "prompt")}
                return vault.entries.save(replace(now, **names), keep_version=True)
            if isinstance(now, Worksheet):
                status = body.get("status", now.status)
                changed = replace(now, answers=body.get("answers", {}), status=status)
                return vault.worksheets.save(changed, keep_version=True)
            return None

    return run


def _thing(vault: Vault, kind: str, thing_id: int) -> Thing | None:
    return vault.entries.get(thing_id) if kind == "entry" else vault.worksheets.get(thing_id)
