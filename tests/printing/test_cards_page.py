"""Cards to cut out: nothing is on the page until it is chosen, and what is seen is printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.conftest import NOW, end
from tests.worksheets.test_worksheets import keep

from nearward.domain.beliefs import Belief
from nearward.domain.model import Worksheet
from nearward.paper.drawing import DrawnText
from nearward.session.ask import people
from nearward.session.ask.forms import beliefs
from nearward_ui.printing.cards import BLANK, CardsPage
from nearward_ui.routes import ToPrintCards

SAID = "Mara, I need a minute. I will be back at eight."


def given(around: Any, sheet: str, **values: Any) -> Worksheet:
    at = around.clock()
    return Worksheet(at=at, day=at.date(), sheet=sheet, **values)


@pytest.fixture
def shown(around: Any, qtbot: Any) -> Iterator[CardsPage]:
    """A sentence, a plan, a story, and a worksheet that has no card."""
    around.desk.ask(people.add("Mara"))
    keep(around, given(around, "words", answers={"draft": SAID}, status="finished"))
    keep(around, given(around, "if-then", answers={"plan": "When it is quiet, I ask."}))
    keep(around, given(around, "evidence", answers={"balanced": "no card"}))
    story = Belief(at=NOW, day=NOW.date(), text="I am too much.", card_will="Stay a minute.")
    around.desk.ask(beliefs.save(story))
    page = CardsPage(around)
    page.resize(1084, 760)
    page.show()
    page.activateWindow()
    page.enter(None)
    yield page
    end(page)


def words_on(path: Path) -> str:
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def test_nothing_is_on_it_until_it_is_chosen(shown: CardsPage) -> None:
    assert shown.pages == []
    assert not shown.print_button.isEnabled()
    assert not shown.pdf_button.isEnabled()
    assert len(shown.chosen.chips) == 4, "a sentence, a plan, a story, and a blank one"


def test_chosen_by_keyboard_and_made_into_a_pdf(
    shown: CardsPage, tmp_path: Path, qtbot: Any
) -> None:
    shown.chosen.take_focus()
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert len(shown.pages) == 1
    target = tmp_path / "cards.pdf"
    shown.write_pdf(str(target))
    text = words_on(target)
    for wanted in ("Iamtoomuch.", "Stayaminute.", "Whenitisquiet,Iask.", "backateight"):
        assert wanted in text
    assert "nocard" not in text


def test_who_may_be_named_is_said_and_shortened(shown: CardsPage, tmp_path: Path) -> None:
    shown.all.click()
    assert not shown.still.isHidden()
    assert [chip.text() for chip in shown.still.names.chips] == ["Mara"]
    shown.still.names.chips[0].click()
    shown.write_pdf(str(tmp_path / "cards.pdf"))
    assert "Mara" not in words_on(tmp_path / "cards.pdf")
    shown.initials.setChecked(False)
    assert shown.still.isHidden()
    shown.write_pdf(str(tmp_path / "cards.pdf"))
    assert "Mara" in words_on(tmp_path / "cards.pdf")


def test_blank_ones_fill_the_page(shown: CardsPage) -> None:
    shown.chosen.set_values([BLANK])
    shown.chosen.changed.emit()
    assert len(shown.pages) == 1
    said = [one.text for one in shown.pages[0].ink if isinstance(one, DrawnText)]
    assert said.count("I will") == 8


def test_the_card_of_a_story_is_chosen_by_its_page(shown: CardsPage) -> None:
    shown.enter(ToPrintCards(belief=1))
    assert shown.chosen.values == ("b1",)
    assert len(shown.pages) == 1


def test_nothing_of_it_stays_where_it_is_left(shown: CardsPage) -> None:
    shown.all.click()
    shown.leave()
    assert shown.pages == []
    assert not [chip for chip in shown.chosen.chips if "too much" in chip.text()]


def test_what_was_chosen_is_chosen_after_a_lock(shown: CardsPage) -> None:
    chosen = [shown.chosen.chips[0].code, BLANK]
    shown.chosen.set_values(chosen)
    shown.chosen.changed.emit()
    where = shown.where()
    shown.leave()
    assert not shown.chosen.values, "nothing of it stays in memory"
    shown.enter(where)
    assert list(shown.chosen.values) == chosen
    assert len(shown.pages) == 1
    # a card that is gone meanwhile is not chosen
    shown.leave()
    shown.enter(ToPrintCards(chosen=("b999", BLANK)))
    assert list(shown.chosen.values) == [BLANK]
