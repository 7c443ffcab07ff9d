"""Where the invented person would like to go, and the words and questions that they made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

import msgspec

from nearward.command.demo.data import Placed
from nearward.domain.day import month_after
from nearward.domain.model import Direction, OwnTerm, OwnText
from nearward.worksheets.catalogue import read
from nearward_resources import FOLDER

if TYPE_CHECKING:
    from nearward.vault.vault import Vault


class DirectionGiven(Placed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The direction; it was looked at on the Tuesday of the week `looked_in`."""

    why_now: str
    text: str
    looked_in: int


class TextGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question, template or kind note of their own, made in a week."""

    kind: Literal["prompt", "template", "kind_note"]
    text: str
    week: int
    title: str = ""
    deck: str = ""


class TermGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word to choose from that was added or is called otherwise, since a week."""

    vocabulary: str
    code: str
    label: str
    week: int
    pinned: bool | None = None


class OwnGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file. words: what the spell check takes as right."""

    words: tuple[str, ...]
    direction: DirectionGiven
    text: tuple[TextGiven, ...]
    term: tuple[TermGiven, ...]


def write_own(vault: Vault, when: Callable[[Placed], datetime | None]) -> None:
    """Write all of it, in a transaction of the caller's."""
    given = read(FOLDER / "demo" / "own.toml", OwnGiven)
    for word in given.words:
        vault.own_words.keep(word)
    for text in given.text:
        if (at := _on_saturday(text.week, when)) is not None:
            words = text.text.strip()
            own = OwnText(kind=text.kind, title=text.title, text=words, deck=text.deck)
            vault.own_texts.save(own, at)
    for term in given.term:
        if (at := _on_saturday(term.week, when)) is not None:
            found = {name: getattr(term, name) for name in ("vocabulary", "code", "label")}
            vault.own_terms.save(OwnTerm(**found, pinned=term.pinned), at)
    _write_direction(vault, given.direction, when)


def _write_direction(
    vault: Vault,
    given: DirectionGiven,
    when: Callable[[Placed], datetime | None],
) -> None:
    began = when(given)
    looked = when(Placed(week=given.looked_in, day="tue", time="20:10"))
    if began is None or looked is None:
        return
    said = Direction(
        text=given.text.strip(),
        why_now=given.why_now,
        looked_on=looked.date(),
        ask_on=month_after(looked.date()),
    )
    first = vault.directions.save(said, began.astimezone(UTC))
    vault.directions.save(first, looked.astimezone(UTC))


def _on_saturday(week: int, when: Callable[[Placed], datetime | None]) -> datetime | None:
    at = when(Placed(week=week, day="sat", time="11:40"))
    return None if at is None else at.astimezone(UTC)
