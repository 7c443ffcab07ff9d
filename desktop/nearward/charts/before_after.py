"""How much a thought was believed before a worksheet and after it: a line for each worksheet."""

from __future__ import annotations

from nearward.charts.chart import BELIEFS, Chart, ChartSpan, Listed, Plot, Sentence
from nearward.charts.figures.strips import Mark, Sheet
from nearward.charts.style import Drawn, Spot, Style
from nearward.domain.beliefs import ForBeliefs, Moved
from nearward.i18n import N_, Translator
from nearward.i18n.days import dated, short_date
from nearward.insight.beliefs import moved_sentence

#: pixels of a row and of the numbers above; so many worksheets are drawn at most
ROW, TOP, BOTTOM, MOST = 30, 26, 4, 12
RIGHT, NUMBERS = 20, 92
#: pixels between two marks that would lie over each other
NEAR = 4


def numbers(source: ForBeliefs, _span: ChartSpan) -> list[Moved]:
    """All of them, newest first."""
    return list(reversed(source.moved))


def height_of(found: list[Moved]) -> int:
    """Pixels of the drawing."""
    return TOP + min(MOST, len(found)) * ROW + BOTTOM


def moved_figure(found: list[Moved], words: Translator, style: Style) -> Drawn:
    """A ring for before and a disc for after, on one scale, joined: both were asked."""
    sheet, shown, spots = Sheet(style), found[:MOST], []
    left = min(sheet.wide * 0.42, 320)
    span = sheet.wide - left - RIGHT - NUMBERS
    for value in (0, 50, 100):
        x = left + value / 100 * span
        sheet.text(x, TOP / 2, str(value), at="center")
        sheet.line((x, TOP), (x, sheet.high - BOTTOM))
    for number, one in enumerate(shown):
        y = TOP + (number + 0.5) * ROW
        ends = [(left + value / 100 * span, y) for value in (one.before, one.after)]
        sheet.line(*ends, ink="tide", wide=3)
        # where both are the same, the ring lies around the disc
        ring = 10 if abs(ends[0][0] - ends[1][0]) > NEAR else 16
        sheet.marks([Mark(*ends[0], "o", ring, filled=False)], "tide")
        sheet.marks([Mark(*ends[1], "o", 10)], "tide")
        told = words("{before}, now {after}", before=one.before, after=one.after)
        sheet.text(sheet.wide - RIGHT, y, told, soft=False, at="right")
        day = short_date(one.day, words)
        sheet.text(0, y, day)
        after_day = sheet.width(day) + 12
        sheet.text(
            max(56, after_day),
            y,
            sheet.fitted(one.thought, left - max(56, after_day) - 14),
            soft=False,
        )
        scale = style.scale
        box = (0.0, (y - ROW / 2) * scale, sheet.wide * scale, ROW * scale)
        spots.append(Spot(*box, _sentence(one, words)))
    return Drawn(sheet.figure, spots, moved_sentence(found, words))


def _sentence(one: Moved, words: Translator) -> str:
    return words(
        "{day}: “{thought}” believed {before}, then {after}",
        day=dated(one.day, words),
        thought=" ".join(one.thought.split()),
        before=one.before,
        after=one.after,
    )


def moved_rows(found: list[Moved], words: Translator) -> Listed:
    """All of them, newest first."""
    head = (words("Day"), words("The thought"), words("Before"), words("After"))
    return head, [
        (dated(one.day, words), one.thought, str(one.before), str(one.after)) for one in found
    ]


TITLE = N_("Before and after a worksheet")

CHART = Chart(
    id="before-after",
    page=BELIEFS,
    title=TITLE,
    numbers=numbers,
    plots=(
        Plot(
            id="before-after",
            name=TITLE,
            table=N_("Before and after, as numbers"),
            height=TOP + ROW + BOTTOM,
            height_of=height_of,
            figure=moved_figure,
            rows=moved_rows,
            is_shown=bool,
        ),
    ),
    lead=(Sentence(moved_sentence),),
    key=N_("ring: before · disc: after · the newest twelve are drawn"),
    how=(
        N_("Each line is one finished worksheet in which you rated the thought twice."),
        N_(
            "A rating right after a worksheet is often lower than some days later. That is why you"
            " can look at it again."
        ),
    ),
)
