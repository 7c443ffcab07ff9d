"""What is left off paper unless it is chosen: who somebody is, and how heavy it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import end
from tests.printing.test_print_page import words_on
from tests.worksheets.test_worksheets import ALL, keep, made

from nearward.session.ask import people
from nearward_ui.printing.page import PrintPage


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[PrintPage]:
    """A worksheet that names someone."""
    around.desk.ask(people.add("Ruth"))
    answers = {**ALL, "balanced": "@Ruth was busy. Ruth called."}
    keep(around, made(around, answers=answers, status="finished"))
    shown = PrintPage(around)
    shown.resize(1084, 760)
    shown.show()
    shown.enter(None)
    yield shown
    end(shown)


def test_people_are_initials_and_what_may_name_someone_is_said(
    page: PrintPage, tmp_path: Path
) -> None:
    assert page.initials.isHidden(), "a blank one names nobody"
    page.filled.setCurrentIndex(page.filled.count() - 1)
    page.filled.given.emit(page.filled.currentIndex())
    assert page.initials.isVisible()
    target = tmp_path / "sheet.pdf"
    page.write_pdf(str(target))
    assert "R.wasbusy.Ruthcalled." in "".join(words_on(target))
    assert [chip.text() for chip in page.still.names.chips] == ["Ruth"]
    page.still.names.chips[0].click()
    page.write_pdf(str(target))
    assert "R.wasbusy.R.called." in "".join(words_on(target))
    assert page.still.isVisible(), "it can be taken back"
    page.initials.click()
    page.write_pdf(str(target))
    assert "@Ruthwasbusy.Ruthcalled." in "".join(words_on(target))
    assert page.still.isHidden()


def test_how_heavy_it_was_is_off_paper_unless_chosen(page: PrintPage, tmp_path: Path) -> None:
    assert page.heavy.isHidden()
    page.filled.setCurrentIndex(page.filled.count() - 1)
    page.filled.given.emit(page.filled.currentIndex())
    assert page.heavy.isVisible()
    assert not page.heavy.isChecked()
    target = tmp_path / "sheet.pdf"
    page.write_pdf(str(target))
    assert "8of10" not in "".join(words_on(target))
    page.heavy.click()
    page.write_pdf(str(target))
    assert "8of10" in "".join(words_on(target))
