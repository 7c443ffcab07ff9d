"""The family of symbols in figures: many of one kind as a few shapes, drawn together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nearward.charts.figures.axis import points
from nearward.charts.style import Style
from nearward.domain.symbols import BOX, BY_NAME, DISC, LINE, Part

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path


def add_symbols(
    axes: Axes,
    name: str,
    at: Sequence[tuple[float, float]],
    style: Style,
    unit: tuple[float, float],
    side: float = BOX,
) -> None:
    """Draw a symbol of the family of squares and discs at each place, in its own colour.

    `unit`: how much of x and of y one pixel of the drawing is; `side`: pixels of its box.
    """
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    if not at:
        return
    symbol = BY_NAME[name]
    colour = style.colours[symbol.token]
    line = LINE * side / BOX
    for part in symbol.parts:
        shapes = [_outline(part, x, y, style.px(side) / BOX, unit) for x, y in at]
        look = {"facecolor": colour, "edgecolor": "none", "linewidth": 0.0}
        if not part.filled:
            look = {
                "facecolor": style.colours["sheet"],
                "edgecolor": colour,
                "linewidth": points(style, line),
            }
        patch = PathPatch(Path.make_compound_path(*shapes), **look, zorder=4, clip_on=False)
        patch.set_joinstyle("miter")
        axes.add_artist(patch)


def _outline(part: Part, x: float, y: float, scale: float, unit: tuple[float, float]) -> Path:
    """One part of a symbol whose box stands around x and y; an open one lies inside its line."""
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    inset = 0.0 if part.filled else LINE
    wide, high = part.width - inset, part.height - inset
    bare = Path.unit_circle() if part.form == DISC else Path.unit_rectangle()
    move = Affine2D()
    if part.form == DISC:
        move.scale(wide / 2, high / 2)
    else:
        move.translate(-0.5, -0.5).scale(wide, high)
    move.translate(part.x - BOX / 2, BOX / 2 - part.y)
    move.scale(scale * unit[0], scale * unit[1]).translate(x, y)
    return move.transform_path(bare)
