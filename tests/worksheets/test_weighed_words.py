"""A worksheet of words of an entry: filled in, changed at will, and with the way back."""

from __future__ import annotations

from typing import Any

import pytest
from tests.conftest import NOW, ask, end

from nearward.domain.model import Entry, Passage, Worksheet
from nearward.session.ask import entries, trash, worksheets
from nearward.session.ask.journal import passages
from nearward.worksheets import catalogue
from nearward.worksheets.answers import heading, told_by_words
from nearward_ui.kit.from_entry import FromEntry
from nearward_ui.routes import Route, ToJournal, ToSheetRead, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.read_page import SheetReadPage

WORDS = "Sometimes I think she stays\nbecause she has not seen all of it."
LINE = WORDS.replace("\n", " ")


@pytest.fixture
def passage(around: Any) -> Passage:
    text = f"With the holes in it. {WORDS} Then I hear it."
    entry = ask(around, entries.save(Entry(at=NOW, day=NOW.date(), title="Back", text=text)))
    return Passage(entry_id=entry.id, start=text.index(WORDS), words=WORDS)


@pytest.fixture
def weighing(around: Any, qtbot: Any, passage: Passage) -> Any:
    page = WorksheetPage(around)
    page.resize(1084, 760)
    page.show()
    page.enter(ToWorksheet(sheet="evidence", passage=passage))
    yield page
    end(page)


def origin(page: WorksheetPage) -> FromEntry:
    return page.parts.came


def test_the_thought_stands_there_and_is_the_one_to_weigh(weighing: Any, passage: Passage) -> None:
    sheet = catalogue.sheet("evidence")
    assert weighing.worksheet.answers == told_by_words(sheet, WORDS)
    assert heading(sheet, weighing.worksheet.answers) == LINE
    assert weighing.worksheet.entry_id == passage.entry_id
    assert origin(weighing).way.text() == f"From the entry of {NOW.day} November"
    assert not origin(weighing).gone.isVisible()


def test_what_is_only_looked_at_is_not_kept(weighing: Any, around: Any) -> None:
    weighing.leave()
    assert around.desk._vault.worksheets.every() == []
    assert around.desk._vault.passages.every() == []


def test_it_is_joined_with_its_first_save_and_only_once(weighing: Any, around: Any) -> None:
    for urge in (70, 80):
        weighing._put({"hot_belief_before": urge})
        weighing.keeping.save()
    (sheet,) = around.desk._vault.worksheets.every()
    (kept,) = around.desk._vault.passages.every()
    assert (kept.kind, kept.thing_id, kept.words) == ("worksheet", sheet.id, WORDS)
    weighing.enter(ToWorksheet(sheet="evidence"))
    weighing._put({"situation": "Another one."})
    weighing.keeping.save()
    assert len(around.desk._vault.worksheets.every()) == 2
    assert len(around.desk._vault.passages.every()) == 1
    assert origin(weighing).isHidden()


def test_the_way_back_is_told_in_every_state(weighing: Any, around: Any, passage: Passage) -> None:
    gone_to: list[object] = []
    weighing.go.connect(gone_to.append)
    weighing._put({"hot_belief_before": 70})
    weighing.keeping.save()
    (kept,) = around.desk._vault.passages.every()
    weighing.enter(ToWorksheet(id=weighing.worksheet.id))
    origin(weighing).way.click()
    entry_id = passage.entry_id or 0
    assert gone_to == [ToJournal(id=entry_id, place=passage.start, passage=kept.id)]
    ask(around, entries.put_text(entry_id, "Nothing of it is left."))
    assert origin(weighing).gone.text() == "The words are no longer there."
    assert not origin(weighing).gone.isHidden()
    origin(weighing).way.click()
    assert gone_to[-1] == ToJournal(id=entry_id, passage=kept.id)
    ask(around, trash.delete("entry", entry_id))
    assert origin(weighing).way.text().endswith("which is in the trash")
    origin(weighing).way.click()
    assert gone_to[-1] == Route("trash")
    ask(around, trash.delete_for_good("entry", entry_id))
    assert origin(weighing).isHidden()
    assert ask(around, passages.of_thing("worksheet", weighing.worksheet.id)) is None


def test_words_become_a_text_a_long_text_or_a_row(twelve: Any) -> None:
    del twelve
    every = catalogue.sheets_from_text()
    assert [(sheet.id, start.label) for sheet, start in every] == [
        ("evidence", "Weigh this thought")
    ]
    for sheet in catalogue.sheets().values():
        if sheet.id != "evidence":
            assert told_by_words(sheet, WORDS) == {}


def test_a_finished_one_says_it_too(around: Any, passage: Passage, qtbot: Any) -> None:
    sheet = Worksheet(at=NOW, day=NOW.date(), sheet="evidence", status="finished")
    kept = ask(around, worksheets.save(sheet, passage=passage))
    page = SheetReadPage(around)
    page.show()
    page.enter(ToSheetRead(id=kept.id))
    assert page.came.isVisible()
    ask(around, entries.put_text(passage.entry_id or 0, "Nothing of it is left."))
    assert page.came.gone.isVisible()
    end(page)
