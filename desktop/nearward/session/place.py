"""Where one was when the diary was closed: kept in it, so that one comes back there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from nearward.session.operation import steps

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

#: its name among the settings of a diary; it belongs to the file, and to no copy of what is in it
PLACE = "place"
_DATE = "date:"
_KNOWN = (str, int, bool, type(None))


class Place(NamedTuple):
    """A page, and what it is shown with."""

    page: str
    argument: dict[str, object] | None


@steps
def keep_place(vault: Vault, page: str, today: date, find: Callable[[], object]) -> object:
    """Keep the page that is shown. `find` gives its argument, on the thread of the vault.

    It is asked behind all saves: what they made has its id by then. It never fails, so that no lock
    is held up by it.
    """
    if vault.read_only:
        return None
    argument = find()
    body: dict[str, object] = {"page": page, "day": today.isoformat()}
    if isinstance(argument, dict):
        body["argument"] = {str(name): _plain(value) for name, value in argument.items()}
    with contextlib.suppress(Exception):
        if vault.settings.every().get(PLACE) != body:
            # the program keeps it by itself: no backup is due for it
            with vault.writing(of_person=False):
                vault.settings.keep(PLACE, body)
            vault.changes.note("setting")
    return None


def place_in(kept: Mapping[str, object], today: date) -> Place | None:
    """The place that the settings of a diary name; a new day begins on a new page."""
    body = kept.get(PLACE)
    if not isinstance(body, dict) or body.get("day") != today.isoformat():
        return None
    page, argument = body.get("page"), body.get("argument")
    if not isinstance(page, str):
        return None
    if not isinstance(argument, dict) or type(argument.get("id", 0)) is not int:
        return Place(page, None)
    return Place(page, {str(name): _read(value) for name, value in argument.items()})


def _plain(value: object) -> object:
    if isinstance(value, date):
        return f"{_DATE}{value.isoformat()}"
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return value if isinstance(value, _KNOWN) else None


def _read(value: object) -> object:
    if isinstance(value, str) and value.startswith(_DATE):
        with contextlib.suppress(ValueError):
            return date.fromisoformat(value.removeprefix(_DATE))
        return None
    return tuple(_read(part) for part in value) if isinstance(value, list) else value
