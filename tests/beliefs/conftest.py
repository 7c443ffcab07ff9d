"""An old story, kept."""

from __future__ import annotations

from typing import Any

import pytest
from tests.conftest import ask

from nearward.domain.beliefs import Belief
from nearward.session.ask.forms import beliefs


@pytest.fixture
def story(around: Any) -> Belief:
    made = Belief(at=around.clock(), day=around.today, text="I am too much.")
    kept: Belief = ask(around, beliefs.save(made))
    return kept
