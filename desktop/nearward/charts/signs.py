"""The signs of the last days, worksheet by worksheet: a row for each, and no total."""

from __future__ import annotations

from datetime import date

from nearward.charts.chart import SIGNS, Chart, ChartSpan, Listed, Plot
from nearward.charts.figures.strips import LINE, Mark, Sheet
from nearward.charts.style import Drawn, Spot, Style
from nearward.domain.beliefs import ForSigns
from nearward.i18n import N_, Translator
from nearward.i18n.days import dated, short_date

#: pixels of a row, of a column, and of the days above; so many worksheets are drawn at most
ROW, COLUMN, TOP, BOTTOM, MOST = 42, 62, 26, 6, 8
#: pixels of the mark of the highest step
HIGH = 20


def numbers(source: ForSigns, _span: ChartSpan) -> ForSigns:
    """The newest of them."""
    return source._replace(sheets=source.sheets[-MOST:])


def height_of(found: ForSigns) -> int:
    """Pixels of the drawing: a row for each sign."""
    return TOP + len(found.items) * ROW + BOTTOM


def signs_figure(found: ForSigns, words: Translator, style: Style) -> Drawn:
    """Squares by step: the larger, the more often; a ring for not at all, a dash for no chance."""
    sheet, scale = Sheet(style), style.scale
    fit = max(1, int((sheet.wide * 0.6) / COLUMN))
    shown = found.sheets[-fit:]
    left = sheet.wide - len(shown) * COLUMN
    for at, one in enumerate(shown):
        sheet.text(left + (at + 0.5) * COLUMN, TOP / 2, short_date(one.day, words), at="center")
    spots = []
    for row, (code, label) in enumerate(found.items):
        y = TOP + (row + 0.5) * ROW
        sheet.line((0, y - ROW / 2), (sheet.wide, y - ROW / 2))
        lines = sheet.lines(words(label), left - 16)[:2]
        for number, line in enumerate(lines):
            middle = y + (number - (len(lines) - 1) / 2) * LINE
            sheet.text(0, middle, sheet.fitted(line, left - 16), soft=False)
        for at, one in enumerate(shown):
            x = left + (at + 0.5) * COLUMN
            if code not in one.steps:
                continue
            step = one.steps[code]
            if step is None:
                sheet.line((x - 5, y), (x + 5, y), ink="edge", wide=1.6)
            elif step == 0:
                sheet.marks([Mark(x, y, "o", 7, filled=False)], "ink_soft")
            else:
                most = max(1, len(found.steps) - 1)
                sheet.marks([Mark(x, y, "s", 7 + (HIGH - 7) * step / most)], "tide")
            said = _sentence(found, label, one.day, step, words)
            box = ((x - COLUMN / 2) * scale, (y - ROW / 2) * scale, COLUMN * scale, ROW * scale)
            spots.append(Spot(*box, said))
    return Drawn(sheet.figure, spots, _said(found, words))


def _sentence(found: ForSigns, label: str, day: date, step: int | None, words: Translator) -> str:
    said = _step(found, step, words)
    return words("{day}: {sign} {step}", day=dated(day, words), sign=words(label), step=said)


def _step(found: ForSigns, step: int | None, words: Translator) -> str:
    return words(found.none if step is None else found.steps[step])


def _said(found: ForSigns, words: Translator) -> str:
    return words.plural("Signs of {n} worksheet.", "Signs of {n} worksheets.", len(found.sheets))


def sign_rows(found: ForSigns, words: Translator) -> Listed:
    """The signs as a table: a row each, a column for each worksheet, newest first."""
    sheets = list(reversed(found.sheets))
    head = (words("Sign"), *(dated(one.day, words) for one in sheets))
    rows = [
        (
            words(label),
            *(
                _step(found, one.steps[code], words) if code in one.steps else words("not given")
                for one in sheets
            ),
        )
        for code, label in found.items
    ]
    return head, rows


def _is_any(found: ForSigns) -> bool:
    return bool(found.sheets)


TITLE = N_("Signs so far")

CHART = Chart(
    id="signs",
    page=SIGNS,
    title=TITLE,
    numbers=numbers,
    plots=(
        Plot(
            id="signs",
            name=TITLE,
            table=N_("Signs so far, as a table"),
            height=TOP + 10 * ROW + BOTTOM,
            height_of=height_of,
            figure=signs_figure,
            rows=sign_rows,
            is_shown=_is_any,
        ),
    ),
    key=N_("the larger, the more often · ring: not at all · dash: no chance to notice"),
    how=(
        N_("Each column is one worksheet. There is no total, and no line to cross."),
        N_("What was never noticed for lack of a chance is a dash, and not a zero."),
    ),
)
