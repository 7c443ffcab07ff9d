"""Words in a figure, at a place of its axes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nearward.charts.style import Style, font

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: what a place is told in: data, data along x and parts of the axes along y, or parts of the axes
DATA, ALONG, PARTS = "data", "along", "parts"


@dataclass(frozen=True, slots=True)
class Face:
    """How words look: a colour of the style, pixels, weight, and from line to line (None: wide).

    `pad`: points of ground around them, where they stand on ground of their own.
    """

    colour: str = "ink_soft"
    size: float = 12
    weight: int = 400
    spacing: float | None = None
    pad: float | None = None


def say(
    axes: Axes,
    said: str,
    at: tuple[float, float],
    style: Style,
    face: Face,
    away: tuple[float, float] = (0, 0),
    told_in: str = DATA,
    **look: Any,
) -> None:
    """Words so many points away from a place; `look`: how they lie there."""
    from matplotlib.transforms import ScaledTranslation

    from nearward.charts.inked import Inked

    along = axes.get_xaxis_transform()
    move = {DATA: axes.transData, ALONG: along, PARTS: axes.transAxes}[told_in]
    if away != (0, 0):
        move = move + ScaledTranslation(away[0] / 72, away[1] / 72, axes.figure.dpi_scale_trans)
    alike = (face, *sorted(look.items()))
    if face.pad is not None:
        ground = style.colours["sheet"]
        look["bbox"] = {"facecolor": ground, "edgecolor": "none", "pad": face.pad}
    if face.spacing is not None:
        look["linespacing"] = face.spacing
    text = Inked(
        *at,
        said,
        alike,
        transform=move,
        color=style.colours[face.colour],
        fontproperties=font(style, face.size, face.weight),
        parse_math=False,
        clip_on=False,
        **look,
    )
    axes.add_artist(text)
