"""A scripted day: every step is tried again until the disk takes it, as a person would.

A new operation is one function and one line in STEPS.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.faults.nursery import Stage

from nearward.domain.things import CheckIn, Entry, Moment, OwnText, Worksheet
from nearward.domain.trouble import Trouble
from nearward.exchange import archive, writing
from nearward.exchange.trouble import LeftOver, TargetExists
from nearward.session import operations, own_texts
from nearward.session.desk import Operation
from nearward.vault import backups, restoring
from nearward.vault.vault import Vault
from nearward.words import Words

KEY, NEXT_KEY = bytes(range(32)), bytes(range(32, 64))
AT = datetime(2026, 3, 2, 21, tzinfo=UTC)
TRIES = 60
WHEN: dict[str, Any] = {"at": AT, "day": AT.date()}


class Day:
    """One day of one diary."""

    def __init__(self, diary: Path, out: Path) -> None:
        self.diary = diary
        self.out = out
        self.vault: Vault | None = None
        self.backup: Path | None = None
        self.entry = Entry(**WHEN)

    def do(self, operation: Operation[Any]) -> Any:
        """An operation on the open diary."""
        assert self.vault is not None
        return operation(self.vault)


def opening(day: Day) -> None:
    day.vault = Vault.open(day.diary, "", key=KEY)


def writing_an_entry(day: Day) -> None:
    entry = replace(day.entry, title="Sunday", text="We walked. " * 700)
    day.entry = day.do(operations.save_entry(entry))


def going_on_with_it(day: Day) -> None:
    longer = replace(day.entry, text=day.entry.text + "I said that I was tired. " * 500)
    day.entry = day.do(operations.save_entry(longer))


def a_draft_of_a_moment(day: Day) -> None:
    day.do(operations.keep_draft("moment:new", {"text": "Cancelled again", "urge": 70}))


def a_moment(day: Day) -> None:
    someone = day.do(operations.add_person("M."))
    moment = Moment(**WHEN, outcome="partly", urge=70, person_id=someone.id, text="Cancelled again")
    day.do(operations.save_moment(moment, draft="moment:new"))


def a_worksheet(day: Day) -> None:
    answers = {"situation": "M. wrote twice. " * 300, "hot_belief": 80}
    day.do(operations.save_worksheet(Worksheet(**WHEN, sheet="evidence", answers=answers)))


def a_check_in(day: Day) -> None:
    later = AT + timedelta(hours=12)
    check_in = CheckIn(at=later, day=AT.date(), confirmed=True, mood=1, text="quiet")
    day.do(operations.save_check_in(check_in))


def a_question_of_ones_own(day: Day) -> None:
    own = OwnText(kind="prompt", text="What did the sea say? " * 200, replaces="tender-01")
    day.do(own_texts.save_own_text(own))


def a_setting(day: Day) -> None:
    day.do(operations.keep_setting("day_ends", 3))


def deleting(day: Day) -> None:
    day.do(operations.delete("entry", day.entry.id))


def undoing(day: Day) -> None:
    day.do(operations.restore("entry", day.entry.id))


def exporting_a_file(day: Day) -> str:
    data = archive.encoded(day.do(operations.everything()))
    return _under_another_name(
        lambda number: day.out / f"diary-{number}.json",
        lambda target: writing.write_file(target, data),
    )


def exporting_a_folder(day: Day) -> str:
    data = archive.encoded(day.do(operations.everything()))
    return _under_another_name(
        lambda number: day.out / f"all-{number}",
        lambda target: writing.write_folder(target, {"diary.json": data}),
    )


def _under_another_name(name: Callable[[int], Path], write: Callable[[Path], None]) -> str:
    """As the Trouble says: when something is there already, another name is taken."""
    for number in range(TRIES):
        try:
            write(name(number))
        except TargetExists:
            continue
        except LeftOver as trouble:
            return f"{name(number).name} with {trouble.values['name']}"
        return name(number).name
    raise AssertionError("no name was free")


def backing_up(day: Day) -> None:
    assert day.vault is not None
    folder = backups.folder_of(day.diary)
    day.backup = backups.make(day.vault, folder, AT).path


def a_new_passphrase(day: Day) -> None:
    assert day.vault is not None
    folder = backups.folder_of(day.diary)
    day.vault.change_passphrase("", folder, AT + timedelta(days=1), key=NEXT_KEY)


def a_last_word(day: Day) -> None:
    day.do(operations.save_entry(Entry(**WHEN, title="After the backup")))


def restoring_it(day: Day) -> None:
    assert day.backup is not None
    restoring.restore(day.diary, day.backup, "", AT, key=KEY)


def reading(day: Day) -> None:
    assert day.do(operations.read_through()) == []
    assert len(day.do(operations.search("tired"))) == 1


def closing(day: Day) -> None:
    assert day.vault is not None
    day.vault.close()


STEPS: tuple[Callable[[Day], str | None], ...] = (
    opening,
    writing_an_entry,
    going_on_with_it,
    a_draft_of_a_moment,
    a_moment,
    a_worksheet,
    a_check_in,
    a_question_of_ones_own,
    a_setting,
    deleting,
    undoing,
    exporting_a_file,
    exporting_a_folder,
    reading,
    backing_up,
    a_new_passphrase,
    a_last_word,
    closing,
    restoring_it,
)


def run(stage: Stage, folder: str) -> None:
    """Says `done STEP`, or `trouble STEP CODE` for each try that failed, with what to do next.

    A day of another diary goes before, so that all is imported when the faults begin.
    """
    for name in ("before", "day"):
        place = Path(folder) / name
        place.mkdir()
        out = Path(folder) / f"{name}-out"
        out.mkdir()
        day = Day(place / "diary.nearward", out)
        Vault.create(day.diary, "", key=KEY).close()
        Trouble().say(Words())
        if name == "day":
            stage.wait()
        for step in STEPS:
            _insist(stage, step, day)
    stage.say("over")


def _insist(stage: Stage, step: Callable[[Day], str | None], day: Day) -> None:
    for _ in range(TRIES):
        try:
            made = step(day)
        except Trouble as trouble:
            next_step = Words()(trouble.advice) if trouble.advice else "NO ADVICE"
            stage.say("trouble", step.__name__, trouble.code, "-", next_step)
        else:
            stage.say("done", step.__name__, made or "")
            return
    stage.say("gave up", step.__name__)


def content(diary: Path, key: bytes = KEY) -> dict[str, Any]:
    """All that a diary holds, without the time at which it was written; it must be sound."""
    vault = Vault.open(diary, "", key=key)
    try:
        assert vault.check() == []
        return unstamped(archive.encoded(operations.everything()(vault)))
    finally:
        vault.close()


#: what else says when an item was written
_STAMPS = {
    "people": ("at", "day"),
    "own_texts": ("at", "day"),
    "versions": ("at", "day", "kept"),
}


def unstamped(data: bytes) -> dict[str, Any]:
    """An export without the time at which things were written."""
    found: dict[str, Any] = json.loads(data)
    for kind, items in found.items():
        stamps = ("created", "changed", *_STAMPS.get(kind, ()))
        for item in items if isinstance(items, list) else []:
            for stamp in stamps:
                item.pop(stamp)
    return found
