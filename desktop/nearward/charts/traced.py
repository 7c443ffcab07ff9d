"""A figure as outlines and words, for paper: no dots, so that it is as sharp as the text beside it.

Its words stay words: they are set in the fonts of the sheet, and can be found in a PDF.
"""

from __future__ import annotations

from nearward.charts.outlines import Traced
from nearward.charts.style import DPI, Drawn

#: tokens of the look as greys, for black on white; shapes carry what colours do elsewhere
GREYS = {
    "sheet": "#FFFFFF",
    "line": "#D8D8D8",
    "edge": "#7A7A7A",
    "faint": "#B4B4B4",
    "ink": "#1D1D1F",
    "ink_soft": "#4A4A4A",
    "tide": "#222222",
    "tide_soft": "#ECECEC",
    "ember": "#4A4A4A",
    "ember_ink": "#2E2E2E",
    "ember_soft": "#E6E6E6",
}


def traced(drawn: Drawn) -> Traced:
    """A figure as outlines and words. Its ground is left out: paper has its own."""
    from nearward.charts.tracer import Tracer

    figure = drawn.figure
    if figure.dpi != DPI:
        raise ValueError("a figure for paper has one dot to a pixel")
    figure.patch.set_visible(False)
    for axes in figure.axes:
        axes.patch.set_visible(False)
    wide, high = (float(DPI * inches) for inches in figure.get_size_inches())
    tracer = Tracer(wide, high)
    figure.draw(tracer)
    return Traced(wide, high, tuple(tracer.marks))
