"""What came of a moment, on its page: from the next day on, behind a fold, never by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.narrowed import present

from nearward.domain.model import APPROACH, RECONNECTED, Moment
from nearward_ui.moments.afterwards import DURING, LATER, Afterwards
from nearward_ui.moments.form import MomentPage
from nearward_ui.routes import ToMoment

Log = Callable[..., Moment]
Kept = Callable[[Moment], Moment]


def after(form: MomentPage) -> Afterwards:
    return form.fields.pull.after


def is_offered(form: MomentPage) -> bool:
    return after(form).fold.isVisible()


def test_it_is_offered_from_the_next_day_on(form: MomentPage, log: Log) -> None:
    assert not is_offered(form), "nobody knows it while it happens"
    assert not set(form.fields.more.widgets) & LATER
    form.enter(ToMoment(id=log(0, "stayed").id))
    assert not is_offered(form)
    form.enter(ToMoment(id=log(1, "stayed").id))
    assert is_offered(form)
    assert not after(form).fold.is_open, "it is quiet"
    after(form).fold.click()
    later = present(after(form).later)
    assert later.isVisible()
    assert set(later.widgets) == LATER
    assert present(after(form).returned).isHidden(), "only of staying away is it asked"
    form.fields.choose_kind(APPROACH)
    assert not is_offered(form)


def test_what_came_of_it_is_saved_with_the_form(
    form: MomentPage, log: Log, kept: Kept, qtbot: Any
) -> None:
    more = {"setting": "call", "of another program": "kept"}
    moment = log(1, "stayed", more=more)
    form.enter(ToMoment(id=moment.id))
    after(form).fold.click()
    later = present(after(form).later)
    later.widgets["aftermath"].chips[1].click()  # type: ignore[union-attr]
    qtbot.keyClicks(later.widgets["later_cost"], "A night")
    form.save()
    said = {"aftermath": ["lonely"], "later_cost": "A night"}
    assert kept(moment).more == {**more, **said}
    form.enter(ToMoment(id=moment.id))
    assert after(form).fold.is_open, "what was given is seen"
    later.widgets["aftermath"].chips[1].click()  # type: ignore[union-attr]
    form.save()
    assert kept(moment).more == {**more, "later_cost": "A night"}


def test_what_was_given_is_kept_where_the_fold_was_never_opened(
    form: MomentPage, log: Log, kept: Kept, qtbot: Any
) -> None:
    more = {"aftermath": ["relief"], "later_cost": "A night"}
    moment = log(0, "partly", more=more)
    form.enter(ToMoment(id=moment.id))
    assert is_offered(form)
    assert not form.fields.more_button.is_open
    qtbot.keyClicks(form.fields.text, "More words")
    form.save()
    assert kept(moment).more == more


@pytest.mark.parametrize("back", [0, 3])
def test_coming_back_is_answered_there_and_kept_at_once(
    back: int, form: MomentPage, log: Log, kept: Kept, qtbot: Any
) -> None:
    moment = log(back, text="Left.")
    form.enter(ToMoment(id=moment.id))
    after(form).fold.click()
    returned = present(after(form).returned)
    assert present(after(form).later).isVisible() == (back > 0)
    qtbot.keyClicks(form.fields.text, " Twice.")
    returned.states.chips[0].click()
    assert kept(moment).reconnect_state == RECONNECTED
    assert kept(moment).text == "Left.", "the form is not saved by it"
    assert "Twice." in form.fields.text.text()
    qtbot.keyClicks(present(returned.details).repair, "Tea")
    form.leave()
    assert kept(moment).repair == "Tea"
    form.enter(ToMoment(id=moment.id))
    form.save()
    found = kept(moment)
    assert (found.reconnect_state, found.repair) == (RECONNECTED, "Tea")
    assert "Twice." in found.text


def test_every_optional_field_stands_in_one_of_the_two() -> None:
    assert LATER
    assert not LATER & DURING
