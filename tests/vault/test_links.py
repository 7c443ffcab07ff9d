"""A diary that is opened by a link: all acts on the real file, and a link stays a link."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from nearward.domain.model import Entry
from nearward.domain.trouble import Trouble
from nearward.vault.care import backups, restoring
from nearward.vault.care.salvage import salvage
from nearward.vault.file import trouble as t
from nearward.vault.vault import Vault

AT = datetime(2026, 1, 1, 10, tzinfo=UTC)
NEXT = bytes(range(32, 64))


@pytest.fixture(params=["link", "link to a link", "linked folder", "relative"])
def by(request: pytest.FixtureRequest, diary: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another way to the diary."""
    ways = diary.parent / "ways"
    ways.mkdir()
    link = ways / "d.nearward"
    link.symlink_to(diary)
    if request.param == "link to a link":
        second = ways / "second.nearward"
        second.symlink_to("d.nearward")
        return second
    if request.param == "linked folder":
        (ways / "folder").symlink_to(diary.parent)
        return ways / "folder" / diary.name
    if request.param == "relative":
        monkeypatch.chdir(diary.parent)
        return Path("ways/../diary.nearward")
    return link


def test_all_that_replaces_the_file_acts_on_the_real_one(
    by: Path, diary: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    was_link = by.is_symlink()
    vault = Vault.open(by, "", key=key)
    assert vault.path == diary
    with vault.writing():
        vault.entries.save(Entry(at=AT, day=date(2026, 1, 1), text="words"))
    made = backups.make(vault, backups.folder_of(vault.path), AT)
    assert made.path.parent == diary.with_name("diary.backups")
    monkeypatch.chdir("/")
    vault.change_passphrase("", backups.folder_of(vault.path), AT + timedelta(1), key=NEXT)
    vault.close()
    if by.is_absolute():
        assert by.is_symlink() == was_link
    with pytest.raises(t.WrongPassphrase):
        Vault.open(diary, "", key=key)
    monkeypatch.chdir(diary.parent)
    done = restoring.restore(by, made.path, "", AT, key=key)
    assert by.is_symlink() == was_link
    assert done.aside is not None
    assert done.aside.parent == diary.parent
    new = by.with_name("new.nearward")
    salvage(by, new, "", key=key)
    vault = Vault.open(diary, "", key=key)
    assert [entry.text for entry in vault.entries.every()] == ["words"]
    vault.close()


def test_a_link_that_leads_elsewhere_meanwhile_changes_nothing(diary: Path, key: bytes) -> None:
    link = diary.with_name("link.nearward")
    other = diary.with_name("other.nearward")
    Vault.create(other, "", key=key).close()
    body = other.read_bytes()
    link.symlink_to(diary)
    vault = Vault.open(link, "", key=key)
    link.unlink()
    link.symlink_to(other)
    with vault.writing():
        vault.entries.save(Entry(at=AT, day=date(2026, 1, 1), text="words"))
    assert vault.path == diary
    vault.close()
    assert other.read_bytes() == body
    assert not list(diary.parent.glob("*-kept-*"))


def test_nothing_is_made_through_a_link_that_leads_nowhere(tmp_path: Path, key: bytes) -> None:
    link = tmp_path / "link.nearward"
    link.symlink_to(tmp_path / "nowhere.nearward")
    with pytest.raises(t.AlreadyExists):
        Vault.create(link, "", key=key)
    with pytest.raises(t.NotFound):
        Vault.open(link, "", key=key)
    link.unlink()
    link.symlink_to(link)
    with pytest.raises(Trouble):
        Vault.open(link, "", key=key)
    assert [path.name for path in tmp_path.iterdir()] == ["link.nearward"]


def test_made_in_a_linked_folder_it_lies_in_the_real_one(tmp_path: Path, key: bytes) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    vault = Vault.create(tmp_path / "linked" / "d.nearward", "", key=key)
    assert vault.path == tmp_path / "real" / "d.nearward"
    vault.close()


def test_a_second_name_of_the_file_is_no_alarm(diary: Path, key: bytes) -> None:
    os.link(diary, diary.with_name("second.nearward"))
    vault = Vault.open(diary.with_name("second.nearward"), "", key=key)
    with vault.writing():
        vault.entries.save(Entry(at=AT, day=date(2026, 1, 1), text="words"))
    vault.close()
    vault = Vault.open(diary, "", key=key)
    assert [entry.text for entry in vault.entries.every()] == ["words"]
    vault.close()
