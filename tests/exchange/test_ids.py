"""An id is given once in a reading, and is the same at the next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nearward.exchange.ids import Ids

GIVEN = st.sampled_from(["a", "a-2", "a-3", "b", "", " a ", None, 7, "x" * 300])


@given(st.lists(GIVEN, max_size=30))
def test_each_once_and_the_same_again(given_ids: list[object]) -> None:
    first, second = Ids(), Ids()
    made = [first.of(one, "2026-03-04", "words") for one in given_ids]
    assert len(set(made)) == len(made)
    assert made == [second.of(one, "2026-03-04", "words") for one in given_ids]


def test_many_that_came_twice_are_still_told_apart() -> None:
    ids = Ids()
    made = [ids.of(f"{n}") for _ in range(3) for n in range(1500)]
    assert len(set(made)) == len(made)
    assert made[1500:1502] == ["0-2", "1-2"]
    assert made[3000] == "0-3"
