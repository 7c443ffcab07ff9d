"""What the chart library draws on in place of dots; loaded only when a figure is traced."""

from __future__ import annotations

from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.path import Path

from nearward.charts.outlines import CLOSE, CURVE, LINE, MOVE, Letters, Outline, Piece
from nearward.charts.style import DPI

_NOTHING = 1e-6


class Tracer(RendererBase):
    """Keeps what is drawn on it, from the top left; it is asked by the library."""

    def __init__(self, wide: float, high: float) -> None:
        super().__init__()
        self._wide, self._high = wide, high
        self.marks: list[Outline | Letters] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        """How large it is."""
        return self._wide, self._high

    def flipy(self) -> bool:
        """Its y goes up, as the library's does."""
        return False

    def points_to_pixels(self, points: Any) -> Any:
        """How many pixels so many points are."""
        return points * DPI / 72

    def draw_path(self, gc: Any, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        """Keep an outline."""
        alpha = gc.get_alpha() if gc.get_forced_alpha() else None
        wide = float(self.points_to_pixels(gc.get_linewidth()))
        line = _hex(gc.get_rgb(), alpha) if wide > _NOTHING else ""
        fill = _hex(rgbFace, alpha) if rgbFace is not None else ""
        pieces = self._pieces(path, transform)
        if not pieces or not (line or fill):
            return
        _, dashes = gc.get_dashes()
        made = Outline(
            pieces=pieces,
            fill=fill,
            line=line,
            wide=wide if line else 0.0,
            dashes=tuple(float(self.points_to_pixels(n)) for n in dashes or ()),
            cap=str(gc.get_capstyle()),
            join=str(gc.get_joinstyle()),
            within=self._within(gc, pieces),
        )
        self.marks.append(made)

    def draw_text(  # type: ignore[override]
        self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, **_more: Any
    ) -> None:
        """Keep a line of words. None of ours is turned."""
        if angle:
            raise ValueError("words on paper are not turned")
        size = prop.get_size_in_points() * DPI / 72
        weight = 600 if "SemiBold" in str(prop.get_file()) else 400
        colour = _hex(gc.get_rgb(), None)
        self.marks.append(Letters(float(x), self._high - float(y), s, size, weight, colour))

    def _pieces(self, path: Path, transform: Any) -> tuple[Piece, ...]:
        made: list[Piece] = []
        does = {Path.MOVETO: MOVE, Path.LINETO: LINE, Path.CURVE4: CURVE, Path.CLOSEPOLY: CLOSE}
        for points, code in path.iter_segments(transform, simplify=False):
            at = [float(n) for n in points]
            if code == Path.CURVE3:
                at = _cubic(made[-1].at[-2:], self._flipped(at))
                made.append(Piece(CURVE, tuple(at)))
            elif code == Path.CLOSEPOLY:
                made.append(Piece(CLOSE))
            else:
                made.append(Piece(does[code], tuple(self._flipped(at))))
        return tuple(made)

    def _flipped(self, at: list[float]) -> list[float]:
        return [self._high - n if place % 2 else n for place, n in enumerate(at)]

    def _within(
        self, gc: Any, pieces: tuple[Piece, ...]
    ) -> tuple[float, float, float, float] | None:
        """What is seen of an outline, where that is not all of it."""
        box = gc.get_clip_rectangle()
        if box is None:
            return None
        left, top, right, bottom = box.x0, self._high - box.y1, box.x1, self._high - box.y0
        across = [n for piece in pieces for n in piece.at[::2]]
        down = [n for piece in pieces for n in piece.at[1::2]]
        fits = left <= min(across) and max(across) <= right and top <= min(down)
        return None if fits and max(down) <= bottom else (left, top, right, bottom)


def _cubic(start: tuple[float, ...], at: list[float]) -> list[float]:
    """A curve of one pulling point as one of two."""
    (a, b), (c, d, e, f) = start, at
    return [
        a + 2 / 3 * (c - a),
        b + 2 / 3 * (d - b),
        e + 2 / 3 * (c - e),
        f + 2 / 3 * (d - f),
        e,
        f,
    ]


def _hex(colour: Any, alpha: float | None) -> str:
    """A colour on white, by how much of it is seen; none where that is nothing."""
    red, green, blue, *rest = (float(n) for n in colour)
    seen = float(alpha) if alpha is not None else rest[0] if rest else 1.0
    if seen <= _NOTHING:
        return ""
    return "#" + "".join(f"{round(255 * (1 - seen + seen * n)):02X}" for n in (red, green, blue))
