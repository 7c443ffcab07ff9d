"""The list of the journal: how days are told, narrowed, and told again when one thing changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.conftest import ask, end

from nearward.domain.cards import ALL_OF_IT, STARRED, Card, Only
from nearward.domain.model import Entry, Moment, Person
from nearward.session.ask import entries, moments, people, timeline, trash
from nearward_ui.journal.page import JournalPage
from nearward_ui.journal.sidebar.list_head import KEPT, TIMELINE
from nearward_ui.kit.lists.day_rows import DayLine

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def write(around: Any, text: str, at: datetime = NOON, **more: Any) -> Entry:
    made = Entry(at=at, day=at.date(), text=text, **more)
    found: Entry = ask(around, entries.save(made))
    return found


def log(around: Any, at: datetime = NOON, **more: Any) -> Moment:
    found: Moment = ask(around, moments.save(Moment(at=at, day=at.date(), **more)))
    return found


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[JournalPage]:
    made = JournalPage(around)
    made.resize(1084, 760)
    made.show()
    made.enter(None)
    yield made
    end(made)


def rows(page: JournalPage) -> list[DayLine]:
    return [line for line in page.finding.list.cards.lines if isinstance(line, DayLine)]


def test_a_row_has_its_day_title_and_first_words(page: JournalPage, around: Any) -> None:
    write(around, "I have read the whole thing.", title="Looking back", starred=True)
    write(around, "No title, and many words of one evening", NOON - timedelta(days=400))
    new, old = rows(page)
    assert (new.number, new.under, new.head) == ("20", "Fri", "November")
    assert (new.title, new.soft, new.strong) == (
        "Looking back",
        "I have read the whole thing.",
        True,
    )
    assert new.said.startswith("Friday 20 November 2026, 12:00, Looking back, I have read")
    assert new.said.endswith("star")
    assert old.head == "October 2025"
    assert (old.title, old.soft, old.flows) == (
        "No title, and many words of one evening",
        "",
        True,
    )


def test_a_moment_is_told_by_the_persons_words_and_its_symbol(
    page: JournalPage, around: Any
) -> None:
    ines: Person = ask(around, people.add("Ines"))
    log(around, outcome="stayed", text="She read to me.", person_id=ines.id, trigger="going_well")
    log(around, NOON - timedelta(hours=1), outcome="partly", person_id=ines.id)
    log(around, NOON - timedelta(hours=2), outcome="withdrew")
    told = [(row.title, row.soft, row.mark) for row in rows(page)]
    assert told[0][0] == "She read to me."
    assert told[0][1].startswith("Ines · ")
    assert told[0][2] == "stayed"
    assert told[1] == ("With Ines", "Came back", "partly")
    assert told[2] == ("Pulled away", "", "withdrew")
    assert all("Came back" in row.said for row in rows(page)[1:2])


def test_what_is_saved_is_told_in_its_row_at_once(page: JournalPage, around: Any) -> None:
    write(around, "older", NOON - timedelta(days=1))
    page.editor.setPlainText("One hundred and seventeen words")
    page.leave()
    assert rows(page)[0].title == "One hundred and seventeen words"
    page.title.setPlainText("A name")
    page.leave()
    assert (rows(page)[0].title, rows(page)[0].soft) == (
        "A name",
        "One hundred and seventeen words",
    )
    assert len(rows(page)) == 2


def test_one_change_asks_for_one_card(
    page: JournalPage, around: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [write(around, f"{n}", NOON - timedelta(days=n)) for n in range(4)]
    asked: list[str] = []
    for name in ("page", "card"):
        real = getattr(timeline, name)

        def count(*args: Any, _name: str = name, _real: Any = real, **more: Any) -> Any:
            asked.append(_name)
            return _real(*args, **more)

        monkeypatch.setattr(timeline, name, count)
    ask(around, entries.save(replace(kept[2], text="another")))
    assert asked == ["card"]
    assert [row.title for row in rows(page)] == ["0", "1", "another", "3"]
    asked.clear()
    # a day moves: its row goes to its new place
    day = NOON - timedelta(days=9)
    ask(around, entries.save(replace(kept[0], at=day, day=day.date())))
    assert [row.title for row in rows(page)] == ["1", "another", "3", "0"]
    ask(around, trash.delete("entry", kept[3].id))
    assert [row.title for row in rows(page)] == ["1", "another", "0"]


def test_any_order_of_changes_gives_what_a_fresh_list_would(page: JournalPage, around: Any) -> None:
    from random import Random

    chance = Random(7)
    kept: list[Entry] = []
    for n in range(60):
        at = NOON - timedelta(hours=chance.randrange(0, 90))
        if kept and chance.random() < 0.5:
            one = chance.choice(kept)
            at = chance.choice([one.at, at])
            made = ask(around, entries.save(replace(one, text=f"again {n}", at=at, day=at.date())))
            kept[kept.index(one)] = made
        else:
            kept.append(write(around, f"text {n}", at))
        if n % 9 == 8:
            gone = kept.pop(chance.randrange(len(kept)))
            ask(around, trash.delete("entry", gone.id))
    fresh = ask(around, timeline.page(limit=50))
    shown = [row.thing for row in rows(page)][:50]
    assert [(card.id, card.detail["opening"]) for card in fresh] == [
        (card.id, card.detail["opening"]) for card in shown if isinstance(card, Card)
    ]


def test_the_list_is_narrowed(page: JournalPage, around: Any) -> None:
    write(around, "plain")
    write(around, "starred", NOON - timedelta(hours=1), starred=True)
    log(around, NOON - timedelta(hours=2), outcome="stayed", text="a moment")
    seen = {}
    for only in (Only(("entry",)), Only(("moment",)), STARRED, Only(("worksheet",)), ALL_OF_IT):
        page.finding.head._set_only(only)
        seen[only] = [row.title for row in rows(page)]
    assert seen[Only(("entry",))] == ["plain", "starred"]
    assert seen[Only(("moment",))] == ["a moment"]
    assert seen[STARRED] == ["starred"]
    assert seen[Only(("worksheet",))] == []
    assert seen[ALL_OF_IT] == ["plain", "starred", "a moment"]
    page.finding.head._set_only(Only(("moment",)))
    write(around, "later", NOON + timedelta(hours=1))
    assert [row.title for row in rows(page)] == ["a moment"], "what is not wanted stays out"


def test_results_keep_their_day(page: JournalPage, around: Any, qtbot: Any) -> None:
    for n in range(7):
        write(around, f"the heron, {n}", NOON - timedelta(days=60 * n))
    write(around, "an owl once", NOON - timedelta(days=500))
    write(around, "an owl and an owl", NOON - timedelta(days=2))
    page.finding.search.setText("heron")
    qtbot.waitUntil(lambda: len(rows(page)) == 7)
    heads = [row.head for row in rows(page)]
    assert heads[0] == "November"
    assert heads[-1] == "November 2025"
    assert {row.number for row in rows(page)} > {"20", "21"}
    assert page.finding.head.views.text() == "7 results"
    page.finding.search.setText("owl")
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    # the best first: each says its month, and its year where that is another one
    told = {(row.number, row.under, row.soft[:7]) for row in rows(page)}
    assert ("18", "Nov", "an \x02owl") in told
    assert ("8", "Jul", "2025 · ") in told
    assert {row.head for row in rows(page)} == {""}


def test_kept_searches_stand_in_the_place_of_the_list(page: JournalPage, around: Any) -> None:
    page.finding.show_view(KEPT)
    assert page.finding.saved.isVisible()
    assert not page.finding.below.isVisible()
    page.finding.search.setText("a")
    assert page.finding.below.isVisible(), "who types searches"
    assert not page.finding.saved.isVisible()


def test_the_month_folds_to_the_week_of_its_day(page: JournalPage) -> None:
    month = page.finding.month
    month.show_day(date(2026, 11, 18))
    high = month.table.height()
    month.fold.click()
    shown = [row for row in range(6) if not month.table.isRowHidden(row)]
    assert shown == [month.model.cell(date(2026, 11, 18)).row()]
    assert month.table.height() < high
    month.after.click()
    month.after.click()
    assert month.model.day(month.table.currentIndex()) == date(2026, 12, 2)
    assert month.fold.accessibleName() == "Show the whole month"
    month.fold.click()
    assert month.table.height() == high
    # days of other months stay blank
    other = month.model.cell(date(2026, 11, 30))
    assert month.model.data(other) is None
    assert not other.flags()


def test_what_is_found_by_a_person_is_told_as_ever(
    page: JournalPage, around: Any, qtbot: Any
) -> None:
    ines: Person = ask(around, people.add("Ines"))
    for n in range(52):
        log(around, NOON - timedelta(hours=n), outcome="partly", person_id=ines.id)
    page.finding.search.setText("person:Ines")
    qtbot.waitUntil(lambda: page.finding.head.views.text() == "First 50 results")
    assert (rows(page)[0].title, rows(page)[0].soft) == ("With Ines", "Came back")


def test_nothing_above_the_list_moves_when_other_things_are_listed(
    page: JournalPage, qtbot: Any
) -> None:
    finding = page.finding
    parts = (finding.search, finding.month, finding.head)
    before = [part.geometry() for part in parts]
    for listed in (KEPT, TIMELINE):
        finding.show_view(listed)
        qtbot.wait(20)
        assert [part.geometry() for part in parts] == before
    finding.head._set_only(Only(("worksheet",)))
    qtbot.wait(20)
    assert [part.geometry() for part in parts] == before
    assert finding.nothing.isVisible()
