"""What pages ask of the desk about the words to choose from."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.model import OwnTerm
from nearward.i18n import TermSetting
from nearward.session.operation import reads, writes
from nearward.vault.tables.lists.term_counts import count_terms
from nearward.worksheets.catalogue import vocabulary

if TYPE_CHECKING:
    from nearward.i18n import Translator
    from nearward.vault.vault import Vault

#: what the code of a word of the person's begins with
OWN = "own-"
#: a vocabulary and a code -> what the person made of it
Kept = dict[tuple[str, str], TermSetting]


class Used(NamedTuple):
    """The words as the person wants them, and how often each of one vocabulary was chosen."""

    kept: Kept
    counts: dict[str, int]


@reads
def kept(vault: Vault) -> Kept:
    """What the person made of the words to choose from."""
    return _kept(vault)


@reads
def take(vault: Vault, words: Translator) -> None:
    """Let the texts have the person's words, right here."""
    words.take_terms(_kept(vault))


@reads
def used(vault: Vault, vocabulary_id: str) -> Used:
    """The words, and how often each of a vocabulary was chosen."""
    return Used(_kept(vault), count_terms(vault.connection, vocabulary_id))


@writes("own_term")
def rename(vault: Vault, vocabulary_id: str, code: str, label: str) -> None:
    """Call a word something else; with no label it is again as the program calls it."""
    _save(vault, replace(_one(vault, vocabulary_id, code), label=label))


@writes("own_term")
def hide(vault: Vault, vocabulary_id: str, code: str, on: bool) -> None:
    """Offer a word no more, or again. Where it was chosen it stays, and counts."""
    _save(vault, replace(_one(vault, vocabulary_id, code), hidden=on))


@writes("own_term")
def add(vault: Vault, vocabulary_id: str, label: str) -> OwnTerm:
    """A word of the person's; its code was never given before."""
    code = OWN + secrets.token_hex(8)
    return vault.own_terms.save(OwnTerm(vocabulary=vocabulary_id, code=code, label=label))


@writes("own_term")
def put_in_order(vault: Vault, vocabulary_id: str, order: Sequence[tuple[str, bool]]) -> None:
    """The codes of a vocabulary in their order, each with whether it is shown at once."""
    for place, (code, pinned) in enumerate(order):
        _save(vault, replace(_one(vault, vocabulary_id, code), place=place, pinned=pinned))


@writes("own_term")
def put_order_back(vault: Vault, vocabulary_id: str) -> None:
    """The words of a vocabulary stand again as they come."""
    for one in _of(vault, vocabulary_id):
        _save(vault, replace(one, place=None, pinned=None))


def settings_of(terms: Iterable[OwnTerm]) -> Kept:
    """What was made of the words, as texts take it."""
    return {
        (one.vocabulary, one.code): TermSetting(one.label, one.hidden, one.place, one.pinned)
        for one in terms
    }


def _kept(vault: Vault) -> Kept:
    return settings_of(vault.own_terms.every())


def _of(vault: Vault, vocabulary_id: str) -> Iterable[OwnTerm]:
    return [one for one in vault.own_terms.every() if one.vocabulary == vocabulary_id]


def _one(vault: Vault, vocabulary_id: str, code: str) -> OwnTerm:
    found = (one for one in _of(vault, vocabulary_id) if one.code == code)
    return next(found, OwnTerm(vocabulary=vocabulary_id, code=code))


def _save(vault: Vault, one: OwnTerm) -> None:
    """Keep what was made of a word; nothing, where it is as the program has it."""
    is_ours = any(term.code == one.code for term in vocabulary(one.vocabulary).items)
    if is_ours and (one.label, one.hidden, one.place, one.pinned) == ("", False, None, None):
        vault.own_terms.forget(one.vocabulary, one.code)
    else:
        vault.own_terms.save(one)
