"""The journal with pictures, and what it says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import end

from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.inputs.dropped_pictures import of_file


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[JournalPage]:
    made = JournalPage(around)
    made.resize(1084, 760)
    made.show()
    made.activateWindow()
    made.enter(None)
    made.said = []  # type: ignore[attr-defined]
    made.notice.connect(made.said.append)  # type: ignore[attr-defined]
    yield made
    end(made)


@pytest.fixture
def add(page: JournalPage, qtbot: Any) -> Callable[..., None]:
    """Add files, and wait until all were tried."""

    def run(*paths: Path, **more: bool) -> None:
        page.pictures.add([of_file(path) for path in paths], **more)
        rest(page, qtbot)

    return run


def rest(page: JournalPage, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not page.pictures.adding.is_busy and not page.pictures.previews.is_busy)
