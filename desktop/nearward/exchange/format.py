"""What a format is that can be read: its names, how it is told, and what reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from nearward.exchange.files import Files
from nearward.exchange.source_model import ReadingChoices, Source
from nearward.i18n import N_

LOCAL = N_("Days and times stay as they are, in this computer's time zone.")
AT_NOON = N_("It has days but no times: entries stand at noon.")


class JsonBeginning(NamedTuple):
    """What stands first in a file of JSON: what it calls its own format, and its `entries`, which
    are a list whose first item has these keys, or a map."""

    format: str
    is_map: bool
    keys: frozenset[str]


def _never(_found: Any) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A row of the table of formats.

    `id`: what the command line calls it. `label`: what a person reads in a list, `times`: what is
    said of its days and times. `opened`: what reads it entry by entry; None: it is taken in whole.

    It is told by the beginning of a file of JSON, by all names, or by the beginning of a text.
    `is_sure`: nothing else looks like it, so it is asked before those that are not sure.
    `has_moods`: a number from -3 to 3 is a mood as it is here, and no word of the person's own.
    """

    id: str
    label: str
    times: str = LOCAL
    opened: Callable[[Files, ReadingChoices], Source] | None
    fits_json: Callable[[JsonBeginning], bool] = _never
    fits_names: Callable[[Files], bool] = _never
    fits_text: Callable[[str], bool] = _never
    is_sure: bool = False
    has_moods: bool = False
