"""The way one came by through the pages, back and forth again."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from nearward_ui.kit.page import Page
from nearward_ui.routes import Route

#: so many steps are known
MOST = 50


class Step(NamedTuple):
    """A page, and what shows again what it showed: known at once, or found when it is asked."""

    key: str
    where: Route | None = None
    find: Callable[[], Route | None] | None = None

    @classmethod
    def of(cls, page: Page) -> Step:
        """What a page shows now. What is new there has its number only once it is saved."""
        where = page.where()
        return cls(page.key, where, None if where is not None else page.coming_back())

    @property
    def route(self) -> Route | None:
        """What shows again what it showed."""
        return self.where if self.find is None else self.find()

    def is_same(self, other: Step) -> bool:
        """Whether both show the same thing."""
        if self.key != other.key:
            return False
        mine, theirs = (getattr(step.route, "id", step.route) for step in (self, other))
        return bool(mine == theirs)


class Trail:
    """Steps back and forth from where one is. No thing is on the way back twice: there is no loop.

    `fits` says of a step whether there is still something to come back to.
    """

    def __init__(self, fits: Callable[[Step], bool]) -> None:
        self._fits = fits
        self._back: list[Step] = []
        self._forth: list[Step] = []

    def tread(self, step: Step) -> None:
        """One goes on from here to something else."""
        self._cut(step)
        self._back = [*self._back[1 - MOST :], step]
        self._forth.clear()

    def back(self, here: Step) -> Step | None:
        """The step before; None at the beginning."""
        self._cut(here)
        return self._turn(here, self._back, self._forth)

    def forth(self, here: Step) -> Step | None:
        """The step from which one has gone back; None at the end."""
        return self._turn(here, self._forth, self._back)

    def _turn(self, here: Step, away: list[Step], behind: list[Step]) -> Step | None:
        while away:
            step = away.pop()
            if self._fits(step) and not step.is_same(here):
                behind.append(here)
                return step
        return None

    def _cut(self, step: Step) -> None:
        """A thing that was passed is gone back to."""
        for at, passed in enumerate(self._back):
            if passed.is_same(step):
                del self._back[at:]
                return
