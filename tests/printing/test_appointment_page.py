"""The page for an appointment: off until chosen, seen as it is printed, kept over lock and kill."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from tests.conftest import NOW, ask, end

from nearward.domain.appointment import PLACE, Appointment
from nearward.domain.changes import ALL
from nearward.domain.model import CheckIn, Direction, Moment, Person
from nearward.session.ask import drafts, moments, people, trash
from nearward.session.ask.forms import direction
from nearward.session.ask.patterns import appointment
from nearward_ui.kit.context import Notice
from nearward_ui.kit.printing.output import page_layout
from nearward_ui.kit.printing.painter import paint
from nearward_ui.printing.appointment.page import AppointmentPage

TEXTS = ("Went quiet. @Ines saw.", "Left early.", "I said that Jonas is right.", "Rang her back.")


def fill(around: Any) -> list[Moment]:
    """Two people, four moments, and days that are confirmed."""
    jonas = ask(around, people.save(Person(alias="Jonas")))
    kept = []
    for n, text in enumerate(TEXTS):
        at = NOW - timedelta(days=3 * n + 1)
        moment = Moment(at=at, day=at.date(), outcome="withdrew", text=text, person_id=jonas.id)
        kept.append(ask(around, moments.save(moment)))
    vault = around.desk._vault
    with vault.writing():
        for n in range(1, 15):
            at = NOW - timedelta(days=n)
            vault.check_ins.save(CheckIn(at=at, day=at.date(), confirmed=True))
    return kept


@pytest.fixture
def held(around: Any) -> list[Moment]:
    return fill(around)


@pytest.fixture
def page(around: Any, held: list[Moment], qtbot: Any) -> Iterator[AppointmentPage]:
    found = opened(around, qtbot)
    yield found
    end(found)


def opened(around: Any, qtbot: Any) -> AppointmentPage:
    page = AppointmentPage(around)
    page.resize(1084, 760)
    page.show()
    page.activateWindow()
    page.enter(None)
    settled(page, qtbot)
    return page


def settled(page: AppointmentPage, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: page.is_set, timeout=20_000)


def words_of(page: AppointmentPage, path: Path) -> str:
    page.write_pdf(str(path))
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    return " ".join(" ".join(p.extract_text() for p in reader.pages).split())


def told(page: AppointmentPage) -> list[Notice]:
    heard: list[Notice] = []
    page.notice.connect(heard.append)
    return heard


def tick(page: AppointmentPage, *parts: str) -> None:
    for part in parts:
        page.fields.ticks[part].setChecked(True)


def test_everything_is_off_and_only_notes_are_printed(
    page: AppointmentPage, qtbot: Any, tmp_path: Path
) -> None:
    assert not any(tick.isChecked() for tick in page.fields.ticks.values())
    assert not page.fields.own_words.isVisibleTo(page)
    assert page.told.isHidden()
    text = words_of(page, tmp_path / "a.pdf")
    assert "Notes" in text
    assert "14 confirmed of" in text
    for absent in ("Jonas", "Ines", "Went quiet", "How often", "Staying"):
        assert absent not in text


def test_by_keys_alone_a_part_is_chosen_and_its_words_are_written(
    page: AppointmentPage, qtbot: Any, tmp_path: Path
) -> None:
    box = page.fields.ticks["questions"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert page.fields.questions[0].isVisibleTo(page)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.fields.questions[0]
    qtbot.keyClicks(page.fields.questions[0], "Why with @Jonas?")
    settled(page, qtbot)
    assert "Why with J.?" in words_of(page, tmp_path / "a.pdf")


def test_moments_are_chosen_beside_the_page_up_to_three(
    page: AppointmentPage, held: list[Moment], qtbot: Any, tmp_path: Path
) -> None:
    asked: list[bool] = []
    page.side_asked.connect(asked.append)
    heard = told(page)
    tick(page, "moments")
    page.fields.moments.choose_button.click()
    assert asked == [True]
    lines = page.choosing.list.cards.lines
    assert [line.thing.id for line in lines] == [one.id for one in held]  # type: ignore[attr-defined]
    for row in (1, 0, 2, 3):
        page.choosing.list.opened.emit(lines[row].thing)
    assert [one.id for one in page.fields.moments.moments] == [held[n].id for n in (2, 1, 0)]
    assert heard[-1].text == "Three moments are chosen. Take one off first."
    marked = [line.soft.startswith("on the sheet") for line in page.choosing.list.cards.lines]
    assert marked == [True, True, True, False]
    page.choosing.list.opened.emit(lines[1].thing)
    settled(page, qtbot)
    text = words_of(page, tmp_path / "a.pdf")
    assert "Went quiet. I. saw." in text
    assert "pulled away · J." in text
    assert "Left early" not in text
    page.fields.moments.rows[0][2].click()
    assert [one.id for one in page.fields.moments.moments] == [held[0].id]
    assert page.focusWidget() is page.fields.moments.rows[0][2]


def test_a_name_in_plain_words_is_told_and_made_an_initial_where_that_is_wished(
    page: AppointmentPage, qtbot: Any, tmp_path: Path
) -> None:
    tick(page, "own-words")
    page.fields.own_words.setPlainText("I told Jonas, and only Jonas.")
    settled(page, qtbot)
    assert page.told.isVisibleTo(page)
    chip = page.told.still.names.chips[0]
    assert chip.text() == "Jonas"
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    settled(page, qtbot)
    assert "I told J., and only J." in words_of(page, tmp_path / "a.pdf")
    assert page.told.still.names.chips[0].hasFocus()
    assert page.fields.value.shortened == ("jonas",)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    settled(page, qtbot)
    assert "I told Jonas" in words_of(page, tmp_path / "b.pdf")


def test_the_direction_is_on_it_when_it_is_chosen_and_why_one_began_never(
    page: AppointmentPage, around: Any, qtbot: Any, tmp_path: Path
) -> None:
    told = Direction(text="To stay with Jonas when it is quiet.", why_now="My own birthday.")
    around.desk.ask(direction.save(told))
    page.refresh(ALL)
    settled(page, qtbot)
    assert "To stay" not in words_of(page, tmp_path / "a.pdf")
    tick(page, "direction")
    settled(page, qtbot)
    text = words_of(page, tmp_path / "b.pdf")
    assert "To stay with" in text
    assert "birthday" not in text
    page.leave()
    assert page._direction == ""


def test_what_does_not_fit_is_said_before_it_is_printed(page: AppointmentPage, qtbot: Any) -> None:
    tick(page, "own-words")
    page.fields.own_words.setPlainText("So many words. " * 1_000)
    settled(page, qtbot)
    said = page.told.left_out.text()
    assert said.startswith("Two pages are full. What does not fit is left out: “In my own words”.")
    page.fields.own_words.setPlainText("Few words.")
    settled(page, qtbot)
    assert page.told.isHidden()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_what_is_seen_is_what_is_printed(
    page: AppointmentPage, qtbot: Any, tmp_path: Path, paper: str
) -> None:
    """Dot by dot: the preview's page, and the same page out of the printer."""
    page.fields.paper.set_value(paper)
    page.fields.paper.changed.emit()
    tick(page, *page.fields.ticks)
    page.fields.own_words.setPlainText("It is the good evenings.")
    settled(page, qtbot)
    sheet = page.sheet
    assert sheet is not None
    assert sheet.paper == paper
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_layout(paper))
    printer.setFullPage(True)
    page.print_on(printer)
    printed = PdfReader(tmp_path / "printed.pdf").pages[0]
    page.write_pdf(str(tmp_path / "made.pdf"))
    made = PdfReader(tmp_path / "made.pdf").pages[0]
    assert printed.extract_text().split() == made.extract_text().split()
    shown = page.preview.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    again = QImage(shown.size(), QImage.Format.Format_Grayscale8)
    again.fill(255)
    first = sheet.made.pages[0]
    scale = min((shown.width() - 8) / first.width, (shown.height() - 8) / first.height)
    painter = QPainter(again)
    painter.translate(round((shown.width() - first.width * scale) / 2), 4)
    paint(first, painter, scale)
    painter.end()
    left = round((shown.width() - first.width * scale) / 2) + 3
    right, low = shown.width() - left, round(first.height * scale)
    seen, wanted = (dots(one)[7:low, left:right] for one in (shown, again))
    assert wanted.min() < 60
    assert np.abs(seen.astype(int) - wanted.astype(int)).max() <= 2


def dots(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width()].copy()


def test_it_comes_back_as_it_was(
    page: AppointmentPage, held: list[Moment], around: Any, qtbot: Any
) -> None:
    tick(page, "moments", "own-words", "questions")
    page.fields.own_words.setPlainText("Kept words\nin two lines.")
    page.fields.name.setText("J.")
    page.fields.questions[1].setText("Why?")
    page.fields.span.set_value("12-weeks")
    page.choosing.picked.emit(held[1].id)
    value = page.fields.value
    page.leave()
    other = opened(around, qtbot)
    assert other.fields.value == value
    assert [one.id for one in other.fields.moments.moments] == [held[1].id]
    end(other)


def test_what_was_not_saved_yet_is_saved_by_a_lock(
    page: AppointmentPage, around: Any, qtbot: Any
) -> None:
    tick(page, "own-words")
    page.fields.own_words.setPlainText("just typed")
    saving = page.unsaved()
    assert saving is not None
    ask(around, saving)
    assert ask(around, drafts.get(PLACE))["own_words"] == "just typed"
    page.leave()
    assert page.unsaved() is None


def test_taking_everything_off_can_be_taken_back(page: AppointmentPage, around: Any) -> None:
    heard = told(page)
    tick(page, "in-short", "own-words")
    page.fields.own_words.setPlainText("not lost")
    value = page.fields.value
    page.anew.click()
    assert page.fields.value == Appointment()
    assert page.fields.value.body is None
    undo = heard[-1].then
    assert undo is not None
    undo()
    assert page.fields.value == value


def test_a_moment_in_the_trash_is_on_no_sheet(
    page: AppointmentPage, held: list[Moment], around: Any, qtbot: Any, tmp_path: Path
) -> None:
    tick(page, "moments")
    page.choosing.picked.emit(held[0].id)
    page.choosing.picked.emit(held[1].id)
    ask(around, trash.delete("moment", held[0].id))
    settled(page, qtbot)
    assert [one.id for one in page.fields.moments.moments] == [held[1].id]
    assert "Went quiet" not in words_of(page, tmp_path / "a.pdf")


def test_another_moment_with_the_same_number_is_not_taken_for_it(
    page: AppointmentPage, held: list[Moment], around: Any, qtbot: Any
) -> None:
    body = {"parts": ["moments"], "moments": [{"id": held[0].id, "at": "2001-01-01T00:00:00"}]}
    ask(around, drafts.keep(PLACE, body))
    page.enter(None)
    assert page.fields.moments.moments == []
    assert page.fields.ticks["moments"].isChecked()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"parts": "in-short", "moments": 7, "questions": [1, None], "span": 3, "name": []},
        {"parts": ["gone-by-then", 4], "moments": [{"id": "1"}, None, {"id": True, "at": ""}]},
        {"span": "700-weeks", "questions": ["a", "b", "c", "d", "e"], "shortened": {"a": 1}},
    ],
)
def test_what_another_program_wrote_there_does_no_harm(
    page: AppointmentPage, around: Any, qtbot: Any, body: dict[str, Any]
) -> None:
    ask(around, drafts.keep(PLACE, body))
    page.enter(None)
    settled(page, qtbot)
    assert page.fields.range_id == "26-weeks"
    assert page.sheet is not None
    assert len(page.sheet.made.pages) == 1


def test_a_part_of_a_newer_program_stays_kept(page: AppointmentPage, around: Any) -> None:
    ask(around, appointment.keep(Appointment(parts=("in-short", "moon"))))
    page.enter(None)
    assert page.fields.value.parts == ("in-short", "moon")


def test_print_is_asked_right_after_a_word_and_prints_that_word(
    page: AppointmentPage, qtbot: Any, tmp_path: Path
) -> None:
    tick(page, "own-words")
    page.fields.own_words.setPlainText("the last word")
    assert not page.is_set
    page._on_place(str(tmp_path / "late.pdf"))
    qtbot.waitUntil(lambda: (tmp_path / "late.pdf").exists(), timeout=20_000)
    assert "the last word" in PdfReader(tmp_path / "late.pdf").pages[0].extract_text()


def test_where_it_cannot_be_written_it_is_said_and_nothing_is_left(
    page: AppointmentPage, tmp_path: Path
) -> None:
    heard = told(page)
    page.write_pdf(str(tmp_path / "no such folder" / "a.pdf"))
    assert heard[-1].lasting
    assert list(tmp_path.rglob("*.pdf*")) == []


def test_nothing_of_it_is_held_once_another_page_comes(page: AppointmentPage, qtbot: Any) -> None:
    tick(page, "in-short")
    settled(page, qtbot)
    assert page.preview.accessibleDescription()
    page.leave()
    assert page.sheet is None
    assert page.preview.accessibleDescription() == ""
    assert page.choosing.list.cards.lines == []


def test_an_empty_diary_has_a_sheet_and_no_moment_to_choose(around: Any, qtbot: Any) -> None:
    page = opened(around, qtbot)
    tick(page, *page.fields.ticks)
    settled(page, qtbot)
    page.fields.moments.choose_button.click()
    assert page.choosing.said.text() == "No moment is noted in this time."
    assert page.sheet is not None
    assert len(page.sheet.made.pages) == 1
    end(page)


def test_each_field_has_a_name_of_its_own(page: AppointmentPage) -> None:
    tick(page, *page.fields.ticks)
    fields = page.fields
    named = [*fields.ticks.values(), *fields.questions, fields.name, fields.own_words, fields.span]
    names = [field.accessibleName() for field in named]
    assert all(names)
    # the words of a part are called as the part is
    assert len(set(names)) == len(names) - 1
