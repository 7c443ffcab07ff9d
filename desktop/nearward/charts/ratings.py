"""How it is with someone, by the person's own ratings: two kinds of dots over time.

No line joins them: what lies between two days is not known.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from nearward.charts.chart import PERSON, Chart, ChartSpan, Listed, Plot
from nearward.charts.style import Drawn, Spot, Style, dress_ticks, new_axes, new_figure
from nearward.domain.model import PersonRating
from nearward.i18n import N_, Translator
from nearward.i18n.days import dated, short_date

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, TOP, RIGHT, BOTTOM = 34, 10, 14, 26
#: days that are shown at least
LEAST = 28
#: pixels that a label under the axis needs
LABEL = 92
TICKS = (0, 25, 50, 75, 100)


class RatedDays(NamedTuple):
    """All ratings of someone, oldest first, and the day up to which they are shown."""

    ratings: list[PersonRating]
    today: date


def numbers(ratings: list[PersonRating], span: ChartSpan) -> RatedDays:
    """All of them, whatever the range."""
    return RatedDays(ratings, span.today)


def ratings_figure(rated: RatedDays, words: Translator, style: Style) -> Drawn:
    """Dots 0-100 a day: filled for the worry, hollow for the unease. At least one rating."""
    ratings = rated.ratings
    figure = new_figure(style)
    axes = new_axes(figure, style, LEFT, TOP, RIGHT, BOTTOM)
    days = [rating.day.toordinal() for rating in ratings]
    last = max(*days, rated.today.toordinal())
    first = max(1, min(*days, last - LEAST + 1))
    axes.set_xlim(first - 0.5, last + 0.5)
    axes.set_ylim(-4, 104)
    axes.set_yticks(TICKS)
    room = style.width - style.px(LEFT + RIGHT)
    count = max(2, min(6, int(room // style.px(LABEL))))
    at = sorted({first + round(n * (last - first) / (count - 1)) for n in range(count)})
    axes.set_xticks(at)
    many = last - first > 330
    label = dated if many else short_date
    axes.set_xticklabels([label(date.fromordinal(day), words) for day in at])
    dress_ticks(axes, style)
    labels = axes.get_xticklabels()
    labels[0].set_horizontalalignment("left")
    labels[-1].set_horizontalalignment("right")
    worried = [(r.day.toordinal(), r.worry) for r in ratings if r.worry is not None]
    uneasy = [(r.day.toordinal(), r.unease) for r in ratings if r.unease is not None]
    colours = style.colours
    _dots(axes, worried, style, "o", 6.5, colours["tide"], colours["tide"])
    _dots(axes, uneasy, style, "D", 5.5, colours["sheet"], colours["sand"])
    wide = room / (last - first + 1)
    spots = [
        Spot(
            style.px(LEFT) + (day - first + 0.5) * wide - max(wide, style.px(10)) / 2,
            style.px(TOP),
            max(wide, style.px(10)),
            style.height - style.px(TOP + BOTTOM),
            rating_sentence(rating, words),
        )
        for day, rating in zip(days, ratings, strict=True)
    ]
    said = " ".join(f"{rating_sentence(rating, words)}." for rating in ratings[-12:])
    return Drawn(figure, spots, said)


def _dots(
    axes: Axes,
    found: list[tuple[int, int]],
    style: Style,
    marker: str,
    size: float,
    fill: str,
    edge: str,
) -> None:
    axes.plot(
        [day for day, _ in found],
        [value for _, value in found],
        linestyle="none",
        clip_on=False,
        marker=marker,
        markersize=style.px(size),
        markerfacecolor=fill,
        markeredgecolor=edge,
        markeredgewidth=style.px(1.3),
    )


def rating_sentence(rating: PersonRating, words: Translator) -> str:
    """One day, as it is told when it is pointed at."""
    return words(
        "{day}: worry {worry}, unease {unease}",
        day=dated(rating.day, words),
        worry=_told(rating.worry, words),
        unease=_told(rating.unease, words),
    )


def rating_rows(rated: RatedDays, words: Translator) -> Listed:
    """The dots as a table: its head, and a row a day, newest first."""
    head = (words("Day"), words("Worry"), words("Unease"))
    rows: list[tuple[str, ...]] = [
        (dated(r.day, words), _told(r.worry, words), _told(r.unease, words))
        for r in reversed(rated.ratings)
    ]
    return head, rows


def _told(value: int | None, words: Translator) -> str:
    return words("not given") if value is None else str(value)


def _is_rated(rated: RatedDays) -> bool:
    return bool(rated.ratings)


TITLE = N_("My own ratings over time")

CHART = Chart(
    id="ratings",
    page=PERSON,
    title=TITLE,
    numbers=numbers,
    plots=(
        Plot(
            id="ratings",
            name=TITLE,
            table=N_("My own ratings as numbers"),
            height=190,
            figure=ratings_figure,
            rows=rating_rows,
            is_shown=_is_rated,
        ),
    ),
    key=N_("filled: worry · hollow: unease · between the dots nothing is known"),
)
