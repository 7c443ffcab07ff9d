"""Many whole numbers in few bytes: what is known of a source while it is read, entry by entry."""

from __future__ import annotations

from array import array
from bisect import bisect_left

#: numbers are spread over so many arrays by their last bits, so that each stays short
_SHELVES = 64


class IntSet:
    """A set of numbers from 0 to 2^64 - 1, eight bytes each (a set of Python's takes sixty)."""

    def __init__(self) -> None:
        self._shelves = [array("Q") for _ in range(_SHELVES)]

    def add(self, number: int) -> bool:
        """This one too; gives whether it is new."""
        shelf = self._shelves[number % _SHELVES]
        place = bisect_left(shelf, number)
        if place < len(shelf) and shelf[place] == number:
            return False
        shelf.insert(place, number)
        return True

    def __contains__(self, number: int) -> bool:
        shelf = self._shelves[number % _SHELVES]
        place = bisect_left(shelf, number)
        return place < len(shelf) and shelf[place] == number


class IntMap:
    """From numbers to numbers, both from 0 to 2^64 - 1, sixteen bytes a pair."""

    def __init__(self) -> None:
        self._keys = [array("Q") for _ in range(_SHELVES)]
        self._values = [array("Q") for _ in range(_SHELVES)]

    def __setitem__(self, key: int, value: int) -> None:
        keys, values = self._keys[key % _SHELVES], self._values[key % _SHELVES]
        place = bisect_left(keys, key)
        if place < len(keys) and keys[place] == key:
            values[place] = value
            return
        keys.insert(place, key)
        values.insert(place, value)

    def get(self, key: int) -> int | None:
        """What the key leads to, if anything."""
        keys = self._keys[key % _SHELVES]
        place = bisect_left(keys, key)
        if place < len(keys) and keys[place] == key:
            return self._values[key % _SHELVES][place]
        return None

    def __bool__(self) -> bool:
        return any(self._keys)
