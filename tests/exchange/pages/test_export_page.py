"""The page for exports: only where it was asked, whole or not at all, and it says where."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from tests.conftest import end

from nearward.domain.model import Entry
from nearward.session.ask import entries
from nearward.session.jobs.progress import JobProgress
from nearward_ui.exchange.outgoing import ExportPage


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[ExportPage]:
    for n in range(30):
        made = Entry(at=around.clock(), day=around.today, title=f"T{n}", text="quiet water")
        around.desk.ask(entries.save(made))
    shown = ExportPage(around)
    shown.resize(1084, 760)
    shown.show()
    shown.enter(None)
    yield shown
    end(shown)


def said(page: ExportPage) -> str:
    return page.trouble.text.text() if page.trouble.isVisible() else ""


def test_it_says_once_that_anyone_can_read_it(page: ExportPage) -> None:
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert sum("not encrypted" in text for text in texts) == 1


def test_the_keyboard_comes_back_when_it_is_written(page: ExportPage, tmp_path: Path) -> None:
    page.button.setFocus()
    page.write(str(tmp_path / "out.json"))
    assert page.result.isVisible()
    assert page.focusWidget() is page.button


@pytest.mark.parametrize("form", ["json", "markdown", "csv"])
def test_each_format_is_written_where_it_was_asked(
    page: ExportPage, tmp_path: Path, form: str
) -> None:
    page.form.set_value(form)
    page.form.changed.emit()
    place = tmp_path / "out"
    place.mkdir()
    target = place / ("diary.json" if form == "json" else "copy")
    page.write(str(target))
    assert said(page) == ""
    assert str(target) in page.where_to.text()
    assert [path.name for path in place.iterdir()] == [target.name]
    assert target.stat().st_mode & 0o077 == 0
    if form == "json":
        held = json.loads(target.read_text(encoding="utf-8"))
        assert len(held["entries"]) == 30
    elif form == "markdown":
        assert len(list(target.glob("*.md"))) == 30
    else:
        assert {path.name for path in target.iterdir()} >= {"moments.csv", "ratings.csv"}


def test_what_is_there_is_never_written_over(page: ExportPage, tmp_path: Path) -> None:
    target = tmp_path / "diary.json"
    target.write_bytes(b"here before")
    page.button.click()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    (line,) = [w for w in dialog.findChildren(QLineEdit) if w.objectName() == "fileNameEdit"]
    line.setText(str(target))
    dialog.accept()
    assert "Something named diary.json is already there" in said(page)
    assert target.read_bytes() == b"here before"
    assert not page.result.isVisible()


def test_a_folder_that_is_not_there_is_said(page: ExportPage, tmp_path: Path) -> None:
    page.write(str(tmp_path / "none" / "diary.json"))
    assert "cannot be written to that folder" in said(page)


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_stopping_leaves_no_part_of_it(
    page: ExportPage, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.form.set_value(form)
    told = JobProgress.tell

    def tell(way: JobProgress, done: int) -> None:
        told(way, done)
        if done >= 10 or form == "json":
            page.stop()

    place = tmp_path / "out"
    place.mkdir()
    monkeypatch.setattr(JobProgress, "tell", tell)
    monkeypatch.setattr("nearward.vault.file.hold.STEPS", 1)
    page.write(str(place / ("diary.json" if form == "json" else "copy")))
    assert said(page) == "Stopped. No part of the copy was left behind."
    assert page.trouble.property("role") == "calm"
    assert list(place.iterdir()) == []


def test_nothing_else_is_left_and_the_place_is_forgotten(page: ExportPage, tmp_path: Path) -> None:
    home = Path(os.environ["HOME"])
    before = set(home.rglob("*"))
    page.button.click()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    dialog.reject()
    page.write(str(tmp_path / "diary.json"))
    assert set(home.rglob("*")) == before
    page.leave()
    assert page.where_to.text() == ""
