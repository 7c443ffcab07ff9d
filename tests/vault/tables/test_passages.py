"""Words of an entry from which something was made: found again, gone with what is gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import KEY, NOW
from tests.narrowed import present
from tests.vault.tables.plain import needs_openssl, plain

from nearward.domain.model import Entry, Moment, Passage, Worksheet
from nearward.session.ask import entries, moments, people, trash, versions, worksheets
from nearward.session.ask.journal import passages
from nearward.session.jobs import exporting, importing
from nearward.session.jobs.progress import JobProgress
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault

WHEN: dict[str, Any] = {"at": NOW, "day": NOW.date()}
WORDS = "she has not seen all of it"
TEXT = f"With @Sam.\n\nSometimes I think {WORDS}. And then: {WORDS}."


@pytest.fixture
def entry(vault: Vault) -> Entry:
    return entries.save(Entry(**WHEN, title="Looking back", text=TEXT))(vault)


def second(entry: Entry) -> Passage:
    return Passage(entry_id=entry.id, start=TEXT.rindex(WORDS), words=WORDS)


def weighed(vault: Vault, passage: Passage) -> Worksheet:
    sheet = Worksheet(**WHEN, sheet="evidence", entry_id=passage.entry_id)
    return worksheets.save(sheet, passage=passage)(vault)


def logged(vault: Vault, passage: Passage) -> Moment:
    return moments.save(Moment(**WHEN, outcome="unsure", text=WORDS), passage=passage)(vault)


def test_what_was_made_is_found_from_both_sides_and_the_text_stays(
    vault: Vault, entry: Entry
) -> None:
    sheet, moment = weighed(vault, second(entry)), logged(vault, second(entry))
    found = passages.of_entry(entry.id)(vault)
    assert [(one.card.kind, one.card.id) for one in found] == [
        ("worksheet", sheet.id),
        ("moment", moment.id),
    ]
    came = present(passages.of_thing("moment", moment.id)(vault))
    assert (came.title, came.day, came.is_there) == ("Looking back", NOW.date(), True)
    assert present(entries.get(entry.id)(vault)) == entry
    assert passages.of_thing("moment", sheet.id + 99)(vault) is None


def test_a_save_that_is_tried_again_joins_once(vault: Vault, entry: Entry) -> None:
    sheet = weighed(vault, second(entry))
    vault.changes.take()
    worksheets.save(replace(sheet, status="finished"), passage=second(entry))(vault)
    assert len(vault.passages.every()) == 1
    changed = present(vault.changes.take())
    assert (changed.kinds, changed.id) == (frozenset({"worksheet"}), sheet.id)


def test_it_stands_where_the_words_went(vault: Vault, entry: Entry) -> None:
    weighed(vault, second(entry))
    text = f"Before it all.\n\n{TEXT}"
    entries.put_text(entry.id, text)(vault)
    assert vault.passages.every()[0].start == text.rindex(WORDS)
    # little by little, the first of two is taken away: the second one stays the second
    for end in range(len(WORDS)):
        shorter = text.replace(f"think {WORDS}", f"think {WORDS[:end]}")
        entries.put_text(entry.id, shorter)(vault)
        assert vault.passages.every()[0].start == shorter.rindex(WORDS)


def test_words_that_were_edited_away_are_missed_and_come_back(vault: Vault, entry: Entry) -> None:
    moment = logged(vault, second(entry))
    entries.put_text(entry.id, "Nothing of it is left.")(vault)
    came = present(passages.of_thing("moment", moment.id)(vault))
    assert (came.is_there, came.title) == (False, "Looking back")
    (version, *_) = versions.history("entry", entry.id)(vault).versions
    versions.bring_back(version.id)(vault)
    assert present(passages.of_thing("moment", moment.id)(vault)).is_there
    assert vault.passages.every()[0].start == TEXT.rindex(WORDS)


def test_what_lies_in_the_trash_has_no_mark_until_it_is_back(vault: Vault, entry: Entry) -> None:
    moment = logged(vault, second(entry))
    trash.delete("moment", moment.id)(vault)
    assert passages.of_entry(entry.id)(vault) == []
    assert vault.passages.every() == []
    trash.restore("moment", moment.id)(vault)
    assert len(passages.of_entry(entry.id)(vault)) == 1
    trash.delete("entry", entry.id)(vault)
    assert vault.passages.every() == []
    assert present(passages.of_thing("moment", moment.id)(vault)).is_trashed
    trash.restore("entry", entry.id)(vault)
    assert not present(passages.of_thing("moment", moment.id)(vault)).is_trashed


@pytest.mark.parametrize("kind", ["entry", "moment", "worksheet"])
def test_it_goes_for_good_with_either(vault: Vault, entry: Entry, kind: str) -> None:
    moment, sheet = logged(vault, second(entry)), weighed(vault, second(entry))
    ids = {"entry": entry.id, "moment": moment.id, "worksheet": sheet.id}
    trash.delete(kind, ids[kind])(vault)
    assert trash.delete_for_good(kind, ids[kind])(vault)
    kinds = [row[0] for row in vault.connection.execute("SELECT kind FROM passage")]
    assert kinds == {"entry": [], "moment": ["worksheet"], "worksheet": ["moment"]}[kind]
    assert checking.check(vault) == []
    # a page that still holds the words keeps what is made of them all the same
    again = moments.save(Moment(**WHEN, outcome="stayed"), passage=second(entry))(vault)
    has_link = passages.of_thing("moment", again.id)(vault) is not None
    assert has_link == (kind != "entry")


@needs_openssl
def test_words_of_an_entry_that_is_gone_stand_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "a.nearward"
    vault = create_diary(path, "", key=KEY)
    word = "Zwielicht-und-Nebel"
    entry = entries.save(Entry(**WHEN, text=f"Of {word}."))(vault)
    passage = Passage(entry_id=entry.id, start=3, words=word)
    moments.save(Moment(**WHEN, outcome="stayed"), passage=passage)(vault)
    # control: it is there before
    vault.close()
    assert plain(path, KEY).count(word.encode()) >= 2
    vault = _opened(path)
    trash.delete("entry", entry.id)(vault)
    trash.delete_for_good("entry", entry.id)(vault)
    trash.tidy(NOW)(vault)
    vault.close()
    assert word.encode() not in plain(path, KEY)


def _opened(path: Path) -> Vault:
    from nearward.vault.care.opening import open_diary

    return open_diary(path, "", key=KEY)


def test_a_new_name_is_read_in_it_too(vault: Vault) -> None:
    text = "I think @Sam will go. #walk"
    entry = entries.save(Entry(**WHEN, text=text))(vault)
    moment = logged(vault, Passage(entry_id=entry.id, start=0, words=text))
    sam = present(people.called("Sam")(vault))
    people.rename(sam.id, "Samuel", JobProgress())(vault)
    people.rename_tag("walk", "stroll", JobProgress())(vault)
    (passage,) = vault.passages.every()
    assert passage.words == "I think @Samuel will go. #stroll"
    assert present(passages.of_thing("moment", moment.id)(vault)).is_there
    kim = people.add("Kim")(vault)
    people.merge(sam.id, kim.id, JobProgress())(vault)
    assert vault.passages.every()[0].words == "I think @Kim will go. #stroll"
    assert present(passages.of_thing("moment", moment.id)(vault)).is_there


def test_it_comes_in_with_an_export_under_the_ids_that_are_here(
    vault: Vault, entry: Entry, tmp_path: Path
) -> None:
    sheet, moment = weighed(vault, second(entry)), logged(vault, second(entry))
    exporting.export(tmp_path / "out.json", "json")(vault)
    other = create_diary(tmp_path / "other.nearward", "", key=KEY)
    entries.save(Entry(**WHEN, text="Here before."))(other)
    done = importing.bring_in(tmp_path / "out.json")(other)
    assert (done.left_out, list(done.notes)) == (0, [])
    mine = next(one for one in other.entries.every() if one.text == TEXT)
    assert mine.id != entry.id
    found = passages.of_entry(mine.id)(other)
    titles = {one.card.kind for one in found}
    assert titles == {"worksheet", "moment"}
    assert {one.passage.start for one in found} == {TEXT.rindex(WORDS)}
    again = importing.bring_in(tmp_path / "out.json")(other)
    assert (again.kept, len(other.passages.every())) == (0, 2)
    other.close()
    del sheet, moment


def test_one_whose_entry_or_thing_does_not_come_in_is_left_out_and_named(
    vault: Vault, tmp_path: Path
) -> None:
    item = {"id": 1, "entry_id": 7, "start": 0, "words": "x", "kind": "moment", "thing_id": 7}
    bad = [item, {**item, "id": 2, "kind": "picture"}, {**item, "id": 3, "start": -1}]
    archive = {"format": "nearward", "version": 1, "passages": bad}
    import json

    (tmp_path / "in.json").write_text(json.dumps(archive))
    done = importing.bring_in(tmp_path / "in.json")(vault)
    assert [note.code for note in done.notes] == ["ownerless", "ownerless", "not-built-so"]
    assert vault.passages.every() == []
