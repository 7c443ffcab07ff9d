"""A sheet with every kind of question, filled in by hand: what is asked hangs on the answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.conftest import end
from tests.worksheets.form.every_kind import ALL

from nearward.session.ask import worksheets
from nearward.worksheets import catalogue
from nearward_ui.routes import Route, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage


@pytest.fixture
def page(
    around: Any, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WorksheetPage]:
    folder = tmp_path / "definitions"
    folder.mkdir()
    (folder / "all.toml").write_text(ALL, encoding="utf-8")
    monkeypatch.setattr(catalogue, "folder", lambda: folder)
    catalogue._read_all.cache_clear()
    page = WorksheetPage(around)
    page.resize(1084, 900)
    page.show()
    page.activateWindow()
    page.enter(ToWorksheet(sheet="all"))
    yield page
    end(page)
    catalogue._read_all.cache_clear()


def view(page: WorksheetPage, name: str) -> Any:
    """What asks for an answer."""
    return next(v for panel in page._panels for v in panel.views if v.field.id == name)


def stored(page: WorksheetPage, around: Any) -> dict[str, Any]:
    """The answers in the diary."""
    page.keeping.save(at_once=True)
    found: list[Any] = []
    around.desk.ask(worksheets.get(page.worksheet.id), found.append)
    return dict(found[0].answers)


def test_a_gate_stands_before_its_step(page: WorksheetPage, qtbot: Any) -> None:
    (panel,) = [one for one in page._panels if one.gate is not None]
    assert panel.gate is not None
    assert panel.gate.isVisible()
    assert page.focusWidget() is panel.gate.yes
    assert not view(page, "safe").isVisible()
    qtbot.keyClick(panel.gate.yes, Qt.Key.Key_Space)
    assert not panel.gate.isVisible()
    assert view(page, "safe").isVisible()
    # whoever opens it again with an answer in it is not asked again
    view(page, "safe").chips.chips[0].click()
    page._open(page.groups[0], panel)
    assert not panel.gate.isVisible()


def test_an_answer_ends_the_sheet_kindly(page: WorksheetPage, qtbot: Any, around: Any) -> None:
    (panel,) = [one for one in page._panels if one.end is not None]
    assert panel.gate is not None
    assert panel.end is not None
    panel.gate.yes.click()
    view(page, "acts").chips.chips[0].click()
    assert len(page._shown_steps) == 2
    view(page, "safe").chips.chips[1].click()
    assert panel.end.isVisible()
    assert panel.end.text.text() == "Then stop here."
    assert not view(page, "acts").isVisible()
    assert page._shown_steps == ["first"]
    asked: list[Any] = []
    page.go.connect(asked.append)
    panel.end.way.click()
    assert asked == [Route("help")]
    # what was written stays, and is there again with another answer
    assert stored(page, around)["acts"] == ["B01"]
    view(page, "safe").chips.chips[0].click()
    assert not panel.end.isVisible()
    assert view(page, "acts").chips.values == ("B01",)


def test_each_kind_is_given_kept_and_shown_again(
    page: WorksheetPage, qtbot: Any, around: Any
) -> None:
    (panel,) = [one for one in page._panels if one.gate is not None]
    assert panel.gate is not None
    panel.gate.yes.click()
    view(page, "safe").chips.chips[0].click()
    acts = view(page, "acts")
    acts.chips.chips[0].click()
    qtbot.keyClicks(acts.own, "counted the tiles")
    qtbot.keyClick(acts.own, Qt.Key.Key_Return)
    qtbot.keyClicks(view(page, "cue").own, "the bell")
    qtbot.keyClick(view(page, "cue").own, Qt.Key.Key_Return)
    assert not view(page, "when").isVisible()
    view(page, "again").tick.click()
    assert view(page, "when").isVisible()
    view(page, "when").chips.chips[1].click()
    page.show_step("second")
    qtbot.keyClicks(view(page, "long").edit, "2a0")
    signs = view(page, "signs")
    signs.items["S1"].chips[2].click()
    signs.items["S2"].chips[0].click()
    plan = view(page, "plan")
    qtbot.keyClicks(plan.edit, "I will not go")
    assert plan.nudge.text() == "What will you do instead?"
    height = plan.height()
    plan.edit.set_text("I will stay")
    assert plan.nudge.text() == ""
    assert plan.height() == height, "nothing moves while one types"
    kept = stored(page, around)
    yesterday = around.clock().date().toordinal() - 1
    assert kept["when"] == type(around.clock().date()).fromordinal(yesterday).isoformat()
    del kept["when"]
    assert kept == {
        "safe": "yes",
        "acts": ["B01", "counted the tiles"],
        "cue": "the bell",
        "again": True,
        "long": 20,
        "signs": {"S1": None, "S2": 0},
        "plan": "I will stay",
    }
    page.enter(ToWorksheet(id=page.worksheet.id))
    page.show_step("first")
    page.show_step("second")
    for name, value in kept.items():
        assert view(page, name).answers[name] == value
    assert view(page, "when").chips.value == "yesterday"


def test_what_is_not_asked_is_not_missed(page: WorksheetPage) -> None:
    (panel,) = [one for one in page._panels if one.gate is not None]
    assert panel.gate is not None
    panel.gate.not_now.click()
    assert page._shown_steps == ["first"]
    page._put({"acts": ["B09"]})
    assert page._shown_steps == ["first"]
    page._put({"acts": ["B02"]})
    assert page._shown_steps == ["first", "second"]
