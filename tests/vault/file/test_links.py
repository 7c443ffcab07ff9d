"""A diary that is opened by a link: all acts on the real file, and a link stays a link."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from nearward.domain.file import trouble as t
from nearward.domain.model import Entry
from nearward.domain.trouble import Trouble
from nearward.vault.care import backups, rekeying, restoring
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.care.salvage import salvage

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
    vault = open_diary(by, "", key=key)
    assert vault.path == diary
    with vault.writing():
        vault.entries.save(Entry(at=AT, day=date(2026, 1, 1), text="words"))
    made = backups.make(vault, backups.folder_of(vault.path), AT)
    assert made.path.parent == diary.with_name("diary.backups")
    monkeypatch.chdir("/")
    folder = backups.folder_of(vault.path)
    rekeying.change_passphrase(vault, "", folder, AT + timedelta(1), key=NEXT)
    vault.close()
    if by.is_absolute():
        assert by.is_symlink() == was_link
    with pytest.raises(t.WrongPassphrase):
        open_diary(diary, "", key=key)
    monkeypatch.chdir(diary.parent)
    done = restoring.restore(by, made.path, "", AT, key=key)
    assert by.is_symlink() == was_link
    assert done.aside is not None
    assert done.aside.parent == diary.parent
    new = by.with_name("new.nearward")
    salvage(by, new, "", key=key)
    vault = open_diary(diary, "", key=key)
    assert [entry.text for entry in vault.entries.every()] == ["words"]
    vault.close()


def test_a_link_that_leads_elsewhere_meanwhile_changes_nothing(diary: Path, key: bytes) -> None:
    link = diary.with_name("link.nearward")
    other = diary.with_name("other.nearward")
    create_diary(other, "", key=key).close()
    body = other.read_bytes()
    link.symlink_to(diary)
    vault = open_diary(link, "", key=key)
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
        create_diary(link, "", key=key)
    with pytest.raises(t.NotFound):
        open_diary(link, "", key=key)
    link.unlink()
    link.symlink_to(link)
    with pytest.raises(Trouble):
        open_diary(link, "", key=key)
    assert [path.name for path in tmp_path.iterdir()] == ["link.nearward"]


def test_made_in_a_linked_folder_it_lies_in_the_real_one(tmp_path: Path, key: bytes) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    vault = create_diary(tmp_path / "linked" / "d.nearward", "", key=key)
    assert vault.path == tmp_path / "real" / "d.nearward"
    vault.close()


def test_a_second_name_of_the_file_is_no_alarm(diary: Path, key: bytes) -> None:
    os.link(diary, diary.with_name("second.nearward"))
    vault = open_diary(diary.with_name("second.nearward"), "", key=key)
    with vault.writing():
        vault.entries.save(Entry(at=AT, day=date(2026, 1, 1), text="words"))
    vault.close()
    vault = open_diary(diary, "", key=key)
    assert [entry.text for entry in vault.entries.every()] == ["words"]
    vault.close()
