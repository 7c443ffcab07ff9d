"""A kill at any time loses nothing that was acknowledged."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from tests.faults.jobs import KEY
from tests.faults.nursery import Nursery
from tests.faults.power.kills import OPERATIONS, Killed, every_word, lives

from nearward.vault.care.opening import open_diary


@pytest.mark.parametrize("killed", OPERATIONS, ids=[killed.job for killed in OPERATIONS])
def test_a_kill_at_any_time_loses_nothing_that_was_acknowledged(
    nursery: Nursery,
    tmp_path: Path,
    rounds: Callable[..., int],
    seed: int,
    told: Callable[..., AbstractContextManager[None]],
    killed: Killed,
) -> None:
    kill_once = lives(nursery, killed, tmp_path, random.Random(seed))
    count = rounds("KILLS", few=killed.few, many=killed.many)
    done = 0
    for number in range(count):
        with told(kill=number):
            done += kill_once()
    print(f"{killed.job}: {count} kills, {done} acknowledged before them, 0 lost")
    assert done >= count // 2, "the kills came before anything was done"


def test_control_a_word_that_is_not_there_is_missed(diary: Path) -> None:
    every_word(diary, ["open"])
    with pytest.raises(AssertionError, match="entry 1"):
        every_word(diary, ["open", "kept 1 0"])
    vault = open_diary(diary, "", key=KEY)
    vault._connection.execute("INSERT INTO found_text (rowid, title, body) VALUES (8, 'x', 'y')")
    vault.close()
    with pytest.raises(AssertionError, match="search index does not match"):
        every_word(diary, ["open"])
