"""The person's page: how coming back went with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.conftest import ask, end

from nearward.domain.model import OPEN, RECONNECTED, Moment
from nearward.session.ask import moments, people
from nearward_ui.people.person import PersonPage
from nearward_ui.routes import ToPerson

Left = Callable[..., Moment]


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[PersonPage]:
    made = PersonPage(around)
    made.resize(1084, 900)
    made.show()
    yield made
    end(made)


@pytest.fixture
def left(around: Any) -> Left:
    """Pulled away from someone, and how it came."""

    def made(person: int, back: int, state: str | None, **more: Any) -> Moment:
        at = around.clock() - timedelta(days=back)
        said = {"reconnect_state": state, "reconnect_said": around.clock(), **more}
        one = Moment(at=at, day=at.date(), outcome="withdrew", person_id=person, **said)
        kept: Moment = ask(around, moments.save(one))
        return kept

    return made


def test_one_sentence_and_from_five_times_on_the_chart(
    page: PersonPage, around: Any, left: Left, qtbot: Any
) -> None:
    ines, milo = (ask(around, people.add(name)).id for name in ("Ines", "Milo"))
    page.enter(ToPerson(id=ines))
    assert page.returns.isHidden(), "nothing was noted"
    for back in (40, 30, 20):
        left(ines, back, RECONNECTED, reconnect_precision="next_day")
    left(milo, 10, RECONNECTED, reconnect_precision="weeks")
    left(ines, 9, OPEN)
    assert page.returns.isVisible()
    assert page.returns.body.said[0] == (
        "You pulled away and stayed away 4 times. 3 times you were back in touch, after 1 day,"
        " 1 day and 1 day; 1 is still open."
    )
    assert not any(view.isVisible() for view in page.returns.body.views)
    fifth = left(ines, 200, RECONNECTED, reconnect_precision="same_day")
    view = page.returns.body.views[0]
    assert view.isVisible()
    qtbot.waitUntil(lambda: view.drawn is not None, timeout=30_000)
    around.desk.ask(moments.save(replace(fifth, outcome="partly")))
    assert not view.isVisible(), "with another outcome it does not count"
    page.enter(ToPerson(id=milo))
    assert page.returns.body.said[0] == (
        "You pulled away and stayed away once. Once you were back in touch, after 14 days."
    )


def test_who_is_left_out_of_the_charts_has_none(page: PersonPage, around: Any, left: Left) -> None:
    ines = ask(around, people.add("Ines"))
    left(ines.id, 5, OPEN)
    page.enter(ToPerson(id=ines.id))
    assert page.returns.isVisible()
    around.desk.ask(people.save(replace(ines, left_out=True)))
    assert page.returns.isHidden()
