"""Worksheets that cannot be saved, read or understood."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from tests.worksheets.test_worksheets import ALL, keep, kept, made, view

from nearward.domain.file import trouble as t
from nearward.domain.model import Worksheet
from nearward.session.ask import worksheets
from nearward_ui.routes import ToPrint, ToSheetRead, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.list import WorksheetsPage
from nearward_ui.worksheets.questions.view import FieldView


def test_what_cannot_be_saved_stays_and_is_said(
    page: WorksheetPage, around: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_worksheet: Worksheet) -> Any:
        def run(_vault: Any) -> Any:
            raise t.DiskFull(name="diary.nearward")

        return run

    page.keeping._save = full
    view(page, "situation").edit.insertPlainText("It was late.")
    page.keeping.save()
    assert page.note.text() == "Not saved yet"
    assert "disk" in page.trouble.text.text()
    assert view(page, "situation").edit.text() == "It was late."
    assert page.unsaved() is not None
    page.keeping._save = worksheets.save
    page.keeping.save()
    assert kept(around)[0].answers["situation"] == "It was late."
    assert page.note.text() == "Saved"


def test_deleting_can_be_taken_back(page: WorksheetPage, around: Any) -> None:
    draft = keep(around, made(around, answers=ALL))
    page.enter(ToWorksheet(id=draft.id))
    said = QSignalSpy(page.notice)
    view(page, "situation").edit.insertPlainText(" last words")
    page.delete_button.click()
    assert kept(around) == []
    said.at(0)[0].then()
    (back,) = kept(around)
    assert back.answers["situation"].endswith(" last words")


def test_a_worksheet_whose_definition_is_gone_is_left_alone(
    page: WorksheetPage, around: Any
) -> None:
    at = around.clock()
    other = keep(
        around, Worksheet(at=at, day=at.date(), sheet="of-a-newer-nearward", answers={"a": "b"})
    )
    asked: list[object] = []
    page.go.connect(asked.append)
    page.enter(ToWorksheet(id=other.id))
    assert asked == [ToSheetRead(id=other.id)], "it is read, and not written over"
    page.leave()
    (same,) = kept(around)
    assert same.answers == {"a": "b"}


def test_strange_answers_do_not_bring_the_page_down(page: WorksheetPage, around: Any) -> None:
    strange = {
        "situation": 7,
        "moods": "no list",
        "thoughts": [None, 3, {"txt": None}, {"of": "another version"}],
        "hot_belief_before": "many",
        "next": "unknown code",
        "heaviness": 99,
        "of_a_newer_version": {"kept": True},
    }
    odd = keep(around, made(around, answers=strange))
    page.enter(ToWorksheet(id=odd.id))
    for step in [p.step.id for g in page.groups for p in g.panels]:
        page.show_step(step)
    view(page, "balanced").edit.insertPlainText("x")
    page.leave()
    (now,) = kept(around)
    assert now.answers["of_a_newer_version"] == {"kept": True}


@pytest.mark.parametrize(
    "text", ["שלום עולם", "👩‍👩‍👧‍👦 é", "a\tb\u2028c\u00a0d", "x" * 9000, "word " * 200_000]
)
def test_any_text_in_any_field(page: WorksheetPage, around: Any, text: str) -> None:
    view(page, "situation").edit.set_text("")
    view(page, "situation").edit.insertPlainText(text)
    view(page, "thoughts").rows[0].text.insertPlainText(text)
    page.leave()
    (now,) = kept(around)
    assert len(now.answers["situation"]) == len(text)
    fields: list[FieldView] = [view(page, "situation"), view(page, "thoughts")]
    assert fields[0].answers["situation"] == now.answers["situation"]


def test_the_list_shows_what_was_begun_and_what_can_be(around: Any, qtbot: Any) -> None:
    page = WorksheetsPage(around)
    qtbot.addWidget(page)
    page.resize(1084, 760)
    page.show()
    page.enter(None)
    assert page.nothing.isVisible()
    first = keep(around, made(around, answers=ALL, status="finished"))
    page.enter(None)
    (line,) = page.list.cards.lines
    assert "I am too much." in line.title
    assert not page.nothing.isVisible()
    asked: list[object] = []
    page.go.connect(asked.append)
    page.offers.lines["evidence"].main.click()
    page.list.opened.emit(line.thing)
    page.offers.lines["evidence"].blank.click()
    assert asked == [
        ToWorksheet(sheet="evidence"),
        ToSheetRead(id=first.id),
        ToPrint(sheet="evidence"),
    ]
    said = QSignalSpy(page.notice)
    page.list.delete_asked.emit(line.thing)
    assert page.list.cards.lines == []
    said.at(0)[0].then()
    assert len(page.list.cards.lines) == 1
