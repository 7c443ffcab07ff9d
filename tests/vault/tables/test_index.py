"""The index holds the words of all that is there, and of nothing else, whatever was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearward.domain.model import Entry, Moment, Worksheet
from nearward.domain.text import letters
from nearward.session.ask import entries, moments, people, search, worksheets
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.tables.lists import index
from nearward.vault.tables.lists.excerpts import END, START
from nearward.vault.tables.table import Table
from nearward.vault.vault import Vault

KEY = bytes(32)
AT = datetime(2026, 3, 4, 21, 40, tzinfo=UTC)
DAY = date(2026, 3, 4)
SAVE: dict[str, Any] = {
    "entry": entries.save,
    "moment": moments.save,
    "worksheet": worksheets.save,
}
WRITTEN = (
    "Straße ΣΊΣΥΦΟΣ Łódź smørrebrød שָׁלוֹם ﬁnally soft\u00adhyphen word\u200bbreak ｆｕｌｌ İstanbul"
    " today ❤️ and 😀 and 👩‍👩‍👧 and 👍🏽 and 🇩🇪 then → 5 € or $7 ?! æsir"
)
#: (typed, what is marked)
ASKED = [
    ("strasse", "Straße"),
    ("STRASSE", "Straße"),
    ("ΣΙΣΥΦΟΣ", "ΣΊΣΥΦΟΣ"),
    ("σισυφος", "ΣΊΣΥΦΟΣ"),
    ("lodz", "Łódź"),
    ("smorrebrod", "smørrebrød"),
    ("שלום", "שָׁלוֹם"),
    ("finally", "ﬁnally"),
    ("softhyphen", "soft\u00adhyphen"),
    ("wordbreak", "word\u200bbreak"),
    ("full", "ｆｕｌｌ"),
    ("istanbul", "İstanbul"),
    ("aesir", "æsir"),
    ("❤️", "❤️"),
    ("❤", "❤️"),
    ("😀", "😀"),
    ("👩‍👩‍👧", "👩‍👩‍👧"),
    ("👍", "👍🏽"),
    ("👍🏿", "👍🏽"),
    ("🇩🇪", "🇩🇪"),
    ("→", "→"),
    ("€", "€"),
    ("$7", "$7"),
    ("?!", "?!"),
    ('"soft\u00adhyphen wordbreak"', "soft\u00adhyphen word\u200bbreak"),
]


def write(vault: Vault, text: str, **more: object) -> Entry:
    return entries.save(Entry(at=AT, day=DAY, text=text, **more))(vault)  # type: ignore[arg-type]


@pytest.mark.parametrize(("typed", "marked"), ASKED)
def test_what_stands_there_is_found_and_shown_as_it_was_typed(
    vault: Vault, typed: str, marked: str
) -> None:
    entry = write(vault, WRITTEN)
    write(vault, "something else")
    (hit,) = search.find(typed)(vault)
    assert hit.card.id == entry.id
    assert f"{START}{marked}{END}" in hit.snippet


@pytest.mark.parametrize("typed", ["😁", "♥", "🇫🇷", "←", "£", "$8", "!?", "lodzer "])
def test_what_does_not_stand_there_is_not(vault: Vault, typed: str) -> None:
    write(vault, WRITTEN)
    assert search.find(typed)(vault) == []


def test_titles_moments_and_worksheets_are_found_in_any_letters(vault: Vault) -> None:
    titled = write(vault, "no such word", title="Łódź")
    moment = moments.save(
        Moment(at=AT, day=DAY, outcome="stayed", text="smørrebrød", more={"what": "in Łódź"})
    )(vault)
    sheet = worksheets.save(
        Worksheet(at=AT, day=DAY, sheet="evidence", answers={"situation": "to Łódź"})
    )(vault)
    found = {(hit.card.kind, hit.card.id) for hit in search.find("lodz")(vault)}
    assert found == {("entry", titled.id), ("moment", moment.id), ("worksheet", sheet.id)}
    assert all(f"{START}Łódź{END}" in hit.snippet for hit in search.find("lodz")(vault))


def test_tags_and_people_are_found_in_any_letters(vault: Vault) -> None:
    zoe = people.add("Zoë Å.")(vault)
    a = write(vault, "#Straße")
    b = write(vault, "b", tags=("Łódź", "😉"), people=(zoe.id,))
    c = write(vault, "with @jürgen")
    for typed, wanted in (
        ("#strasse ", [a.id]),
        ("tag:stra", [a.id]),
        ("tag:LODZ ", [b.id]),
        ('person:"zoe a"', [b.id]),
        ("@jurgen ", [c.id]),
        ("@jurg", [c.id]),
        ("tag:😉 ", [b.id]),
    ):
        assert [hit.card.id for hit in search.find(typed)(vault)] == wanted, typed


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["write", "change", "date", "star", "trash", "untrash", "gone", "undo"]),
        st.sampled_from(["entry", "moment", "worksheet"]),
        st.integers(0, 3),
        st.sampled_from(["alpha", "βήτα", "ガンマ", "😀 delta", ""]),
    ),
    max_size=25,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_it_holds_what_is_there_whatever_was_done(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int, str]]
) -> None:
    vault = create_diary(tmp_path_factory.mktemp("i") / "d.nearward", "", key=KEY)
    try:
        for step, kind, number, text in steps:
            _do(vault, step, kind, number, text)
        assert checking.check(vault) == []
        for word in ("alpha", "βητα", "ガンマ", "😀"):
            found = {(h.card.kind, h.card.id) for h in search.find(f"{word} ")(vault)}
            assert found == _by_reading(vault, word)
    finally:
        vault.close()


def _do(vault: Vault, step: str, kind: str, number: int, text: str) -> None:
    shelf = vault.tables[kind]
    ids = [row[0] for row in vault.connection.execute(f"SELECT id FROM {kind} ORDER BY id")]
    thing_id = ids[number % len(ids)] if ids and step != "write" else 0
    at = AT + timedelta(days=number) if step == "date" else AT
    if step in ("write", "change", "date"):
        makers: dict[str, Callable[[], object]] = {
            "entry": lambda: Entry(id=thing_id, at=at, day=at.date(), title=text, text=text),
            "moment": lambda: Moment(
                id=thing_id, at=at, day=at.date(), outcome="stayed", text=text
            ),
            "worksheet": lambda: Worksheet(
                id=thing_id, at=at, day=at.date(), sheet="evidence", answers={"situation": text}
            ),
        }
        SAVE[kind](makers[kind]())(vault)
    elif step == "undo":
        with pytest.raises(RuntimeError):
            _trash_and_stop(vault, shelf, thing_id)
    elif thing_id:
        with vault.writing():
            if step == "trash":
                shelf.trash(thing_id)
            elif step == "untrash":
                shelf.untrash(thing_id)
            elif step == "gone":
                shelf.trash(thing_id)
                vault.trash.delete_for_good(kind, thing_id)


def _trash_and_stop(vault: Vault, shelf: Table[Any], thing_id: int) -> None:
    with vault.writing():
        shelf.trash(thing_id)
        raise RuntimeError


def _by_reading(vault: Vault, word: str) -> set[tuple[str, int]]:
    wanted, found = letters.words_of(word), set()
    for kind, columns in index.COLUMNS.items():
        sql = f"SELECT id, {', '.join(columns)} FROM {kind} WHERE trashed IS NULL"
        for thing_id, *texts in vault.connection.execute(sql):
            for text in texts:
                there = letters.words_of(text)
                if any(there[n : n + len(wanted)] == wanted for n in range(len(there))):
                    found.add((kind, thing_id))
    return found


def test_another_program_with_other_letters_makes_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "d.nearward"
    with monkeypatch.context() as patched:
        patched.setattr(letters, "spread", lambda text: text.casefold().replace("ß", "?"))
        patched.setattr(letters, "VERSION", "0")
        vault = create_diary(path, "", key=KEY)
        write(vault, "Łódź")
        assert search.find("lodz")(vault) == []
        vault.close()
    vault = open_diary(path, "", key=KEY)
    assert len(search.find("lodz")(vault)) == 1
    assert checking.check(vault) == []
    sql = "SELECT version FROM found_text_letters"
    assert vault.connection.execute(sql).fetchall() == [(letters.VERSION,)]
    vault.connection.execute("DELETE FROM found_text")
    vault.close()
    # the same letters: nothing is made anew
    vault = open_diary(path, "", key=KEY)
    assert checking.check(vault) != []
    vault.close()
