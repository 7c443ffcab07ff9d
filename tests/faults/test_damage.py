"""A damaged diary never crashes or hangs the program, and never shows wrong text as right."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from tests.faults import damage
from tests.faults.jobs import KEY
from tests.faults.nursery import Nursery

from nearward.vault.care.opening import open_diary

#: how many mutations one worker looks at, and how long it may take for them (seconds)
TURN, PATIENCE = 50, 300.0
#: what damage may be called
CODES = {
    "damaged",
    "wrong-passphrase",
    "not-a-diary",
    "cut-off",
    "empty-file",
    "newer-profile",
    "findings",
    "nothing",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary of six months, and an older version of it."""
    made = tmp_path_factory.mktemp("damage")
    older = damage.make(made / "whole.nearward")
    (made / "older.nearward").write_bytes(older)
    return made


def test_damage_is_said_and_no_wrong_text_is_shown(
    nursery: Nursery,
    folder: Path,
    rounds: Callable[..., int],
    seed: int,
    told: Callable[..., AbstractContextManager[None]],
) -> None:
    count = rounds("DAMAGES", few=150, many=2000)
    lines: list[list[str]] = []
    for first in range(0, count, TURN):
        worker = nursery.start("damaged", folder, seed, first, min(TURN, count - first))
        with told(mutations=first):
            said = worker.end(PATIENCE)
            assert worker.status == 0, f"{said[-1:]} {worker.complaints()}"
            assert said[-1] == "over"
            assert [line for line in said if line.startswith("wrong")] == []
        lines += [line.split() for line in said if line.startswith("seen")]
    kinds = Counter((kind, codes) for _, _, kind, codes in lines)
    print(f"{count} mutations, 0 crashed, 0 hung, 0 wrong: {dict(sorted(kinds.items()))}")
    with told(codes=kinds):
        assert len(lines) == count
        assert {code for _, codes in kinds for code in codes.split(",")} <= CODES
        noticed = sum(number for (kind, codes), number in kinds.items() if codes != "nothing")
        assert noticed > 0.6 * count


def test_control_one_other_letter_is_noticed(folder: Path, tmp_path: Path) -> None:
    """A letter that another hand changed, with the key, is no damage: the comparison sees it."""
    path = Path(shutil.copyfile(folder / "whole.nearward", tmp_path / "d.nearward"))
    vault = open_diary(path, "", key=KEY)
    right = damage.held(vault)
    vault._connection.execute("UPDATE entry SET text = 'x' || substr(text, 2) WHERE id = 7")
    vault.close()
    assert damage.look(lambda: open_diary(path, "", key=KEY), right).wrong[0] == "entries 7"


def test_control_an_older_version_is_told_from_the_present_one(folder: Path) -> None:
    vault = open_diary(folder / "whole.nearward", "", key=KEY)
    right = damage.held(vault)
    vault.close()
    seen = damage.look(lambda: open_diary(folder / "older.nearward", "", key=KEY), right)
    assert len(seen.wrong) > 10
