"""Ratios: what is measured and its bare limit take turns, so that noise meets both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

#: seconds, whatever the source
Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure: the measured over the bare, and what it should be at most."""

    name: str
    ratio: float
    aim: float | None
    measured: float
    bare: float
    unit: str = "ms"

    def line(self) -> str:
        """One line of the report."""
        aim = "" if self.aim is None else f"aim {self.aim:g}"
        held = "" if self.aim is None else ("ok" if self.ratio <= self.aim else "MISSED")
        return (
            f"{self.name:<58} {self.ratio:7.2f}  {aim:<8} {held:<7}"
            f" {self.measured:10.3f} / {self.bare:.3f} {self.unit}"
        )


def timed(work: Callable[[], object]) -> Measure:
    """The seconds that a piece of work takes."""

    def once() -> float:
        start = perf_counter()
        work()
        return perf_counter() - start

    return once


def turns(measured: Measure, bare: Measure, rounds: int) -> tuple[list[float], list[float]]:
    """Both lists of seconds, taken in turn, after one round that does not count."""
    measured(), bare()
    pairs = [(measured(), bare()) for _ in range(rounds)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def compare(name: str, measured: Measure, bare: Measure, rounds: int, aim: float | None) -> Ratio:
    """The ratio of the medians."""
    first, second = turns(measured, bare, rounds)
    return of(name, median(first), median(second), aim)


def of(name: str, measured: float, bare: float, aim: float | None) -> Ratio:
    """A ratio of two times in seconds."""
    return Ratio(name, measured / bare, aim, measured * 1000, bare * 1000)


def share(values: list[float], part: float) -> float:
    """The value that `part` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
