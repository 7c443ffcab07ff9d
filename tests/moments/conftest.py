"""The form of a moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.conftest import end

from nearward_ui.moments.form import MomentPage


@pytest.fixture
def form(around: Any, qtbot: Any) -> Iterator[MomentPage]:
    made = MomentPage(around)
    made.resize(1084, 760)
    made.show()
    made.enter(None)
    yield made
    end(made)
