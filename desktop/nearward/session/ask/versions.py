"""Earlier words of a thing: seen beside those of today, and brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Thing, Version
from nearward.session.ask.sheets.links import found_in
from nearward.session.operation import reads, writes
from nearward.worksheets.link_names import Found
from nearward.worksheets.links import links_in

if TYPE_CHECKING:
    from nearward.vault.vault import Vault


class VersionHistory(NamedTuple):
    """A thing as it is, and its versions, the newest first."""

    thing: Thing | None
    versions: list[Version]
    #: what the links of a worksheet lead to, now and before
    found: Found


@reads
def history(vault: Vault, kind: str, thing_id: int) -> VersionHistory:
    """A thing of a kind that has versions, with these."""
    thing, versions = vault.tables[kind].get(thing_id), vault.versions.of(kind, thing_id)
    held = [getattr(thing, "answers", None), *(version.body for version in versions)]
    return VersionHistory(thing, versions, found_in(vault, links_in(held)))


@writes()
def bring_back(vault: Vault, version_id: int) -> Thing | None:
    """Let a thing have the words of a version again; those of now become a version.

    None when either is gone.
    """
    version = vault.versions.get(version_id)
    if version is None:
        return None
    kind, table = BY_NAME[version.kind], vault.things(version.kind)
    now: Thing | None = table.get(version.thing_id)
    if now is None:
        return None
    said = {name: _as_held(now, name, version.body) for name in kind.says}
    vault.changes.note(kind.name, record_id=now.id)
    again: Thing = table.save(replace(now, **said), keep_version=True)
    return again


def _as_held(now: Thing, name: str, body: dict[str, Any]) -> Any:
    """What a version says of a field; what it does not know stays."""
    held = getattr(now, name)
    return tuple(body.get(name, held)) if isinstance(held, tuple) else body.get(name, held)
