"""What stands at a diary's place, who may read or write there, and what the world around says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from tests.faults.jobs import START, text_of
from tests.faults.power.kills import every_word
from tests.kit.nobody import nobody

from nearward.domain.file import trouble as t
from nearward.domain.model import Entry
from nearward.domain.trouble import Trouble
from nearward.i18n import Translator
from nearward.session.ask import entries, file_care
from nearward.vault.care import backups, checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.file import key
from nearward.vault.file.key import MAGIC, derive

KEY = bytes(range(32))


@pytest.fixture
def written(diary: Path) -> Path:
    """A diary with some entries."""
    vault = open_diary(diary, "", key=KEY)
    for number in range(40):
        entry = Entry(at=START, day=START.date(), text=text_of(number))
        entries.save(entry)(vault)
    vault.close()
    return diary


SAID = [f"kept {number + 1} {number}" for number in range(40)]


def flip(path: Path, at: int) -> None:
    body = bytearray(path.read_bytes())
    body[at] ^= 16
    path.write_bytes(body)


@pytest.fixture
def elsewhere(written: Path) -> Iterator[Path]:
    """The diary in a folder that others may look into."""
    with tempfile.TemporaryDirectory(prefix="nearward-test-") as folder:
        place = Path(folder) / "its folder"
        place.mkdir(mode=0o777)
        Path(folder).chmod(0o755)
        yield Path(shutil.copyfile(written, place / "d.nearward"))
        place.chmod(0o755)


@pytest.mark.parametrize("size", [100, 2048, 4095])
@pytest.mark.parametrize("start", [MAGIC + b"\x01", b"A letter"])
def test_less_than_a_page_is_cut_off_or_no_diary(tmp_path: Path, size: int, start: bytes) -> None:
    path = tmp_path / "diary.nearward"
    path.write_bytes(start.ljust(size, b"x"))
    before = path.read_bytes()
    with pytest.raises((t.CutOff, t.NotADiary)) as caught:
        open_diary(path, "", key=KEY)
    assert caught.value.code == ("cut-off" if start.startswith(MAGIC) else "not-a-diary")
    assert path.read_bytes() == before


def test_a_file_that_nobody_may_read(elsewhere: Path) -> None:
    elsewhere.chmod(0)
    with nobody(), pytest.raises(t.NoPermission) as caught:
        open_diary(elsewhere, "", key=KEY)
    assert "permissions" in caught.value.say(Translator())


def test_wrong_passphrases_and_the_right_one(tmp_path: Path, rounds: Callable[..., int]) -> None:
    """The same answer each time, one derivation each, no file changed, nobody locked out."""
    path = tmp_path / "d.nearward"
    create_diary(path, "seven quiet herons").close()
    before = path.read_bytes()
    start = time.perf_counter()
    derive("one derivation", before[: key.SALT_BYTES])
    one = time.perf_counter() - start
    said, times = set(), []
    for number in range(rounds("TRIES", few=3, many=10)):
        start = time.perf_counter()
        with pytest.raises(t.WrongPassphrase) as caught:
            open_diary(path, f"seven loud herons {number}")
        times.append(time.perf_counter() - start)
        said.add(caught.value.say(Translator()))
    assert len(said) == 1
    assert min(times) < 2 * one + 0.2, "more than one derivation a try"
    assert path.read_bytes() == before
    open_diary(path, "seven quiet herons").close()


def test_a_passphrase_of_any_signs(tmp_path: Path) -> None:
    passphrase = 'it\'s "quoted"; -- 🌊 \0 日本 ' + "long " * 400
    create_diary(tmp_path / "d.nearward", passphrase).close()
    open_diary(tmp_path / "d.nearward", passphrase).close()
    with pytest.raises(t.WrongPassphrase):
        open_diary(tmp_path / "d.nearward", passphrase.split("\0", maxsplit=1)[0])


@pytest.mark.parametrize("at", [4, 9, 15, 16, 100, 4000])
def test_a_flipped_byte_in_the_salt_or_the_first_page(written: Path, at: int) -> None:
    flip(written, at)
    before = written.read_bytes()
    with pytest.raises(t.WrongPassphrase):
        open_diary(written, "", key=KEY)
    assert written.read_bytes() == before


def test_a_missing_last_byte_is_found_at_opening_or_in_the_first_idle_time(written: Path) -> None:
    written.write_bytes(written.read_bytes()[:-1])
    try:
        vault = open_diary(written, "", key=KEY)
    except t.Damaged:
        return
    assert file_care.read_through()(vault)
    vault.close()


@pytest.mark.parametrize("garbage", [1, 8, 4096, 10_000])
def test_garbage_behind_the_end_harms_nothing_and_is_in_no_copy(
    written: Path, garbage: int
) -> None:
    with written.open("ab") as opened:
        opened.write(os.urandom(garbage))
    every_word(written, SAID, more=True)
    vault = open_diary(written, "", key=KEY)
    for number in range(40, 60):
        entry = Entry(at=START, day=START.date(), text=text_of(number))
        entries.save(entry)(vault)
    made = backups.make(vault, backups.folder_of(written), START)
    pages = made.path.stat().st_size / 4096
    assert pages == int(pages)
    vault.close()
    more = [f"kept {number + 1} {number}" for number in range(60)]
    every_word(written, more, more=True)
    every_word(made.path, more)


def test_a_torn_page_that_is_free_raises_no_alarm_and_can_be_backed_up(written: Path) -> None:
    vault = open_diary(written, "", key=KEY)
    with vault.writing():
        vault._connection.execute("DELETE FROM entry WHERE id > 5")
    vault.close()
    whole = written.read_bytes()
    torn = 0
    for page in range(1, len(whole) // 4096):
        written.write_bytes(whole)
        flip(written, page * 4096 + 1000)
        try:
            vault = open_diary(written, "", key=KEY)
        except Trouble:
            continue
        try:
            pages = vault._connection.execute("PRAGMA cipher_integrity_check").fetchall()
            assert pages, "a page that is torn is seen"
            if checking.read_through(vault):
                continue
        except Trouble:
            continue
        finally:
            vault.close()
        torn += 1
        every_word(written, SAID[:5])
        vault = open_diary(written, "", key=KEY)
        made = backups.make(vault, backups.folder_of(written), START)
        vault.close()
        every_word(made.path, SAID[:5])
        if torn == 5:
            break
    assert torn == 5


def test_a_folder_that_is_read_only(elsewhere: Path) -> None:
    elsewhere.chmod(0o666)
    elsewhere.parent.chmod(0o555)
    with nobody():
        _is_only_read(elsewhere)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_a_disk_that_is_read_only(written: Path, tmp_path: Path) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        file = Path(shutil.copyfile(written, place / "d.nearward"))
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        _is_only_read(file)
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _is_only_read(file: Path) -> None:
    before = file.read_bytes()
    vault = open_diary(file, "", key=KEY)
    assert vault.read_only
    assert len(vault.entries.every()) == 40
    assert checking.check(vault) == []
    with pytest.raises(t.ReadOnly):
        entries.save(Entry(at=START, day=START.date(), text="x"))(vault)
    assert len(vault.entries.every()) == 40
    vault.close()
    assert file.read_bytes() == before


def test_a_diary_that_is_deleted_under_us_goes_on_under_a_new_name(written: Path) -> None:
    vault = open_diary(written, "", key=KEY)
    written.unlink()
    entry = Entry(at=START, day=START.date(), text=text_of(40))
    kept = entries.save(entry)(vault)
    assert kept.id == 41
    assert not written.exists()
    new = vault.path
    vault.close()
    assert new.parent == written.parent
    every_word(new, [*SAID, "kept 41 40"])


def test_a_hostile_world_around_it(tmp_path: Path) -> None:
    """A foreign OpenSSL configuration, no place for temporary files, a home that is read-only."""
    path, conf = tmp_path / "d.nearward", tmp_path / "openssl.cnf"
    create_diary(path, "seven quiet herons").close()
    conf.write_text("openssl_conf = a\n[a]\nalg_section = b\n[b]\ndefault_properties = fips=yes\n")
    world = {"OPENSSL_CONF": str(conf), "TMPDIR": "/proc/none", "HOME": "/proc/1"}
    done = subprocess.run(
        [sys.executable, "-m", "nearward", "check", str(path), "--passphrase-stdin"],
        input="seven quiet herons\n",
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **world},
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "ok\n", "")


def test_a_clock_that_is_set_back_ten_years(written: Path) -> None:
    vault = open_diary(written, "", key=KEY)
    before = vault.entries.every()
    vault.close()
    with time_machine.travel(datetime(2016, 1, 1, 12, tzinfo=START.tzinfo)):
        vault = open_diary(written, "", key=KEY)
        assert vault.entries.every() == before
        then = datetime(2016, 1, 1, 12, tzinfo=START.tzinfo)
        kept = entries.save(Entry(at=then, day=then.date(), text="back then"))(vault)
        assert kept.at == then
        assert checking.check(vault) == []
        vault.close()
    every_word(written, SAID)
