"""What one undo takes back: a few words, never a whole sitting."""

from __future__ import annotations

import re
import time

#: seconds without a key that end a step, and letters after which the next word begins one
PAUSE, LETTERS = 0.7, 40
_ENDED = re.compile("[.!?…。！？]['\"”’)]?\\s$")


class TypingSteps:
    """Says when a new step begins. It ends on a pause, at the end of a sentence, and at a word
    after about 40 letters."""

    def __init__(self) -> None:
        self._last = 0.0
        self._count = 0
        self._tail = ""

    def begins(self, typed: str) -> bool:
        """Whether what is typed now begins a step. A key that takes away counts as "\\b"."""
        now = time.monotonic()
        word = self._tail[-1:].isspace() and not typed.isspace()
        full = self._count >= LETTERS and (word or typed == "\b" or self._count >= 2 * LETTERS)
        ended = word and bool(_ENDED.search(self._tail))
        begins = now - self._last > PAUSE or full or ended
        self._last = now
        self._count = len(typed) if begins else self._count + len(typed)
        self._tail = (self._tail + typed)[-3:]
        return begins

    def end(self) -> None:
        """What comes next begins a step."""
        self._last = 0.0
