"""Pictures at the desk: with their entry or not at all, taken out and put back, copied out."""

from __future__ import annotations

import os
import stat
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.domain.test_pictures import SECRET, jpeg, png
from tests.kit.nobody import nobody

from nearward.domain.model import Entry
from nearward.exchange import picture_file
from nearward.exchange.trouble import TargetFolder
from nearward.pictures import intake as rules
from nearward.pictures.intake import (
    NoRoomForPictures,
    PictureChanged,
    PictureNotReadable,
    PictureTooLarge,
    take,
)
from nearward.session.ask import pictures, trash
from nearward.session.ask.pictures import KeptPicture, Ready
from nearward.session.jobs.everything import read_everything
from nearward.vault.vault import Vault

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
FRESH = Entry(at=NOON, day=NOON.date())


def ready(data: bytes, name: str = "sea.jpg") -> Ready:
    return Ready(name, take(name, data), small=b"small")


def kept(vault: Vault, data: bytes, entry: Entry = FRESH) -> KeptPicture:
    return pictures.keep(entry, ready(data))(vault)


def test_an_entry_that_is_not_kept_yet_comes_with_its_picture(vault: Vault) -> None:
    first = kept(vault, jpeg())
    assert first.entry.id
    assert first.is_new
    assert pictures.of(first.entry.id)(vault) == [first.picture]
    assert pictures.small(first.picture.id)(vault) == b"small"
    again = kept(vault, jpeg(), first.entry)
    assert (again.picture, again.is_new) == (first.picture, False)
    assert len(read_everything()(vault).entries) == 1


def test_neither_is_kept_where_there_is_no_room(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearward.vault.tables.kinds.pictures.MOST_TOGETHER", 10)
    with pytest.raises(NoRoomForPictures):
        kept(vault, jpeg())
    assert read_everything()(vault).entries == []


def test_how_little_room_is_left_is_said_once(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept(vault, jpeg())
    monkeypatch.setattr(pictures, "NEAR", first.picture.size + 10)
    second = kept(vault, png(), first.entry)
    assert second.total == first.picture.size + second.picture.size
    assert kept(vault, png(2), first.entry).total == 0
    taken_out = [one.id for one in pictures.of(first.entry.id)(vault)][1:]
    pictures.remove(taken_out)(vault)
    assert kept(vault, jpeg(), first.entry).total == 0  # there is room again
    assert kept(vault, png(), first.entry).total > 0
    assert rules.NEAR < rules.MOST_TOGETHER


def test_what_was_taken_out_is_gone_and_can_be_put_back(vault: Vault, diary: Path) -> None:
    here = kept(vault, jpeg())
    before = here.picture
    removed = pictures.remove([before.id, 999])(vault)
    assert [one.picture for one in removed] == [before]
    assert pictures.of(here.entry.id)(vault) == []
    assert pictures.data(before.id)(vault) is None
    pictures.put_back(removed)(vault)
    pictures.put_back(removed)(vault)
    assert pictures.of(here.entry.id)(vault) == [before]
    assert pictures.data(before.id)(vault) == take("a", jpeg()).data
    assert pictures.small(before.id)(vault) == b"small"
    pictures.remove([before.id])(vault)
    trash.delete("entry", here.entry.id)(vault)
    trash.delete_for_good("entry", here.entry.id)(vault)
    pictures.put_back(removed)(vault)
    assert vault.pictures.total() == 0


def test_a_copy_is_written_for_others(vault: Vault, tmp_path: Path) -> None:
    here, out = kept(vault, jpeg()).picture, tmp_path / "copy.jpg"
    assert pictures.save_copy(here.id, out)(vault)
    assert out.read_bytes() == pictures.data(here.id)(vault)
    assert SECRET not in out.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    with pytest.raises(TargetFolder):
        pictures.save_copy(here.id, tmp_path / "none" / "copy.jpg")(vault)
    assert not pictures.save_copy(999, tmp_path / "other.jpg")(vault)
    assert not (tmp_path / "other.jpg").exists()


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "sea.jpg"
    path.write_bytes(jpeg())
    assert picture_file.read(path) == jpeg()
    assert path.read_bytes() == jpeg()


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    odd = [tmp_path, pipe, tmp_path / "none.jpg", Path("/dev/zero"), Path("a\0b.jpg")]
    for path in odd:
        with pytest.raises(PictureNotReadable) as caught:
            picture_file.read(path)
        assert caught.value.values == {"name": path.name}


def test_what_may_not_be_read_is_said() -> None:
    with tempfile.TemporaryDirectory(prefix="nearward-test-") as folder:
        Path(folder).chmod(0o755)
        locked = Path(folder) / "locked.jpg"
        locked.write_bytes(jpeg())
        locked.chmod(0o644)
        with nobody():
            assert picture_file.read(locked) == jpeg()
        locked.chmod(0)
        with nobody(), pytest.raises(PictureNotReadable) as caught:
            picture_file.read(locked)
        assert caught.value.values == {"name": locked.name}


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "film.jpg"
    with path.open("wb") as opened:
        opened.truncate(40_000_000_000)
    with pytest.raises(PictureTooLarge):
        picture_file.read(path)


def test_a_file_that_grows_meanwhile_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sea.jpg"
    path.write_bytes(jpeg())
    seen, real = [0], os.fstat

    def fstat(number: int) -> os.stat_result:
        seen[0] += 1
        if seen[0] == 2:
            with path.open("ab") as opened:
                opened.write(b"more")
        return real(number)

    monkeypatch.setattr(os, "fstat", fstat)
    with pytest.raises(PictureChanged):
        picture_file.read(path)
