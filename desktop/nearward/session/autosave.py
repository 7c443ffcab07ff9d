"""When a draft is saved: a pure policy; the caller brings the clock (seconds, monotonic)."""

from __future__ import annotations


class Autosave:
    """About `quiet` seconds after the last key, and at most `at_most` seconds unsaved."""

    def __init__(self, quiet: float = 1.0, at_most: float = 10.0) -> None:
        self._quiet = quiet
        self._at_most = at_most
        self._first: float | None = None
        self._last = 0.0

    @property
    def dirty(self) -> bool:
        """Whether something waits to be saved."""
        return self._first is not None

    def touched(self, now: float) -> None:
        """Something was changed."""
        if self._first is None:
            self._first = now
        self._last = now

    def kept(self) -> None:
        """All that was changed is saved, or on its way."""
        self._first = None

    def due_in(self, now: float) -> float | None:
        """Seconds until the save is due (0: now), or None when nothing waits."""
        if self._first is None:
            return None
        return max(0.0, min(self._last + self._quiet, self._first + self._at_most) - now)
