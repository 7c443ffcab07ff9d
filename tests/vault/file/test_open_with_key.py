"""The raw key of a recovery sheet opens a diary, without its passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest

from nearward.domain.file import recovery_key
from nearward.domain.file import trouble as t
from nearward.vault.care.opening import create_diary, open_diary, open_with_key


def test_the_key_alone_opens_the_diary_and_the_passphrase_still_does(tmp_path: Path) -> None:
    path = tmp_path / "diary.nearward"
    vault = create_diary(path, "an otter at dusk")
    lines = recovery_key.lines(vault.key_copy())
    vault.close()
    again = open_with_key(path, recovery_key.read("\n".join(lines)))
    assert again.fits("an otter at dusk")
    again.close()
    open_diary(path, "an otter at dusk").close()


def test_a_key_of_another_diary_is_told_from_a_wrong_letter(diary: Path) -> None:
    before = diary.read_bytes()
    with pytest.raises(t.RecoveryOther) as found:
        open_with_key(diary, bytearray(b"\x07" * 32))
    assert found.value.code == "recovery-other"
    assert diary.read_bytes() == before


def test_what_no_key_can_open_keeps_its_own_trouble(tmp_path: Path) -> None:
    with pytest.raises(t.NotFound):
        open_with_key(tmp_path / "none.nearward", bytearray(32))
