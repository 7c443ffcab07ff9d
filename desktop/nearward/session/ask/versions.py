"""Earlier words of an entry or a worksheet: seen beside those of today, and brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.model import Entry, Version, Worksheet
from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

Thing = Entry | Worksheet


class VersionHistory(NamedTuple):
    """A thing as it is, and its versions, the newest first."""

    thing: Thing | None
    versions: list[Version]


@reads
def history(vault: Vault, kind: str, thing_id: int) -> VersionHistory:
    """A thing (kind entry or worksheet) with its versions."""
    return VersionHistory(_thing(vault, kind, thing_id), vault.versions.of(kind, thing_id))


@writes()
def bring_back(vault: Vault, version_id: int) -> Thing | None:
    """Let a thing have the words of a version again; those of now become a version.

    None when either is gone.
    """
    version = vault.versions.get(version_id)
    if version is None:
        return None
    now = _thing(vault, version.kind, version.thing_id)
    body = version.body
    if isinstance(now, Entry):
        names = {name: body.get(name, "") for name in ("title", "text", "prompt")}
        vault.changes.note("entry", record_id=now.id)
        return vault.entries.save(replace(now, **names), keep_version=True)
    if isinstance(now, Worksheet):
        status = body.get("status", now.status)
        changed = replace(now, answers=body.get("answers", {}), status=status)
        vault.changes.note("worksheet", record_id=now.id)
        return vault.worksheets.save(changed, keep_version=True)
    return None


def _thing(vault: Vault, kind: str, thing_id: int) -> Thing | None:
    return vault.entries.get(thing_id) if kind == "entry" else vault.worksheets.get(thing_id)
