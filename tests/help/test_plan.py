"""The plan of ones own steps: kept, brought in, and put on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from tests.conftest import ask, end
from tests.help.test_help import TODAY, held

from nearward.domain.model import PLAN_PARTS, Plan
from nearward.session.ask import help as helping
from nearward_ui.help import texts
from nearward_ui.help.plan import PlanPage


@pytest.fixture
def plan(around: Any, qtbot: Any) -> Iterator[PlanPage]:
    made = PlanPage(around)
    made.resize(1084, 800)
    made.show()
    made.enter(None)
    yield made
    made.leave()
    end(made)


def test_the_plan_saves_itself_and_comes_back(plan: PlanPage, around: Any) -> None:
    assert plan.unsaved() is None
    for name, field in plan.fields.items():
        field.setFocus()
        QTest.keyClicks(field, f"about {name}")
    operation = plan.unsaved()
    assert operation is not None
    plan.leave()
    kept = held(around).plan
    assert kept is not None
    assert kept.parts == {name: f"about {name}" for name in PLAN_PARTS}
    plan.review_button.click()
    kept = held(around).plan
    assert kept is not None
    assert kept.reviewed_on == TODAY
    other = PlanPage(around)
    other.enter(None)
    assert [field.text() for field in other.fields.values()] == [f"about {n}" for n in PLAN_PARTS]
    assert other.unsaved() is None
    end(other)


def test_a_lock_in_the_middle_of_the_plan_keeps_every_letter(plan: PlanPage, around: Any) -> None:
    QTest.keyClicks(plan.fields["things_i_do_alone"], "the river")
    operation = plan.unsaved()
    assert operation is not None
    ask(around, operation)
    kept = held(around).plan
    assert kept is not None
    assert kept.parts == {"things_i_do_alone": "the river"}


def test_a_plan_that_came_by_an_import_is_shown_and_not_written_over(
    plan: PlanPage, around: Any
) -> None:
    plan.leave()
    ask(around, helping.save_plan(Plan(parts={"what_matters_to_me": "the dog"})))
    plan.enter(None)
    assert plan.fields["what_matters_to_me"].text() == "the dog"
    QTest.keyClicks(plan.fields["things_i_do_alone"], "the river")
    plan.leave()
    kept = held(around).plan
    assert kept is not None
    assert kept.parts == {"what_matters_to_me": "the dog", "things_i_do_alone": "the river"}
    # what is only looked at again keeps its undo
    plan.enter(None)
    assert plan.fields["things_i_do_alone"].document().isUndoAvailable()


def test_a_plan_that_cannot_be_read_is_not_written_over(plan: PlanPage, around: Any) -> None:
    from nearward.domain.trouble import unforeseen

    ask(around, helping.save_plan(Plan(parts={"what_matters_to_me": "the dog"})))
    other = PlanPage(around)
    other._on_unread(unforeseen(OSError()))
    assert all(field.isReadOnly() for field in other.fields.values())
    other.review_button.click()
    other.leave()
    kept = held(around).plan
    assert kept is not None
    assert kept.parts == {"what_matters_to_me": "the dog"}
    end(other)


def test_the_plan_as_a_pdf_holds_every_word_and_no_name_in_its_metadata(
    plan: PlanPage, around: Any, tmp_path: Path
) -> None:
    import subprocess

    for n, field in enumerate(plan.fields.values()):
        field.set_text(f"word{n}. " * 30)
    plan.keeping.touch()
    out = tmp_path / "plan.pdf"
    plan.write_pdf(str(out))
    text = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, check=True).stdout
    for n, (title, _) in enumerate(texts.PLAN.values()):
        assert text.count(f"word{n}.".encode()) == 30
        assert str(title).encode() in text
    assert b"emergency department" in text
    info = subprocess.run(["pdfinfo", str(out)], capture_output=True, check=True).stdout
    assert b"word0" not in info


def test_an_empty_plan_on_paper_leaves_lines(plan: PlanPage) -> None:
    from nearward.paper.blocks import Lines

    document = plan.document
    assert all(isinstance(part.body[0], Lines) for part in document.parts[:-1])
    assert len(document.parts) == len(PLAN_PARTS) + 1
