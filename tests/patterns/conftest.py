"""The page of Patterns in a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from nearward_ui.patterns.page import PatternsPage


@pytest.fixture
def open_page(around: Any, qtbot: QtBot) -> Callable[[], PatternsPage]:
    """Open it on what stands in the diary by then."""

    def open_page() -> PatternsPage:
        made = PatternsPage(around)
        qtbot.addWidget(made)
        made.resize(1084, 800)
        made.show()
        made.enter(None)
        return made

    return open_page
