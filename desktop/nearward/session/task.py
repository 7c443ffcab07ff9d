"""One thing that is asked of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nearward.domain.trouble import Trouble


@dataclass(frozen=True)
class Task:
    """What to run, whom to answer, and what it makes way for."""

    run: Callable[[], Any]
    then: Callable[[Any], None] | None
    troubled: Callable[[Trouble], None] | None
    epoch: int
    lane: str = ""
    turn: int = 0
    always: bool = False  # answered even when the diary was locked meanwhile
    idle: bool = False
    gives_way: bool = False  # stopped by what is pressing, and tried again after it

    @property
    def waits(self) -> bool:
        """Whether it makes way for what does not."""
        return self.idle or self.gives_way


def without(then: Callable[[], None], _answer: object) -> None:
    """What is told that a task is done, and not what came of it."""
    then()
