"""A new passphrase, and a diary of an older schema: each makes a backup first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.vault.care.test_backups import names, texts, write

from nearward.domain.file import trouble as t
from nearward.session.ask import backups as asked
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary, open_diary


def test_a_new_passphrase_opens_and_the_old_one_opens_its_backup(tmp_path: Path) -> None:
    path = tmp_path / "diary.nearward"
    vault = create_diary(path, "an otter at dusk")
    write(vault, 5)
    earlier = asked.change_passphrase("a heron at dawn")(vault)
    write(vault, 1, "after")
    assert vault.fits("a heron at dawn")
    lines = asked.overview()(vault).lines
    vault.close()
    with pytest.raises(t.WrongPassphrase):
        open_diary(path, "an otter at dusk")
    again = open_diary(path, "a heron at dawn")
    assert len(again.entries.every()) == 6
    assert checking.check(again) == []
    again.close()
    old = open_diary(earlier, "an otter at dusk")
    assert len(old.entries.every()) == 5
    old.close()
    assert [(line.path, line.earlier) for line in lines] == [(earlier, True)]
    assert names(tmp_path) == {"diary.nearward", "diary.backups"}
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_change_that_fails_leaves_the_old_passphrase(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 2)
    for bad in ("", "x'" + "ab" * 32 + "'"):
        with pytest.raises((t.PassphraseEmpty, t.PassphraseShape)):
            asked.change_passphrase(bad)(vault)
    (diary.parent / "diary.backups").write_text("a file in the way")
    with pytest.raises(t.BackupExists):
        asked.change_passphrase("a heron at dawn")(vault)
    write(vault, 1)
    vault.close()
    assert len(texts(diary, key)) == 3


def test_a_migration_makes_a_backup_first(tmp_path: Path) -> None:
    sample = Path(__file__).resolve().parents[2] / "vaults" / "schema-0001.nearward"
    path = Path(shutil.copyfile(sample, tmp_path / "diary.nearward"))
    vault = open_diary(path, "an old passphrase, kept")
    held = len(vault.entries.every())
    (line,) = asked.overview()(vault).lines
    assert line.counts is not None
    assert line.counts.entries == held
    vault.close()
    # the backup is the diary as it was: of the older schema, byte for byte in what it holds
    old = open_diary(line.path, "an old passphrase, kept")
    assert len(old.entries.every()) == held
    old.close()
