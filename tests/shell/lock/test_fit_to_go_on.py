"""An error at any question of a page: it is said, nothing is written over or lost by it, and the
page is fit for the next try."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from tests.conftest import NOW
from tests.narrowed import instance
from tests.shell.lock.conftest import Failing

from nearward.domain.model import CheckIn, Entry, Moment, OwnText, SavedSearch, Worksheet
from nearward.session.ask import (
    check_ins,
    drafts,
    entries,
    moments,
    own_texts,
    people,
    search,
    worksheets,
)
from nearward.session.jobs.everything import Everything, read_everything
from nearward.vault.tables.drafts_and_settings import Drafts, SettingsKept
from nearward.vault.tables.kinds.check_ins import CheckIns
from nearward.vault.tables.kinds.moments import Moments
from nearward.vault.tables.kinds.own_texts import OwnTexts
from nearward.vault.tables.kinds.people import People
from nearward.vault.tables.kinds.saved_searches import SavedSearches
from nearward.vault.tables.kinds.worksheets import Worksheets
from nearward.vault.tables.lists.timeline import Timeline
from nearward.vault.tables.lists.trash import Trash
from nearward_ui.routes import Route, ToMoment, ToPerson, ToWorksheet

DAY = date(2026, 11, 23)
YESTERDAY = DAY - timedelta(days=1)


def kept(window: Any, operation: Any) -> Any:
    found: list[Any] = []
    window.desk.ask(operation, found.append)
    return found[0]


def held(window: Any) -> Everything:
    return instance(Everything, kept(window, read_everything()))


def said(window: Any) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def shows_trouble(window: Any) -> bool:
    texts = said(window)
    return any(
        begin in texts
        for begin in ("Something unexpected", "not enough free memory", "Could not be saved")
    )


# what was not read is not written over


def test_extras_of_a_day_that_cannot_be_read_are_not_written_over(
    window: Any, failing: Failing
) -> None:
    kept(window, entries.save(Entry(at=NOW - timedelta(days=9), day=DAY, text="begun")))
    first = CheckIn(at=NOW, day=DAY, mood=2, text="a quiet day")
    kept(window, check_ins.save(first))
    with failing(CheckIns, "of"):
        window.show_page(Route("check-in"))
        page = window.room.current
        assert page.panels == {}
        assert shows_trouble(window)
        assert not page.nothing.isVisible()
    window.show_page(Route("journal"))
    window.show_page(Route("check-in"))
    assert not shows_trouble(window)
    page.panels[DAY].words_of_day.setText("a quiet day, and a walk")
    page.panels[DAY].words_of_day.given.emit("")
    window.show_page(Route("journal"))
    (check_in,) = held(window).check_ins
    assert (check_in.mood, check_in.text) == (2, "a quiet day, and a walk")


def test_drafts_that_cannot_be_read_are_not_written_over(window: Any, failing: Failing) -> None:
    old = {"text": "of another evening", "kept": (NOW - timedelta(days=1)).isoformat()}
    kept(window, drafts.keep("moment:new", old))
    with failing(Drafts, "every"):
        window.show_page(Route("moment"))
        assert shows_trouble(window)
        page = window.room.current
        page.fields.text.set_text("of this evening")
        page.fields.text.textChanged.emit()
        page._on_changed()
        window.show_page(Route("journal"))
    texts = {body["text"] for body in held(window).drafts.values()}
    assert texts == {"of another evening", "of this evening"}
    window.show_page(Route("moment"))
    # the newest is fresh: it is gone on with
    assert page.fields.text.text() == "of this evening"


@pytest.mark.parametrize("shelf", [Moments, Drafts, People])
def test_a_moment_that_cannot_be_read_is_not_shown_as_another(
    window: Any, failing: Failing, shelf: type
) -> None:
    someone = kept(window, people.add("M."))
    moment = Moment(at=NOW, day=DAY, outcome="stayed", text="the kept words", person_id=someone.id)
    moment = kept(window, moments.save(moment))
    draft = {"outcome": "stayed", "text": "words on their way", "kept": NOW.isoformat()}
    kept(window, drafts.keep(f"moment:{moment.id}", draft))
    with failing(shelf, "every" if shelf is People else "get"):
        window.show_page(ToMoment(id=moment.id))
        assert window.room.current.key == "moments"
        assert shows_trouble(window)
    assert held(window).drafts == {f"moment:{moment.id}": draft}
    window.show_page(ToMoment(id=moment.id))
    page = window.room.current
    assert page.fields.text.text() == "words on their way"


def test_a_worksheet_that_cannot_be_read_is_not_shown_as_another(
    window: Any, failing: Failing
) -> None:
    sheet = Worksheet(at=NOW, day=DAY, sheet="evidence", answers={"situation": "the kept words"})
    sheet = kept(window, worksheets.save(sheet))
    with failing(Worksheets, "get"):
        window.show_page(ToWorksheet(id=sheet.id))
        assert window.room.current.key == "worksheets"
        assert shows_trouble(window)


# what was typed stays


def test_a_name_in_a_moment_stays_where_it_was_typed(window: Any, failing: Failing) -> None:
    window.show_page(Route("moment"))
    page = window.room.current
    page.fields.outcome.chips[0].click()
    page.fields.someone.setText("Robin")
    with failing(People, "add"):
        page.save()
        assert shows_trouble(window)
        assert page.fields.someone.text() == "Robin"
        assert held(window).moments == []
    page.save()
    (moment,) = held(window).moments
    (person,) = held(window).people
    assert (person.alias, moment.person_id) == ("Robin", person.id)


def test_a_name_beside_an_entry_stays_where_it_was_typed(window: Any, failing: Failing) -> None:
    page = window.room.current
    page.editor.setPlainText("We walked.")
    field = page.tagged.add
    field.setText("@Robin")
    with failing(People, "add"):
        field.returnPressed.emit()
        assert shows_trouble(window)
        assert field.text() == "@Robin"
    field.returnPressed.emit()
    page.writing.save()
    (person,) = held(window).people
    (entry,) = held(window).entries
    assert entry.people == (person.id,)


def test_a_new_name_in_the_list_of_people_stays(window: Any, failing: Failing) -> None:
    window.show_page(Route("people"))
    page = window.room.current
    page.someone.setText("Robin")
    with failing(People, "add"):
        page.add.click()
        assert shows_trouble(window)
    assert page.someone.text() == "Robin"
    page.add.click()
    assert [person.alias for person in held(window).people] == ["Robin"]
    assert page.someone.text() == ""


def test_changes_of_a_moment_that_is_not_deleted_are_still_a_draft(
    window: Any, failing: Failing
) -> None:
    moment = Moment(at=NOW, day=DAY, outcome="stayed", text="the kept words")
    moment = kept(window, moments.save(moment))
    window.show_page(ToMoment(id=moment.id))
    page = window.room.current
    page.fields.text.set_text("words on their way")
    page._on_changed()
    with failing(Moments, "trash"):
        page.delete_button.click()
        assert shows_trouble(window)
    window.show_page(Route("journal"))
    (draft,) = held(window).drafts.values()
    assert draft["text"] == "words on their way"
    window.show_page(ToMoment(id=moment.id))
    page.delete_button.click()
    assert (held(window).moments, held(window).drafts) == ([], {})
    window.show_page(Route("journal"))
    assert held(window).drafts == {}


def test_notes_about_someone_who_is_not_removed_are_kept(window: Any, failing: Failing) -> None:
    someone = kept(window, people.add("Robin"))
    window.show_page(ToPerson(id=someone.id))
    page = window.room.current
    page.noted.about.set_text("patient and kind")
    page._on_changed()
    with failing(People, "forget"):
        page.remove.click()
        assert shows_trouble(window)
    window.show_page(Route("journal"))
    (person,) = held(window).people
    assert person.about == "patient and kind"


# what only a notice still holds is offered again


def test_a_search_whose_undo_meets_it_is_offered_again(window: Any, failing: Failing) -> None:
    kept(window, search.save(SavedSearch(name="The sea", query="tag:sea")))
    page = window.room.current
    page.finding.show_view("kept")
    page.finding.saved.rows[0].remove_asked.emit(page.finding.saved.rows[0].saved)
    assert held(window).saved_searches == []
    with failing(SavedSearches, "save"):
        window.room.bar.button.click()
        assert shows_trouble(window)
    window.room.bar.button.click()
    assert [one.name for one in held(window).saved_searches] == ["The sea"]


def test_a_question_whose_undo_meets_it_is_offered_again(window: Any, failing: Failing) -> None:
    kept(window, own_texts.save_own_text(OwnText(kind="prompt", text="What did the sea say?")))
    window.show_page(Route("prompts"))
    page = window.room.current
    rows = [line.thing for line in page.list.cards.lines]
    at = next(n for n, one in enumerate(rows) if one.own is not None)
    page.list.setCurrentIndex(page.list.cards.index(at))
    page._on_delete()
    assert held(window).own_texts == []
    with failing(OwnTexts, "save"):
        window.room.bar.button.click()
        assert shows_trouble(window)
    window.room.bar.button.click()
    assert [one.text for one in held(window).own_texts] == ["What did the sea say?"]


# work aside


# nothing wrong is said meanwhile


def test_an_empty_trash_is_only_said_of_an_empty_trash(window: Any, failing: Failing) -> None:
    with failing(Trash, "every"):
        window.show_page(Route("trash"))
        assert shows_trouble(window)
        assert "The trash is empty" not in said(window)
    window.show_page(Route("trash"))
    assert "The trash is empty" in said(window)


def test_a_blank_sheet_can_be_printed_when_the_kept_ones_cannot_be_read(
    window: Any, failing: Failing
) -> None:
    with failing(Worksheets, "page"):
        window.show_page(Route("print"))
        page = window.room.current
        assert shows_trouble(window)
        # blank, and the example
        assert page.filled.count() == 2
        assert page.document is not None


def test_the_next_page_of_a_list_is_asked_for_again(window: Any, failing: Failing) -> None:
    for n in range(60):
        at = NOW - timedelta(minutes=n)
        kept(window, entries.save(Entry(at=at, day=DAY, text=f"words {n}")))
    window.show_page(Route("moments"))
    window.show_page(Route("journal"))
    page = window.room.current
    page.finding.reload()
    cards = page.finding.list.cards
    assert cards.has_more
    while cards.has_more:
        before = len(cards.lines)
        with failing(Timeline, "page"):
            cards.ask_more()
        assert len(cards.lines) == before
        cards.ask_more()
        assert len(cards.lines) > before, "the list ends here for ever"
    assert len(cards.lines) == 60


def test_a_setting_is_kept_by_a_later_try(
    qtbot: Any, window: Any, failing: Failing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearward_ui.kit.saving.keep_setting.RETRY_MS", 20)
    window.show_page(Route("settings"))
    page = window.room.current
    with failing(SettingsKept, "keep"):
        page._keep("day_ends", 3)
        assert shows_trouble(window)
        assert "day_ends" not in held(window).settings
    qtbot.waitUntil(lambda: held(window).settings.get("day_ends") == 3)
