"""Words of a figure whose letters are laid out and drawn once, and then put where they belong.

Letters are what takes longest in a figure. What is kept goes with the figure: words of a person
are not held any longer than it is. Loaded only when something is drawn.
"""

from __future__ import annotations

from collections.abc import Hashable
from math import ceil
from typing import Any, NamedTuple, cast
from weakref import WeakKeyDictionary

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

#: pixels around letters, and parts of a pixel at which they can begin
EDGE, PARTS = 4, 64


class Line(NamedTuple):
    """A line of words, and how far right of and above its text it begins."""

    right: float
    up: float
    words: str


class Ground(NamedTuple):
    """What lies behind a text, around its place."""

    shape: Path
    colour: Any


class Ink(NamedTuple):
    """Letters as dots from the bottom up, and how many of these are left of and below them."""

    dots: np.ndarray
    left: int
    below: int


class Inked(Text):
    """A text that is not turned, and is not changed after it was drawn.

    `alike`: all that its layout goes by beside its words.
    """

    def __init__(self, x: float, y: float, words: str, alike: Hashable, **look: Any) -> None:
        super().__init__(x, y, words, **look)
        self._alike = alike

    def draw(self, renderer: RendererBase) -> None:
        """Put it where it belongs; what is no drawing of dots is given its words as they are."""
        if not isinstance(renderer, RendererAgg):
            super().draw(renderer)
            return
        if not (self.get_visible() and self.get_text()):
            return
        kept = _kept_of(renderer)
        x, y = (float(n) for n in self.get_transform().transform(self.get_unitless_position()))
        pen, draw_path = renderer.new_gc(), cast("Any", renderer).draw_path
        for part in self._parts(kept, x, y):
            if isinstance(part, Ground):
                pen.set_linewidth(0)
                draw_path(pen, part.shape, Affine2D().translate(x, y), part.colour)
            else:
                self._put(renderer, pen, kept, part.words, x + part.right, y + part.up)
        pen.restore()
        self.stale = False

    def _parts(self, kept: _Kept, x: float, y: float) -> list[Line | Ground]:
        """What it is made of, around its place; of two that are alike only one is laid out."""
        key = (self.get_text(), self._alike)
        found = kept.parts.get(key)
        if found is None:
            kept.layout.begin(x, y)
            super().draw(kept.layout)
            found = kept.parts[key] = kept.layout.parts
        return found

    def _put(
        self, renderer: RendererAgg, pen: Any, kept: _Kept, words: str, x: float, y: float
    ) -> None:
        left, right = divmod(round(PARTS * x), PARTS)
        base, up = divmod(round(PARTS * y), PARTS)
        kind, colour = self.get_fontproperties(), self.get_color()
        key = (words, kind.get_file(), kind.get_size_in_points(), colour, right, up)
        ink = kept.inks.get(key)
        if ink is None:
            ink = kept.inks[key] = _inked(words, kind, colour, renderer.dpi, right, up)
        renderer.draw_image(pen, left - ink.left, base - ink.below, ink.dots)


class _Layout(RendererBase):
    """Is drawn on to learn where the lines of a text stand."""

    def __init__(self, dpi: float) -> None:
        super().__init__()
        self._measure = _paper(1, 1, dpi)
        self._dpi = dpi
        self.begin(0, 0)

    def begin(self, x: float, y: float) -> None:
        """A text that stands at this place."""
        self._at = (x, y)
        self.parts: list[Line | Ground] = []

    def flipy(self) -> bool:
        return False

    def points_to_pixels(self, points: Any) -> Any:
        return points * self._dpi / 72

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: Any
    ) -> tuple[float, float, float]:
        wide, high, deep = self._measure.get_text_width_height_descent(s, prop, ismath)
        return float(wide), float(high), float(deep)

    def draw_path(self, _gc: Any, path: Path, transform: Any, colour: Any = None) -> None:
        x, y = self._at
        moved = transform.frozen() + Affine2D().translate(-x, -y)
        self.parts.append(Ground(moved.transform_path(path), colour))

    def draw_text(  # type: ignore[override]
        self, _gc: Any, x: float, y: float, s: str, *_look: Any, **_more: Any
    ) -> None:
        self.parts.append(Line(float(x) - self._at[0], float(y) - self._at[1], s))


class _Kept:
    """What is kept for one drawing of dots."""

    def __init__(self, dpi: float) -> None:
        self.layout = _Layout(dpi)
        self.parts: dict[Hashable, list[Line | Ground]] = {}
        self.inks: dict[Hashable, Ink] = {}


_kept: WeakKeyDictionary[RendererAgg, _Kept] = WeakKeyDictionary()


def _kept_of(renderer: RendererAgg) -> _Kept:
    found = _kept.get(renderer)
    if found is None:
        found = _kept[renderer] = _Kept(renderer.dpi)
    return found


def _paper(wide: int, high: int, dpi: float) -> Any:
    """Dots to draw on."""
    return cast("Any", RendererAgg)(wide, high, dpi)


def _inked(words: str, kind: FontProperties, colour: Any, dpi: float, right: int, up: int) -> Ink:
    """A line that begins so many parts of a pixel right of and above a corner of pixels."""
    bare = _paper(1, 1, dpi)
    wide, high, deep = bare.get_text_width_height_descent(words, kind, False)
    below = ceil(deep) + EDGE
    paper = _paper(ceil(wide) + 2 * EDGE, ceil(high - deep) + below + EDGE, dpi)
    pen: GraphicsContextBase = paper.new_gc()
    paper.draw_text(pen, EDGE + right / PARTS, paper.height - below - up / PARTS, words, kind, 0)
    covered = np.asarray(paper.buffer_rgba())[::-1, :, 3]
    dots = np.empty((*covered.shape, 4), np.uint8)
    dots[..., :3] = [round(255 * part) for part in to_rgb(colour)]
    dots[..., 3] = covered
    return Ink(dots, EDGE, below)
