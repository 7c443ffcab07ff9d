"""Whose power is cut, and what must hold afterwards: a new operation is one line in CUTS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.jobs import KEY
from tests.faults.power.kills import a_whole_diary, every_word, no_half_backup, one_passphrase

from nearward.vault.care.opening import create_diary

DIARY = "diary.nearward"


def _an_empty_diary(folder: Path) -> None:
    create_diary(folder / DIARY, "", key=KEY).close()


def _nothing(folder: Path) -> None:
    pass


def _saves_are_there(folder: Path, said: list[str]) -> None:
    every_word(folder / DIARY, said)


def _backups_are_whole(folder: Path, said: list[str]) -> None:
    no_half_backup(folder / DIARY, said)


def _a_diary_is_there(folder: Path, said: list[str]) -> None:
    a_whole_diary(folder / DIARY, said)


def _one_passphrase_opens(folder: Path, said: list[str]) -> None:
    one_passphrase(folder / DIARY, said)


def _a_made_diary_is_there(folder: Path, said: list[str]) -> None:
    if "made" in said:
        every_word(folder / "a new folder" / "in it" / DIARY, said)


@dataclass(frozen=True)
class Cut:
    """A job whose power is cut: what is there before, how it is called, what must hold."""

    job: str
    arguments: tuple[object, ...]
    before: Callable[[Path], None]
    holds: Callable[[Path, list[str]], None]


CUTS = (
    Cut("saving_watched", (DIARY, 24), _an_empty_diary, _saves_are_there),
    Cut("backing_up_watched", (DIARY, 3), _an_empty_diary, _backups_are_whole),
    Cut("restoring_watched", (DIARY, 3), _an_empty_diary, _a_diary_is_there),
    Cut("changing_passphrase_watched", (DIARY, 3), _an_empty_diary, _one_passphrase_opens),
    Cut("making_watched", (f"a new folder/in it/{DIARY}", 2), _nothing, _a_made_diary_is_there),
)
