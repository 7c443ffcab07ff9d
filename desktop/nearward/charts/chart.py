"""What a chart is: where it is shown, its numbers, and how they are drawn, said and listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from nearward.charts.style import Drawn, Style
from nearward.i18n import Translator
from nearward.insight.behind_words import Told
from nearward.insight.picked import Days

#: what it is drawn from, and the numbers that are made of that
S = TypeVar("S")
N = TypeVar("N")
#: the head of a table, and its rows
Listed = tuple[tuple[str, ...], list[tuple[str, ...]]]

#: the pages that show charts. PATTERNS gives a History, PERSON the PersonRatings of someone,
#: BELIEFS a ForBeliefs, SIGNS (above a worksheet of signs) a ForSigns.
PATTERNS, PERSON, BELIEFS, SIGNS = "patterns", "person", "beliefs", "signs"
PAGES = (PATTERNS, PERSON, BELIEFS, SIGNS)


@dataclass(frozen=True, slots=True)
class ChartSpan:
    """What a chart is asked for: an id of RANGES, its last day, and on which weekday one begins.

    `picked`: two spans that a person wants beside each other, instead of those that are shown else.
    """

    range_id: str
    today: date
    first_weekday: int = 0
    picked: tuple[Days, Days] | None = None


def _always(_numbers: Any) -> bool:
    return True


def _never(_numbers: Any) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot(Generic[N]):
    """One drawing of a chart, and its numbers as a table.

    `id`: what its picture is called. `name`, `table`: what the drawing and its table are called for
    a screen reader. `height` in pixels, and `height_of` where it goes by the numbers. `is_shown`:
    whether there is anything to draw. `view`: what a person chooses it by, where it is one of two
    or more drawings of the same; only one of these is shown, and none where the first one `waits`
    to be chosen. `behind`: the ids of the moments that a place of the drawing stands for, and
    `told` what is said above them: else what is said where one points at it. `also`: what else is
    said below them. `steps`: what it is called to go to the place before, and to the one after.
    `under`: pixels less where it stands right under another.
    """

    id: str
    name: str
    table: str
    height: int
    figure: Callable[[N, Translator, Style], Drawn]
    rows: Callable[[N, Translator], Listed]
    is_shown: Callable[[N], bool] = _always
    height_of: Callable[[N], int] | None = None
    view: str = ""
    waits: Callable[[N], bool] = _never
    behind: Callable[[Any, N, int], tuple[int, ...]] | None = None
    told: Callable[[N, int, Translator], Told] | None = None
    also: Callable[[Any, N, int, Translator], str] | None = None
    steps: tuple[str, str] = ("", "")
    under: int = 0

    def high(self, numbers: N, above: int = 0) -> int:
        """Pixels of the drawing of these numbers, with so many other drawings above it."""
        high = self.height if self.height_of is None else self.height_of(numbers)
        return high - self.under if above else high


@dataclass(frozen=True, slots=True)
class Sentence(Generic[N]):
    """A sentence of a chart; an empty one is not shown. `above`: pixels of room above it."""

    said: Callable[[N, Translator], str]
    is_soft: bool = False
    above: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Generic[S, N]):
    """A row of the table of charts.

    `page`: which one of PAGES shows it. `lead`: over the drawings; `said`: below them. `key`: what
    the marks mean, where a drawing does not say it itself. `how`: how it is read, a paragraph each.
    `opens`: whether it is drawn without being asked; else only its lead is there at first.
    `is_low`: whether what can be done with it stands beside its title, and not below it.
    """

    id: str
    page: str
    title: str
    numbers: Callable[[S, ChartSpan], N]
    plots: tuple[Plot[N], ...]
    lead: tuple[Sentence[N], ...] = ()
    said: tuple[Sentence[N], ...] = ()
    key: str = ""
    how: tuple[str, ...] = ()
    opens: bool = True
    is_low: bool = False
