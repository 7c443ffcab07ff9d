"""Commands that are opened by the recovery sheet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.command.test_commands import PASSPHRASE, nearward

from nearward.session import recovery
from nearward.vault.vault import Vault


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A diary, and the four lines of its recovery sheet."""
    path = tmp_path_factory.mktemp("recovery") / "d.nearward"
    vault = Vault.create(path, PASSPHRASE)
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
        "not complete": lines[:3],
        "does not open this diary": list(_lines_of(bytes(32))),
    }
    for said, typed in cases.items():
        code, out, error = nearward("check", path, "--recovery-key-stdin", line="\n".join(typed))
        assert (code, out) == (1, "")
        assert said in error
        assert error.count("\n") == 1


def _lines_of(key: bytes) -> tuple[str, ...]:
    from nearward.vault.recovery import lines

    return lines(key)


@pytest.mark.parametrize("command", [["new", "x.nearward"], ["check", "x", "--passphrase-stdin"]])
def test_it_is_wrong_usage_for_a_new_diary_and_beside_a_passphrase(command: list[str]) -> None:
    code, out, error = nearward(*command, "--recovery-key-stdin")
    assert (code, out) == (2, "")
    assert error
