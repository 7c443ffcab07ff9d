"""What links of worksheets lead to, and what they can lead to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from nearward.domain.kinds import BY_NAME
from nearward.session.operation import reads
from nearward.worksheets.link_names import Found
from nearward.worksheets.links import Where, links_in

if TYPE_CHECKING:
    from nearward.domain.model import Worksheet
    from nearward.vault.vault import Vault

#: so many of the newest records of a kind are offered
MOST = 10


class SheetFound(NamedTuple):
    """A worksheet, and what its links lead to."""

    worksheet: Worksheet | None
    found: Found


class SheetsFound(NamedTuple):
    """Some worksheets, what the links of them all lead to, and the aliases of everybody."""

    worksheets: list[Worksheet]
    found: Found
    aliases: tuple[str, ...] = ()


@reads
def found(vault: Vault, wanted: Iterable[Where]) -> Found:
    """The records that links lead to; what is gone or in the trash is left out."""
    return found_in(vault, wanted)


@reads
def sheet(vault: Vault, worksheet_id: int) -> SheetFound:
    """A worksheet, with what its links lead to."""
    worksheet = vault.worksheets.get(worksheet_id)
    answers = worksheet.answers if worksheet is not None else {}
    return SheetFound(worksheet, found_in(vault, links_in(answers)))


@reads
def page(vault: Vault, limit: int, given: Worksheet | None = None) -> SheetsFound:
    """The newest worksheets, with what their links lead to, and those of one that is given."""
    newest = vault.worksheets.page(None, limit)
    held = [one.answers for one in (*newest, *([given] if given is not None else []))]
    aliases = tuple(person.alias for person in vault.people.every())
    return SheetsFound(newest, found_in(vault, links_in(held)), aliases)


@reads
def offered(vault: Vault, record: str, also: int = 0, sheets: tuple[str, ...] = ()) -> list[Any]:
    """What a link can lead to: everyone who is not put away, else the newest of a kind; and what
    it leads to now (`also`). sheets: only worksheets of these."""
    if record not in vault.tables:
        return []
    if record == "person":
        return [p for p in vault.people.every() if (p.named and not p.archived) or p.id == also]
    table = vault.tables[record]
    if record == "worksheet" and sheets:
        marks = ", ".join("?" * len(sheets))
        newest = table.where(f"sheet IN ({marks})", *sheets, order=f"spot DESC LIMIT {MOST}")
    elif BY_NAME[record].in_timeline:
        newest = table.where("1", order=f"spot DESC LIMIT {MOST}")
    else:
        newest = table.every()
    if also and all(one.id != also for one in newest):
        newest += [one for one in found_in(vault, [(record, also)]).values() if one]
    return list(newest)


def found_in(vault: Vault, wanted: Iterable[Where]) -> Found:
    """The same, where a vault is being read already."""
    answer: dict[Where, Any] = {}
    for record, number in dict.fromkeys(wanted):
        kind = BY_NAME.get(record)
        if kind is None or (kind.has_trash and vault.trash.holds(record, number)):
            continue
        thing = vault.tables[record].get(number)
        if thing is not None:
            answer[record, number] = thing
    return answer
