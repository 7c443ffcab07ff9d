"""What pages ask of the desk about pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.model import Entry, Picture
from nearward.exchange import writing
from nearward.pictures.intake import NEAR, Taken
from nearward.session.operation import reads, steps, writes

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

#: the setting that says that a word was said of how little room is left
SAID = "pictures_near"


class Ready(NamedTuple):
    """A picture that was read and looked at, and is not kept yet. `small`: its preview."""

    name: str
    taken: Taken
    small: bytes | None = None


class KeptPicture(NamedTuple):
    """A picture that is on the disk, with its entry.

    `is_new`: the entry did not have it already. `total`: bytes of all pictures, when that is close
    to what a diary may have and was not said yet; else 0.
    """

    entry: Entry
    picture: Picture
    is_new: bool
    total: int


class Removed(NamedTuple):
    """A picture that was taken out, whole, for as long as it can be brought back."""

    picture: Picture
    data: bytes
    small: bytes | None


@writes("entry", "picture", "setting")
def keep(vault: Vault, entry: Entry, ready: Ready) -> KeptPicture:
    """Keep a picture with an entry; one that is not kept yet (id 0) is saved with it, or neither.

    Raises NoRoomForPictures and what a save can raise.
    """
    here = entry if entry.id else vault.entries.save(entry)
    before = {picture.id for picture in vault.pictures.of(here.id)}
    kept = vault.pictures.keep(here.id, ready.name, ready.taken, ready.small)
    return KeptPicture(here, kept, kept.id not in before, _near(vault))


@reads
def of(vault: Vault, entry_id: int) -> list[Picture]:
    """The pictures of an entry, in the order in which they were added."""
    return vault.pictures.of(entry_id)


@reads
def data(vault: Vault, picture_id: int) -> bytes | None:
    """The file of a picture; None when it is gone."""
    return vault.pictures.data(picture_id)


@reads
def small(vault: Vault, picture_id: int) -> bytes | None:
    """The preview of a picture, once one was kept."""
    return vault.pictures.small(picture_id)


@steps
def keep_small(vault: Vault, picture_id: int, preview: bytes) -> None:
    """Keep a preview, so that it need not be made again; not in a diary that is only read.

    Nothing that is shown is changed by it.
    """
    if not vault.read_only:
        with vault.writing():
            vault.pictures.keep_small(picture_id, preview)


@writes("picture")
def remove(vault: Vault, picture_ids: list[int]) -> list[Removed]:
    """Take pictures out of the diary; gives them whole, so that they can be put back."""
    removed = []
    for picture_id in picture_ids:
        picture, whole = vault.pictures.get(picture_id), vault.pictures.data(picture_id)
        if picture is not None and whole is not None:
            removed.append(Removed(picture, whole, vault.pictures.small(picture_id)))
            vault.pictures.remove(picture_id)
    return removed


@writes("picture")
def put_back(vault: Vault, removed: list[Removed]) -> None:
    """Undo a removal; what lost its entry meanwhile, or is there already, stays away."""
    for picture, whole, preview in removed:
        entry = picture.entry_id and vault.entries.get(picture.entry_id)
        if entry and vault.pictures.get(picture.id) is None:
            vault.pictures.put_back(picture, whole, preview)


@steps
def save_copy(vault: Vault, picture_id: int, out: Path) -> bool:
    """Write a picture to a file that anyone can read; the person chose its place.

    False when the picture is gone. Raises TargetFolder, TargetFull and TargetNotWritten.
    """
    whole = data(picture_id)(vault)
    if whole is None:
        return False
    writing.write_file(out, whole, replace=True)
    return True


def _near(vault: Vault) -> int:
    """Once, when there is little room left; again when there was more in between."""
    total, said = vault.pictures.total(), SAID in vault.settings.every()
    if (total >= NEAR) == said:
        return 0
    if said:
        vault.settings.forget(SAID)
        return 0
    vault.settings.keep(SAID, True)
    return total
