"""The form of a moment, where somebody is known already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.conftest import ask, end

from nearward.session.ask import people
from nearward_ui.moments.form import MomentPage


@pytest.fixture
def form(around: Any, qtbot: Any) -> Iterator[MomentPage]:
    ask(around, people.add("Ines"))
    made = MomentPage(around)
    made.resize(1084, 760)
    made.show()
    made.enter(None)
    yield made
    end(made)
