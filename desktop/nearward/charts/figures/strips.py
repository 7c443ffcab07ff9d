"""Rows of marks under their names, in pixels: what several small figures are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from nearward.charts.figures.axis import points, text_width, wrapped
from nearward.charts.figures.shapes import add_lines
from nearward.charts.style import Style, drawable, font, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: pixels of type, and of a line of it
TYPE, LINE = 13, 17


class Mark(NamedTuple):
    """A mark: its middle in pixels, its form ("o" disc, "s" square, "D" diamond) and its side."""

    x: float
    y: float
    form: str = "o"
    side: float = 8
    filled: bool = True


class Sheet:
    """A figure whose axes are pixels from the top left. All sizes are those of the drawing."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.wide, self.high = style.width / style.scale, style.height / style.scale
        self.figure: Figure = new_figure(style)
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1), facecolor=style.colours["sheet"])
        self.axes.set_axis_off()
        self.axes.set_xlim(0, self.wide)
        self.axes.set_ylim(self.high, 0)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        soft: bool = True,
        at: str = "left",
        bold: bool = False,
    ) -> None:
        """One line; y is its middle."""
        self.axes.text(
            x,
            y,
            drawable(text),
            fontproperties=font(self.style, TYPE, 600 if bold else 400),
            color=self.style.colours["ink_soft" if soft else "ink"],
            ha=at,
            va="center",
            parse_math=False,
        )

    def line(self, *ends: tuple[float, float], ink: str = "line", wide: float = 1) -> None:
        """A line through some points."""
        colour = self.style.colours[ink]
        add_lines(self.axes, [ends], colors=colour, linewidths=points(self.style, wide), zorder=1)

    def marks(self, marks: Sequence[Mark], ink: str) -> None:
        """Marks of one colour; those of one look are drawn at once."""
        colours = self.style.colours
        for form, side, filled in dict.fromkeys(mark[2:] for mark in marks):
            alike = [mark for mark in marks if mark[2:] == (form, side, filled)]
            self.axes.plot(
                [mark.x for mark in alike],
                [mark.y for mark in alike],
                linestyle="none",
                clip_on=False,
                marker=form,
                markersize=points(self.style, side),
                markerfacecolor=colours[ink] if filled else colours["sheet"],
                markeredgecolor=colours[ink],
                markeredgewidth=points(self.style, 1.6),
                zorder=3,
            )

    def fitted(self, text: str, room: float, *, bold: bool = False) -> str:
        """A text in one line of so many pixels, shortened where it is longer."""
        text = drawable(" ".join(text.split()))
        if self.width(text, bold=bold) <= room:
            return text
        least, most = 0, min(len(text), max(1, int(room)))
        while least < most:
            middle = (least + most + 1) // 2
            if self.width(f"{text[:middle]}…", bold=bold) <= room:
                least = middle
            else:
                most = middle - 1
        return f"{text[:least].rstrip()}…"

    def lines(self, text: str, room: float) -> list[str]:
        """A text in lines of so many pixels."""
        return wrapped(drawable(text), self.style, self.style.px(room), TYPE)

    def width(self, text: str, *, bold: bool = False) -> float:
        """How wide a line is."""
        return text_width(drawable(text), self.style, TYPE, 600 if bold else 400) / self.style.scale
