"""Times of pulling away in a real diary, and the page on which they are answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.conftest import ask, end

from nearward.domain.model import Moment
from nearward.session.ask import moments
from nearward_ui.moments.coming_back.page import ComingBackPage

Log = Callable[..., Moment]


@pytest.fixture
def log(around: Any) -> Log:
    """Log a moment so many days ago."""

    def made(back: int, outcome: str = "withdrew", **more: Any) -> Moment:
        at: datetime = around.clock().replace(hour=12) - timedelta(days=back)
        kept: Moment = ask(
            around, moments.save(Moment(at=at, day=at.date(), outcome=outcome, **more))
        )
        return kept

    return made


@pytest.fixture
def kept(around: Any) -> Callable[[Moment], Moment]:
    """A moment as it is on the disk."""

    def read(moment: Moment) -> Moment:
        found: Moment = ask(around, moments.get(moment.id))
        return found

    return read


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[ComingBackPage]:
    made = ComingBackPage(around)
    made.resize(1084, 760)
    made.show()
    yield made
    end(made)
