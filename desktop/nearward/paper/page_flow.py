"""Atoms one after another on as many pages as they need; a page is given away once it is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nearward.paper.drawing import PAPERS, Atom, PaperPage, lowered, moved

#: what was made to fit must not miss it by a rounding
HAIR = 0.01
#: what is higher than a page begins where so much of one is left, so that no heading stands alone
BEGUN = 0.25


class PageFlow:
    """`top` and `bottom`: between which heights a page is filled. It holds one page at a time."""

    def __init__(self, paper: str, top: float, bottom: float) -> None:
        self._wide, self._high = PAPERS[paper]
        self._top, self._bottom = top, bottom
        self._y = top
        self._page = PaperPage(self._wide, self._high)
        #: the number of the page that is being filled
        self.number = 1
        #: on which page the first ink since `mark` stands; 0 while there is none
        self.marked = 0

    def mark(self) -> None:
        """Something begins: `marked` will say on which page."""
        self.marked = 0

    def put(self, atoms: Iterable[Atom]) -> Iterator[PaperPage]:
        """Place atoms; gives each page when the next one begins."""
        group: list[Atom] = []
        for atom in atoms:
            group.append(atom)
            if not atom.joined:
                yield from self._place(group)
                group = []
        yield from self._place(group)

    def end(self) -> Iterator[PaperPage]:
        """The last page, when something stands on it."""
        if self._page.ink:
            yield self._page

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self._page.ink

    def _place(self, group: list[Atom]) -> Iterator[PaperPage]:
        """Place what stays together; what is higher than a page is broken all the same."""
        if not group:
            return
        group = self._fitted(group)
        together = sum(atom.height for atom in group)
        if self._y + together > self._bottom and not self.is_fresh:
            fits = together <= self._bottom - self._top
            least = max(group[0].height, (self._bottom - self._top) * BEGUN)
            if fits or self._y + least > self._bottom:
                yield self._turn()
        for atom in group:
            if self._y + atom.height > self._bottom and not self.is_fresh:
                yield self._turn()
            if not atom.ink and self.is_fresh:
                # no space above the first line
                continue
            self._page.ink.extend(moved(ink, self._y) for ink in atom.ink)
            self._y += atom.height
            if atom.ink and not self.marked:
                self.marked = self.number

    def _fitted(self, group: list[Atom]) -> list[Atom]:
        """The group with its picture made smaller, when that spares the foot of the page."""
        over = self._y + sum(atom.height for atom in group) - self._bottom
        over += HAIR if over > 0 else 0
        at = next((n for n, atom in enumerate(group) if atom.least), None)
        if over <= 0 or at is None or self.is_fresh or group[at].height - over < group[at].least:
            return group
        return [*group[:at], lowered(group[at], group[at].height - over), *group[at + 1 :]]

    def _turn(self) -> PaperPage:
        page = self._page
        self._page = PaperPage(self._wide, self._high)
        self._y = self._top
        self.number += 1
        return page
