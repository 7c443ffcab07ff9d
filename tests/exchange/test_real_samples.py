"""What jrnl and RedNotebook really wrote comes in whole (tests/exchange/real/README.md)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nearward.domain.model import Entry
from nearward.session.jobs import importing
from nearward.vault.care import checking
from nearward.vault.vault import Vault

REAL = Path(__file__).parent / "real"
ODD = "日本語, é, e\u0301, 🙂🏽, "
#: file -> (format, entries)
HELD = {
    "jrnl.json": ("jrnl", 6),
    "jrnl.txt": ("jrnl-text", 6),
    "jrnl-folder": ("jrnl-text", 2),
    "rednotebook": ("rednotebook", 5),
    "rednotebook.zip": ("rednotebook", 5),
}


def brought(vault: Vault, name: str) -> list[Entry]:
    done = importing.bring_in(REAL / name)(vault)
    assert (done.form, done.kept) == HELD[name]
    assert (done.left_out, list(done.notes)) == (0, [])
    return vault.entries.every()


@pytest.mark.parametrize("name", HELD)
def test_once_and_whole(vault: Vault, name: str) -> None:
    seen = importing.dry_run(REAL / name)(vault)
    before = brought(vault, name)
    assert (seen.read, seen.kept, seen.left_out) == (len(before), len(before), 0)
    again = importing.bring_in(REAL / name)(vault)
    assert (again.kept, again.already) == (0, len(before))
    assert vault.entries.every() == before
    assert checking.check(vault) == []


@pytest.mark.parametrize("name", ["jrnl.json", "jrnl.txt"])
def test_jrnl(vault: Vault, name: str) -> None:
    held = brought(vault, name)
    assert [f"{one.at:%Y-%m-%d %H:%M}" for one in held] == [
        "2019-11-03 01:30",
        "2020-01-01 00:00",
        "2024-02-29 09:00",
        "2026-03-04 21:40",
        "2026-03-05 07:05",
        "2026-03-05 23:59",
    ]
    older, midnight, leap, away, said, late = held
    assert (older.title, older.text) == ("Older, one line without a body", "")
    assert midnight.title == "neither is this, I hope"
    assert (leap.title, leap.text) == ("A leap day?", "Yes.")
    assert away.title == "Pulled away after dinner. I went quiet when @sam asked."
    assert away.text == f'#walk later, alone.\n\n"Nothing," I said. – {ODD}\u200fשלום'
    assert (said.title, said.starred) == ("Starred: said it all the same.", True)
    assert said.text == "Second line\n\n  an indented line\n[not a date] is text"
    assert (late.title, late.text) == ("Late! #walk #größe @Zoë", "```\ncode = 1\n```")
    assert [one.starred for one in held].count(True) == 1
    tags = [set(vault.entries._links.tags_of("entry", one.id)) for one in held]
    assert tags == [set(), set(), set(), {"walk"}, set(), {"größe", "walk"}]
    assert {person.alias.casefold() for person in vault.people.every()} == {"sam", "zoë"}


def test_a_folder_of_jrnl(vault: Vault) -> None:
    older, away = brought(vault, "jrnl-folder")
    assert (older.day, older.title) == (date(2019, 11, 3), "Older")
    assert (away.title, away.text, away.starred) == ("In a folder of days.", "Second line", True)


@pytest.mark.parametrize("name", ["rednotebook", "rednotebook.zip"])
def test_rednotebook(vault: Vault, name: str) -> None:
    odd, leap, evening, met, cup = brought(vault, name)
    assert (odd.day, odd.text) == (date(2019, 11, 3), "no: yes\n# not a heading")
    assert (leap.day, leap.text) == (date(2024, 2, 29), "A leap day.")
    assert (evening.day, evening.text) == (
        date(2026, 3, 4),
        "### Evening\nI *cancelled* on **Sam** again. #withdrawal\n\n- one\n- two\n\n"
        "'Nothing', I said: \"nothing\".",
    )
    assert met.day == date(2026, 3, 5)
    assert met.text == (
        f"Met Sam at ten: {ODD}שלום\n  indented\n\ttab\n\nLast line ~~with dashes~~"
        "\n\n**People**\n\n- Sam\n- Zoë"
    )
    assert set(met.tags) == {"People", "long-walk"}
    (picture,) = vault.pictures.of(cup.id)
    assert cup.text == f"A cup. ![](picture:{picture.id})"
    assert vault.entries._links.tags_of("entry", evening.id) == ("withdrawal",)
