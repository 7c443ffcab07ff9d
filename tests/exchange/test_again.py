"""Importing again: words that grew come in, nothing is lost, nothing is there twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange import samples

from nearward.domain.model import Entry
from nearward.session.ask import entries, trash
from nearward.session.jobs import exporting, importing, taking
from nearward.session.jobs.import_report import Imported
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault

KEY = bytes(range(32))
UUID = "0A3BFC9847BD4173881DE43749F23B58"


def dayone(path: Path, text: str, **more: Any) -> Path:
    item = {"uuid": UUID, "creationDate": "2026-03-05T02:40:00Z", "timeZone": "Europe/Berlin"}
    path.write_text(json.dumps({"entries": [{**item, "text": text, **more}]}))
    return path


def diarium(path: Path, *entries: tuple[int, str, str]) -> Path:
    held = [{"id": n, "date": day, "title": "", "text": text} for n, day, text in entries]
    path.write_text(json.dumps({"metadata": {}, "entries": held}))
    return path


def notebook(folder: Path, days: dict[int, str]) -> Path:
    folder.mkdir(exist_ok=True)
    lines = [f"{day}: {{text: {json.dumps(text)}}}\n" for day, text in days.items()]
    (folder / "2025-03.txt").write_text("".join(lines), encoding="utf-8")
    return folder


def bring(vault: Vault, path: Path, form: str = "") -> Imported:
    """A look, then the import: both say the same."""
    seen = importing.dry_run(path, form)(vault)
    done = importing.bring_in(path, form)(vault)
    for name in ("read", "kept", "newer", "differing", "already", "left_out", "pictures", "moods"):
        assert getattr(seen, name) == getattr(done, name), name
    assert list(seen.notes) == list(done.notes)
    assert (seen.newer_ids, seen.differing_ids) == (done.newer_ids, done.differing_ids)
    return done


def counts(done: Imported) -> tuple[int, int, int, int]:
    return done.kept, done.newer, done.differing, done.already


def all_words(vault: Vault) -> list[str]:
    """Every text that is in the diary, now or before."""
    versions = [str(version.body["text"]) for version in vault.versions.every()]
    return [entry.text for entry in vault.entries.every()] + versions


def change(vault: Vault, text: str, at: int = 0) -> None:
    entry = vault.entries.every()[at]
    entries.save(replace(entry, text=text))(vault)


def test_words_that_grew_become_the_text_and_those_before_a_version(
    vault: Vault, tmp_path: Path
) -> None:
    path = dayone(tmp_path / "a.json", "At noon I was well.")
    bring(vault, path)
    dayone(path, "At noon I was well. Then it rained.", starred=True, tags=["rain"])
    done = bring(vault, path)
    assert counts(done) == (0, 1, 0, 0)
    (entry,) = vault.entries.every()
    assert (entry.text, entry.starred) == ("At noon I was well. Then it rained.", True)
    assert entry.tags == ("rain",)
    assert all_words(vault) == [entry.text, "At noon I was well."]
    assert counts(bring(vault, path)) == (0, 0, 0, 1)
    assert checking.check(vault) == []


def test_a_day_of_rednotebook_that_grew(vault: Vault, tmp_path: Path) -> None:
    bring(vault, notebook(tmp_path / "n", {4: "Noon.", 5: "Other."}), "rednotebook")
    done = bring(vault, notebook(tmp_path / "n", {4: "Noon. Evening.", 5: "Other."}), "rednotebook")
    assert counts(done) == (0, 1, 0, 1)
    assert [entry.text for entry in vault.entries.every()] == ["Noon. Evening.", "Other."]


def test_two_journals_that_number_from_one_hide_nothing(vault: Vault, tmp_path: Path) -> None:
    one = diarium(tmp_path / "a.json", (1, "2025-03-04", "Mine."), (2, "2025-03-05", "More."))
    two = diarium(tmp_path / "b.json", (1, "2024-01-01", "Other."), (2, "2025-03-05", "Unlike it"))
    bring(vault, one)
    assert counts(bring(vault, two)) == (2, 0, 0, 0)
    for path in (one, two, one):
        assert counts(bring(vault, path)) == (0, 0, 0, 2)
    assert len(vault.entries.every()) == 4


def test_what_was_changed_here_too_stays_and_the_other_words_lie_beside(
    vault: Vault, tmp_path: Path
) -> None:
    path = dayone(tmp_path / "a.json", "One two three.")
    bring(vault, path)
    change(vault, "Mine.")
    dayone(path, "One two three four.")
    done = bring(vault, path)
    assert counts(done) == (0, 0, 1, 0)
    (entry,) = vault.entries.every()
    assert entry.text == "Mine."
    assert sorted(all_words(vault)) == ["Mine.", "One two three four.", "One two three."]
    assert counts(bring(vault, path)) == (0, 0, 0, 1)
    # and it goes on so: what is changed here is never replaced
    dayone(path, "One two three four five.")
    assert counts(bring(vault, path)) == (0, 0, 1, 0)
    assert vault.entries.every()[0].text == "Mine."


def test_an_older_export_after_a_newer_one_brings_nothing_back(
    vault: Vault, tmp_path: Path
) -> None:
    older = dayone(tmp_path / "a.json", "One.")
    newer = dayone(tmp_path / "b.json", "One. Two.")
    bring(vault, older)
    bring(vault, newer)
    assert counts(bring(vault, older)) == (0, 0, 0, 1)
    assert vault.entries.every()[0].text == "One. Two."
    assert counts(bring(vault, newer)) == (0, 0, 0, 1)


def test_what_was_set_here_stays(vault: Vault, tmp_path: Path) -> None:
    path = dayone(tmp_path / "a.json", "One.", tags=["theirs"])
    bring(vault, path)
    entry = vault.entries.every()[0]
    mine = replace(entry, tags=("mine",), mood=2, starred=True)
    entries.save(mine)(vault)
    dayone(path, "One. Two.", tags=["new"], starred=False)
    assert counts(bring(vault, path)) == (0, 1, 0, 0)
    (entry,) = vault.entries.every()
    assert (set(entry.tags), entry.mood, entry.starred) == ({"mine", "new"}, 2, True)


def test_words_that_grew_while_it_lay_in_the_trash_come_out_of_it(
    vault: Vault, tmp_path: Path
) -> None:
    path = dayone(tmp_path / "a.json", "One.")
    bring(vault, path)
    entry = vault.entries.every()[0]
    trash.delete("entry", entry.id)(vault)
    assert counts(bring(vault, path)) == (0, 0, 0, 1)
    assert vault.entries.every() == []
    dayone(path, "One. Two.")
    done = bring(vault, path)
    assert "was-in-trash" in {told.code for told in done.notes}
    assert [entry.text for entry in vault.entries.every()] == ["One. Two."]
    taking.take_back(done)(vault)
    assert vault.entries.every() == []


@pytest.mark.parametrize("writes_on", [False, True])
def test_newer_words_are_taken_back_and_can_come_again(
    vault: Vault, tmp_path: Path, writes_on: bool
) -> None:
    path = dayone(tmp_path / "a.json", "One.")
    bring(vault, path)
    dayone(path, "One. Two.")
    done = bring(vault, path)
    if writes_on:
        change(vault, "One. Two. Mine.")
    taking.take_back(done)(vault)
    assert vault.entries.every()[0].text == "One."
    assert ("One. Two. Mine." in all_words(vault)) == writes_on
    if not writes_on:
        assert counts(bring(vault, path)) == (0, 1, 0, 0)
        assert vault.entries.every()[0].text == "One. Two."


def test_what_lay_beside_is_taken_back(vault: Vault, tmp_path: Path) -> None:
    path = dayone(tmp_path / "a.json", "One.")
    bring(vault, path)
    change(vault, "Mine.")
    dayone(path, "One. Two.")
    taking.take_back(bring(vault, path))(vault)
    assert sorted(all_words(vault)) == ["Mine.", "One."]
    assert counts(bring(vault, path)) == (0, 0, 1, 0)


@pytest.mark.parametrize("form", ["markdown", "dayone", "rednotebook", "mini-diarium"])
def test_what_an_earlier_version_imported_is_known(vault: Vault, tmp_path: Path, form: str) -> None:
    """It kept no digests; pictures stand in the text by their ids."""
    make = getattr(samples, form.replace("-", "_"))
    path = make(tmp_path / ("Export.zip" if form == "dayone" else "source"))
    first = bring(vault, path, form)
    vault.connection.execute("UPDATE entry SET source_digest = ''")
    before = vault.entries.every()
    assert counts(bring(vault, path, form)) == (0, 0, 0, first.kept)
    assert [replace(entry, source_digest="") for entry in vault.entries.every()] == before


def test_a_picture_that_came_with_newer_words_comes_too(vault: Vault, tmp_path: Path) -> None:
    folder = samples.markdown(tmp_path / "notes")
    note = folder / "2026-03-05.md"
    bring(vault, folder)
    held = len(vault.pictures.every())
    note.write_text("Just text. ![](assets/cup.png)\n", encoding="utf-8")
    assert bring(vault, folder).newer == 1
    assert len(vault.pictures.every()) == held + 1
    picture = vault.pictures.every()[-1]
    assert f"Just text. ![](picture:{picture.id})" in {e.text for e in vault.entries.every()}
    assert bring(vault, folder).already == 3


def test_the_digests_leave_and_come_with_a_diary(vault: Vault, tmp_path: Path) -> None:
    path = dayone(tmp_path / "a.json", "One.")
    bring(vault, path)
    exporting.export(tmp_path / "all.json", "json")(vault)
    other = create_diary(tmp_path / "other.nearward", "", key=KEY)
    importing.bring_in(tmp_path / "all.json")(other)
    assert counts(bring(other, path)) == (0, 0, 0, 1)
    dayone(path, "One. Two.")
    assert counts(bring(other, path)) == (0, 1, 0, 0)
    other.close()


TEXT = st.lists(
    st.sampled_from(["rain", "walk", "tea", "quiet", "Sam", "home"]), min_size=1, max_size=5
).map(" ".join)
JOURNAL = st.dictionaries(
    st.integers(1, 4), st.tuples(st.sampled_from(["2025-03-04", "2025-03-05"]), TEXT), min_size=1
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    journals=st.lists(JOURNAL, min_size=2, max_size=4),
    form=st.sampled_from(["mini-diarium", "rednotebook", "dayone"]),
    changes=st.lists(st.tuples(st.integers(0, 9), TEXT), max_size=3),
)
def test_in_any_order_no_words_are_lost_and_none_are_there_twice(
    tmp_path_factory: pytest.TempPathFactory,
    journals: list[dict[int, tuple[str, str]]],
    form: str,
    changes: list[tuple[int, str]],
) -> None:
    folder = tmp_path_factory.mktemp("any")
    vault = create_diary(folder / "a.nearward", "", key=KEY)
    given_words: set[str] = set()
    paths = []
    for number, journal in enumerate(journals):
        path = folder / f"{number}.json"
        if form == "rednotebook":
            paths.append(notebook(folder / str(number), {n: t for n, (_, t) in journal.items()}))
        elif form == "dayone":
            items = [
                {
                    "uuid": f"{n:032X}",
                    "creationDate": f"{day}T12:00:00Z",
                    "timeZone": "UTC",
                    "text": text,
                }
                for n, (day, text) in journal.items()
            ]
            path.write_text(json.dumps({"entries": items}))
            paths.append(path)
        else:
            paths.append(diarium(path, *((n, day, text) for n, (day, text) in journal.items())))
        given_words |= {text for _, text in journal.values()}
        bring(vault, paths[-1], form)
        if number == 0:
            count = len(vault.entries.every())
            # each once: what is kept of a sitting is asked elsewhere
            for at, text in {at % count: text for at, text in changes}.items():
                given_words.add(text)
                change(vault, text, at)
        assert given_words <= set(all_words(vault))
    held, words = vault.entries.every(), sorted(all_words(vault))
    for path in (*paths, *reversed(paths)):
        done = bring(vault, path, form)
        assert counts(done)[:3] == (0, 0, 0), "once more brings nothing"
    assert [(e.day, e.text) for e in vault.entries.every()] == [(e.day, e.text) for e in held]
    assert sorted(all_words(vault)) == words
    assert checking.check(vault) == []
    vault.close()


def test_the_very_words_are_met_before_an_id_with_words_that_are_alike(
    vault: Vault, tmp_path: Path
) -> None:
    one = diarium(tmp_path / "a.json", (1, "2025-03-04", "rain"))
    two = diarium(tmp_path / "b.json", (1, "2025-03-04", "rain rain"), (2, "2025-03-04", "rain"))
    assert counts(bring(vault, one)) == (1, 0, 0, 0)
    assert counts(bring(vault, two)) == (1, 0, 0, 1)
    for path, count in ((one, 1), (two, 2), (one, 1)):
        assert counts(bring(vault, path)) == (0, 0, 0, count)


def test_a_new_entry_of_the_persons_own_is_never_met(vault: Vault, tmp_path: Path) -> None:
    path = dayone(tmp_path / "a.json", "One.")
    bring(vault, path)
    first = vault.entries.every()[0]
    entries.save(Entry(at=first.at, day=first.day, text="One."))(vault)
    assert counts(bring(vault, path)) == (0, 0, 0, 1)


def table(path: Path, *rows: str) -> Path:
    """Rows of Daylio of one minute: mood, activity, note."""
    lines = [f"2025-03-04,March 4,Tuesday,21:40,{mood},,,{note}\n" for mood, note in rows_of(rows)]
    head = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    path.write_text(head + "".join(lines))
    return path


def rows_of(rows: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(row.partition(": ")[0], row.partition(": ")[2]) for row in rows]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_was_put_in_between_in_one_minute_is_no_other_one(
    vault: Vault, tmp_path: Path, place: int
) -> None:
    rows = ["meh: I went quiet at dinner", "sad: tired"]
    bring(vault, table(tmp_path / "a.csv", *rows))
    rows[0] += " and left early"
    rows.insert(place, "rad: tired again")
    assert counts(bring(vault, table(tmp_path / "a.csv", *rows))) == (1, 1, 0, 1)
    held = {entry.text: entry.extra["mood"] for entry in vault.entries.every()}
    assert held == {
        "I went quiet at dinner and left early": "meh",
        "tired": "sad",
        "tired again": "rad",
    }
    assert counts(bring(vault, table(tmp_path / "a.csv", *rows))) == (0, 0, 0, 3)


def test_one_of_a_minute_was_deleted_there_and_the_other_grew(vault: Vault, tmp_path: Path) -> None:
    rows = ("rad: called my sister about the garden", "meh: I went quiet at dinner")
    bring(vault, table(tmp_path / "a.csv", *rows))
    grown = table(tmp_path / "a.csv", "meh: I went quiet at dinner and left")
    assert counts(bring(vault, grown)) == (0, 1, 0, 0)
    texts = {entry.text for entry in vault.entries.every()}
    assert texts == {"called my sister about the garden", "I went quiet at dinner and left"}


def steps(vault: Vault, path: Path) -> int:
    """So many hundreds of steps of the database an import takes."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    vault._connection.set_progress_handler(count, 100)
    bring(vault, path)
    vault._connection.set_progress_handler(None, 0)
    return taken


def rows_of_a_minute(folder: Path, first: int, last: int) -> Path:
    return table(folder / "a.csv", *(f"meh: walk {n} to the water" for n in range(first, last)))


def numbers_of_a_day(folder: Path, first: int, last: int) -> Path:
    held = ((n, "2025-03-04", f"Walk {n} to the water.") for n in range(first, last))
    return diarium(folder / "a.json", *held)


@pytest.mark.parametrize(
    ("crowd", "is_known"),
    [(rows_of_a_minute, True), (numbers_of_a_day, True), (numbers_of_a_day, False)],
)
def test_many_things_of_one_minute_take_no_more_steps_each(
    tmp_path: Path, crowd: Callable[[Path, int, int], Path], is_known: bool
) -> None:
    taken = []
    for count in (100, 400):
        vault = create_diary(tmp_path / f"{count}.nearward", "", key=KEY)
        bring(vault, crowd(tmp_path, 0, count))
        first = 0 if is_known else count
        taken.append(steps(vault, crowd(tmp_path, first, first + count)))
        assert len(vault.entries.every()) == first + count
        vault.close()
    assert taken[1] < 6 * taken[0]
