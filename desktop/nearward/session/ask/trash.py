"""What pages ask of the desk about the trash."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from nearward.domain.kind import ANY
from nearward.domain.kinds import BY_NAME, KINDS, pointing_at
from nearward.session.operation import reads, steps, writes

if TYPE_CHECKING:
    from nearward.domain.cards import Trashed
    from nearward.domain.file.outcomes import Replaced
    from nearward.vault.vault import Vault


@reads
def listed(vault: Vault) -> list[Trashed]:
    """What lies in the trash, what was put there last first."""
    return vault.trash.every()


@writes("draft")
def delete(vault: Vault, kind: str, thing_id: int, *, draft: str = "") -> None:
    """To the trash. `kind`: one that has a trash (domain.kinds).

    `draft`: where its draft stands, which is forgotten with it.
    """
    if draft:
        vault.drafts.keep(draft, None)
    vault.tables[kind].trash(thing_id)
    _note(vault, kind, thing_id)


@writes()
def restore(vault: Vault, kind: str, thing_id: int) -> None:
    """Back from the trash."""
    vault.tables[kind].untrash(thing_id)
    _note(vault, kind, thing_id)


@writes()
def delete_for_good(vault: Vault, kind: str, thing_id: int) -> bool:
    """Remove a thing that lies in the trash; `tidy` cleans the search index afterwards."""
    return _remove(vault, kind, thing_id)


@writes()
def empty(vault: Vault) -> int:
    """Remove all that lies in the trash; gives how many things that were."""
    things = [thing.card for thing in vault.trash.every()]
    return sum(_remove(vault, card.kind, card.id) for card in things)


@steps
def tidy(vault: Vault, now: datetime) -> int:
    """Remove what has lain in the trash for 30 days, and clean the search index of what is gone.

    Asked as idle work: it is done in short steps and makes way between them. Gives how many
    things were removed.
    """
    if vault.read_only:
        return 0
    with vault.reading():
        old = vault.trash.old(now)
    for kind, thing_id in old:
        _make_way(vault)
        with vault.writing():
            _remove(vault, kind, thing_id)
    while _is_to_clean(vault):
        _make_way(vault)
        with vault.writing():
            vault.trash.clean_index()
    return len(old)


@steps
def replace_backups(vault: Vault, own: str = "", at: datetime | None = None) -> Replaced:
    """One fresh backup in the place of all that were made before."""
    from nearward.domain.day import now
    from nearward.vault.care import backups

    return backups.replace(vault, backups.folder_of(vault.path, own), at or now())


def _remove(vault: Vault, kind: str, thing_id: int) -> bool:
    """Also what pointed at it is changed."""
    pointing = [one for one in KINDS if any(to.kind in (kind, ANY) for to in one.belongs_to)]
    vault.changes.note(kind, record_id=thing_id)
    # that the search is to be cleaned stands among the settings
    vault.changes.note(*(one.name for one in pointing), "setting")
    return vault.trash.delete_for_good(kind, thing_id)


def _is_to_clean(vault: Vault) -> bool:
    with vault.reading():
        return vault.trash.is_to_clean()


def _make_way(vault: Vault) -> None:
    from nearward.domain.trouble import Interrupted

    if vault.is_stopped:
        raise Interrupted


def _note(vault: Vault, kind: str, thing_id: int) -> None:
    """A thing went or came back, with what is nothing without it or makes it what it is."""
    vault.changes.note(kind, record_id=thing_id)
    beside = [row for row, owner in pointing_at(kind) if owner.must and row.has_trash]
    above = [BY_NAME[o.kind] for o in BY_NAME[kind].belongs_to if o.must and o.kind in BY_NAME]
    for row in (*beside, *(one for one in above if one.has_trash)):
        vault.changes.note(row.name)
