"""What makes a thing of a source the same one at a second reading, where the source names none."""

from __future__ import annotations

import hashlib

from nearward.domain.int_set import IntSet

#: how many ids that came more than once are remembered with their number
_MOST_REPEATED = 1000


def made_of(*parts: object) -> str:
    """An id made of what stands in a piece."""
    whole = "\0".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()[:32]


class Ids:
    """The ids of one reading, each given once: the same words on the same day get a number.

    Of each only eight bytes are kept, so that a reading of a hundred thousand takes one megabyte.
    """

    def __init__(self) -> None:
        self._seen = IntSet()
        self._numbers: dict[str, int] = {}

    def of(self, given: object, *parts: object) -> str:
        """The id that is given (a text of some signs), or one made of the parts."""
        found = str(given).strip() if isinstance(given, (str, int)) and given != "" else ""
        if not 0 < len(found) <= 200:
            found = made_of(*parts)
        if self._is_new(found):
            return found
        number = self._numbers.get(found, 1) + 1
        while not self._is_new(f"{found}-{number}"):
            number += 1
        if len(self._numbers) >= _MOST_REPEATED:
            # counted anew when it comes again: slower, and the same
            self._numbers.clear()
        self._numbers[found] = number
        return f"{found}-{number}"

    def _is_new(self, found: str) -> bool:
        """Whether it was not seen before; from now on it was."""
        digest = hashlib.blake2b(found.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return self._seen.add(int.from_bytes(digest, "big"))
