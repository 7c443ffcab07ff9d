"""One thing that is asked of the desk, and who waits for it."""

from __future__ import annotations

import queue
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
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
    file: int = 0  # the opening or closing that was asked for before it
    number: int = 0  # says who waits for it, once it is the worker's

    @property
    def waits(self) -> bool:
        """Whether it makes way for what does not."""
        return self.idle or self.gives_way


class TaskWaiting:
    """Those who wait for an answer, by number. For the thread of the windows; `drop` for any.

    The last one to let go of a page ends it, with all that Qt has of it. So the worker, whose
    thread that must never be, is given numbers.
    """

    def __init__(self) -> None:
        self._last = 0
        self._kept: dict[int, Task] = {}
        self._dropped: queue.SimpleQueue[Task] = queue.SimpleQueue()

    @property
    def is_empty(self) -> bool:
        """Whether nobody waits but for a long read that comes when the desk is idle."""
        self._let_go()
        return all(task.idle for task in self._kept.values())

    def keep(self, task: Task) -> Task:
        """The task as the worker may have it."""
        self._let_go()
        self._last += 1
        self._kept[self._last] = task
        return replace(task, then=None, troubled=None, number=self._last)

    def drop(self, task: Task) -> None:
        """It is not answered; who waited is let go of when something is asked next."""
        self._dropped.put(task)

    def _let_go(self) -> None:
        while not self._dropped.empty():
            self.take(self._dropped.get_nowait())

    def take(self, task: Task) -> Task:
        """The task as it was; from now on nobody waits for it."""
        return self._kept.pop(task.number, task)


def let_go(error: BaseException | None) -> None:
    """What the steps to an error held is let go of here, where it was used; the places stay."""
    done: set[int] = set()
    # an error can have come from one that came from it
    while error is not None and id(error) not in done:
        done.add(id(error))
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def loud(error: BaseException) -> BaseException:
    """A bug as it is raised: what would end the program from within a task ends nothing."""
    if isinstance(error, (Exception, KeyboardInterrupt)):
        return error
    bug = RuntimeError(f"{type(error).__name__} in a task")
    bug.__cause__ = error
    return bug


def paced(tell: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """Tells once for each hundredth, and not for every page."""
    told = -1

    def pace(page: int, pages: int) -> None:
        nonlocal told
        if page * 100 // pages != told:
            told = page * 100 // pages
            tell(page, pages)

    return pace


def without(then: Callable[[], None], _answer: object) -> None:
    """What is told that a task is done, and not what came of it."""
    then()
