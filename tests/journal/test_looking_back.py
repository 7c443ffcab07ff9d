"""Looking back: the same day, the entry beside, a date to go to, questions, reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from tests.conftest import ask, end

from nearward.domain.model import Entry, Moment, OwnText, Worksheet
from nearward.exchange import json_out
from nearward.i18n import Translator
from nearward.session.ask import entries, moments, own_texts, timeline, trash, worksheets
from nearward.session.jobs.everything import read_everything
from nearward_ui.journal.page import JournalPage
from nearward_ui.journal.prompts import PromptsPage
from nearward_ui.journal.question import QuestionPanel
from nearward_ui.journal.reading.read_page import ReadPage
from nearward_ui.journal.sidebar.on_this_day import OnThisDayPage
from nearward_ui.journal.sidebar.typed_date import read_date
from nearward_ui.routes import ToDays, ToJournal, ToOnThisDay

TODAY = date(2026, 11, 23)
Make = Callable[[type[Any]], Any]


@pytest.fixture
def make(around: Any, qtbot: Any) -> Iterator[Make]:
    made: list[Any] = []

    def show(kind: type[Any]) -> Any:
        page = kind(around)
        made.append(page)
        page.resize(1084, 760)
        page.show()
        page.enter(None)
        return page

    yield show
    for page in made:
        end(page)


def write(around: Any, day: date, text: str, **more: Any) -> Entry:
    at = datetime(day.year, day.month, day.day, 21, tzinfo=UTC)
    entry: Entry = ask(around, entries.save(Entry(at=at, day=day, text=text, **more)))
    return entry


def texts(page: Any) -> list[str]:
    return [line.title for line in page.list.cards.lines]


def test_on_this_day_of_earlier_years_all_kinds_newest_first(around: Any, make: Make) -> None:
    write(around, date(2024, 11, 23), "two years")
    write(around, date(2024, 11, 22), "the day before")
    at = datetime(2025, 11, 23, 8, tzinfo=UTC)
    ask(around, moments.save(Moment(at=at, day=at.date(), outcome="withdrew", text="m")))
    sheet = Worksheet(at=at, day=at.date(), sheet="evidence", answers={"thoughts": [{"txt": "t"}]})
    ask(around, worksheets.save(sheet))
    write(around, TODAY, "today itself")
    write(around, date(2026, 10, 23), "a month ago")
    page = make(OnThisDayPage)
    assert texts(page) == ["“t”", "m", "two years"]
    assert page.list.cards.lines[-1].soft.startswith("2 years ago · ")
    page.turn(-1)
    # where there is little, earlier months are shown too
    assert texts(page) == ["the day before"]
    ask(around, trash.delete("entry", write(around, date(2025, 11, 22), "gone").id))
    page.enter(None)
    assert texts(page) == ["the day before"]


def test_on_this_day_of_earlier_months_where_years_are_few(around: Any, make: Make) -> None:
    page = make(OnThisDayPage)
    assert page.nothing.isVisible()
    assert not page.list.isVisible()
    write(around, date(2026, 10, 23), "a month ago")
    write(around, date(2025, 11, 23), "a year ago")
    page.enter(ToOnThisDay(day=TODAY))
    assert texts(page) == ["a year ago", "a month ago"]
    assert page.list.cards.lines[1].soft.startswith("1 month ago · ")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2028, 2, 29), [date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28)]),
        (date(2026, 2, 28), [date(2024, 2, 28), date(2024, 2, 29), date(2025, 2, 28)]),
        (date(2024, 1, 1), []),
    ],
)
def test_the_day_that_is_not_there_every_year(day: date, found: list[date]) -> None:
    assert timeline.years_before(day, date(2024, 1, 5))[:3] == found


def test_months_before_leave_out_a_day_they_do_not_have() -> None:
    days = timeline.months_before(date(2026, 3, 31), date(2025, 1, 1))
    assert [d.month for d in days] == [1, 12, 10, 8, 7, 5]
    assert timeline.months_before(date(1, 1, 31), date(1, 1, 1)) == []


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("2023-02-29", None),
        ("23.11.2025", date(2025, 11, 23)),
        ("24.12.", date(2025, 12, 24)),
        ("23 Nov 2020", date(2020, 11, 23)),
        ("Nov 23, 2020", date(2020, 11, 23)),
        ("3 march", date(2026, 3, 3)),
        ("29 Feb", date(2024, 2, 29)),
        ("today", TODAY),
        (" Yesterday ", date(2026, 11, 22)),
        ("31.2.2024", None),
        ("2024", None),
        ("", None),
        ("soon", None),
        ("99999999999-1-1", None),
    ],
)
def test_a_typed_date(typed: str, day: date | None) -> None:
    assert read_date(typed, TODAY, Translator("en")) == day


def test_a_typed_date_opens_its_day(around: Any, make: Make, qtbot: Any) -> None:
    write(around, date(2020, 2, 3), "long ago")
    page = make(JournalPage)
    page.enter(ToJournal(ask_date=True))
    panel = page.finding.to_date
    qtbot.waitUntil(panel.isVisible)
    panel.field.setText("the day it rained")
    panel.button.click()
    assert panel.note.isVisible()
    panel.field.setText("3 Feb 2020")
    panel.button.click()
    assert not panel.isVisible()
    assert page.editor.text() == "long ago"


def test_the_entry_before_and_after(around: Any, make: Make) -> None:
    said: list[Any] = []
    for n in (1, 2, 3):
        write(around, date(2026, 1, n), f"entry {n}")
    page = make(JournalPage)
    page.notice.connect(said.append)
    seen = []
    for _ in range(4):
        page.step(-1)
        seen.append(page.editor.text())
    assert seen == ["entry 3", "entry 2", "entry 1", "entry 1"]
    assert said[0].text == "This is the first entry."
    page.step(1)
    assert page.editor.text() == "entry 2"


def test_a_star_and_a_mood_are_kept_and_stand_in_the_month(around: Any, make: Make) -> None:
    page = make(JournalPage)
    page.top.star.click()
    assert ask(around, read_everything()).entries == []
    page.editor.setPlainText("with a star")
    page.details.marks.mood.rings[1].click()
    page.leave()
    (entry,) = ask(around, read_everything()).entries
    assert (entry.starred, entry.mood) == (True, -2)
    (mark,) = ask(around, timeline.marks(TODAY, TODAY))
    assert (mark.entries, mark.starred) == (1, 1)
    page.finding.month.reload()
    cell = page.finding.month.model.cell(TODAY)
    assert "1 of them with a star" in page.finding.month.model._said(TODAY)
    assert cell.isValid()


def test_an_answer_keeps_its_question(around: Any, make: Make, qtbot: Any) -> None:
    page = make(JournalPage)
    assert page.question.isVisible()
    first = page.question.text.text()
    page.question.another.click()
    asked = page.question.text.text()
    assert asked != first
    page.question.answer.click()
    assert not page.question.isVisible()
    assert page.prompt.text() == asked
    assert ask(around, read_everything()).entries == []
    qtbot.keyClicks(page.editor, "Because.")
    page.leave()
    (entry,) = ask(around, read_everything()).entries
    assert (entry.prompt, entry.text) == (asked, "Because.")
    assert ask(around, own_texts.told(around.clock(), 4)).answered == {asked}
    page.new_entry()
    assert not page.prompt.isVisible()
    page.open_entry(entry.id)
    assert page.prompt.isVisible()
    page.drop_prompt.click()
    page.leave()
    assert ask(around, entries.get(entry.id)).prompt == ""


def test_a_question_is_away_when_one_writes_and_when_it_is_not_wanted(
    around: Any, make: Make, qtbot: Any
) -> None:
    page = make(JournalPage)
    qtbot.keyClicks(page.editor, "x")
    assert not page.question.isVisible()
    page.new_entry()
    assert page.question.isVisible()
    assert not page.question.kind_note.isVisible()
    page.question.none.click()
    page.new_entry()
    assert not page.question.isVisible()
    around.settings.change("questions", False)
    other = make(JournalPage)
    assert not other.question.isVisible()
    around.settings.change("kind_notes", True)
    other.new_entry()
    assert other.question.kind_note.isVisible()
    assert not other.question.answer.isVisible()


def test_shipped_ones_are_changed_put_away_and_restored(around: Any, make: Make) -> None:
    page = make(PromptsPage)
    shipped = page.chosen
    page.change.click()
    page.text.set_text("In my words?")
    page.keep.click()
    assert page.chosen.text == "In my words?"
    assert page.chosen.id == shipped.id
    page.away.click()
    (own,) = ask(around, own_texts.own_texts())
    assert (own.replaces, own.text, own.archived) == (shipped.id, "In my words?", True)
    said: list[Any] = []
    page.notice.connect(said.append)
    page.shipped.click()
    assert page.chosen == shipped
    said[-1].then()
    assert page.chosen.text == "In my words?"
    assert ask(around, own_texts.own_texts()) == [
        OwnText(**{**_fields(own), "changed": ask(around, own_texts.own_texts())[0].changed})
    ]


def _fields(own: OwnText) -> dict[str, Any]:
    return {name: getattr(own, name) for name in OwnText.__slots__}


def test_ones_own_template_begins_an_entry(around: Any, make: Make) -> None:
    page = make(PromptsPage)
    page.kinds.set_value("template")
    page.kinds.changed.emit()
    page.new.click()
    page.title.setText("Sunday")
    page.text.set_text("{date}\nWhat was slow:")
    page.keep.click()
    asked: list[Any] = []
    page.go.connect(asked.append)
    row = texts(page).index("Sunday")
    page.list.setCurrentIndex(page.list.cards.index(row))
    page.use.click()
    assert asked == [ToJournal(template="{date}\nWhat was slow:")]
    journal = make(JournalPage)
    journal.enter(asked[0])
    assert journal.editor.text() == "Monday 23 November 2026\nWhat was slow:"
    page.delete.click()
    assert "Sunday" not in texts(page)


def test_own_texts_stand_in_the_export(around: Any) -> None:
    import json

    own = OwnText(kind="prompt", text="What did\nthe sea say?", deck="tender")
    kept = ask(around, own_texts.save_own_text(own))
    found = json.loads(json_out.encoded(ask(around, read_everything())))["own_texts"]
    assert [(one["id"], one["kind"], one["text"], one["deck"]) for one in found] == [
        (kept.id, "prompt", "What did\nthe sea say?", "tender")
    ]


def test_reading_shows_the_span_oldest_first_in_pieces(around: Any, make: Make, qtbot: Any) -> None:
    for n in range(45):
        write(around, date(2026, 10, 1 + n % 30), f"text {n} of **this**", title=f"t{n}")
    write(around, date(2025, 1, 1), "too early")
    write(around, date(2026, 10, 31), "an answer", prompt="A question?")
    page = make(ReadPage)
    page.enter(ToDays(first=date(2026, 10, 1), last=date(2026, 11, 23)))
    qtbot.waitUntil(lambda: "t1\n" in page.reader.toPlainText())
    bar = page.reader.verticalScrollBar()

    def whole() -> bool:
        bar.setValue(bar.maximum())
        return "an answer" in page.reader.toPlainText()

    qtbot.waitUntil(whole, timeout=10_000)
    said = page.reader.toPlainText()
    assert "too early" not in said
    assert all(f"text {n} of this" in said for n in range(45))
    assert said.index("text 0 of") < said.index("text 30 of") < said.index("text 29 of")
    assert said.index("A question?") < said.index("an answer")
    bar.setValue(0)
    page._step(1)
    first = bar.value()
    page._step(1)
    assert bar.value() > first > 0
    page._step(-1)
    assert bar.value() == first
    page.leave()
    assert page.reader.toPlainText() == ""


def test_an_answer_that_comes_late_offers_no_question_over_an_entry(
    around: Any, qtbot: Any
) -> None:
    question = QuestionPanel(around)
    asked: list[Any] = []
    real = around.desk.ask
    around.desk.ask = lambda operation, then, **_more: asked.append((operation, then))
    try:
        question.offer(on=True)
        question.offer(on=False)
    finally:
        around.desk.ask = real
    ((operation, then),) = asked
    around.desk.ask(operation, then)
    assert question.isHidden()
    question.offer(on=True)
    assert not question.isHidden()
    end(question)


def test_where_nothing_is_read_all_stands_together_and_the_keyboard_stays(
    around: Any, qtbot: Any, make: Make
) -> None:
    page = make(ReadPage)
    assert page.nothing.isVisible()
    assert not page.reader.isVisible()
    # the sentence stands right below what is above it
    above = page.kinds.mapTo(page, page.kinds.rect().bottomLeft()).y()
    assert page.nothing.mapTo(page, page.nothing.rect().topLeft()).y() - above < 60
    assert page.first_focus() is page.first


def test_a_row_tells_of_star_names_and_question(around: Any, make: Make) -> None:
    write(around, date(2025, 11, 23), "#walk by the sea", title="Sea", starred=True)
    write(around, date(2024, 11, 23), "", prompt="What did you need?")
    write(around, date(2023, 11, 23), "plain words", title="Plain")
    lines = make(OnThisDayPage).list.cards.lines
    assert [line.title for line in lines] == ["Sea", "What did you need?", "Plain"]
    assert lines[0].soft.endswith(" · star · walk")
    assert lines[2].soft.endswith(" · plain words")


def test_a_question_that_is_known_late_is_not_put_under_words(
    around: Any, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make(JournalPage)
    asked, late = around.desk.ask, []

    def ask_late(operation: Any, then: Any = None, *rest: Any, lane: str = "", **more: Any) -> None:
        if lane == "journal-question":
            late.append(partial(asked, operation, then, *rest, **more))
        else:
            asked(operation, then, *rest, lane=lane, **more)

    monkeypatch.setattr(around.desk, "ask", ask_late)
    page.editor.insertPlainText("an entry before it")
    page.question.forget()
    page.new_entry()
    page.editor.insertPlainText("words")
    for answer in late:
        answer()
    assert late
    assert not page.question.isVisible()
    page.editor.clear()
    assert page.question.isVisible()
