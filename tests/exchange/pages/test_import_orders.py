"""How days are written is asked once for a whole source, in the window and on the command line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.conftest import end
from tests.exchange.pages.test_import_page import entries

from nearward_ui.exchange.incoming import ImportPage

TABLE = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    "04/03/2025,,,21:40,meh,,,one\n05/03/2025,,,21:40,meh,,,two\n"
)


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[ImportPage]:
    made = ImportPage(around)
    made.resize(1084, 760)
    made.show()
    made.activateWindow()
    made.enter(None)
    yield made
    end(made)


def test_it_is_asked_once_in_the_window(
    page: ImportPage, around: Any, tmp_path: Path, qtbot: Any
) -> None:
    path = tmp_path / "daylio.csv"
    path.write_text(TABLE)
    page.take(path)
    order = page.choices.order
    assert page.choices.order_row.isVisible()
    assert [order.itemText(at) for at in range(order.count())] == [
        "Please choose",
        "04/03/2025 is Tuesday 4 March 2025",
        "04/03/2025 is Thursday 3 April 2025",
    ]
    assert "2 are left out" in page.report.count.text()
    order.setCurrentIndex(1)
    order.given.emit(1)
    assert "2 entries" in page.report.count.text()
    assert page.choices.order_row.isVisible()
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert [entry.day for entry in entries(around)] == [date(2025, 3, 4), date(2025, 3, 5)]


def test_another_source_is_asked_anew(page: ImportPage, tmp_path: Path) -> None:
    path = tmp_path / "daylio.csv"
    path.write_text(TABLE)
    page.take(path)
    other = tmp_path / "sure.csv"
    other.write_text(TABLE.replace("05/03/2025", "25/03/2025"))
    page.take(other)
    assert not page.choices.order_row.isVisible()
    assert page.choices.value.order == ""
    assert "2 entries" in page.report.count.text()


@pytest.mark.parametrize(("said", "brought"), [([], 0), (["--dates", "month-first"], 2)])
def test_it_is_said_on_the_command_line(tmp_path: Path, said: list[str], brought: int) -> None:
    path = tmp_path / "daylio.csv"
    path.write_text(TABLE)

    def nearward(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "nearward", *arguments, "--passphrase-stdin"],
            input="a long passphrase of mine\n",
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    diary = str(tmp_path / "d.nearward")
    nearward("new", diary)
    told = nearward("import", diary, str(path), *said)
    assert f"Imported: {brought}." in told
    assert ("--dates day-first" in told) is (not said)
