"""Another program writes over the open diary in place, or cuts it: no acknowledged word is lost."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nearward.domain.file.trouble import Damaged, MovedOrReplaced
from nearward.domain.model import Entry
from nearward.domain.trouble import Trouble
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.file import twin
from nearward.vault.vault import Vault

AT = datetime(2026, 1, 1, 10, tzinfo=UTC)


def save(vault: Vault, text: str) -> None:
    """As the desk and the page do: what is refused is asked again."""
    for _ in range(5):
        with contextlib.suppress(MovedOrReplaced):
            with vault.writing():
                vault.entries.save(Entry(at=AT, day=date(2026, 1, 1), text=text))
            return
    raise AssertionError("never saved")


def texts(vault: Vault) -> list[str]:
    with vault.reading():
        return [entry.text for entry in vault.entries.every()]


def kept(diary: Path) -> list[Path]:
    return sorted(diary.parent.glob("diary-kept-*.nearward"))


def copy(older: Path, diary: Path, _chance: random.Random) -> None:
    subprocess.run(["cp", older, diary], check=True)


def sync(older: Path, diary: Path, _chance: random.Random) -> None:
    """rsync --inplace, or what it does: blocks of the older file, and its time."""
    if shutil.which("rsync"):
        options = ("--inplace", "--ignore-times", "--times")
        subprocess.run(["rsync", *options, str(older), str(diary)], check=True)
        return
    with diary.open("r+b") as opened:
        opened.write(older.read_bytes())
        opened.truncate()
    shutil.copystat(older, diary)


def cut(_older: Path, diary: Path, chance: random.Random) -> None:
    os.truncate(diary, chance.randrange(diary.stat().st_size))


def one_byte(_older: Path, diary: Path, chance: random.Random) -> None:
    at = chance.randrange(diary.stat().st_size)
    with diary.open("r+b") as opened:
        opened.seek(at)
        byte = opened.read(1)[0]
        opened.seek(at)
        opened.write(bytes([byte ^ 1 << chance.randrange(8)]))


WAYS = (copy, sync, cut, one_byte)


def one_run(folder: Path, key: bytes, chance: random.Random, number: int) -> str:
    """A diary that is written over between two saves; gives how."""
    diary = folder / "diary.nearward"
    vault = create_diary(diary, "", key=key)
    said: list[str] = []

    def write(count: int) -> None:
        for _ in range(count):
            said.append(f"{len(said)} {chance.randbytes(chance.choice((20, 900))).hex()}")
            save(vault, said[-1])

    write(chance.choice((1, 10, 80)))
    if chance.random() < 0.5:
        vault.close()
        vault = open_diary(diary, "", key=key)
    older = folder / "older"
    shutil.copyfile(diary, older)
    write(chance.randrange(0, 20))
    before = diary.read_bytes()
    way = WAYS[number % len(WAYS)]
    way(older, diary, chance)
    foreign = diary.read_bytes()
    if chance.random() < 0.2:
        assert texts(vault) == said or kept(diary), "read before the next save"
    write(chance.randrange(1, 4))
    vault.close()
    changed = foreign != before
    assert bool(kept(diary)) == changed
    if changed:
        assert diary.read_bytes() == foreign, "what another program wrote is its own"
    vault = open_diary(kept(diary)[0] if changed else diary, "", key=key)
    assert texts(vault) == said
    assert checking.check(vault) == []
    vault.close()
    return way.__name__


def test_nothing_is_lost_in_whatever_way_it_is_written_over(
    tmp_path: Path,
    key: bytes,
    rounds: Callable[..., int],
    seed: int,
    told: Callable[..., AbstractContextManager[None]],
) -> None:
    ways: Counter[str] = Counter()
    for number in range(rounds("WRITTEN_OVER", few=16, many=200)):
        folder = tmp_path / str(number)
        folder.mkdir()
        with told(round=number):
            ways[one_run(folder, key, random.Random(f"{seed}-{number}"), number)] += 1
        shutil.rmtree(folder)
    print(dict(ways))
    assert len(ways) == len(WAYS)


def test_nothing_is_lost_when_it_comes_in_the_middle_of_a_save(
    tmp_path: Path,
    key: bytes,
    rounds: Callable[..., int],
    seed: int,
    told: Callable[..., AbstractContextManager[None]],
) -> None:
    """Saves without a pause, and an older copy over the file at any time."""
    chance = random.Random(seed)
    for number in range(rounds("WRITTEN_OVER", few=6, many=100)):
        diary = tmp_path / str(number) / "diary.nearward"
        vault = create_diary(diary, "", key=key)
        said = [f"before {n}" for n in range(30)]
        for text in said[:20]:
            save(vault, text)
        older = diary.with_name("older")
        shutil.copyfile(diary, older)
        for text in said[20:]:
            save(vault, text)
        script = f"sleep {chance.random() * 0.15}; cp {older} {diary}"
        other = subprocess.Popen(["sh", "-c", script])
        while other.poll() is None:
            said.append(f"meanwhile {len(said)}")
            save(vault, said[-1])
        said.append("after")
        save(vault, said[-1])
        with told(round=number):
            assert texts(vault) == said
            assert len(kept(diary)) == 1
        vault.close()


@pytest.mark.parametrize("memory", [0, twin.IN_MEMORY])
def test_a_large_one_has_its_twin_in_a_file_without_a_name(
    tmp_path: Path, key: bytes, memory: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is copied in idle time, and grows with the diary; nothing is seen of it in the folder."""
    monkeypatch.setattr(twin, "IN_MEMORY", memory)
    diary = tmp_path / "diary.nearward"
    vault = create_diary(diary, "", key=key)
    save(vault, "first")
    assert checking.read_through(vault) == []
    save(vault, "second")
    assert {path.name for path in tmp_path.iterdir()} == {diary.name, f"{diary.name}-journal"}
    os.truncate(diary, 4096)
    save(vault, "third")
    assert vault.path == kept(diary)[0]
    assert texts(vault) == ["first", "second", "third"]
    vault.close()


def test_a_twin_that_outgrows_memory_goes_to_the_disk(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twin, "IN_MEMORY", 1_000_000)
    diary = tmp_path / "diary.nearward"
    vault = create_diary(diary, "", key=key)
    said = []
    for n in range(8):
        said.append(f"{n} {os.urandom(150_000).hex()}")
        save(vault, said[-1])
    os.truncate(diary, 4096)
    save(vault, "last")
    assert texts(vault) == [*said, "last"]
    vault.close()


def _touch(diary: Path) -> None:
    diary.touch()


def _read(diary: Path) -> None:
    subprocess.run(["cat", diary], check=True, stdout=subprocess.DEVNULL)


def _permissions(diary: Path) -> None:
    diary.chmod(0o640)
    diary.chmod(0o600)


def _older_time(diary: Path) -> None:
    os.utime(diary, (1, 1))


def _backed_up(diary: Path) -> None:
    shutil.copy2(diary, diary.with_name("backup"))


def _second_name(diary: Path) -> None:
    os.link(diary, diary.with_name("second"))


def _opened_for_writing_and_closed(diary: Path) -> None:
    diary.open("r+b").close()


def _same_bytes(diary: Path) -> None:
    body = diary.read_bytes()
    with diary.open("r+b") as opened:
        opened.write(body)


@pytest.mark.parametrize(
    "harmless",
    [
        _touch,
        _read,
        _permissions,
        _older_time,
        _backed_up,
        _second_name,
        _opened_for_writing_and_closed,
        _same_bytes,
    ],
)
def test_what_changes_no_byte_is_no_alarm(
    diary: Path, key: bytes, harmless: Callable[[Path], None]
) -> None:
    vault = open_diary(diary, "", key=key)
    for n in range(5):
        save(vault, f"{n}")
        harmless(diary)
        diary.with_name("second").unlink(missing_ok=True)
    assert len(texts(vault)) == 5
    assert vault.path == diary
    assert kept(diary) == []
    vault.close()


def test_it_is_noticed_in_idle_time_and_at_the_close(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    save(vault, "words")
    os.truncate(diary, 4096)
    vault.look_after()
    first = vault.path
    assert first == kept(diary)[0]
    os.truncate(first, 4096)
    vault.close()
    last = [path for path in kept(diary) if path != first]
    vault = open_diary(last[0], "", key=key)
    assert texts(vault) == ["words"]
    vault.close()


def test_where_it_cannot_be_kept_that_is_said_and_tried_again(
    diary: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = open_diary(diary, "", key=key)
    save(vault, "words")
    os.truncate(diary, 4096)
    with monkeypatch.context() as full:
        full.setattr(twin, "_write", _full)
        with pytest.raises(Trouble) as caught, vault.writing():
            pass
        assert caught.value.passing
        assert kept(diary) == []
    save(vault, "more")
    assert texts(vault) == ["words", "more"]
    assert len(kept(diary)) == 1
    vault.close()


def _full(_descriptor: int, _data: bytes, _at: int) -> None:
    raise OSError(28, "No space left on device")


def test_control_without_a_twin_words_are_lost(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What this is all for: the file alone does not hold what stood in it."""
    monkeypatch.setattr(twin.Twin, "is_changed", lambda _twin: False)
    diary = tmp_path / "diary.nearward"
    vault = create_diary(diary, "", key=key)
    for n in range(40):
        save(vault, f"{n} {os.urandom(900).hex()}")
    vault.close()
    vault = open_diary(diary, "", key=key)
    os.truncate(diary, diary.stat().st_size // 2)
    monkeypatch.setattr(twin.Twin, "is_same", lambda _twin: True)
    with pytest.raises(Damaged):
        texts(vault)
    vault.close()
