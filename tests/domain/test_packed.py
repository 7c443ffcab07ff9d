"""Numbers in few bytes behave as Python's own sets and dicts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nearward.domain.int_set import IntMap, IntSet

NUMBERS = st.integers(0, 600) | st.integers(0, (1 << 64) - 1)


@given(st.lists(NUMBERS), NUMBERS)
def test_a_set(numbers: list[int], other: int) -> None:
    packed, plain = IntSet(), set[int]()
    for number in numbers:
        assert packed.add(number) == (number not in plain)
        plain.add(number)
    for number in (*numbers, other):
        assert (number in packed) == (number in plain)


@given(st.lists(st.tuples(NUMBERS, NUMBERS)), st.integers())
def test_a_map(pairs: list[tuple[int, int]], other: int) -> None:
    packed, plain = IntMap(), dict[int, int]()
    assert not packed
    for key, value in pairs:
        packed[key] = value
        plain[key] = value
    assert bool(packed) == bool(plain)
    for key in (*plain, other):
        assert packed.get(key) == plain.get(key)
