"""Every format comes in whole, on its own days, once; what does not fit is named."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.exchange import samples

from nearward.domain.day import now
from nearward.domain.model import Entry
from nearward.domain.trouble import Interrupted
from nearward.session.jobs import importing
from nearward.session.jobs.importing import ImportChoices
from nearward.vault.care import checking
from nearward.vault.vault import Vault

MAKERS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "jrnl": (samples.jrnl, "out.json"),
    "jrnl-text": (samples.jrnl_text, "journal.txt"),
    "dayone": (samples.dayone, "Export.zip"),
    "rednotebook": (samples.rednotebook, "data"),
    "mini-diary": (samples.mini_diary, "mini.json"),
    "mini-diarium": (samples.mini_diarium, "diarium.json"),
    "daylio": (samples.daylio, "daylio.csv"),
    "markdown": (samples.markdown, "notes"),
}
#: read, kept, left out
COUNTS = {
    "jrnl": (5, 2, 3),
    "jrnl-text": (3, 2, 1),
    "dayone": (4, 2, 2),
    "rednotebook": (5, 2, 3),
    "mini-diary": (4, 2, 2),
    "mini-diarium": (2, 1, 1),
    "daylio": (3, 2, 1),
    "markdown": (4, 3, 1),
}


@pytest.fixture(params=["Europe/Berlin", "America/Denver", "Pacific/Kiritimati"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def brought(
    vault: Vault, form: str, folder: Path, choices: ImportChoices | None = None
) -> list[Entry]:
    make, name = MAKERS[form]
    importing.bring_in(make(folder / name), "", choices)(vault)
    return vault.entries.every()


@pytest.mark.parametrize("form", MAKERS)
def test_a_dry_run_says_what_the_import_then_does(vault: Vault, form: str, tmp_path: Path) -> None:
    make, name = MAKERS[form]
    path = make(tmp_path / name)
    seen = importing.dry_run(path)(vault)
    assert vault.entries.every() == []
    done = importing.bring_in(path)(vault)
    assert done.form == seen.form == form
    assert (seen.read, seen.kept, seen.left_out) == COUNTS[form]
    assert (done.read, done.kept, done.left_out) == COUNTS[form]
    assert [told.code for told in done.notes] == [told.code for told in seen.notes]
    assert (done.first, done.last, done.days) == (seen.first, seen.last, seen.days)
    assert len(vault.entries.every()) == done.kept
    assert checking.check(vault) == []


@pytest.mark.parametrize("form", MAKERS)
def test_a_second_import_adds_nothing_also_from_the_trash(
    vault: Vault, form: str, tmp_path: Path
) -> None:
    make, name = MAKERS[form]
    path = make(tmp_path / name)
    first = importing.bring_in(path)(vault)
    gone = vault.entries.every()[0]
    with vault.writing():
        vault.entries.trash(gone.id)
    before = vault.entries.every()
    again = importing.bring_in(path)(vault)
    assert (again.kept, again.already) == (0, first.kept)
    assert vault.entries.every() == before


@pytest.mark.parametrize("form", MAKERS)
def test_days_never_shift(vault: Vault, form: str, tmp_path: Path, zone: str) -> None:
    days = {entry.day for entry in brought(vault, form, tmp_path)}
    wanted = {
        "jrnl": {date(2026, 3, 4), date(2019, 11, 3)},
        "jrnl-text": {date(2026, 3, 4), date(2026, 3, 5)},
        "rednotebook": {date(2026, 3, 4), date(2026, 3, 6)},
        "mini-diary": {date(2026, 3, 4), date(2026, 3, 5)},
        "mini-diarium": {date(2026, 3, 4)},
        "daylio": {date(2026, 3, 4), date(2026, 3, 3)},
        "markdown": {date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 6)},
    }
    if form == "dayone":
        # by the zone in which it was written, whatever the computer's is
        assert date(2026, 3, 4) in days
    else:
        assert days == wanted[form]
    for entry in vault.entries.every():
        assert entry.at.date() == entry.day


def test_jrnl(vault: Vault, tmp_path: Path) -> None:
    older, entry = brought(vault, "jrnl", tmp_path)
    assert older.at.strftime("%H:%M") == "01:30"
    assert (entry.title, entry.starred) == ("Pulled away after dinner.", True)
    assert entry.text == "I went quiet when @sam asked.\n#walk later"
    assert entry.extra == {"weather": "rain"}
    links = vault.entries._links
    assert links.tags_of("entry", entry.id) == ("walk",)
    assert [person.alias for person in vault.people.every()] == ["sam"]


def test_jrnl_as_text(vault: Vault, tmp_path: Path) -> None:
    first, second = brought(vault, "jrnl-text", tmp_path)
    assert (first.title, first.starred) == ("Pulled away.", True)
    assert first.text == "I went quiet.\n\n[not a date] is text"
    assert (second.title, second.at.hour) == ("Morning", 9)


def test_jrnl_as_a_folder(vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "journal" / "2026" / "03"
    folder.mkdir(parents=True)
    samples.jrnl_text(folder / "04.txt")
    (folder / "note.txt").write_text("[2026-03-09 10:00] Not a file of a day\n")
    done = importing.bring_in(tmp_path / "journal")(vault)
    assert (done.form, done.kept) == ("jrnl-text", 2)


def test_dayone(vault: Vault, tmp_path: Path) -> None:
    entry, rich = brought(vault, "dayone", tmp_path)
    assert entry.at.isoformat() == "2026-03-04T19:40:00-07:00"
    assert (entry.title, entry.tags) == ("Pulled away", ("sam", "two words"))
    (picture,) = vault.pictures.of(entry.id)
    assert entry.text == f"I went quiet.\n\n![](picture:{picture.id})"
    assert entry.extra == {"weather": {"conditionsDescription": "Rain"}}
    assert rich.text == "From rich text"


def test_rednotebook(vault: Vault, tmp_path: Path) -> None:
    first, second = brought(vault, "rednotebook", tmp_path)
    assert first.text == "### Evening\nI *cancelled* on **Sam** again. #withdrawal"
    (picture,) = vault.pictures.of(second.id)
    assert second.text == (
        f'Met Sam. ![](picture:{picture.id}) [""/etc/secret"".png]\n\n**People**\n\n- Sam'
    )
    assert set(second.tags) == {"Mood", "People", "two-words"}


def test_mini_diary_whole_and_parted(vault: Vault, tmp_path: Path) -> None:
    make, name = MAKERS["mini-diary"]
    path = make(tmp_path / name)
    assert importing.dry_run(path)(vault).merged == 1
    importing.bring_in(path, "", ImportChoices(split=True))(vault)
    held = [(entry.title, entry.text) for entry in vault.entries.every()]
    assert held == [("Pulled away", "I **went quiet**."), ("One", "First."), ("Two", "Second.")]
    first = vault.entries.every()[0]
    assert first.changed is not None
    assert first.changed.isoformat() == "2026-03-04T22:00:00-07:00"


def test_mini_diarium(vault: Vault, tmp_path: Path) -> None:
    (entry,) = brought(vault, "mini-diarium", tmp_path)
    (picture,) = vault.pictures.of(entry.id)
    assert entry.text.startswith("I **went** quiet & left.\n\n- one\n- two\n")
    assert f"![cup](picture:{picture.id})" in entry.text
    assert "steal" not in entry.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_daylio(vault: Vault, tmp_path: Path, encoding: str, separator: str) -> None:
    text = samples.DAYLIO.replace("Went, quiet", "Went quiet")
    path = tmp_path / "daylio.csv"
    path.write_bytes(text.replace(",", separator).replace("\n", "\r\n").encode(encoding))
    done = importing.bring_in(path, "", ImportChoices(moods={"Meh": -1}))(vault)
    assert done.form == "daylio"
    assert done.moods == {"rad": 1}
    stayed, away = vault.entries.every()
    assert (away.mood, away.tags) == (-1, ("friends", "long-argument"))
    assert (away.title, away.text) == ("Pulled away", "Went quiet")
    assert (stayed.mood, stayed.extra) == (None, {"mood": "rad"})
    assert stayed.text == "**Stayed**\nand said so é"
    assert stayed.at.strftime("%H:%M") == "22:00"


def test_imported_days_are_never_confirmed(vault: Vault, tmp_path: Path) -> None:
    for form in MAKERS:
        brought(vault, form, tmp_path)
    assert vault.check_ins.every() == []


def test_older_daylio(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text(
        "year,date,weekday,time,mood,activities,note\n2019,March 4,Monday,9:15 am,good,,Hi\n"
    )
    importing.bring_in(path)(vault)
    (entry,) = vault.entries.every()
    assert (entry.day, entry.text) == (date(2019, 3, 4), "Hi")


def test_markdown(vault: Vault, tmp_path: Path) -> None:
    first, plain, odd = brought(vault, "markdown", tmp_path)
    (picture,) = vault.pictures.of(first.id)
    assert (first.title, first.at.strftime("%H:%M")) == ("Pulled away", "21:40")
    assert first.text == (
        f"I went quiet. ![a cup](picture:{picture.id}) ![](../../etc/passwd.png)"
        f" ![](picture:{picture.id})"
    )
    assert first.tags == ("long-walk", "sam")
    assert first.extra == {"author": "me"}
    assert plain.text == "Just text."
    assert odd.text == "---\n[not closed\n---\nodd", "what is no YAML stays text"


def test_what_has_no_date_can_be_given_one(vault: Vault, tmp_path: Path) -> None:
    make, name = MAKERS["markdown"]
    path = make(tmp_path / name)
    seen = importing.dry_run(path)(vault)
    assert seen.dateless == ["thoughts.md"]
    assert [told.place for told in seen.notes if told.code == "no-date"] == ["thoughts.md"]
    choices = ImportChoices(dates={"thoughts.md": date(2025, 1, 2)})
    assert importing.bring_in(path, "", choices)(vault).left_out == 0
    assert vault.entries.every()[0].day == date(2025, 1, 2)


def test_stopping_leaves_the_diary_as_it_was(vault: Vault, tmp_path: Path) -> None:
    with vault.writing():
        mine = vault.entries.save(Entry(at=now(), day=now().date(), text="mine"))
    path = tmp_path / "many.txt"
    path.write_text("\n".join(f"[2026-03-04 10:00] Number {n}" for n in range(1000)))
    told: list[int] = []

    def stop() -> bool:
        return bool(told) and told[-1] >= 500

    with pytest.raises(Interrupted):
        importing.bring_in(path, stop=stop, progress=told.append)(vault)
    assert vault.entries.every() == [mine]
    assert len(told) > 5
    assert importing.bring_in(path)(vault).kept == 1000


def test_links_are_not_followed(vault: Vault, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "2026-03-09.md").write_text("a secret")
    folder = samples.markdown(tmp_path / "notes")
    (folder / "way").symlink_to(outside)
    (folder / "2026-03-10.md").symlink_to(outside / "2026-03-09.md")
    importing.bring_in(folder)(vault)
    assert all("secret" not in entry.text for entry in vault.entries.every())


def test_the_same_words_twice_on_a_day_both_come_in(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "twice.txt"
    path.write_text("[2026-03-04 21:40] Same\n\n[2026-03-04 21:40] Same\n")
    assert importing.bring_in(path)(vault).kept == 2
    assert importing.bring_in(path)(vault).already == 2


def test_a_picture_that_is_none_or_too_large_is_named(vault: Vault, tmp_path: Path) -> None:
    folder = samples.markdown(tmp_path / "notes")
    (folder / "assets" / "cup.png").write_bytes(b"\x89PNG\r\n\x1a\nnot at all")
    done = importing.bring_in(folder)(vault)
    assert "not-a-picture" in {told.code for told in done.notes}
    assert done.kept == 3
    assert vault.pictures.every() == []
    huge = samples.png(30_000, 30_000)
    (folder / "assets" / "cup.png").write_bytes(huge)
    (folder / "2026-03-11.md").write_text("![](assets/cup.png)")
    done = importing.bring_in(folder)(vault)
    assert "picture-too-large" in {told.code for told in done.notes}
    assert vault.entries.every()[-1].text == "![](assets/cup.png)"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_is_read_line_by_line_in_its_encoding(
    vault: Vault, tmp_path: Path, encoding: str, end: str
) -> None:
    # long enough that no piece of it holds all, with what is odd only at its end
    many = [f"[2026-03-04 10:00] Number {n}" + "\n\nwords" * 20 for n in range(800)]
    text = "\n".join([*many, "[2026-03-05 10:00] Élan\n\n  dé jà\n"])
    path = tmp_path / "journal.txt"
    path.write_bytes(text.replace("\n", end).encode(encoding))
    assert importing.bring_in(path, "jrnl-text")(vault).kept == 801
    last = vault.entries.every()[-1]
    assert (last.title, last.text) == ("Élan", "  dé jà")
