"""Someone who was removed while a form still named them: all else is saved, and it is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.faults.jobs import KEY
from tests.faults.nursery import Nursery
from tests.faults.removed_day import AFTER, BEFORE

from nearward.vault.care import checking
from nearward.vault.care.opening import open_diary


@pytest.mark.parametrize("saves", ["save", "kill"])
def test_the_moment_is_kept_without_them(nursery: Nursery, diary: Path, saves: str) -> None:
    worker = nursery.start("a_removed_day", diary, saves)
    if saves == "kill":
        worker.until("waiting")
        said = worker.kill()
    else:
        said = worker.end()
        assert worker.status == 0, worker.complaints()
    assert "no longer in the diary" in said[0]
    vault = open_diary(diary, "", key=KEY)
    if saves == "kill":
        assert vault.drafts.every()["moment:new"]["text"] == BEFORE + AFTER
    else:
        assert said[1] == "saved Noted. You pulled away, and you noticed."
        (moment,) = vault.moments.every()
        assert (moment.text, moment.person_id) == (BEFORE + AFTER, None)
    assert checking.check(vault) == []
    vault.close()
