"""People and tags in the window: their pages, new names, ratings, and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tests.conftest import NOW, ask, end

from nearward.domain.model import Entry, Moment, PersonRating
from nearward.session.ask import entries, moments, people
from nearward_ui.kit.widgets.cards import OUT
from nearward_ui.patterns.page import PatternsPage
from nearward_ui.people.list import PeoplePage
from nearward_ui.people.person import PersonPage
from nearward_ui.people.tags import TagsPage
from nearward_ui.routes import Route, ToPerson

AT = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
Make = Callable[..., Any]


@pytest.fixture
def make(around: Any, qtbot: Any) -> Iterator[Make]:
    made: list[Any] = []

    def show(kind: type[Any], route: Route | None = None, width: int = 1084) -> Any:
        page = kind(around)
        made.append(page)
        page.went = []
        page.said = []
        page.go.connect(page.went.append)
        page.notice.connect(page.said.append)
        page.resize(width, 760)
        page.show()
        page.enter(route)
        return page

    yield show
    for page in made:
        end(page)


def write(around: Any, text: str, minutes: int = 0) -> Entry:
    at = AT + timedelta(minutes=minutes)
    kept: Entry = ask(around, entries.save(Entry(at=at, day=at.date(), text=text)))
    return kept


def named(around: Any, alias: str) -> Any:
    return ask(around, people.called(alias))


def titles(page: Any) -> list[str]:
    return [line.title for line in page.list.cards.lines]


def test_people_are_listed_by_when_they_were_last_written_about(around: Any, make: Make) -> None:
    write(around, "@Sam and @Mara")
    write(around, "@Sam", 60 * 24)
    ask(around, people.add("Nobody"))
    page = make(PeoplePage)
    assert titles(page) == ["Sam", "Mara", "Nobody"]
    assert "2 entries" in page.list.cards.lines[0].soft
    assert "nothing written yet" in page.list.cards.lines[2].soft
    page.someone.setText(" Ada ")
    page.add.click()
    assert page.went == [ToPerson(id=named(around, "Ada").id)]


def test_rows_have_no_boxes_and_stand_in_line_with_the_heading(around: Any, make: Make) -> None:
    for name in ("Mara", "Sam"):
        ask(around, people.add(name))
    page = make(PeoplePage)
    page.someone.setFocus()
    rows, look = page.list, around.look
    rows.clearSelection()
    paper, sheet = (look.colour(token).name() for token in ("paper", "sheet"))
    second = rows.visualRect(rows.cards.index(1))
    edge = rows.viewport().mapTo(page, second.topLeft())
    assert edge.x() + look.px(OUT) == page.margin

    def is_boxed() -> bool:
        shot = page.grab().toImage()
        inside = shot.pixelColor(edge.x() + look.px(6), edge.y() + second.height() // 2)
        return bool(inside.name() == sheet and inside.name() != paper)

    assert not is_boxed()
    rows.setCurrentIndex(rows.cards.index(1))
    assert is_boxed()


def test_who_is_archived_is_listed_when_it_is_asked_for(around: Any, make: Make) -> None:
    mara = ask(around, people.add("Mara"))
    ask(around, people.save(replace(mara, archived=True)))
    page = make(PeoplePage)
    assert titles(page) == []
    assert page.archived.isVisible()
    page.archived.click()
    assert titles(page) == ["Mara"]
    assert ask(around, people.names()).people == []


def test_what_is_noted_of_a_person_is_kept_without_a_button(around: Any, make: Make) -> None:
    write(around, "@Sam")
    sam = named(around, "Sam")
    page = make(PersonPage, ToPerson(id=sam.id))
    assert page.heading.text() == "Sam"
    page.noted.relation.chips[2].click()
    page.noted.about.setPlainText("from school")
    page.noted.left_out.click()
    page.leave()
    kept = named(around, "Sam")
    assert (kept.relation, kept.about, kept.left_out) == ("friend", "from school", True)
    assert (kept.archived, kept.named) == (False, True)


def test_a_lock_saves_what_was_just_typed_and_rated(around: Any, make: Make) -> None:
    sam = ask(around, people.add("Sam"))
    page = make(PersonPage, ToPerson(id=sam.id))
    page.noted.about.setPlainText("just now")
    page.ratings.worry.slider.give(70)
    unsaved = page.unsaved()
    if unsaved is not None:
        ask(around, unsaved)
    assert named(around, "Sam").about == "just now"
    (rating,) = ask(around, people.of(sam.id)).ratings
    assert (rating.day, rating.worry, rating.unease) == (NOW.date(), 70, None)


def test_ratings_are_unset_until_given_and_can_be_taken_back(
    around: Any, make: Make, qtbot: Any
) -> None:
    sam = ask(around, people.add("Sam"))
    old = PersonRating(at=AT, day=AT.date(), person_id=sam.id, worry=0, unease=None)
    ask(around, people.rate(old))
    page = make(PersonPage, ToPerson(id=sam.id))
    assert page.ratings.worry.value is None
    assert page.ratings.unease.value is None
    page.ratings.unease.slider.give(0)
    qtbot.waitUntil(lambda: len(ask(around, people.of(sam.id)).ratings) == 2)
    (chart,) = page.ratings.charts
    view = chart.view("ratings")
    qtbot.waitUntil(lambda: view.drawn is not None and not view.is_drawing, timeout=30_000)
    said = [spot.said for spot in view.drawn.spots]
    assert said == [
        "20 Nov 2026: worry 0, unease not given",
        "23 Nov 2026: worry not given, unease 0",
    ]
    chart.numbers_button.click()
    assert view.table.rowCount() == 2
    QTest.keyClick(page.ratings.unease.slider, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(ask(around, people.of(sam.id)).ratings) == 1)


def test_a_person_is_renamed_from_their_page(around: Any, make: Make) -> None:
    one = write(around, "with @Sam")
    sam = named(around, "Sam")
    page = make(PersonPage, ToPerson(id=sam.id))
    page.rename.click()
    page.renaming.field.setText("Samuel")
    page.renaming.yes.click()
    assert ask(around, entries.get(one.id)).text == "with @Samuel"
    assert page.heading.text() == "Samuel"
    assert page.said[-1].text == "Renamed in 1 place."
    assert not page.renaming.isVisible()


def test_a_taken_name_is_refused_in_words_and_two_can_be_put_together(
    around: Any, make: Make
) -> None:
    one = write(around, "@Sam, then @Samuel")
    sam, samuel = named(around, "Sam"), named(around, "Samuel")
    page = make(PersonPage, ToPerson(id=sam.id))
    page.rename.click()
    page.renaming.field.setText("samuel")
    page.renaming.yes.click()
    assert "Someone else already has this name" in page.renaming.trouble.text.text()
    assert ask(around, entries.get(one.id)).text == "@Sam, then @Samuel"
    page.renaming.no.click()
    page.merge.click()
    assert [page.together.choice.itemText(n) for n in range(page.together.choice.count())] == [
        "Samuel"
    ]
    page.together.yes.click()
    assert ask(around, entries.get(one.id)).text == "@Samuel, then @Samuel"
    assert page.where() == ToPerson(id=samuel.id)
    assert named(around, "Sam") is None


def test_only_who_stands_in_nothing_can_be_removed(around: Any, make: Make) -> None:
    write(around, "@Sam")
    page = make(PersonPage, ToPerson(id=named(around, "Sam").id))
    assert not page.remove.isVisible()
    ada = ask(around, people.add("Ada"))
    page.enter(ToPerson(id=ada.id))
    assert page.remove.isVisible()
    page.remove.click()
    assert named(around, "Ada") is None
    assert page.went[-1] == Route("people")


def test_a_person_who_is_gone_is_no_fault(around: Any, make: Make) -> None:
    page = make(PersonPage, ToPerson(id=99))
    assert page.heading.text() == "Nobody is chosen"
    assert not page.noted.isVisible()


@pytest.mark.parametrize("shape", ["wide", "middle", "narrow"])
def test_the_list_of_a_person_is_there_in_every_shape(
    around: Any, make: Make, qtbot: Any, shape: str
) -> None:
    write(around, "with @Sam")
    page = make(
        PersonPage, ToPerson(id=named(around, "Sam").id), 560 if shape == "narrow" else 1084
    )
    page.reshape(shape)
    qtbot.waitUntil(page.list.isVisible)
    assert titles(page) == ["with @Sam"]
    page.list.opened.emit(page.list.cards.lines[0].thing)
    assert page.went[-1].page == "journal"


def test_more_than_a_page_of_things_is_fetched(around: Any, make: Make, qtbot: Any) -> None:
    for n in range(60):
        write(around, f"@Sam {n}", n)
    page = make(PersonPage, ToPerson(id=named(around, "Sam").id))
    page.list.cards.fetchMore(page.list.rootIndex())
    assert len(titles(page)) == 60
    assert titles(page)[0] == "@Sam 59"


def test_tags_are_listed_found_and_renamed(around: Any, make: Make) -> None:
    one = write(around, "a #walk")
    write(around, "a #Walk and #sea", 1)
    page = make(TagsPage)
    assert titles(page) == ["#sea", "#walk"] or titles(page) == ["#sea", "#Walk"]
    page.list.setCurrentIndex(page.list.cards.index(1))
    page.all.click()
    assert page.went[-1].page == "journal"
    assert page.went[-1].find.casefold() == "#walk"
    page.rename.click()
    page.renaming.field.setText("two words")
    page.renaming.yes.click()
    assert "A tag is one word" in page.renaming.trouble.text.text()
    page.renaming.field.setText("stroll")
    page.renaming.yes.click()
    assert ask(around, entries.get(one.id)).text == "a #stroll"
    assert titles(page) == ["#sea", "#stroll"]


def test_no_tags_and_no_people_are_told_plainly(make: Make) -> None:
    page = make(TagsPage)
    assert "There are no tags yet" in page.about.text()
    assert not page.foot.isVisible()
    assert make(PeoplePage).someone.isVisible()


def test_the_charts_say_how_many_moments_are_left_out(around: Any, make: Make) -> None:
    sam = ask(around, people.add("Sam"))
    for who in (sam.id, None):
        moment = Moment(at=AT, day=AT.date(), outcome="withdrew", person_id=who)
        ask(around, moments.save(moment))
    page = make(PatternsPage)
    body = page.panels["weeks"].body
    assert not any("not counted here" in said for said in body.said)
    ask(around, people.save(replace(sam, left_out=True)))
    page.enter(None)
    (said,) = [said for said in body.said if "not counted here" in said]
    assert said.startswith("1 moment is not counted here")
    (label,) = [label for label in body.findChildren(QLabel) if label.text() == said]
    assert label.isVisible()
    assert sum(week.on_others for week in body.numbers.weeks) == 1
