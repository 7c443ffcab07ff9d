"""The journal page: what is typed is what is kept; finding, moving, deleting."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.narrowed import present

from nearward.domain.model import Entry, Moment
from nearward.session.ask import entries, moments
from nearward.session.autosave import Autosave
from nearward.session.jobs.everything import read_everything
from nearward.vault.tables.row import text_in
from nearward_ui.journal.page import JournalPage
from nearward_ui.routes import ToJournal

NASTY = "a\u00a0b\u2028c\u2029d\x00e\x1bf\ufffcg\ufdd0h\u202ei\r\nj\ttab 👩‍👩‍👧 שלום"


def every(around: Any) -> list[Entry]:
    found: list[Any] = []
    around.desk.ask(read_everything(), found.append)
    entries: list[Entry] = found[0].entries
    return entries


def write(around: Any, text: str, at: datetime, title: str = "") -> Entry:
    kept: list[Entry] = []
    made = Entry(at=at, day=at.date(), title=title, text=text)
    around.desk.ask(entries.save(made), kept.append)
    return kept[0]


def test_it_is_saved_a_second_after_the_last_key_and_says_so(
    page: JournalPage, around: Any, qtbot: Any
) -> None:
    qtbot.keyClicks(page.editor, "A quiet day")
    assert every(around) == []
    qtbot.waitUntil(lambda: page.foot_line.saved.text() == "Saved", timeout=4000)
    (entry,) = every(around)
    assert (entry.text, entry.day) == ("A quiet day", date(2026, 11, 23))
    qtbot.keyClicks(page.editor, " indeed")
    assert page.foot_line.saved.text() != "Saved"
    page.leave()
    (entry,) = every(around)
    assert entry.text == "A quiet day indeed"


def test_several_entries_a_day(page: JournalPage, around: Any, qtbot: Any) -> None:
    for text in ("one", "two", "three"):
        page.finding.head.pen.click()
        qtbot.keyClicks(page.editor, text)
    page.leave()
    assert [entry.text for entry in every(around)] == ["one", "two", "three"]
    assert len({entry.day for entry in every(around)}) == 1
    assert page.finding.list.cards.rowCount() == 3


def test_a_page_that_is_gone_asks_nothing_of_the_diary(
    around: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = JournalPage(around)
    gone.enter(None)
    gone.writing._policy = Autosave(quiet=0.05)
    gone.editor.setPlainText("one")
    asked: list[object] = []
    monkeypatch.setattr(around.desk, "ask", lambda *args, **_more: asked.append(args))
    gone.deleteLater()
    qtbot.wait(150)  # `gone` is still held here, as anything may hold it
    assert asked == []


def test_an_untouched_page_is_not_kept(page: JournalPage, around: Any) -> None:
    page.new_entry()
    page.leave()
    assert page.unsaved() is None
    assert every(around) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120), title=st.text(max_size=40))
def test_looking_at_an_entry_changes_nothing(
    page: JournalPage, around: Any, text: str, title: str
) -> None:
    kept = write(around, text, datetime(2026, 3, 4, 12, tzinfo=UTC), title)
    page.open_entry(kept.id)
    assert page.unsaved() is None
    assert (page.writing.entry.title, page.writing.entry.text) == (text_in(title), text_in(text))


def test_every_letter_that_is_pasted_is_kept(page: JournalPage, around: Any) -> None:
    data = QMimeData()
    data.setText(NASTY)
    page.editor.insertFromMimeData(data)
    page.leave()
    assert every(around)[0].text == NASTY.replace("\r\n", "\n")


def test_only_text_is_pasted(page: JournalPage, around: Any) -> None:
    html = QMimeData()
    html.setText("bold")
    html.setHtml('<b>bold</b><img src="file:///etc/passwd"><img src="//host/share/x.png">')
    page.editor.insertFromMimeData(html)
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    picture.setText("a table of which this is a picture")
    page.editor.undo()
    page.editor.insertFromMimeData(picture)
    assert page.editor.text() == "a table of which this is a picture"
    page.editor.undo()
    page.editor.insertFromMimeData(html)
    page.leave()
    assert [entry.text for entry in every(around)] == ["bold"]


def test_a_megabyte_can_be_pasted_and_opened(page: JournalPage, around: Any) -> None:
    text = ("quiet water " * 20 + "\n") * 4300
    data = QMimeData()
    data.setText(text)
    page.editor.insertFromMimeData(data)
    page.leave()
    (entry,) = every(around)
    assert len(entry.text) > 1_000_000
    page.new_entry()
    page.open_entry(entry.id)
    assert page.editor.text() == text


def test_search_while_typing_shows_what_fits_newest_first(
    page: JournalPage, around: Any, qtbot: Any
) -> None:
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    for n in range(5):
        write(around, f"The heron stood there, time {n}", noon + timedelta(days=n * 3 % 5))
    around.desk.ask(
        moments.save(
            Moment(at=noon, day=noon.date(), outcome="stayed", text="a heron, and I stayed")
        )
    )
    qtbot.waitUntil(lambda: page.finding.list.cards.rowCount() == 6)
    qtbot.keyClicks(page.finding.search, "hero")
    qtbot.waitUntil(lambda: "\u0002" in page.finding.list.cards.lines[0].soft)
    assert page.finding.list.cards.rowCount() == 6
    days = [line.thing.day for line in page.finding.list.cards.lines]  # type: ignore[attr-defined]
    assert days == sorted(days, reverse=True)
    assert "\u0002heron\u0003" in page.finding.list.cards.lines[0].soft
    qtbot.keyClicks(page.finding.search, "n time 3")
    qtbot.waitUntil(lambda: page.finding.list.cards.rowCount() == 1)
    qtbot.keyClick(page.finding.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.finding.list, Qt.Key.Key_Return)
    assert page.editor.text() == "The heron stood there, time 3"
    page.finding.search.setText("nothing like it")
    qtbot.waitUntil(lambda: page.finding.list.cards.rowCount() == 0)
    assert page.finding.nothing.isVisible()
    page.finding.search.clear()
    qtbot.waitUntil(lambda: page.finding.list.cards.rowCount() == 6)


def test_delete_and_undo(page: JournalPage, around: Any, qtbot: Any) -> None:
    kept = write(around, "Not this", datetime(2026, 3, 4, 12, tzinfo=UTC))
    page.open_entry(kept.id)
    notices: list[Any] = []
    page.notice.connect(notices.append)
    page.act("delete")
    assert every(around) == []
    assert page.editor.text() == ""
    assert notices[0].action == "Undo"
    notices[0].then()
    assert [entry.text for entry in every(around)] == ["Not this"]
    assert page.editor.text() == "Not this"


def test_the_month_leads_to_a_day_and_to_one_without_an_entry(
    page: JournalPage, around: Any
) -> None:
    write(around, "On the fourth", datetime(2026, 11, 4, 12, tzinfo=UTC))
    page.enter(None)
    page.open_day(date(2026, 11, 4))
    assert page.editor.text() == "On the fourth"
    page.open_day(date(2026, 11, 5))
    assert page.editor.text() == ""
    page.editor.setPlainText("Written later")
    page.leave()
    assert {(e.day, e.text) for e in every(around)} == {
        (date(2026, 11, 4), "On the fourth"),
        (date(2026, 11, 5), "Written later"),
    }


def set_date(page: JournalPage, at: datetime) -> None:
    page.top.when.click()
    assert page.details.date_edit.show_local(at)
    page.details.keep.click()


def test_a_date_in_the_year_one_is_kept_as_it_is(page: JournalPage, around: Any) -> None:
    kept = write(around, "Long ago", datetime(1, 1, 1, 12, tzinfo=UTC))
    page.open_entry(kept.id)
    page.top.when.click()
    assert "before the year 100" in page.details.note.text()
    assert not page.details.keep.isEnabled()
    page.editor.appendPlainText("and today")
    page.leave()
    (entry,) = every(around)
    assert (entry.at, entry.text) == (kept.at, "Long ago\nand today")
    page.enter(None)
    assert page.finding.list.cards.rowCount() == 1


def test_another_date(page: JournalPage, around: Any) -> None:
    page.editor.setPlainText("Long ago")
    for at in (
        datetime(100, 1, 1, 12),
        datetime(1969, 7, 20, 20, 17),
        datetime(2026, 11, 22, 2, 0),
    ):
        set_date(page, at)
        page.leave()
        (entry,) = every(around)
        assert entry.at.replace(tzinfo=None) == at
    assert entry.day == date(2026, 11, 21), "before four it is still the day before"


@pytest.mark.usefixtures("berlin")
def test_the_hours_that_a_clock_change_skips_and_repeats(page: JournalPage, around: Any) -> None:
    page.editor.setPlainText("At night")
    set_date(page, datetime(2026, 3, 29, 2, 30))  # skipped: 02:00 became 03:00
    assert not page.details.note.isHidden()
    assert "no such time" in page.details.note.text()
    page.leave()
    (entry,) = every(around)
    assert (entry.at.hour, entry.at.minute, entry.at.utcoffset()) == (3, 30, timedelta(hours=2))
    set_date(page, datetime(2026, 10, 25, 2, 30))  # there twice
    page.leave()
    (entry,) = every(around)
    assert (entry.at.hour, entry.at.utcoffset()) == (2, timedelta(hours=2)), "the first of both"


def test_what_was_typed_during_a_slow_save_is_kept_once(
    page: JournalPage, around: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[Any] = []
    real = around.desk.ask

    def slow(operation: Any, then: Any = None, troubled: Any = None, **more: Any) -> None:
        held.append((operation, then, troubled, more))

    monkeypatch.setattr(around.desk, "ask", slow)
    qtbot.keyClicks(page.editor, "first")
    page.writing.save()
    qtbot.keyClicks(page.editor, " second")
    last = page.unsaved()
    assert last is not None
    monkeypatch.setattr(around.desk, "ask", real)
    for operation, then, troubled, more in held:
        around.desk.ask(operation, then, troubled, **more)
    around.desk.ask(last)
    assert [entry.text for entry in every(around)] == ["first second"]


def test_narrow_the_list_is_a_drawer(page: JournalPage, around: Any) -> None:
    write(around, "Elsewhere", datetime(2026, 3, 4, 12, tzinfo=UTC))
    page.reshape("narrow")
    assert not page.finding.isVisible()
    QApplication.processEvents()
    stood = page.paper.geometry()
    page.top.list_button.click()
    QApplication.processEvents()
    # it lies over the page, which stays where it is
    veil, wide = page._columns.drawer.veil, around.look.px(312)
    assert page.finding.geometry() == QRect(0, 0, wide, page.height())
    assert veil.geometry() == QRect(wide, 0, page.width() - wide, page.height())
    assert page.paper.geometry() == stood
    assert page.finding.isAncestorOf(present(QApplication.focusWidget()))
    QTest.mouseClick(veil, Qt.MouseButton.LeftButton)
    assert not page.finding.isVisible()
    assert not veil.isVisible()
    page.top.list_button.click()
    page.editor.setFocus()
    assert not page.finding.isVisible()
    page.top.list_button.click()
    page.enter(ToJournal(id=every(around)[0].id))
    assert not page.finding.isVisible()
    assert page.paper.geometry() == stood
    assert page.editor.text() == "Elsewhere"


def test_pasted_html_becomes_text_and_nothing_is_loaded(page: JournalPage) -> None:
    held = QMimeData()
    held.setHtml("<p>I <b>stayed</b>.</p><img src='http://127.0.0.1:9/x.png'><script>x()</script>")
    assert page.editor.canInsertFromMimeData(held)
    page.editor.insertFromMimeData(held)
    assert page.editor.text() == "I **stayed**.\n\n![](http://127.0.0.1:9/x.png)"


def test_how_long_it_is_stands_with_its_date(page: JournalPage, qtbot: Any) -> None:
    qtbot.keyClicks(page.editor, "One two three.")
    page.top.when.click()
    assert page.details.lengths.text() == "3 words"
    assert page.details.lengths.accessibleDescription() == "14 characters"


def test_a_day_chosen_in_the_month_does_not_take_the_time_of_now(page: Any, around: Any) -> None:
    page.finding.month.chosen.emit(around.today - timedelta(days=4))
    page.editor.insertPlainText("written later")
    page.leave()
    (entry,) = every(around)
    assert entry.day == around.today - timedelta(days=4)
    assert (entry.at.hour, entry.at.minute) == (12, 0)
