"""What the marks of a figure mean: at its right where there is room, else above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nearward.charts.figures.axis import LEFT, points, text_width, wrapped
from nearward.charts.figures.said import Face, say
from nearward.charts.style import Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: pixels: a line, a mark, from a mark to its words, from words to the next mark
LINE, MARK, NEAR, APART = 17, 10, 8, 18
#: how much of the colour a bar has that is too thin for an outline
PALE = 0.45


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark (bar, outline, pale, ring, soft ring, dot, tick) and what it means."""

    mark: str
    text: str


def rows_above(signs: list[Sign], style: Style) -> list[list[Sign]]:
    """The signs in as many rows as they need."""
    rows: list[list[Sign]] = [[]]
    used = 0.0
    room = style.width - style.px(LEFT + 12)
    for sign in signs:
        wide = text_width(sign.text, style, 12, 400) + style.px(MARK + NEAR + APART)
        if rows[-1] and used + wide > room:
            rows.append([])
            used = 0.0
        rows[-1].append(sign)
        used += wide
    return rows if rows[-1] else []


def draw_above(figure: Figure, rows: list[list[Sign]], style: Style, top: float) -> None:
    """The rows, the first one so many pixels from the top."""
    axes = _over_all(figure, style)
    for n, row in enumerate(rows):
        x = style.px(LEFT)
        for sign in row:
            y = style.px(top + n * LINE)
            _mark(axes, sign.mark, x, y, style)
            _say(axes, sign.text, x + style.px(MARK + NEAR), y, style)
            x += text_width(sign.text, style, 12, 400) + style.px(MARK + NEAR + APART)


def draw_beside(figure: Figure, signs: list[Sign], style: Style, x: float, top: float) -> None:
    """The signs below each other, from x (in pixels) on; `top` in pixels of the drawing."""
    axes = _over_all(figure, style)
    y = style.px(top)
    for sign in signs:
        lines = wrapped(sign.text, style, style.width - x - style.px(MARK + NEAR + 4))
        _mark(axes, sign.mark, x, y, style)
        _say(axes, "\n".join(lines), x + style.px(MARK + NEAR), y, style)
        y += style.px((LINE - 1) * len(lines) + 6)


def _over_all(figure: Figure, style: Style) -> Axes:
    """Axes in pixels of the drawing from the top left."""
    axes = figure.add_axes((0, 0, 1, 1), facecolor="none")
    axes.set_axis_off()
    axes.set_xlim(0, style.width)
    axes.set_ylim(style.height, 0)
    return axes


def _say(axes: Axes, text: str, x: float, y: float, style: Style) -> None:
    say(axes, text, (x, y - style.px(8)), style, Face(spacing=1.1), va="top")


def _mark(axes: Axes, mark: str, x: float, y: float, style: Style) -> None:
    from matplotlib.patches import Ellipse, Rectangle

    colours, size = style.colours, style.px(MARK)
    look = {
        "bar": (colours["ember"], colours["ember"], 0.0),
        "pale": (colours["ember"], colours["ember"], 0.0),
        "outline": (colours["sheet"], colours["ember"], 1.6),
        "ring": (colours["sheet"], colours["ink"], 2.0),
        "soft ring": (colours["sheet"], colours["ink_soft"], 1.5),
    }
    if mark in ("bar", "pale", "outline"):
        face, edge, wide = look[mark]
        inset = style.px(wide) / 2
        box = (x + inset, y - size / 2 + inset)
        side = size - 2 * inset
        shape = Rectangle(box, side, side, facecolor=face, edgecolor=edge)
        shape.set_linewidth(points(style, wide))
        shape.set_alpha(PALE if mark == "pale" else None)
        axes.add_patch(shape)
    elif mark in ("ring", "soft ring"):
        face, edge, wide = look[mark]
        round_ = Ellipse((x + size / 2, y), size, size, facecolor=face, edgecolor=edge)
        round_.set_linewidth(points(style, wide))
        axes.add_patch(round_)
    elif mark == "dot":
        dot = Ellipse((x + size / 2, y), style.px(3), style.px(3), facecolor=colours["faint"])
        axes.add_patch(dot)
    elif mark == "tick":
        box = (x + size / 2 - style.px(1), y - style.px(4.5))
        tick = Rectangle(box, style.px(2), style.px(9), facecolor=colours["ink"], linewidth=0)
        axes.add_patch(tick)
