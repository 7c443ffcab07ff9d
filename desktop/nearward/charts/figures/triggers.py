"""What stood just before, and how it showed: a bar for each row, and a table of counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.charts.figures.axis import points, text_width, wrapped
from nearward.charts.figures.said import Face, say
from nearward.charts.figures.shapes import Box, add_boxes, add_lines, box
from nearward.charts.style import Drawn, Spot, Style, new_figure
from nearward.i18n import Translator
from nearward.insight.triggers import (
    Triggers,
    cell_sentence,
    column_name,
    row_name,
    total_sentence,
    triggers_sentence,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: pixels: a row, the heads over the rows, below the last row, left of the names
ROW, HEAD, BELOW, EDGE = 34, 84, 8, 2
#: the names, the bars, a column at most; from this width on (at this text size) there are bars
NAMES, BARS, COLUMN, WIDE = 150, 190, 92, 700
#: a bar, a cell, between two cells
BAR, CELL, GAP = 16, 30, 2
#: how much of the colour a cell has at least, and how much more one that is the highest
LEAST, MORE = 0.10, 0.5
MORE_AT_NIGHT = 0.3
#: lines of the name of a column
HEADS = 3
#: from this count on a number is set in bold
BOLD = 4
_DARK = 0x80


def height_of(found: Triggers) -> int:
    """Pixels of the drawing: its heads and its rows."""
    return HEAD + BELOW + ROW * max(1, len(found.rows))


def triggers_figure(found: Triggers, words: Translator, style: Style) -> Drawn:
    """The table; dark is more, and the number stands in every cell."""
    figure = new_figure(style)
    axes = figure.add_axes((0, 0, 1, 1), facecolor="none")
    axes.set_axis_off()
    axes.set_xlim(0, style.width / style.scale)
    axes.set_ylim(style.height / style.scale, 0)
    table = _Table(axes, found, words, style)
    table.draw()
    return Drawn(figure, table.spots, triggers_sentence(found, words))


class _Table:
    """The parts of one figure, in pixels at a text size of 100 %."""

    def __init__(self, axes: Axes, found: Triggers, words: Translator, style: Style) -> None:
        self._axes, self._found, self._words, self._style = axes, found, words, style
        wide = style.width / style.scale
        self._bars = BARS if wide >= WIDE else 40
        count = max(1, len(found.columns))
        self._cells = NAMES + self._bars
        self._column = max(24.0, min(COLUMN, (wide - self._cells - 2) / count))
        self.spots: list[Spot] = []

    def draw(self) -> None:
        """Heads, rows, and a thin line above what is together or not given."""
        self._heads()
        highest = max((n for cells in self._found.cells for n in cells), default=0)
        for at in range(len(self._found.rows)):
            self._row(at, HEAD + ROW * at, highest)
        soft = [at for at, row in enumerate(self._found.rows) if not row.is_one]
        if soft and soft[0]:
            y = HEAD + ROW * soft[0]
            right = self._cells + self._column * len(self._found.columns)
            add_lines(
                self._axes,
                [[(0, y), (right, y)]],
                colors=self._style.colours["line"],
                linewidths=points(self._style, 1),
            )

    def _heads(self) -> None:
        words, soft = self._words, "ink_soft"
        self._say(words("just before it"), (EDGE, HEAD - 8), soft, va="bottom")
        if text_width(words("times"), self._style, 12, 400) < self._style.px(self._bars - 4):
            self._say(words("times"), (NAMES, HEAD - 8), soft, va="bottom")
        if not self._found.columns:
            return
        room = self._style.width - self._style.px(self._cells)
        head = wrapped(words("how it showed (more than one is possible)"), self._style, room)
        self._say("\n".join(head), (self._cells, 4), soft, va="top")
        for n, column in enumerate(self._found.columns):
            name = column_name(column, words)
            lines = self._lines(name, self._column - 4, HEADS + 1 - len(head), 12)
            x = self._cells + (n + 0.5) * self._column
            token = "ink" if column.is_one else soft
            self._say("\n".join(lines), (x, HEAD - 8), token, ha="center", va="bottom")

    def _row(self, at: int, top: float, highest: int) -> None:
        found, style, words = self._found, self._style, self._words
        row, total = found.rows[at], found.totals[at]
        token, middle = ("ink" if row.is_one else "ink_soft"), top + ROW / 2
        named = self._lines(row_name(row, words), NAMES - 8, 2, 13)
        self._say("\n".join(named), (EDGE, middle), token, size=13)
        number = NAMES
        if self._bars == BARS:
            most = max(found.totals)
            high = (BARS - 44) * total / most if most else 0
            add_boxes(
                self._axes,
                [box(NAMES, middle - BAR / 2, middle + BAR / 2, max(1.0, high))],
                facecolor=style.colours["ember"],
                alpha=None if row.is_one else 0.6,
                linewidth=0,
            )
            number = int(NAMES + high + 8)
        self._say(str(total), (number, middle), token, weight=600, size=13)
        self._spot(0, top, self._cells - 6, total_sentence(found, at, words))
        for n, count in enumerate(found.cells[at]):
            self._cell(at, n, top, count, highest)

    def _cell(self, at: int, n: int, top: float, count: int, highest: int) -> None:
        x = self._cells + n * self._column
        inside: Box = box(x, top + GAP, top + GAP + CELL, self._column - GAP)
        if count:
            add_boxes(self._axes, [inside], facecolor=self._tint(count / highest), linewidth=0)
        self._say(
            str(count),
            (x + self._column / 2 - GAP / 2, top + ROW / 2),
            "ink" if count else "ink_soft",
            weight=600 if count >= BOLD else 400,
            size=13,
            ha="center",
        )
        said = cell_sentence(self._found, at, n, self._words)
        self._spot(x, top, self._column, said)

    def _tint(self, part: float) -> str:
        """The colour of a cell that holds this part of the highest count."""
        sheet, ember = (_rgb(self._style.colours[name]) for name in ("sheet", "ember"))
        more = MORE if sheet[1] > _DARK else MORE_AT_NIGHT
        share = LEAST + more * part
        mixed = (round(a + (b - a) * share) for a, b in zip(sheet, ember, strict=True))
        return "#{:02X}{:02X}{:02X}".format(*mixed)

    def _lines(self, name: str, room: float, most: int, size: float) -> list[str]:
        """A name in so many lines at most; a longer one is cut, and the table has it whole."""
        wide = self._style.px(room)
        lines = wrapped(name, self._style, wide, size)
        if len(lines) <= most:
            return lines
        last = lines[most - 1].rstrip("-")
        while last and text_width(last + "…", self._style, size, 400) > wide:
            last = last[:-1].rstrip()
        return [*lines[: most - 1], last + "…"]

    def _spot(self, x: float, top: float, wide: float, said: str) -> None:
        px = self._style.px
        self.spots.append(Spot(px(x), px(top), px(wide), px(ROW), said))

    def _say(
        self,
        said: str,
        at: tuple[float, float],
        token: str,
        *,
        weight: int = 400,
        size: float = 12,
        ha: str = "left",
        va: str = "center",
    ) -> None:
        face = Face(token, size, weight, spacing=1.1)
        say(self._axes, said, at, self._style, face, ha=ha, va=va)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
