"""The journal, which most tests of pages write in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import end

if TYPE_CHECKING:
    from nearward_ui.journal.page import JournalPage


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[JournalPage]:
    """The page of the journal, shown and entered."""
    from nearward_ui.journal.page import JournalPage

    made = JournalPage(around)
    made.resize(1084, 760)
    made.show()
    made.enter(None)
    yield made
    end(made)
