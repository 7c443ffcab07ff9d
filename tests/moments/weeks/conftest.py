"""The page of moments, on a real diary with some weeks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.conftest import ask, end

from nearward.domain.model import APPROACH, Entry, Moment
from nearward.session.ask import entries, moments
from nearward_ui.moments.list import MomentsPage


@pytest.fixture
def log(around: Any) -> Callable[..., Moment]:
    """Log a moment so many days ago."""

    def made(back: int, outcome: str | None = "stayed", hour: int = 12, **more: Any) -> Moment:
        at: datetime = (around.clock() - timedelta(days=back)).replace(hour=hour)
        kind = APPROACH if outcome is None else "pull"
        one = Moment(at=at, day=at.date(), kind=kind, outcome=outcome, **more)
        kept: Moment = ask(around, moments.save(one))
        return kept

    return made


@pytest.fixture
def begun(around: Any) -> datetime:
    """The diary began nine days ago."""
    at: datetime = around.clock() - timedelta(days=9)
    ask(around, entries.save(Entry(at=at, day=at.date(), text="the first words")))
    return at


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[MomentsPage]:
    made = MomentsPage(around)
    made.resize(1084, 760)
    made.show()
    yield made
    end(made.reading)
    end(made)
