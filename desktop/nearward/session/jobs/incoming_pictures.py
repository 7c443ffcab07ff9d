"""Pictures of what is read from a source, on their way into entries."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from nearward.exchange.source_model import remark
from nearward.i18n import N_
from nearward.pictures.intake import (
    MOST_TOGETHER,
    NoRoomForPictures,
    NotAPicture,
    PictureTooLarge,
    Taken,
    take,
)
from nearward.session.jobs.again import marked

if TYPE_CHECKING:
    from nearward.exchange.source_model import FoundPicture, SourceEntry
    from nearward.session.jobs.import_report import Imported
    from nearward.vault.vault import Vault

LEFT_OUT = {
    NotAPicture.code: N_("Its picture {name} was left out: this kind of picture cannot be kept."),
    PictureTooLarge.code: N_("Its picture {name} was left out: it is too large."),
    NoRoomForPictures.code: N_(
        "Its picture {name} was left out: there is no room for more pictures."
    ),
}


class Incoming:
    """`writes`: they are kept. Else each is looked at as if it were."""

    def __init__(
        self, vault: Vault, source: str, as_they_were: bool, done: Imported, *, writes: bool
    ) -> None:
        self._vault, self._source, self._done = vault, source, done
        self._as_they_were = as_they_were
        self._writes = writes
        self._total: int | None = None

    def into(self, entry_id: int, found: SourceEntry, text: str) -> str:
        """Let an entry have what it has not; gives the text with the marks of those it has now."""
        if not found.pictures:
            return text
        there = {p.digest: p.id for p in self._vault.pictures.of(entry_id)} if entry_id else {}
        for picture in found.pictures:
            try:
                kept = self._keep(picture, entry_id, there)
            except (NotAPicture, PictureTooLarge, NoRoomForPictures) as trouble:
                told = LEFT_OUT[trouble.code]
                self._done.say(remark(found.place, trouble.code, told, name=picture.name))
                continue
            self._done.pictures += 1
            if picture.mark:
                text = text.replace(picture.mark, marked(picture.caption, kept))
        return text

    def _keep(self, picture: FoundPicture, entry_id: int, there: dict[str, int]) -> int:
        taken = take(picture.name, picture.read(), as_it_was=self._as_they_were)
        digest = hashlib.sha256(taken.data).hexdigest()
        if digest not in there:
            there[digest] = self._put(picture, taken, entry_id)
        return there[digest]

    def _put(self, picture: FoundPicture, taken: Taken, entry_id: int) -> int:
        if not self._writes:
            self._make_room(picture, taken)
            return 0
        kept = self._vault.pictures.keep(
            entry_id,
            picture.name,
            taken,
            source=self._source,
            source_id=picture.name,
        )
        return kept.id

    def _make_room(self, picture: FoundPicture, taken: Taken) -> None:
        """What a look would have kept takes room, too."""
        if self._total is None:
            self._total = self._vault.pictures.total()
        if self._total + len(taken.data) > MOST_TOGETHER:
            raise NoRoomForPictures(name=picture.name)
        self._total += len(taken.data)
