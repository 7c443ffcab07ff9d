"""What all charts share: size, colours and type. Margins are fixed, so that redraws do not jump."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from nearward.config import places
from nearward_resources import FOLDER

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

#: pixels of an inch: 1 px is 0.72 pt
DPI = 100
#: stands for letters that the font has not
GONE = "…"


@dataclass(frozen=True, slots=True)
class Style:
    """Size in pixels of the drawing, text size as a factor, device pixels a pixel, colours.

    `under`: whether it stands right under another one on the same axis, which names the months.
    `colours` maps the tokens sheet, line, ink, ink_soft, ember, ember_ink, ember_soft, edge,
    faint to #RRGGBB.
    """

    width: int
    height: int
    colours: Mapping[str, str]
    scale: float = 1.0
    ratio: float = 1.0
    under: bool = False

    def px(self, n: float) -> float:
        """n pixels of the drawing at this text size."""
        return n * self.scale


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that can be pointed at: its box in pixels (from the top left) and its sentence."""

    x: float
    y: float
    width: float
    height: float
    said: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure, its places, and all of it in one sentence for a screen reader."""

    figure: Figure
    spots: list[Spot] = field(default_factory=list)
    said: str = ""


_loaded = threading.Event()
_loading = threading.Lock()


def load() -> None:
    """Import the chart library, and let it draw once (half a second), on whatever thread.

    The first figure is slow: what it needs is made here, so that the window does not wait for it.
    Its list of fonts is kept in a folder of ours.
    """
    with _loading:
        # several drawings ask for it at once, each on a thread of its own
        if not _loaded.is_set():
            _load()
            _loaded.set()


def _load() -> None:
    folder = places.private_folder(places.chart_folder())
    os.environ.setdefault("MPLCONFIGDIR", str(folder))
    import logging

    # what a library says of its own accord might name what is drawn
    logging.lastResort = None
    import matplotlib.collections
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    figure = Figure(figsize=(1, 1))
    canvas: Any = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.2, 0.2, 0.7, 0.7))
    axes.add_collection(matplotlib.collections.LineCollection([[(0, 0), (1, 1)]]))
    axes.plot([0, 1], [0, 1], marker="o")
    axes.grid(visible=True, axis="y")
    for weight in (400, 600):
        axes.text(0, 0, "0", fontproperties=FontProperties(fname=_font_file(weight)))
    canvas.draw()


def new_figure(style: Style) -> Figure:
    """An empty figure of the size of the style."""
    load()
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(
        figsize=(style.width / DPI, style.height / DPI),
        dpi=DPI * style.ratio,
        facecolor=style.colours["sheet"],
    )
    FigureCanvasAgg(figure)
    return figure


def new_axes(
    figure: Figure, style: Style, left: float, top: float, right: float, bottom: float
) -> Axes:
    """Axes with fixed margins (pixels of the drawing), without a frame."""
    wide, high = style.width, style.height
    x, y = style.px(left) / wide, style.px(bottom) / high
    axes = figure.add_axes(
        (x, y, 1 - x - style.px(right) / wide, 1 - y - style.px(top) / high),
        facecolor=style.colours["sheet"],
    )
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, pad=style.px(4))
    axes.grid(visible=True, axis="y", color=style.colours["line"], linewidth=0.8)
    axes.set_axisbelow(True)
    return axes


def font(style: Style, px: float = 12, weight: int = 400) -> FontProperties:
    """Figtree at px drawing pixels."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=_font_file(weight), size=style.px(px) * 72 / DPI)


def drawable(text: str) -> str:
    """A text without the letters that the font has not: one sign stands for a run of them."""
    return re.sub(f"{GONE}+", GONE, "".join(one if _has(one) else GONE for one in text))


@lru_cache(maxsize=4096)
def _has(letter: str) -> bool:
    return letter.isspace() or ord(letter) in _letters()


@cache
def _letters() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(_font_file(400)).get_charmap())


def dress_ticks(axes: Axes, style: Style) -> None:
    """Type and colour of the labels at both axes."""
    kind = font(style, 13)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(kind)
        label.set_color(style.colours["ink_soft"])


def count_labels(ticks: list[int]) -> list[str]:
    """The numbers at an axis; from 10,000 on short (3e5), since the margin is fixed."""
    short = 10_000
    return [f"{n:.0e}".replace("e+0", "e") if n >= short else str(n) for n in ticks]


def count_ticks(top: float, steps: int = 5) -> list[int]:
    """Whole numbers from 0 to at least `top`, in so many steps or one more at most."""
    step, digits = 1, (1, 2, 5)
    while top / step > steps:
        at = digits.index(int(str(step)[0])) + 1
        step = digits[at] * 10 ** (len(str(step)) - 1) if at < 3 else 10 ** len(str(step))
    last = -(-int(-(-top // 1)) // step) * step
    return list(range(0, max(last, step) + 1, step))


@cache
def _font_file(weight: int) -> str:
    name = {400: "Figtree-Regular.ttf", 600: "Figtree-SemiBold.ttf"}[weight]
    return str(FOLDER / "fonts" / name)
