"""The desk and the recovery sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from nearward.domain.file import trouble as t
from nearward.domain.trouble import Trouble
from nearward.session.ask import recovery
from nearward.session.desk import InlineDesk
from nearward.vault.care.opening import create_diary


def _fails(answer: object) -> None:
    pytest.fail(f"this was not to come: {answer}")


def test_a_key_that_is_handed_over_is_overwritten(diary: Path, key: bytes) -> None:
    desk = InlineDesk()
    told: list[Trouble] = []
    for raw, code in ((bytearray(key), None), (bytearray(b"\x07" * 32), "recovery-other")):
        desk.open(diary, "", key=raw, then=lambda: None, troubled=told.append)
        assert raw == bytes(32)
        assert [trouble.code for trouble in told] == ([code] if code else [])
        assert desk.is_open == (code is None)
    desk.stop()


def test_the_desk_knows_what_opened_the_diary(diary: Path, key: bytes, tmp_path: Path) -> None:
    desk = InlineDesk()
    desk.open(diary, "", key=bytearray(key), then=lambda: None, troubled=_fails)
    assert desk.by_recovery
    desk.change_passphrase("seven quiet herons", lambda _: None, _fails)
    assert not desk.by_recovery
    desk.open(diary, "seven quiet herons", then=lambda: None, troubled=_fails)
    assert not desk.by_recovery
    desk.open(
        tmp_path / "new.nearward",
        "seven quiet herons",
        create=True,
        then=lambda: None,
        troubled=_fails,
    )
    assert not desk.by_recovery
    desk.stop()


def test_a_change_that_is_not_possible_leaves_it_as_it_was(diary: Path, key: bytes) -> None:
    desk = InlineDesk()
    desk.open(diary, "", key=bytearray(key), then=lambda: None, troubled=_fails)
    told: list[Trouble] = []
    desk.change_passphrase("", _fails, told.append)
    assert [trouble.code for trouble in told] == ["passphrase-empty"]
    assert desk.by_recovery
    desk.stop()


def test_no_sheet_without_the_passphrase(tmp_path: Path) -> None:
    vault = create_diary(tmp_path / "d.nearward", "an otter at dusk")
    with pytest.raises(t.NotThePassphrase):
        recovery.sheet("an otter at dawn")(vault)
    with pytest.raises(t.NotThePassphrase):
        recovery.prove("")(vault)
    found = recovery.sheet("an otter at dusk")(vault)
    assert found.name == "d.nearward"
    # what is printed in a log or in a message of a bug does not hold the key
    assert not any(line in repr(found) for line in found.lines)
    vault.close()
