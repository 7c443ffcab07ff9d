"""The search finds what a reading of every text would find, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearward.domain.model import Entry, Moment, Worksheet
from nearward.domain.query import Name, Query, SearchTerm, parsed
from nearward.domain.text.letters import words_of
from nearward.session.ask import entries, moments, people, search, trash, worksheets
from nearward.vault.care.opening import create_diary
from nearward.vault.tables.lists.excerpts import END, START
from nearward.vault.vault import Vault

AT = datetime(2026, 3, 4, 21, 40, tzinfo=UTC)


def write(vault: Vault, text: str, days: int = 0, **more: object) -> Entry:
    at = AT + timedelta(days=days)
    entry = Entry(at=at, day=at.date(), text=text, **more)  # type: ignore[arg-type]
    return entries.save(entry)(vault)


def found(vault: Vault, typed: str) -> list[int]:
    return [hit.card.id for hit in search.find(typed)(vault)]


@pytest.fixture(params=[0, 200])
def listed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Both ways to look for tags and people: asked of each hit, and listed."""
    monkeypatch.setattr("nearward.vault.tables.lists.search.MOST_LISTED", request.param)
    return int(request.param)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("  -  ", Query()),
        ("heron", Query(words=(SearchTerm("heron", True),))),
        ("heron ", Query(words=(SearchTerm("heron"),))),
        ('"grey heron" lake', Query(words=(SearchTerm("grey heron"), SearchTerm("lake", True)))),
        ('"grey her', Query(words=(SearchTerm("grey her", True),))),
        ("lake -rain ", Query(words=(SearchTerm("lake"),), no_words=(SearchTerm("rain"),))),
        ("#walk", Query(tags=(Name("walk", True),))),
        ("tag:walk -TAG:run x ", Query((SearchTerm("x"),), (), (Name("walk"),), (Name("run"),))),
        ('person:"Anna B." ', Query(people=(Name("Anna B."),))),
        ("@sam", Query(people=(Name("sam", True),))),
        ("after:2026", Query(after=date(2026, 1, 1))),
        ("before:2026-03-05", Query(before=date(2026, 3, 5))),
        ("after:2026-13", Query(words=(SearchTerm("2026-13", True),))),
        ("tag:", Query()),
        (
            "NOT AND OR NEAR(",
            Query(
                (SearchTerm("NOT"), SearchTerm("AND"), SearchTerm("OR"), SearchTerm("NEAR(", True))
            ),
        ),
    ],
)
def test_what_was_typed_is_taken_apart(typed: str, query: Query) -> None:
    assert parsed(typed) == query


def test_words_phrases_and_what_must_not_be_there(vault: Vault) -> None:
    a = write(vault, "A grey heron stood by the lake.").id
    b = write(vault, "The heron was grey, and it rained.", 1).id
    c = write(vault, "Only rain.", 2).id
    assert set(found(vault, "heron grey")) == {a, b}
    assert found(vault, '"grey heron"') == [a]
    assert found(vault, "heron -rained") == [a]
    assert found(vault, "-heron ") == [c]
    assert found(vault, '-"grey heron" ') == [c, b]
    assert found(vault, "hero") == found(vault, "heron")
    assert found(vault, "hero ") == []


def test_accents_do_not_matter_in_either(vault: Vault) -> None:
    a = write(vault, "Nähe, café, Ångström, garçon").id
    for typed in ("nahe", "CAFE ", "angstrom", "garcon", "nähe", "café"):
        assert found(vault, typed) == [a], typed


@pytest.mark.usefixtures("listed")
def test_tags_people_and_days(vault: Vault) -> None:
    sam = people.add("Sam")(vault)
    a = write(vault, "#walk with @Sam").id
    b = write(vault, "by the #Walking path", 10, tags=("tired",)).id
    c = write(vault, "no one", 40, people=(sam.id,)).id
    moment = moments.save(
        Moment(at=AT, day=AT.date(), outcome="stayed", person_id=sam.id, text="#walk")
    )(vault)
    assert found(vault, "tag:walk ") == [moment.id, a]
    assert {c.card.kind for c in search.find("#walk ")(vault)} == {"entry", "moment"}
    assert set(found(vault, "#walk")) == {a, b, moment.id}
    assert found(vault, "TAG:TIRED ") == [b]
    assert found(vault, "person:sam -tag:walk ") == [c]
    assert found(vault, "-person:sam ") == [b]
    assert found(vault, "after:2026-03-14") == [c, b]
    assert found(vault, "before:2026-03-14 tag:walk ") == [moment.id, a]
    assert found(vault, "after:2026-04") == [c]
    assert found(vault, "path tag:tired after:2026 before:2027 ") == [b]


def test_a_day_reaches_into_the_night(vault: Vault) -> None:
    late = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)
    a = entries.save(Entry(at=late, day=date(2026, 3, 4), text="late"))(vault).id
    assert found(vault, "late before:2026-03-05") == [a]
    assert found(vault, "before:2026-03-05 ") == [a]
    assert found(vault, "late after:2026-03-05") == []


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("今日は湖まで散歩した。", "散歩"),
        ("我今天去散步了", "散步"),
        ("วันนี้ฉันไปเดินเล่น", "เดิน"),
        ("ひらがなとカタカナ", "カタカナ"),
    ],
)
def test_writing_without_blanks(vault: Vault, text: str, typed: str) -> None:
    a = write(vault, f"x {text} heron").id
    b = write(vault, "heron alone", 1).id
    worksheet = worksheets.save(
        Worksheet(at=AT, day=AT.date(), sheet="evidence", answers={"situation": text})
    )(vault)
    assert set(found(vault, typed)) == {a, worksheet.id}
    assert found(vault, f"heron {typed}") == [a]
    assert found(vault, f"heron -{typed} ") == [b]
    (hit,) = search.find(f"heron {typed}")(vault)
    assert START in hit.snippet
    hits = search.find(typed)(vault)
    assert all(f"{START}{typed}{END}" in hit.snippet for hit in hits)


def test_few_hits_are_ordered_by_how_well_they_fit_and_many_by_their_day(vault: Vault) -> None:
    best = write(vault, "heron heron heron", title="Heron").id
    for n in range(1, 4):
        write(vault, "much else was there beside the one heron " * 3, n)
    assert found(vault, "heron")[0] == best
    for n in range(4, 8):
        write(vault, "much else was there beside the one heron " * 3, n)
    assert found(vault, "heron")[-1] == best


@pytest.mark.usefixtures("listed")
def test_what_lies_in_the_trash_is_not_found_by_anything(vault: Vault) -> None:
    entry = write(vault, "#walk with @sam 散歩 heron")
    trash.delete("entry", entry.id)(vault)
    for typed in ("heron", "tag:walk", "person:sam", "散歩", "after:2020", "-nothing "):
        assert found(vault, typed) == [], typed


#: letters of many kinds, marks, signs, and what has no width
ALPHABET = 'ab éßøŁİıΣς日本はがかｶﾞ#@-":*()^?$€→😀❤\ufe0f\u200d\u00ad\u0301שׁ١क्ๆเ'
TEXTS = st.text(alphabet=ALPHABET, max_size=14)


def holds(text: str, term: SearchTerm) -> bool:
    """By reading: the words of the term stand one after the other."""
    wanted, there = words_of(term.text), words_of(text)
    if not wanted:
        return term.text in text
    for start in range(len(there) - len(wanted) + 1):
        part = there[start : start + len(wanted)]
        whole = part == wanted
        begun = part[:-1] == wanted[:-1] and part[-1].startswith(wanted[-1])
        if whole or (term.may_go_on and begun):
            return True
    return False


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4), typed=TEXTS)
def test_it_finds_what_reading_finds(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], typed: str
) -> None:
    vault = create_diary(tmp_path_factory.mktemp("s") / "d.nearward", "", key=bytes(32))
    try:
        ids = {write(vault, text, n).id: text for n, text in enumerate(texts)}
        query = parsed(typed)
        if query.is_empty or query.tags or query.people or query.no_tags or query.no_people:
            found(vault, typed)
            return
        wanted = {
            entry_id
            for entry_id, text in ids.items()
            if all(holds(text, term) for term in query.words)
            and not any(holds(text, term) for term in query.no_words)
        }
        assert set(found(vault, typed)) == wanted
    finally:
        vault.close()


@pytest.mark.parametrize(
    "typed",
    [
        "heron ",
        "heron tag:walk ",
        "heron person:Sam ",
        "heron before:2027 ",
        "tag:walk ",
    ],
)
def test_what_many_have_is_asked_of_the_newest_only(vault: Vault, typed: str) -> None:
    """No list of all that have a tag or a day, no table read whole: the first page stays fast."""
    sam = people.add("Sam")(vault)
    with vault.writing():
        for n in range(300):
            at = AT + timedelta(days=n)
            more: dict[str, Any] = {"tags": ("walk",), "people": (sam.id,)}
            vault.entries.put(Entry(at=at, day=at.date(), text=f"a heron {n}", **more))
    asked: list[str] = []
    connection: Any = vault.connection
    connection.set_trace_callback(asked.append)
    assert len(search.find(typed, limit=50)(vault)) == 50
    connection.set_trace_callback(None)
    (sql,) = [one for one in asked if "LIMIT 50" in one]
    plan = [row[3] for row in vault.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    for line in plan:
        # `=` in the plan of the index: a look-up for each of a list
        assert not line.startswith("SCAN found_text") or "=" not in line, plan
        assert not line.startswith(("SCAN t", "SCAN p", "LIST SUBQUERY")), plan


def test_control_a_list_of_all_is_seen_in_the_plan(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearward.vault.tables.lists.search.MOST_LISTED", 1000)
    with pytest.raises(AssertionError, match="LIST SUBQUERY"):
        test_what_many_have_is_asked_of_the_newest_only(vault, "heron tag:walk ")


HILL = "![the hill at noon](picture:12)"


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        (f"We met.\n{HILL}\nA heron stood.", "heron", "…met. the hill at noon A [heron] stood."),
        (f"We met. {HILL}", "noon", "We met. the hill at [noon]"),
        # what begins or ends within a mark has it whole, or not at all
        (f"{HILL * 3} heron", "heron", "… [heron]"),
        ("heron " + "word " * 29 + HILL, "heron", "[heron] " + "word " * 29 + "…"),
        (f"heron ![{'far ' * 60}](picture:7) end", "end", "… [end]"),
    ],
)
def test_the_mark_of_a_picture_is_not_shown(
    vault: Vault, text: str, typed: str, shown: str
) -> None:
    write(vault, text)
    (hit,) = search.find(typed)(vault)
    assert hit.snippet.replace(START, "[").replace(END, "]") == shown


def test_a_text_in_which_nothing_was_found_begins_without_marks(vault: Vault) -> None:
    # found by its day alone
    write(vault, HILL * 20 + " Only this. " + HILL)
    (hit,) = search.find(f"after:{AT.date() - timedelta(days=1)}")(vault)
    assert hit.snippet.startswith("Only this.")
    assert "picture:" not in hit.snippet
