"""The links of worksheets that come in: they lead to the records as these are numbered here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nearward.vault.care.arriving import digest
from nearward.vault.tables.row import update
from nearward.worksheets.links import links_in, mapped

if TYPE_CHECKING:
    from nearward.domain.model import Version
    from nearward.vault.vault import Vault

#: what of a row links decide
_LED = ("answers", "person_id", "moment_id", "belief_id")
#: the id that a record of a kind has here; None: it did not come in
Here = Callable[[str, int], int | None]


class Linked:
    """What a link leads to may come in after it. So each is led once when it comes, and once more
    when all is there (`finish`)."""

    def __init__(self, vault: Vault, here: Here) -> None:
        self._vault, self._here = vault, here
        self._sheets: dict[int, Any] = {}
        self._versions: dict[int, Any] = {}

    def led(self, value: Any) -> Any:
        """A JSON-like value with its links as far as they can be led by now."""
        return mapped(value, self._here) if any(links_in(value)) else value

    def sheet(self, worksheet_id: int, answers: Any) -> None:
        """A worksheet here that has these answers, with the links that they had there."""
        if worksheet_id and any(links_in(answers)):
            self._sheets[worksheet_id] = answers

    def version(self, version_id: int, body: Any) -> None:
        """The same of earlier words."""
        if version_id and any(links_in(body)):
            self._versions[version_id] = body

    def finish(self) -> None:
        """Lead all links once more."""
        table = self._vault.worksheets
        for number, answers in self._sheets.items():
            now = table.get(number)
            if now is not None:
                fresh = table.columns(replace(now, answers=self.led(answers)))
                kept = {name: fresh[name] for name in _LED}
                update(self._vault.connection, "worksheet", number, kept)
        for number, body in self._versions.items():
            self._vault.versions.put_anew(number, self.led(body))

    def is_here(self, there: list[Version], version: Version) -> bool:
        """Whether earlier words are among those of a thing that are here."""
        told = digest(self.led(version.body))
        return any((v.created, digest(v.body)) == (version.created, told) for v in there)
