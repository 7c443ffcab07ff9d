"""Things of an export of Nearward's own that are here already: what the export says of them now."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Person, Thing, Version

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

Told = Thing | Person
_PICTURE = re.compile(r"\(picture:\d{1,15}\)")
#: a link to what may come in later, as it stands in what is digested; in a text quotes are escaped
_LINK = re.compile(r'\{"id":\d{1,19},"link":"(worksheet)"\}')
#: what a moment can say since schemas 5 and 7, and a check-in since 8; what says none of it has the
#: digest that it had before
_LATER = {
    "kind": "pull",
    **dict.fromkeys(("approach_kind", "suds", "reception")),
    **dict.fromkeys(("reconnect_state", "reconnect_said", "reconnect_precision")),
    **dict.fromkeys(("reconnected_at", "reconnect_by")),
    "repair": "",
    "near": None,
}


def says(kind: str, thing: Told) -> dict[str, Any]:
    """What a person said in a thing."""
    return {name: getattr(thing, name) for name in BY_NAME[kind].says}


def digest(body: dict[str, Any]) -> str:
    """The same for the same words; pictures, and what links lead to, have other ids elsewhere."""
    told = {name: value for name, value in body.items() if not _is_unsaid(name, value)}
    whole = _PICTURE.sub("(picture:)", msgspec.json.encode(told, order="sorted").decode())
    whole = _LINK.sub(r'{"link":"\1"}', whole)
    return hashlib.blake2b(whole.encode(), digest_size=12).hexdigest()


def _is_unsaid(name: str, value: Any) -> bool:
    return (name == "after_feeling" and not value) or (name in _LATER and _LATER[name] == value)


class Arriving:
    """`met` tells what the thing that was asked about last is: "", "newer" or "differing"; `here`
    is its id."""

    def __init__(self, vault: Vault) -> None:
        self._vault, self._connection = vault, vault.connection
        self.met = ""
        #: the version that was made of the words that gave way, or lie beside
        self.version = 0
        self.here = 0

    def note(self, kind: str, here: int, thing: Told) -> None:
        """So it came."""
        sql = "INSERT OR REPLACE INTO arrived (kind, thing_id, digest) VALUES (?, ?, ?)"
        self._connection.execute(sql, (kind, here, digest(says(kind, thing))))

    def meet(self, kind: str, thing: Told, now: Told) -> bool:
        """Whether the words of an export shall take the place of those here.

        Those that were changed here stay; then the others become a version, where a kind has such.
        """
        self.met, self.version, self.here = "", 0, now.id
        came, here = digest(says(kind, thing)), digest(says(kind, now))
        row = self._noted(kind, now.id)
        if came in (here, row[0] if row else "") or self._was_here(kind, now.id, came):
            return False
        is_later = self.is_later(thing, now)
        if row is not None and row[0] == here and not is_later:
            # an older export
            return False
        self.note(kind, now.id, thing)
        if is_later and (row is None or row[0] == here):
            self.met = "newer"
            return True
        self.met = "differing"
        if BY_NAME[kind].has_versions:
            self.version = self._beside(kind, thing, now.id)
        return False

    def has_come(self, kind: str, thing: Told, now: Told) -> bool:
        """Whether what an export says stands here, or came before."""
        row = self._noted(kind, now.id)
        return digest(says(kind, thing)) in (digest(says(kind, now)), row[0] if row else "")

    def _noted(self, kind: str, here: int) -> tuple[str] | None:
        sql = "SELECT digest FROM arrived WHERE kind = ? AND thing_id = ?"
        row: tuple[str] | None = self._connection.execute(sql, (kind, here)).fetchone()
        return row

    def is_later(self, thing: Told, now: Told) -> bool:
        """Whether a thing was changed there after it was changed here."""
        return bool(thing.changed and now.changed and thing.changed > now.changed)

    def _was_here(self, kind: str, here: int, came: str) -> bool:
        if not BY_NAME[kind].has_versions:
            return False
        return any(digest(version.body) == came for version in self._vault.versions.of(kind, here))

    def _beside(self, kind: str, thing: Told, here: int) -> int:
        now = datetime.now(UTC)
        created = thing.changed or now
        version = Version(
            kind=kind, thing_id=here, created=created, kept=now, body=says(kind, thing)
        )
        return self._vault.versions.put_back(version)
