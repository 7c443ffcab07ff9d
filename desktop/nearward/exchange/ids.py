"""What makes a thing of a source the same one at a second reading, where the source names none."""

from __future__ import annotations

import hashlib
from collections import Counter


class Ids:
    """The ids of one reading. The same words on the same day are told apart by their number."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, given: object, *parts: object) -> str:
        """The id that is given (a text of some signs), or one made of the parts."""
        found = str(given).strip() if isinstance(given, (str, int)) and given != "" else ""
        if not 0 < len(found) <= 200:
            whole = "\0".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
            found = hashlib.sha256(whole).hexdigest()[:32]
        self._seen[found] += 1
        number = self._seen[found]
        return found if number == 1 else f"{found}-{number}"
