"""What a setting is, and where it can be changed."""

from __future__ import annotations

from typing import NamedTuple

#: the cards on which pages let settings be changed
SCREEN, WRITING, DIARY, NEAR = "screen", "writing", "diary", "near"


class Shown(NamedTuple):
    """Where a setting can be changed: on which card, at which place there, with what below it.

    `unit`: what stands behind a number, and behind others than one where they differ. `step`: of
    the buttons beside it. `is_weekday`: it is chosen among days of the week, 0 is Monday.
    """

    card: str
    at: int
    hint: str = ""
    unit: tuple[str, str] = ("", "")
    step: int = 1
    is_weekday: bool = False


class Setting(NamedTuple):
    """One row of the table.

    `choices` are (value, label) pairs; numbers have low and high; `longest`: one line of text, no
    longer than that. `shown`: the place on the pages of settings; None where a page of its own
    changes it, or nothing does.
    """

    key: str
    default: object
    label: str
    place: str  # "clear" or "diary"
    choices: tuple[tuple[object, str], ...] = ()
    low: float = 0
    high: float = 0
    longest: int = 0
    shown: Shown | None = None

    def fits(self, value: object) -> bool:
        """Whether a value may stand in this row."""
        if self.choices:
            return any(value == known and type(value) is type(known) for known, _ in self.choices)
        if type(value) is not type(self.default):
            return False
        if self.longest and isinstance(value, str):
            return len(value) <= self.longest and value.isprintable()
        return not self.high or (isinstance(value, int) and self.low <= value <= self.high)
