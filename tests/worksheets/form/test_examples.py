"""The completed example of a sheet: one click away, read only, in the language of the texts."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from nearward.domain.nested_texts import texts_of
from nearward.i18n import Translator
from nearward.worksheets import catalogue
from nearward.worksheets.answers import missing
from nearward.worksheets.examples import example_of
from nearward_ui.routes import ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage

ALL = [sheet for sheet in catalogue.sheets().values() if sheet.example]


@pytest.mark.parametrize("sheet", ALL, ids=lambda sheet: sheet.id)
def test_it_is_shown_beside_the_questions(sheet: Any, page: WorksheetPage, around: Any) -> None:
    page.enter(ToWorksheet(sheet=sheet.id))
    side = page.side
    assert side is not None
    assert side.is_empty, "not before it is asked for"
    asked: list[bool] = []
    page.side_asked.connect(asked.append)
    page.parts.example_button.click()
    assert (side.is_empty, asked) == (False, [True])
    shown = " ".join(" ".join(label.text().split()) for label in side.findChildren(QLabel))
    for text in texts_of(sheet.example):
        assert " " not in text or text in shown, text
    # nothing in it can be written in, and nothing of it is an answer
    assert not any(
        w.inherits("QAbstractSlider") for w in page.parts.example.body.findChildren(QWidget)
    )
    assert page._answers == {}
    page.parts.example.put_away()
    assert side.is_empty


@pytest.mark.parametrize("sheet", ALL, ids=lambda sheet: sheet.id)
def test_it_answers_all_that_a_sheet_asks_for(sheet: Any) -> None:
    """Only a person can be named by who has one."""
    assert [f.id for f in missing(sheet, sheet.example) if f.kind != "link"] == []


def test_it_is_told_in_the_language_of_the_texts() -> None:
    class Shouted(Translator):
        def __call__(self, text: str, /, **values: object) -> str:
            return super().__call__(text, **values).upper()

    sheet = catalogue.sheet("if-then")
    told = example_of(sheet, Shouted())
    assert told["wish"] == sheet.example["wish"].upper()
    assert (told["kind"], told["inside"], told["how_likely"]) == ("say", "T07", 60)
    assert told["seen"][0]["in_the_way"] == "I GOT UP FIRST, AND CAME BACK."
    assert told["seen"][0]["did_it"] == "partly"
