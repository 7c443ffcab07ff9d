"""Commands that are opened by the recovery sheet."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.command.test_commands import PASSPHRASE, nearward, on_a_terminal

from nearward.session.ask import recovery
from nearward.vault.care.opening import create_diary


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A diary, and the four lines of its recovery sheet."""
    path = tmp_path_factory.mktemp("recovery") / "d.nearward"
    vault = create_diary(path, PASSPHRASE)
    sheet = recovery.sheet(PASSPHRASE)(vault)
    vault.close()
    assert sheet is not None
    return path, list(sheet.lines)


@pytest.mark.parametrize("way", ["\n", " ", "\n\n", "\r\n"])
def test_check_takes_the_key_on_one_line_or_on_several(
    diary: tuple[Path, list[str]], way: str
) -> None:
    path, lines = diary
    code, said, error = nearward("check", path, "--recovery-key-stdin", line=way.join(lines))
    assert (code, said, error) == (0, "ok\n", "")


def test_the_numbers_of_the_lines_and_small_letters_do_no_harm(
    diary: tuple[Path, list[str]],
) -> None:
    path, lines = diary
    text = "\n".join(f"{n}. {line.lower()}" for n, line in enumerate(lines, 1))
    assert nearward("check", path, "--recovery-key-stdin", line=text)[0] == 0


def test_export_takes_it_too(diary: tuple[Path, list[str]], tmp_path: Path) -> None:
    path, lines = diary
    out = tmp_path / "out.json"
    code, _, _ = nearward(
        "export", path, out, "--as", "json", "--recovery-key-stdin", line="\n".join(lines)
    )
    assert code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["format"] == "nearward"


def test_what_is_wrong_with_a_key_is_one_line(diary: tuple[Path, list[str]]) -> None:
    path, lines = diary
    letter = "B" if lines[2][0] == "A" else "A"
    cases = {
        "Line 3 ": [*lines[:2], letter + lines[2][1:], lines[3]],
        "Line 1 ": [lines[1], lines[0], *lines[2:]],
        "incomplete": lines[:3],
        "does not open this diary": list(_lines_of(bytes(32))),
    }
    for said, typed in cases.items():
        code, out, error = nearward("check", path, "--recovery-key-stdin", line="\n".join(typed))
        assert (code, out) == (1, "")
        assert said in error
        assert error.count("\n") == 1


def _lines_of(key: bytes) -> tuple[str, ...]:
    from nearward.domain.file.recovery_key import lines

    return lines(key)


@pytest.mark.parametrize("command", [["new", "x.nearward"], ["check", "x", "--passphrase-stdin"]])
def test_it_is_wrong_usage_for_a_new_diary_and_beside_a_passphrase(command: list[str]) -> None:
    code, out, error = nearward(*command, "--recovery-key-stdin")
    assert (code, out) == (2, "")
    assert error


def test_backup_and_restore_take_it_too(diary: tuple[Path, list[str]], tmp_path: Path) -> None:
    path, lines = diary
    key = "\n".join(lines)
    backup, place = tmp_path / "b.nearward", tmp_path / "r.nearward"
    assert nearward("backup", path, backup, "--recovery-key-stdin", line=key)[0] == 0
    assert nearward("restore", place, backup, "--recovery-key-stdin", line=key)[0] == 0
    assert nearward("check", place, "--passphrase-stdin", line=PASSPHRASE)[0] == 0
    other = "\n".join(_lines_of(bytes(32)))
    code, _, error = nearward("restore", place, backup, "--recovery-key-stdin", line=other)
    assert code == 1
    assert "does not open this diary" in error


@pytest.fixture
def mine(diary: tuple[Path, list[str]], tmp_path: Path) -> tuple[Path, list[str]]:
    """A diary of one's own, to be changed."""
    return Path(shutil.copyfile(diary[0], tmp_path / "d.nearward")), diary[1]


def opens(path: Path, passphrase: str) -> bool:
    return nearward("check", path, "--passphrase-stdin", line=passphrase)[0] == 0


def test_a_new_passphrase_by_the_old_one(mine: tuple[Path, list[str]]) -> None:
    path, lines = mine
    code, said, error = nearward(
        "passphrase", path, "--passphrase-stdin", line=f"{PASSPHRASE}\r\nseven quiet herons"
    )
    assert (code, error) == (0, "")
    assert "still open with the old passphrase" in said
    assert opens(path, "seven quiet herons")
    assert not opens(path, PASSPHRASE)
    (backup,) = (path.parent / "d.backups").iterdir()
    assert backup.name in said
    assert opens(backup, PASSPHRASE)
    code, _, error = nearward("check", path, "--recovery-key-stdin", line="\n".join(lines))
    assert code == 1
    assert "does not open this diary" in error


@pytest.mark.parametrize("way", ["\n", " "])
def test_a_new_passphrase_by_the_recovery_key(mine: tuple[Path, list[str]], way: str) -> None:
    path, lines = mine
    typed = f"{way.join(lines)}\nseven quiet herons"
    assert nearward("passphrase", path, "--recovery-key-stdin", line=typed)[0] == 0
    assert opens(path, "seven quiet herons")
    assert not opens(path, PASSPHRASE)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("not the passphrase\nseven quiet herons", "does not open the diary"),
        (PASSPHRASE, "needs a passphrase"),
        (f"{PASSPHRASE}\nx'{'ab' * 32}'", "in the form of a raw key"),
    ],
)
def test_a_change_that_is_refused_changes_nothing(
    mine: tuple[Path, list[str]], typed: str, said: str
) -> None:
    path, _ = mine
    before = path.read_bytes()
    code, out, error = nearward("passphrase", path, "--passphrase-stdin", line=typed)
    assert (code, out) == (1, "")
    assert said in error
    assert error.count("\n") == 1
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["d.nearward"]


def test_on_a_terminal_the_old_one_is_asked_for_once_and_the_new_one_twice(
    mine: tuple[Path, list[str]],
) -> None:
    path, _ = mine
    answers = [PASSPHRASE, "seven quiet herons", "seven quiet herons"]
    code, shown = on_a_terminal(["passphrase", str(path)], answers)
    assert code == 0
    for question in ("Passphrase: ", "New passphrase: ", "The same passphrase again: "):
        assert question in shown
    assert not any(answer in shown for answer in answers)
    assert opens(path, "seven quiet herons")
    code, shown = on_a_terminal(["passphrase", str(path)], [*answers[1:], "seven quiet geese"])
    assert code == 1
    assert "are not the same" in shown
    assert opens(path, "seven quiet herons")
