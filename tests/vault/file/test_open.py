"""Opening: what stands at a path is told apart, and nothing of it is touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from nearward.domain.file import trouble as t
from nearward.domain.trouble import Trouble
from nearward.i18n import Translator
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.file import connection
from nearward.vault.file.connection import PATIENCE
from nearward.vault.file.key import MAGIC
from nearward.vault.file.schema import SCHEMA
from nearward.vault.vault import Vault

PASSPHRASE = "seven quiet herons"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary made with a real passphrase."""
    path = tmp_path_factory.mktemp("good") / "diary.nearward"
    create_diary(path, PASSPHRASE).close()
    return path


@pytest.fixture
def mine(good: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(good, tmp_path / "diary.nearward"))


def code_of(path: Path, passphrase: str = PASSPHRASE) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Trouble) as caught:
        open_diary(path, passphrase).close()
    assert (path.read_bytes() if path.is_file() else None) == before
    said = caught.value.say(Translator())
    assert said.endswith(".")
    assert "{" not in said
    assert str(path.parent) not in said
    return caught.value.code


def test_a_diary_opens_locks_and_opens_again(mine: Path) -> None:
    for _ in range(2):
        vault = open_diary(mine, PASSPHRASE)
        assert checking.check(vault) == []
        vault.close()
    assert [p.name for p in mine.parent.iterdir()] == ["diary.nearward"]


def test_the_file_says_what_it_is_and_is_for_its_owner_only(good: Path) -> None:
    assert good.read_bytes()[:4] == MAGIC + b"\x01"
    assert good.stat().st_mode & 0o777 == 0o600


def test_any_sqlcipher_program_opens_it_with_the_raw_key(mine: Path) -> None:
    import sqlcipher3

    from nearward.vault.file.key import derive

    salt = mine.read_bytes()[:16]
    connection = sqlcipher3.connect(str(mine))
    connection.set_key(f"x'{derive(PASSPHRASE, salt).hex()}{salt.hex()}'")
    assert connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
    connection.close()


def test_a_passphrase_is_the_same_however_its_letters_are_composed(tmp_path: Path) -> None:
    path = tmp_path / "d.nearward"
    create_diary(path, "Caf\u00e9 am Fluss").close()
    open_diary(path, "Cafe\u0301 am Fluss").close()


def test_a_wrong_passphrase_is_told(mine: Path) -> None:
    assert code_of(mine, "seven quiet heronS") == "wrong-passphrase"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert code_of(tmp_path / "diary.nearward") == "not-found"
    assert code_of(tmp_path / "no folder" / "diary.nearward") == "not-found"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"N", "not-a-diary"),
        (b"A letter.\n" * 900, "not-a-diary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9000), "not-a-diary"),
        (b"SQLite format 3\0" + bytes(9000), "not-encrypted"),
        (MAGIC + b"\x01" + bytes(12), "cut-off"),
        (MAGIC + b"\x02" + bytes(9000), "newer-profile"),
        (MAGIC + b"\x01" + bytes(9000), "wrong-passphrase"),
    ],
)
def test_what_stands_there_instead(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "diary.nearward"
    path.write_bytes(content)
    assert code_of(path) == code


def test_a_folder_and_a_pipe_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "folder.nearward").mkdir()
    os.mkfifo(tmp_path / "pipe.nearward")
    assert code_of(tmp_path / "folder.nearward") == "is-a-folder"
    assert code_of(tmp_path / "pipe.nearward") == "not-a-diary"


def test_the_first_page_damaged_reads_as_a_wrong_passphrase(mine: Path) -> None:
    """Damage is named when the file is not whole, and by the window from the third try on."""
    body = bytearray(mine.read_bytes())
    body[2000] ^= 1
    mine.write_bytes(body)
    assert code_of(mine) == "wrong-passphrase"
    assert "damaged" not in t.WrongPassphrase().say(Translator())
    mine.write_bytes(body[:-100])
    with pytest.raises(t.FirstPageInDoubt) as caught:
        open_diary(mine, PASSPHRASE)
    assert "first page" in caught.value.say(Translator())


def test_a_later_page_damaged_is_told_from_a_wrong_passphrase(mine: Path) -> None:
    body = bytearray(mine.read_bytes())
    for at in range(4096 + 100, len(body), 4096):
        body[at] ^= 1
    mine.write_bytes(body)
    assert code_of(mine) == "damaged"


def test_a_cut_off_tail_is_found(mine: Path, key: bytes) -> None:
    mine.write_bytes(mine.read_bytes()[:-4096])
    try:
        vault = open_diary(mine, PASSPHRASE)
    except t.Damaged:
        return
    with pytest.raises(t.Damaged):
        assert checking.check(vault) == []
    vault.close()


def test_one_flipped_byte_anywhere_is_never_read_as_sound(tmp_path: Path, key: bytes) -> None:
    from datetime import UTC, date, datetime

    from nearward.domain.model import Entry

    path = tmp_path / "d.nearward"
    vault = create_diary(path, "", key=key)
    at = datetime(2026, 1, 1, 12, tzinfo=UTC)
    with vault.writing():
        for n in range(40):
            vault.entries.save(Entry(at=at, day=date(2026, 1, 1), text=f"word{n} " * 200))
    vault.close()
    whole = path.read_bytes()
    for page in range(1, len(whole) // 4096):
        body = bytearray(whole)
        body[page * 4096 + 1700] ^= 4
        path.write_bytes(body)
        found: list[str] = []
        try:
            vault = open_diary(path, "", key=key)
        except Trouble as trouble:
            found.append(trouble.code)
        else:
            try:
                found += [finding.say(Translator()) for finding in checking.check(vault)]
            except Trouble as trouble:
                found.append(trouble.code)
            vault.close()
        assert found, f"page {page}"


def test_a_diary_of_a_newer_version_is_refused_and_untouched(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    vault._connection.execute("PRAGMA user_version = 99")
    vault.close()
    before = diary.read_bytes()
    with pytest.raises(t.NewerVersion):
        open_diary(diary, "", key=key)
    assert diary.read_bytes() == before


def test_nothing_is_made_over_what_is_there(good: Path, tmp_path: Path) -> None:
    before = good.read_bytes()
    with pytest.raises(t.AlreadyExists):
        create_diary(good, PASSPHRASE)
    assert good.read_bytes() == before
    link = tmp_path / "link.nearward"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(t.AlreadyExists):
        create_diary(link, PASSPHRASE)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path, key: bytes) -> None:
    # also root is refused there
    with pytest.raises(Trouble) as caught:
        create_diary(Path("/proc/diary.nearward"), "", key=key)
    assert caught.value.code in ("folder-read-only", "not-found")
    (tmp_path / "file").write_text("x")
    with pytest.raises(t.FolderReadOnly):
        create_diary(tmp_path / "file" / "diary.nearward", "", key=key)


@pytest.mark.parametrize("passphrase", ["", "x'" + "ab" * 32 + "'", "X'" + "0F" * 48 + "'"])
def test_what_cannot_be_a_passphrase_is_refused_before_anything(
    tmp_path: Path, passphrase: str
) -> None:
    with pytest.raises(Trouble):
        create_diary(tmp_path / "d.nearward", passphrase)
    assert list(tmp_path.iterdir()) == []


def test_the_key_is_overwritten_at_close(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    held = vault._key
    assert bytes(held) == key
    vault.close()
    assert bytes(held) == bytes(32)


def test_names_with_signs_of_addresses(tmp_path: Path, key: bytes) -> None:
    for name in ("a?mode=ro.nearward", "50%20#1.nearward", "ü é 日本.nearward"):
        create_diary(tmp_path / name, "", key=key).close()
        open_diary(tmp_path / name, "", key=key).close()
    assert len(list(tmp_path.iterdir())) == 3


def test_the_settings_of_the_file_are_those_of_the_study(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)

    def pragma(name: str) -> object:
        return vault._connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "delete"
    assert pragma("locking_mode") == "exclusive"
    assert pragma("synchronous") == 3
    assert pragma("secure_delete") == 1
    assert pragma("foreign_keys") == 1
    assert pragma("temp_store") in (0, 2)
    assert pragma("user_version") == SCHEMA
    vault.close()


def test_the_passphrase_is_told_again_and_the_raw_key_opens_what_it_opened(
    tmp_path: Path,
) -> None:
    path = tmp_path / "diary.nearward"
    vault = create_diary(path, "an otter at dusk")
    assert vault.fits("an otter at dusk")
    assert not vault.fits("an otter at dawn")
    raw = vault.key_copy()
    vault.close()
    again = open_diary(path, "", key=raw)
    assert again.salt == path.read_bytes()[:16]
    again.close()


# another program has the diary open


@pytest.fixture
def other(diary: Path, key: bytes) -> Iterator[Vault]:
    vault = open_diary(diary, "", key=key)
    yield vault
    vault.close()


def test_a_diary_that_is_open_elsewhere_is_told_and_nothing_is_touched(
    other: Vault, diary: Path, key: bytes
) -> None:
    before = diary.read_bytes()
    with pytest.raises(t.OpenElsewhere):
        open_diary(diary, "", key=key)
    assert diary.read_bytes() == before


def test_the_other_program_is_waited_for_a_moment_only(other: Vault) -> None:
    assert other.connection.execute("PRAGMA busy_timeout").fetchone()[0] == PATIENCE * 1000
    assert 0.1 <= PATIENCE <= 0.5


def test_one_that_is_just_closing_is_waited_for(
    other: Vault, diary: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It closes while the second one waits, however long that takes on this machine."""
    monkeypatch.setattr(connection, "PATIENCE", 60)
    opened: list[Vault] = []
    waiting = Thread(target=lambda: opened.append(open_diary(diary, "", key=key)))
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    other.close()
    waiting.join(60)
    assert checking.check(opened[0]) == []
    opened[0].close()
