"""The answer of coming back beside the list of moments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.conftest import end
from tests.narrowed import present

from nearward.domain.model import OUTCOMES, RECONNECTED, Moment
from nearward.session.ask import moments
from nearward_ui.kit.context import Notice
from nearward_ui.moments.list import MomentsPage

Log = Callable[..., Moment]
Kept = Callable[[Moment], Moment]


@pytest.fixture
def listed(around: Any, qtbot: Any) -> Iterator[MomentsPage]:
    made = MomentsPage(around)
    made.resize(1084, 760)
    made.show()
    yield made
    end(made.reading)
    end(made)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_it_is_asked_only_after_staying_away(outcome: str, listed: MomentsPage, log: Log) -> None:
    log(1, outcome)
    listed.enter()
    assert listed.reading.returned.isHidden() == (outcome != "withdrew")


def test_an_answer_moves_nothing_and_is_kept(
    listed: MomentsPage, log: Log, kept: Kept, around: Any, qtbot: Any
) -> None:
    moment = log(1, text="Left.", urge=40)
    notices: list[Notice] = []
    listed.notice.connect(notices.append)
    listed.enter()
    side = listed.reading
    body = side.body
    side.returned.states.chips[0].click()
    assert kept(moment).reconnect_state == RECONNECTED
    assert side.body is body, "what is read is not made anew"
    part = present(side.returned.details)
    qtbot.keyClicks(part.repair, "A call")
    listed.leave()
    assert kept(moment).repair == "A call"
    assert side.body is body
    assert kept(moment).text == "Left."
    present(notices[-1].then)()
    assert kept(moment).reconnect_state is None
    assert side.returned.states.value is None
    around.desk.ask(moments.save(replace(kept(moment), text="Other words.")))
    assert side.body is not body, "what else is changed is shown"


def test_what_is_typed_goes_with_its_own_moment(
    listed: MomentsPage, log: Log, kept: Kept, qtbot: Any
) -> None:
    old, new = log(3, text="old"), log(1, text="new")
    listed.enter()
    side = listed.reading
    listed._read(new)
    side.returned.states.chips[0].click()
    qtbot.keyClicks(present(side.returned.details).repair, "Tea")
    listed._read(old)
    assert present(side.moment).id == old.id
    assert kept(new).repair == "Tea"
    assert kept(old).repair == ""
    assert side.returned.states.value is None
