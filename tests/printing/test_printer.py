"""A printer that is not there, one that stops in the middle, and a file that does not fit."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from tests.conftest import end
from tests.printing.test_print_page import LONG, told
from tests.worksheets.test_worksheets import keep, made

from nearward_ui.kit.printing.printer import print_pages
from nearward_ui.kit.widgets.basic import Prose
from nearward_ui.printing.page import PrintPage


class Stopping(QPrinter):
    """A printer that takes so many pages."""

    def __init__(self, path: Path, pages: int) -> None:
        super().__init__()
        self.setOutputFileName(str(path))
        self.left = pages

    def newPage(self) -> bool:
        self.left -= 1
        return self.left > 0 and super().newPage()


@pytest.fixture
def shown(around: Any, qtbot: Any) -> Iterator[PrintPage]:
    """A worksheet of several pages."""
    keep(around, made(around, answers=LONG, status="finished"))
    page = PrintPage(around)
    page.resize(1084, 760)
    page.show()
    page.enter(None)
    page.filled.setCurrentIndex(page.filled.count() - 1)
    page._refresh()
    assert len(page.pages) > 2
    yield page
    end(page)


def test_without_a_printer_the_dialog_says_so(shown: PrintPage) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("there is a printer here")
    shown.print_it()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QPrintDialog)]
    (said,) = dialog.findChildren(Prose)
    assert said.isVisible()
    assert said.text() == (
        "No printer is set up on this computer. A PDF can be made here in its place."
    )
    dialog.reject()


@pytest.mark.parametrize("pages", [1, 2])
def test_a_printer_that_stops_in_the_middle_is_told(
    shown: PrintPage, tmp_path: Path, pages: int
) -> None:
    heard = told(shown)
    printer = Stopping(tmp_path / "out.pdf", pages)
    print_pages(shown.pages, printer, shown)
    (notice,) = heard
    assert "stopped before it had all pages" in notice.text
    assert "Your diary is as it was" in notice.text
    assert notice.lasting


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_begins_nothing_is_told(shown: PrintPage, tmp_path: Path) -> None:
    heard = told(shown)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "no such folder" / "out.pdf"))
    print_pages(shown.pages, printer, shown)
    assert ["stopped" in notice.text for notice in heard] == [True]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_a_full_disk_below_what_is_printed_is_told(shown: PrintPage, tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        heard = told(shown)
        printer = QPrinter()
        printer.setOutputFileName(str(place / "out.pdf"))
        print_pages(shown.pages, printer, shown)
        assert ["stopped" in notice.text for notice in heard] == [True]
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_what_was_taken_whole_is_said_so(shown: PrintPage, tmp_path: Path) -> None:
    heard = told(shown)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    print_pages(shown.pages, printer, shown)
    assert [notice.text for notice in heard] == ["It was sent to the printer."]
