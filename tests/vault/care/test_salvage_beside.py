"""What stands beside the entries of a damaged diary is saved too."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.vault.care.test_salvage import START

from nearward.domain.model import Entry, Moment
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.care.salvage import salvage


def test_tags_and_people_given_beside_entries_are_saved_too(tmp_path: Path, key: bytes) -> None:
    path, new = tmp_path / "diary.nearward", tmp_path / "new.nearward"
    vault = create_diary(path, "", key=key)
    wanted = {}
    with vault.writing():
        people = [vault.people.add(f"P{n}").id for n in range(4)]
        for n in range(12):
            at = START + timedelta(minutes=n)
            given = tuple(sorted({people[n % 4], people[(n + 1) % 4]}))
            tags = ("home", f"t{n % 3}")
            made = Entry(at=at, day=at.date(), text=f"#typed {n} @P0", tags=tags, people=given)
            kept = vault.entries.save(made)
            wanted[kept.id] = kept.tags, kept.people
        vault.moments.save(
            Moment(
                at=START, day=START.date(), outcome="stayed", person_id=people[1], text="@P2 #home"
            )
        )
    vault.close()
    salvage(path, new, "", key=key)
    opened = open_diary(new, "", key=key)
    assert {e.id: (e.tags, e.people) for e in opened.entries.every()} == wanted
    assert opened.people.counts()[people[2]].moments == 1
    opened.close()
