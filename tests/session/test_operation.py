"""Operations that pages put together, on a real diary."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.conftest import KEY

from nearward.domain.file.trouble import DiskFull
from nearward.domain.model import Entry
from nearward.session.ask import entries
from nearward.session.operation import Operation, all_of, in_turn, tried
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault

AT = datetime(2026, 3, 4, 21, 40, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return create_diary(tmp_path / "diary.nearward", "", key=KEY)


def entry(text: str, entry_id: int = 0) -> Entry:
    return Entry(id=entry_id, at=AT, day=AT.date(), text=text)


def full(_vault: Vault) -> Entry:
    raise DiskFull(name="diary")


def texts(vault: Vault) -> list[str]:
    found = sorted(one.text for one in vault.entries.every())
    vault.close()
    return found


def test_several_are_done_one_after_another(vault: Vault) -> None:
    saves = [entries.save(entry("one")), entries.save(entry("two"))]
    first, second = all_of(iter(saves))(vault)
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.text, second.text) == ("one", "two")
    assert all_of(())(vault) == []
    assert texts(vault) == ["one", "two"]


def test_trouble_of_one_keeps_the_others_from_being_done(vault: Vault) -> None:
    with pytest.raises(DiskFull):
        all_of([entries.save(entry("one")), full, entries.save(entry("two"))])(vault)
    assert texts(vault) == ["one"]


def test_what_was_only_tried_keeps_no_other(vault: Vault) -> None:
    saves: list[Operation[object]] = [tried(full), tried(entries.save(entry("two")))]
    first, second = all_of(saves)(vault)
    assert first is None
    assert isinstance(second, Entry)
    assert texts(vault) == ["two"]


def test_an_error_that_is_no_trouble_is_not_swallowed(vault: Vault) -> None:
    def wrong(_vault: Vault) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        tried(wrong)(vault)
    vault.close()


def test_it_is_made_when_its_turn_comes_and_told_at_once(vault: Vault) -> None:
    """Two saves of one new thing, the second asked before the first was answered."""
    made: list[Entry] = []

    def save(text: str) -> Operation[Entry]:
        return in_turn(lambda: entries.save(entry(text, made[-1].id if made else 0)), made.append)

    first, second = save("begun"), save("begun, and finished")
    assert made == []
    first(vault)
    assert made[0].id
    second(vault)
    assert made[0].id == made[1].id
    assert texts(vault) == ["begun, and finished"]
