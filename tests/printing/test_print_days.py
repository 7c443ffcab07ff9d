"""The page that prints days: what is chosen is what is seen and what is printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton
from tests.conftest import end

from nearward.domain.model import Entry, Moment
from nearward.session.ask import entries, moments
from nearward_ui.exchange.outgoing import ExportPage
from nearward_ui.journal.reading.read_page import ReadPage
from nearward_ui.kit.context import Notice
from nearward_ui.printing import days
from nearward_ui.printing.days import DaysPage
from nearward_ui.routes import ToPrintDays

#: with four to six of it two pages are filled
PARAGRAPH = "quiet water " * 50


def write(around: Any, count: int = 6, text: str = "quiet water") -> list[Entry]:
    kept: list[Entry] = []
    for n in range(count):
        day = around.today - timedelta(days=n)
        at = around.clock() - timedelta(days=n)
        made = Entry(at=at, day=day, title=f"Title{n}", text=f"needle{n} {text}")
        around.desk.ask(entries.save(made), kept.append)
    return kept


def done(page: DaysPage | ExportPage, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not page.is_busy, timeout=60_000)


@pytest.fixture
def shown(around: Any, qtbot: Any) -> Iterator[DaysPage]:
    write(around, text=PARAGRAPH)
    page = DaysPage(around)
    page.resize(1084, 760)
    page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: not page.looking.is_busy, timeout=60_000)
    yield page
    end(page)


def told(page: DaysPage) -> list[Notice]:
    heard: list[Notice] = []
    page.notice.connect(heard.append)
    return heard


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_pages_that_are_seen_are_those_of_the_pdf(
    shown: DaysPage, tmp_path: Path, qtbot: Any
) -> None:
    assert shown.count.text() == "1 of 2"
    qtbot.mouseClick(shown.next, Qt.MouseButton.LeftButton)
    assert shown.count.text() == "2 of 2"
    assert not shown.next.isEnabled()
    heard = told(shown)
    shown.write_pdf(str(tmp_path / "out.pdf"))
    done(shown, qtbot)
    assert "not encrypted" in heard[0].text
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 2
    assert all(f"needle{n}" in text_of(tmp_path / "out.pdf") for n in range(6))
    assert shown.print_button.hasFocus() or not shown.isActiveWindow()


def test_another_choice_is_seen_and_printed(shown: DaysPage, tmp_path: Path, qtbot: Any) -> None:
    today = shown.around.today
    shown.span.first.setDate(shown.span.last.date())
    shown.span.paper.chips[1].click()
    qtbot.waitUntil(lambda: shown.count.text() == "1 of 1", timeout=30_000)
    shown.write_pdf(str(tmp_path / "out.pdf"))
    done(shown, qtbot)
    reader = PdfReader(tmp_path / "out.pdf")
    assert float(reader.pages[0].mediabox.width) == pytest.approx(612, abs=1)
    said = text_of(tmp_path / "out.pdf")
    assert "needle0" in said
    assert "needle1" not in said
    assert shown.span.wish.first == shown.span.wish.last == today


def test_nothing_in_these_days_is_said_and_nothing_can_be_printed(
    shown: DaysPage, qtbot: Any
) -> None:
    shown.span.kinds.chips[0].click()
    shown.span.kinds.chips[1].click()
    qtbot.waitUntil(shown.nothing.isVisible, timeout=30_000)
    assert "There is nothing of that kind" in shown.nothing.text()
    assert not shown.print_button.isEnabled()
    assert not shown.pdf_button.isEnabled()
    moment = Moment(at=shown.around.clock(), day=shown.around.today, outcome="stayed")
    shown.desk.ask(moments.save(moment))
    shown.enter(None)
    qtbot.waitUntil(shown.print_button.isEnabled, timeout=30_000)
    assert shown.nothing.isHidden()


def test_a_long_book_can_be_looked_at_in_part(
    around: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(days, "MOST", 3)
    write(around, 8, "words and words " * 300)
    page = DaysPage(around)
    page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: not page.looking.is_busy, timeout=60_000)
    for _ in range(5):
        page.next.click()
    assert page.count.text().startswith("3 of ")
    assert "not shown" in page.count.text()
    end(page)


def test_stopping_leaves_nothing(around: Any, qtbot: Any, tmp_path: Path) -> None:
    write(around, 20, "words and words " * 400)
    page = DaysPage(around)
    page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: not page.looking.is_busy, timeout=60_000)
    place = tmp_path / "out"
    place.mkdir()
    page.write_pdf(str(place / "out.pdf"))
    assert page.is_busy
    assert not page.span.isEnabled()
    page.progress.button.click()
    done(page, qtbot)
    assert page.trouble.text.text() == "Stopped. No part of the copy was left behind."
    assert page.trouble.property("role") == "calm"
    assert list(place.iterdir()) == []
    end(page)


def test_a_lock_in_the_middle_leaves_nothing(around: Any, qtbot: Any, tmp_path: Path) -> None:
    """Whether a page of it was on the disk already or not; what is answered later is not heard."""
    write(around, 80, "words and words " * 400)
    for turns in (0, 3, 6):
        page = ExportPage(around)
        page.show()
        page.enter(None)
        page.form.set_value("pdf")
        place = tmp_path / f"out{turns}"
        place.mkdir()
        page.write(str(place / "out.pdf"))
        for _ in range(turns):
            QApplication.processEvents()
        assert page.is_busy
        page.stop()
        around.desk.raise_epoch()
        end(page)
        assert list(place.iterdir()) == []


def test_a_place_where_it_cannot_be_is_said(shown: DaysPage, tmp_path: Path, qtbot: Any) -> None:
    shown.write_pdf(str(tmp_path / "none" / "out.pdf"))
    done(shown, qtbot)
    assert "cannot be written to that folder" in shown.trouble.text.text()


def test_it_goes_to_the_printer_that_is_chosen(shown: DaysPage, tmp_path: Path, qtbot: Any) -> None:
    heard = told(shown)
    shown.print_button.click()
    [dialog] = [w for w in QApplication.topLevelWidgets() if isinstance(w, QPrintDialog)]
    [line] = [w for w in dialog.findChildren(QLineEdit) if w.objectName() == "filename"]
    line.setText(str(tmp_path / "printed.pdf"))
    [button] = [w for w in dialog.findChildren(QPushButton) if w.text() == "&Print"]
    button.click()
    done(shown, qtbot)
    assert [notice.text for notice in heard] == ["It was sent to the printer."]
    assert "needle5" in text_of(tmp_path / "printed.pdf")


def test_a_printer_gets_nothing_of_what_was_stopped(
    around: Any, qtbot: Any, tmp_path: Path
) -> None:
    write(around, 20, "words and words " * 400)
    page = DaysPage(around)
    page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: not page.looking.is_busy, timeout=60_000)
    aborted = []

    class Heard(QPrinter):
        def abort(self) -> bool:
            aborted.append(True)
            return bool(super().abort())

    printer = Heard(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_on(printer)
    assert page.is_busy
    page.progress.button.click()
    done(page, qtbot)
    assert aborted
    end(page)


def test_pictures_are_seen_before_they_are_printed(around: Any, qtbot: Any) -> None:
    [entry] = write(around, 1)
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "red").save(out, "PNG")

    def add(vault: Any) -> None:
        with vault.writing():
            vault.pictures.add(entry.id, "p.png", out.getvalue())

    around.desk.ask(add)
    page = DaysPage(around)
    page.resize(1084, 760)
    page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: not page.looking.is_busy, timeout=60_000)
    image = page.preview.grab().toImage()
    reds = sum(
        image.pixelColor(QPoint(x, y)).red() > 200 > 90 > image.pixelColor(QPoint(x, y)).green()
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    )
    assert reds > 100
    end(page)


def test_the_dialogs_ask_where(shown: DaysPage, qtbot: Any) -> None:
    shown.pdf_button.click()
    [dialog] = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert dialog.selectedFiles()[0].endswith("diary.pdf")
    dialog.reject()
    shown.print_button.click()
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    assert len(found) == 1
    found[0].reject()


def test_nothing_of_it_is_kept_when_another_page_comes(shown: DaysPage) -> None:
    shown.leave()
    assert shown.preview._page is None
    assert shown._pages.pages == []


def test_reading_leads_there_with_its_days(around: Any, qtbot: Any) -> None:
    page = ReadPage(around)
    asked: list[Any] = []
    page.go.connect(asked.append)
    page.enter(None)
    page.kinds.set_values(("entry", "moment"))
    page.print.click()
    [route] = asked
    assert isinstance(route, ToPrintDays)
    there = DaysPage(around)
    there.enter(route)
    wish = there.span.wish
    assert (wish.first, wish.last) == (page.first.day, page.last.day)
    assert wish.kinds == ("entry", "moment")
    there.stop()
    end(there)
    end(page)


def test_the_export_page_writes_all_days(around: Any, qtbot: Any, tmp_path: Path) -> None:
    write(around, 4, PARAGRAPH)
    page = ExportPage(around)
    page.resize(1084, 760)
    page.show()
    page.enter(None)
    assert not page.span.isVisible()
    page.form.chips[3].click()
    assert page.span.isVisible()
    assert page.span.wish.first == around.today - timedelta(days=3)
    page.write(str(tmp_path / "diary.pdf"))
    done(page, qtbot)
    assert "2 pages" in page.where_to.text()
    assert "needle3" in text_of(tmp_path / "diary.pdf")
    page.write(str(tmp_path / "diary.pdf"))
    done(page, qtbot)
    assert "Something named diary.pdf is already there" in page.trouble.text.text()
    end(page)


def test_what_came_of_it_is_in_sight_in_a_small_window(
    around: Any, qtbot: Any, tmp_path: Path
) -> None:
    write(around, 2)
    page = ExportPage(around)
    page.resize(788, 500)
    page.show()
    page.enter(None)
    page.form.chips[3].click()
    page.write(str(tmp_path / "diary.pdf"))
    done(page, qtbot)
    bottom = page.foot.mapTo(page, QPoint(0, 0)).y() if page.foot else 0
    low = QPoint(0, page.where_to.height())
    qtbot.waitUntil(lambda: page.where_to.mapTo(page, low).y() <= bottom, timeout=3000)
    end(page)
