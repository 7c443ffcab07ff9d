"""Where all texts and marks of a figure stand, in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path
from matplotlib.spines import Spine
from matplotlib.text import Text

from nearward.charts.style import Drawn

#: the colours of what is counted; lines in other colours are scales and leaders
OF_DATA = ("ember", "tide", "sand")
#: x0, y0, x1, y1 of each
Boxes = np.ndarray


def boxes_of_texts(drawn: Drawn) -> tuple[list[str], Boxes]:
    """All texts that are shown, and their boxes."""
    canvas: Any = drawn.figure.canvas
    renderer = canvas.get_renderer()
    found = [
        # the ink alone, without the line of an annotation and the pad around it
        (text.get_text(), Text.get_window_extent(text, renderer))
        for text in _texts(drawn)
        if text.get_text().strip() and text.get_visible()
    ]
    return [text for text, _ in found], _as_array([box for _, box in found])


def _texts(drawn: Drawn) -> Iterator[Text]:
    yield from drawn.figure.texts
    for axes in drawn.figure.axes:
        yield from axes.texts
        if axes.axison:
            yield from (*axes.get_xticklabels(), *axes.get_yticklabels())


def boxes_of_marks(drawn: Drawn, colours: dict[str, str]) -> Boxes:
    """The boxes of all marks: shapes, dots and lines of data."""
    data = {colours[name].lower() for name in OF_DATA}
    found: list[tuple[float, float, float, float]] = []
    for axes in drawn.figure.axes:
        for child in axes.get_children():
            if child is axes.patch or isinstance(child, Spine) or not child.get_visible():
                continue
            found += _of(child, data)
    return np.array(found).reshape(-1, 4)


def _of(child: Artist, data: set[str]) -> list[tuple[float, float, float, float]]:
    if isinstance(child, Line2D):
        return _of_line(child, data)
    if isinstance(child, LineCollection):
        return _of_lines(child, data)
    return _of_patch(child) if isinstance(child, Patch) else []


def _of_lines(lines: Any, data: set[str]) -> list[tuple[float, float, float, float]]:
    if to_hex(lines.get_colors()[0]) not in data:
        return []
    wide, move = lines.get_linewidths()[0] * _px(lines) / 2, lines.get_transform()
    return [_around(move.transform(path.vertices), wide, 0) for path in lines.get_paths()]


def _of_patch(patch: Any) -> list[tuple[float, float, float, float]]:
    path = patch.get_transform().transform_path(patch.get_path())
    wide = patch.get_linewidth() * _px(patch) / 2 if patch.get_edgecolor()[3] else 0.0
    return [_around(piece, wide, wide) for piece in _pieces(path)]


def _of_line(line: Any, data: set[str]) -> list[tuple[float, float, float, float]]:
    at = (
        line.get_transform().transform(np.column_stack(line.get_data()))
        if len(line.get_xdata())
        else []
    )
    if line.get_marker() not in ("None", None, ""):
        half = (line.get_markersize() + line.get_markeredgewidth()) * _px(line) / 2
        return [(x - half, y - half, x + half, y + half) for x, y in at]
    if to_hex(line.get_color()) in data and line.get_linestyle() == "-":
        wide = line.get_linewidth() * _px(line) / 2
        return [_around(np.array(pair), wide, wide) for pair in pairwise(at)]
    return []


def _px(artist: Artist) -> float:
    figure = artist.get_figure()
    assert figure is not None
    return float(figure.dpi) / 72


def _around(points: Any, x: float, y: float) -> tuple[float, float, float, float]:
    low, high = np.min(points, axis=0), np.max(points, axis=0)
    return float(low[0] - x), float(low[1] - y), float(high[0] + x), float(high[1] + y)


def _pieces(path: Path) -> list[Any]:
    """The shapes of which a path is made."""
    corners = np.asarray(path.vertices)
    if path.codes is None:
        return [corners]
    starts = [*np.flatnonzero(np.asarray(path.codes) == Path.MOVETO), len(corners)]
    kept = []
    for first, after in pairwise(starts):
        codes = np.asarray(path.codes)[first:after]
        shape = corners[first:after][codes != Path.CLOSEPOLY]
        if len(shape):
            kept.append(shape)
    return kept


def _as_array(boxes: list[Any]) -> Boxes:
    return np.array([[b.x0, b.y0, b.x1, b.y1] for b in boxes]).reshape(-1, 4)


def overlaps(first: Boxes, second: Boxes, near: float = 0.5) -> list[tuple[int, int]]:
    """Which of the first lie over which of the second, by more than so many pixels."""
    a, b = first[:, None, :], second[None, :, :]
    wide = np.minimum(a[..., 2], b[..., 2]) - np.maximum(a[..., 0], b[..., 0])
    high = np.minimum(a[..., 3], b[..., 3]) - np.maximum(a[..., 1], b[..., 1])
    return [(int(i), int(j)) for i, j in np.argwhere((wide > near) & (high > near))]


def holds(outer: Any, inner: Any) -> bool:
    """Whether a box lies wholly inside of another."""
    return bool((outer[:2] <= inner[:2] + 0.5).all() and (outer[2:] >= inner[2:] - 0.5).all())
