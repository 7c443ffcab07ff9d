"""The page of the trash: what it says, the way back, and deleting for good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.narrowed import instance

from nearward.domain.cards import Trashed
from nearward.domain.check_in_rule import DayTaken
from nearward.domain.model import CheckIn, Entry, Moment, Pause, Resource
from nearward.session.ask import backups, check_ins, entries, moments, pauses, trash
from nearward.session.ask import help as helping
from nearward.session.jobs.everything import read_everything
from nearward_ui.kit.widgets.cards import CardLine
from nearward_ui.routes import GoBack
from nearward_ui.safety.trash import TrashPage

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def asked(around: Any, operation: Any) -> Any:
    found: list[Any] = []
    around.desk.ask(operation, found.append)
    return found[0]


@pytest.fixture
def deleted(around: Any) -> list[int]:
    """Two entries and a moment, all in the trash; ids of the entries."""
    ids = []
    for title in ("First", "Second"):
        made = Entry(at=NOON, day=NOON.date(), title=title, text="words")
        ids.append(asked(around, entries.save(made)).id)
    moment = Moment(at=NOON, day=NOON.date(), outcome="stayed")
    kept = asked(around, moments.save(moment))
    asked(around, trash.delete("moment", kept.id))
    for entry_id in ids:
        asked(around, trash.delete("entry", entry_id))
    return ids


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[TrashPage]:
    made = TrashPage(around)
    made.resize(1084, 760)
    made.show()
    made.enter(None)
    yield made
    made.hide()


def titles(page: TrashPage) -> list[str]:
    return [line.title for line in page.list.cards.lines]


def test_an_empty_trash_says_what_will_be_here(page: TrashPage) -> None:
    assert page.nothing.isVisible()
    assert not page.list.isVisible()
    assert not page.empty.isVisible()
    assert not page.restore.isVisible()
    assert page.first_focus() is page.back


def test_each_says_what_it_is_and_until_when(deleted: list[int], page: TrashPage) -> None:
    assert titles(page) == ["Second", "First", "I felt the urge and stayed"]
    softs = [line.soft for line in page.list.cards.lines]
    assert all("deleted: " in soft and "gone for good on " in soft for soft in softs)
    assert softs[0].startswith("Entry of ")
    assert softs[2].startswith("Moment of ")
    assert not page.nothing.isVisible()


def test_what_is_chosen_is_brought_back(
    deleted: list[int], page: TrashPage, around: Any, qtbot: Any
) -> None:
    said: list[Any] = []
    page.notice.connect(said.append)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    page.restore.click()
    assert titles(page) == ["Second", "I felt the urge and stayed"]
    assert [e.title for e in asked(around, read_everything()).entries] == ["First"]
    assert said


def test_for_good_is_asked_once_in_the_page_and_by_keys(
    deleted: list[int], page: TrashPage, around: Any, qtbot: Any
) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.sure.isVisible()
    assert "“Second”" in page.sure.text.text()
    assert page.sure.no.hasFocus() or not page.isActiveWindow()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.sure.isVisible()
    assert len(titles(page)) == 3
    page.delete.click()
    page.sure.no.click()
    assert len(titles(page)) == 3
    page.delete.click()
    page.sure.yes.click()
    assert titles(page) == ["First", "I felt the urge and stayed"]
    assert asked(around, entries.get(deleted[1])) is None
    assert page.offer.isVisible()


def test_another_row_takes_the_question_back(
    deleted: list[int], page: TrashPage, qtbot: Any
) -> None:
    page.delete.click()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert not page.sure.isVisible()


def test_emptying_takes_all(deleted: list[int], page: TrashPage, around: Any) -> None:
    page.empty.click()
    assert "3 things" in page.sure.text.text()
    page.sure.yes.click()
    assert titles(page) == []
    assert page.nothing.isVisible()
    assert page.offer.isVisible()


def test_backups_are_replaced_only_when_wanted(
    deleted: list[int], page: TrashPage, around: Any
) -> None:
    old = asked(around, backups.back_up(at=NOON)).path
    page.delete.click()
    page.sure.yes.click()
    page.offer.no.click()
    assert not page.offer.isVisible()
    assert old.exists()
    page.delete.click()
    page.sure.yes.click()
    said: list[Any] = []
    page.notice.connect(said.append)
    page.offer.yes.click()
    assert not page.offer.isVisible()
    assert not old.exists()
    (fresh,) = old.parent.iterdir()
    assert asked(around, lambda vault: vault.counts_of(fresh)).rows == 1
    assert "1 older one removed" in said[-1].text


def test_a_folder_that_is_away_is_said_and_nothing_goes(
    deleted: list[int], page: TrashPage, around: Any, tmp_path: Any
) -> None:
    old = asked(around, backups.back_up(at=NOON)).path
    around.settings.change("backup_folder", str(tmp_path / "away"))
    said: list[Any] = []
    page.notice.connect(said.append)
    page.delete.click()
    page.sure.yes.click()
    page.offer.yes.click()
    assert "is not there right now" in said[-1].text
    assert page.offer.isEnabled()
    assert old.exists()


def test_a_check_in_whose_day_is_taken_stays(page: TrashPage, around: Any) -> None:
    for text in ("one", "two"):
        made = CheckIn(at=NOON, day=NOON.date(), text=text)
        kept = asked(around, check_ins.save(made))
        if text == "one":
            asked(around, trash.delete("check_in", kept.id))
    page.enter(None)
    assert titles(page) == ["one"]
    said: list[Any] = []
    page.notice.connect(said.append)
    page.restore.click()
    assert said[-1].text == DayTaken().say(around.words)
    assert titles(page) == ["one"]


def card_of(line: CardLine) -> tuple[str, int]:
    card = instance(Trashed, line.thing).card
    return card.kind, card.id


def test_a_pause_and_someone_who_helps_come_back_or_go_for_good(
    page: TrashPage, around: Any
) -> None:
    pause = asked(around, pauses.save(Pause(at=NOON, day=NOON.date(), seconds=90)))
    ruth = asked(around, helping.save_resource(Resource(name="Ruth", contact="0555")))
    nameless = asked(around, helping.save_resource(Resource(name="", contact="0666")))
    for kind, thing in (("pause", pause), ("resource", ruth), ("resource", nameless)):
        asked(around, trash.delete(kind, thing.id))
    page.enter(None)
    lines = {card_of(line): line for line in page.list.cards.lines}
    told = [lines["pause", pause.id], lines["resource", ruth.id], lines["resource", nameless.id]]
    assert [line.title for line in told] == ["Pause of Fri 20 Nov", "Ruth", "0666"]
    assert told[0].soft.startswith("Pause of Fri 20 Nov · deleted: ")
    assert told[1].soft.startswith("Someone or some place that helps · deleted: ")
    for kind in ("pause", "resource"):
        row = next(n for n, line in enumerate(page.list.cards.lines) if card_of(line)[0] == kind)
        page.list.setCurrentIndex(page.list.cards.index(row))
        page.restore.click()
    assert len(page.list.cards.lines) == 1
    page.delete.click()
    page.sure.yes.click()
    assert page.list.cards.lines == []
    assert len(asked(around, pauses.page())) == 1
    assert len(asked(around, helping.held()).resources) == 1


def test_escape_goes_back(page: TrashPage, qtbot: Any) -> None:
    went: list[object] = []
    page.go.connect(went.append)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert went == [GoBack()]
