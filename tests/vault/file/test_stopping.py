"""Long reads make way; what looks after them, and what is written, is stopped by nothing."""

from __future__ import annotations

import pytest
from tests.conftest import NOW

from nearward.domain.model import Entry
from nearward.domain.trouble import Interrupted
from nearward.vault.file import hold
from nearward.vault.vault import Vault


@pytest.fixture(autouse=True)
def _asked_at_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hold, "STEPS", 1)


def test_the_look_for_a_bad_page_is_not_stopped(vault: Vault) -> None:
    """It ended as a bug: the library's own error, in the middle of tidying while a lock waited."""
    with vault.stopping(lambda: True):
        for _ in range(200):
            with vault.reading():
                pass


def test_a_read_that_is_stopped_says_so(vault: Vault) -> None:
    with vault.stopping(lambda: True), pytest.raises(Interrupted), vault.reading():
        vault.counts()


def test_a_read_by_the_way_says_so_too(vault: Vault) -> None:
    """The library's own error was a bug in a message: the search was to be cleaned, a key came."""
    with pytest.raises(Interrupted), vault.stopping(lambda: True):
        vault.trash.is_to_clean()


def test_what_is_written_is_written_once(vault: Vault) -> None:
    """Stopped after its end, it would be done again."""
    with vault.stopping(lambda: True), vault.writing():
        vault.entries.put(Entry(at=NOW, day=NOW.date(), text="a"))
        # a look inside of it leaves it as unstoppable as it was
        with vault.reading():
            pass
        vault.entries.put(Entry(at=NOW, day=NOW.date(), text="b"))
    assert vault.counts().entries == 2
