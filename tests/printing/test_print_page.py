"""The print page: what is chosen is what is shown and what is printed, and nothing else is left."""

from __future__ import annotations

import io
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from tests.conftest import end
from tests.faults.test_disks_and_places import _fill
from tests.kit.nobody import nobody
from tests.worksheets.test_worksheets import ALL, keep, made

from nearward.domain.model import Worksheet
from nearward.session.ask import settings, worksheets
from nearward_ui.kit.context import Notice
from nearward_ui.printing.page import PrintPage
from nearward_ui.routes import ToPrint

SIZES = {"a4": (595, 842), "letter": (612, 792)}
LONG = {
    **ALL,
    "evidence_for": [
        {"txt": f"line {n} " + "quiet water " * 9, "kind": "fact", "weight": 2} for n in range(90)
    ],
}


@pytest.fixture
def shown(around: Any, qtbot: Any) -> Iterator[PrintPage]:
    """The page with one short and one long worksheet to choose from."""
    keep(around, made(around, answers=ALL, status="finished"))
    keep(around, made(around, answers=LONG, status="finished"))
    page = PrintPage(around)
    page.resize(1084, 760)
    page.show()
    page.activateWindow()
    page.enter(None)
    yield page
    end(page)


def told(page: PrintPage) -> list[Notice]:
    heard: list[Notice] = []
    page.notice.connect(heard.append)
    return heard


def words_on(path: Path | bytes) -> list[str]:
    """The text of each page of a PDF, without its blanks."""
    reader = PdfReader(io.BytesIO(path) if isinstance(path, bytes) else path)
    return ["".join(page.extract_text().split()) for page in reader.pages]


def ink(page: PrintPage) -> int:
    """How much of the preview is dark."""
    image = page.preview.grab().toImage()
    at = range(0, image.width(), 2), range(0, image.height(), 2)
    return sum(image.pixelColor(x, y).lightness() < 120 for x in at[0] for y in at[1])


def press(widget: QWidget, key: Qt.Key, qtbot: Any) -> None:
    widget.setFocus()
    qtbot.keyClick(widget, key)


def click(widget: QWidget, qtbot: Any) -> None:
    at = widget.rect().center()
    assert widget.window().childAt(widget.mapTo(widget.window(), at)) is widget
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)


def asked(kind: type[QDialog]) -> Any:
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return dialog


def test_at_first_it_is_blank_on_the_paper_of_the_diary(shown: PrintPage) -> None:
    assert shown.worksheet is None
    assert shown.document.date == ""
    assert shown.paper.value == "a4"
    assert len(shown.pages) == 1


def test_blank_or_filled_by_keyboard(shown: PrintPage, qtbot: Any) -> None:
    assert shown.filled.count() == 4, "blank, an example, and two that were filled"
    press(shown.filled, Qt.Key.Key_Down, qtbot)
    assert shown.worksheet is None
    assert shown.document.date == "A made-up example"
    press(shown.filled, Qt.Key.Key_Down, qtbot)
    assert shown.worksheet is not None
    assert shown.worksheet.answers["evidence_for"] == LONG["evidence_for"], "the newest first"
    press(shown.filled, Qt.Key.Key_Home, qtbot)
    assert shown.worksheet is None
    assert shown.document.date == ""
    press(shown.filled, Qt.Key.Key_End, qtbot)
    assert shown.worksheet is not None
    assert shown.worksheet.answers["evidence_for"] == ALL["evidence_for"]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
def test_blank_or_filled_by_mouse(shown: PrintPage, qtbot: Any) -> None:
    shown.filled.setFocus()
    qtbot.mousePress(shown.filled, Qt.MouseButton.LeftButton)
    popup = shown.filled.view()
    qtbot.waitUntil(popup.isVisible)
    spot = popup.visualRect(popup.model().index(2, 0)).center()
    qtbot.mouseMove(popup.viewport(), spot)
    # a release that follows the press at once belongs to the press
    qtbot.wait(QApplication.doubleClickInterval() + 20)
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: shown.worksheet is not None)
    assert len(shown.pages) > 1


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_the_paper(shown: PrintPage, around: Any, qtbot: Any, by: str) -> None:
    letter = shown.paper.chips[1]
    if by == "mouse":
        click(letter, qtbot)
    else:
        shown.paper.take_focus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert (round(shown.pages[0].width), round(shown.pages[0].height)) == SIZES["letter"]
    kept: list[Any] = []
    around.desk.ask(settings.every(), kept.append)
    assert kept == [{"paper": "letter"}], "the next sheet is on the same paper"
    click(letter, qtbot)
    assert shown.paper.value == "letter", "a paper is always chosen"


def test_the_preview_shows_what_is_chosen(shown: PrintPage, qtbot: Any) -> None:
    blank = ink(shown)
    assert blank > 50
    press(shown.filled, Qt.Key.Key_End, qtbot)
    assert ink(shown) > blank * 1.2


def test_the_pages_can_be_turned(shown: PrintPage, qtbot: Any) -> None:
    assert not shown.next.isVisible()
    for _ in range(2):
        press(shown.filled, Qt.Key.Key_Down, qtbot)
    count = len(shown.pages)
    assert count > 2
    assert shown.count.text() == f"1 of {count}"
    assert (shown.before.isEnabled(), shown.next.isEnabled()) == (False, True)
    shown.preview.setFocus()
    first = shown.preview.grab().toImage()
    click(shown.next, qtbot)
    assert shown.count.text() == f"2 of {count}"
    assert shown.preview.grab().toImage() != first
    for _ in range(count + 3):
        press(shown.preview, Qt.Key.Key_PageDown, qtbot)
    assert shown.count.text() == f"{count} of {count}"
    assert (shown.before.isEnabled(), shown.next.isEnabled()) == (True, False)
    for _ in range(count + 3):
        press(shown.preview, Qt.Key.Key_PageUp, qtbot)
    assert shown.preview.grab().toImage() == first


def test_a_worksheet_that_is_not_saved_yet_is_printed_as_it_stands(
    shown: PrintPage, around: Any
) -> None:
    """As its page hands it over: also before its last words are on the disk."""
    fresh = made(around, answers={"situation": "only just typed"})
    shown.enter(ToPrint(worksheet=fresh))
    assert shown.worksheet is fresh
    kept: list[Worksheet] = []
    around.desk.ask(worksheets.page(), kept.extend)
    changed = replace(kept[0], answers={"situation": "changed a moment ago"})
    shown.enter(ToPrint(worksheet=changed))
    assert shown.worksheet is changed
    assert shown.filled.count() == 4, "it is not there twice"
    shown.enter(None)
    assert shown.worksheet is None


@pytest.mark.parametrize("paper", list(SIZES))
@pytest.mark.parametrize("filled", [0, 2, 3])
def test_the_pdf_is_what_the_preview_shows(
    shown: PrintPage, tmp_path: Path, qtbot: Any, paper: str, filled: int
) -> None:
    shown.paper.chips[list(SIZES).index(paper)].click()
    for _ in range(filled):
        press(shown.filled, Qt.Key.Key_Down, qtbot)
    heard = told(shown)
    target = tmp_path / "out" / "sheet.pdf"
    target.parent.mkdir()
    shown.write_pdf(str(target))
    assert "not encrypted" in heard[0].text
    assert str(target) in heard[0].text
    reader = PdfReader(target)
    assert len(reader.pages) == len(shown.pages)
    for page in reader.pages:
        size = round(float(page.mediabox.width)), round(float(page.mediabox.height))
        assert size == SIZES[paper]
    text = "".join(words_on(target))
    assert ("Iamtoomuch." in text) == bool(filled), text
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["sheet.pdf"]


def test_the_pdf_says_nothing_of_when_and_by_whom(shown: PrintPage, tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    shown.write_pdf(str(target))
    body = target.read_bytes()
    assert b"/CreationDate (D:20000101000000" in body
    assert not re.search(rb"D:(?!20000101000000)\d{14}", body)
    assert os.environ["HOME"].encode() not in body


def test_a_folder_that_is_not_there_or_read_only_is_said(shown: PrintPage) -> None:
    heard = told(shown)
    with tempfile.TemporaryDirectory(prefix="nearward-test-") as made_folder:
        folder = Path(made_folder)
        shown.write_pdf(str(folder / "none" / "sheet.pdf"))
        folder.chmod(0o555)
        with nobody():
            shown.write_pdf(str(folder / "sheet.pdf"))
        folder.chmod(0o755)
        shown.write_pdf(str(folder / "a\x00b.pdf"))
        shown.write_pdf(str(folder / ("a" * 400 + ".pdf")))
        (folder / "folder.pdf").mkdir()
        shown.write_pdf(str(folder / "folder.pdf"))
        assert [path.name for path in folder.iterdir()] == ["folder.pdf"]
    assert len(heard) == 5
    for notice in heard:
        assert "encrypted" not in notice.text
        assert notice.lasting


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_a_full_disk_is_said_and_the_file_before_stays(shown: PrintPage, tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        target = place / "sheet.pdf"
        target.write_bytes(b"here before")
        _fill(place)
        heard = told(shown)
        shown.write_pdf(str(target))
        assert "full" in heard[0].text
        assert target.read_bytes() == b"here before"
        assert sorted(path.name for path in place.iterdir()) == ["filler", "sheet.pdf"]
        (place / "filler").unlink()
        assert len(heard) == 1
    finally:
        subprocess.run(["umount", str(place)], check=True)


def choose(dialog: QFileDialog, path: Path) -> None:
    """Type a name into the dialog and take it."""
    (line,) = [w for w in dialog.findChildren(QLineEdit) if w.objectName() == "fileNameEdit"]
    line.setText(str(path))
    dialog.accept()


def answer(button: QMessageBox.StandardButton, said: list[str]) -> None:
    """What is asked next is answered so."""

    def now() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(box.text())
            box.button(button).click()

    QTimer.singleShot(50, now)


def test_the_dialog_leads_to_the_file(shown: PrintPage, tmp_path: Path, qtbot: Any) -> None:
    click(shown.pdf_button, qtbot)
    dialog = asked(QFileDialog)
    assert dialog.directory().absolutePath() == os.environ["HOME"]
    choose(dialog, tmp_path / "named")
    assert len(words_on(tmp_path / "named.pdf")) == 1, "the ending is added"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]


def test_an_existing_file_is_replaced_only_after_it_was_chosen(
    shown: PrintPage, tmp_path: Path, qtbot: Any
) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"here before")
    said: list[str] = []
    click(shown.pdf_button, qtbot)
    dialog = asked(QFileDialog)
    answer(QMessageBox.StandardButton.No, said)
    choose(dialog, target)
    assert target.read_bytes() == b"here before"
    assert dialog.isVisible(), "another name can be taken"
    answer(QMessageBox.StandardButton.Yes, said)
    choose(dialog, target)
    assert len(words_on(target)) == 1
    assert len(said) == 2
    assert all("sheet.pdf" in text for text in said)


def everything_below(*folders: Path) -> set[Path]:
    return {path for folder in folders for path in folder.rglob("*")}


def test_nothing_else_is_left_on_the_disk(
    shown: PrintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    """Looking, turning, asking, cancelling, making a PDF, printing into a file."""
    home, temporary = Path(os.environ["HOME"]), tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    before = everything_below(home, tmp_path)
    press(shown.filled, Qt.Key.Key_Down, qtbot)
    press(shown.preview, Qt.Key.Key_PageDown, qtbot)
    click(shown.pdf_button, qtbot)
    asked(QFileDialog).reject()
    assert everything_below(home, tmp_path) == before
    click(shown.pdf_button, qtbot)
    choose(asked(QFileDialog), home / "sheet.pdf")
    click(shown.print_button, qtbot)
    asked(QDialog).reject()
    click(shown.print_button, qtbot)
    print_into(asked(QDialog), home / "printed.pdf")
    assert everything_below(home, tmp_path) - before == {home / "sheet.pdf", home / "printed.pdf"}
    assert [len(page) for page in words_on(home / "printed.pdf")] == [
        len(page) for page in words_on(home / "sheet.pdf")
    ]


def print_into(dialog: QDialog, path: Path) -> None:
    """There is no printer here; Qt's dialog offers a file in its place."""
    (line,) = [w for w in dialog.findChildren(QLineEdit) if w.objectName() == "filename"]
    line.setText(str(path))
    (button,) = [w for w in dialog.findChildren(QPushButton) if w.text() == "&Print"]
    button.click()


def test_printing_says_so_and_its_dialog_is_gone(
    shown: PrintPage, tmp_path: Path, qtbot: Any
) -> None:
    heard = told(shown)
    for n in range(2):
        click(shown.print_button, qtbot)
        dialog = asked(QDialog)
        assert heard == []
        if n == 0:
            dialog.reject()
        else:
            print_into(dialog, tmp_path / "printed.pdf")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not [w for w in QApplication.allWidgets() if isinstance(w, QDialog)]
    assert [notice.text for notice in heard] == ["It was sent to the printer."]
    assert len(words_on(tmp_path / "printed.pdf")) == 1
