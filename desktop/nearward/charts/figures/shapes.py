"""Many boxes as one shape, and labels that keep clear of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from nearward.charts.figures.axis import points
from nearward.charts.style import DPI, Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Box = list[tuple[float, float]]


def box(x: float, low: float, high: float, wide: float) -> Box:
    """A box from (x, low) to (x + wide, high)."""
    return [(x, low), (x + wide, low), (x + wide, high), (x, high)]


def add_boxes(axes: Axes, boxes: list[Box], **look: Any) -> None:
    """All boxes as one shape: drawn much faster than one by one."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    if boxes:
        codes = (Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY)
        corners = [corner for shape in boxes for corner in (*shape, shape[0])]
        axes.add_artist(PathPatch(Path(corners, codes * len(boxes)), **look))


def add_columns(
    axes: Axes,
    style: Style,
    solid: list[Box],
    open_ones: Iterable[tuple[list[Box], str]],
    line: float,
) -> None:
    """What is known in full, and with the colour of its line what is not; `line`: its dots."""
    add_boxes(axes, solid, facecolor=style.colours["ember"], linewidth=0, zorder=3)
    for boxes, colour in open_ones:
        add_boxes(
            axes,
            boxes,
            facecolor=style.colours["sheet"],
            edgecolor=style.colours[colour],
            linewidth=line * 72 / DPI,
            joinstyle="miter",
            zorder=3,
        )


class Ring(NamedTuple):
    """A ring on the zero line: pixels of the drawing across and of its line, and its colour."""

    across: float
    line: float
    colour: str


def add_rings(axes: Axes, style: Style, at: list[float], ring: Ring) -> None:
    """A ring at each of these places of the zero line."""
    axes.plot(
        at,
        [0] * len(at),
        linestyle="none",
        marker="o",
        markersize=points(style, ring.across),
        markerfacecolor=style.colours["sheet"],
        markeredgecolor=style.colours[ring.colour],
        markeredgewidth=points(style, min(ring.line, ring.across / 4)),
        clip_on=False,
        zorder=5,
    )


def add_lines(axes: Axes, lines: Sequence[Sequence[tuple[float, float]]], **look: Any) -> None:
    """Open lines, drawn together."""
    from matplotlib.collections import LineCollection

    if lines:
        axes.add_collection(LineCollection(list(lines), **look), autolim=False)
