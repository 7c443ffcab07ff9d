"""The first shipped worksheet and twelve that are made up, as one folder of definitions."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import NOW, end
from tests.worksheets import made_up

from nearward.worksheets import catalogue
from nearward_ui.routes import ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage


@pytest.fixture
def twelve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder, in the place of the shipped one."""
    folder = tmp_path / "definitions"
    folder.mkdir()
    shutil.copy(catalogue.folder() / "evidence.toml", folder)
    made_up.write(folder)
    monkeypatch.setattr(catalogue, "folder", lambda: folder)
    catalogue._read_all.cache_clear()
    yield folder
    catalogue._read_all.cache_clear()


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[WorksheetPage]:
    page = WorksheetPage(around)
    page.resize(1084, 760)
    page.show()
    page.enter(ToWorksheet(sheet="evidence"))
    yield page
    end(page)


class Clock:
    """A clock that can be set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def make(around: Any, qtbot: Any) -> Iterator[Callable[[type[Any]], Any]]:
    made: list[Any] = []

    def make(kind: type[Any]) -> Any:
        page = kind(around)
        page.resize(1084, 760)
        page.show()
        made.append(page)
        return page

    yield make
    for page in made:
        end(page)
