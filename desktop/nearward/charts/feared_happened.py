"""What was feared, and how it turned out: one dot for each, so far."""

from __future__ import annotations

from nearward.charts.chart import BELIEFS, Chart, ChartSpan, Listed, Plot, Sentence
from nearward.charts.figures.strips import Mark, Sheet
from nearward.charts.style import Drawn, Spot, Style
from nearward.domain.beliefs import NOT_KNOWN, Feared, ForBeliefs
from nearward.i18n import N_, Translator
from nearward.i18n.days import dated
from nearward.insight.beliefs import CAME, feared_counts, feared_sentence

#: pixels of a row, from one dot to the next, and of the names
ROW, STEP, TOP = 34, 16, 6
RIGHT = 44


def numbers(source: ForBeliefs, _span: ChartSpan) -> list[Feared]:
    """All of it, whatever the range."""
    return source.feared


def feared_figure(found: list[Feared], words: Translator, style: Style) -> Drawn:
    """A row for each way of turning out; what is not known yet stands below a line."""
    sheet = Sheet(style)
    names = {came: words(name) for came, name in CAME.items()}
    left = max(sheet.width(name) for name in names.values()) + 24
    room = max(1, int((sheet.wide - left - RIGHT) / STEP))
    counts, spots = feared_counts(found), []
    for number, (came, name) in enumerate(names.items()):
        y = TOP + (number + 0.5) * ROW
        if came == NOT_KNOWN:
            sheet.line((0, y - ROW / 2), (sheet.wide, y - ROW / 2))
        sheet.text(0, y, name, soft=came == NOT_KNOWN)
        shown = min(counts[came], room)
        marks = [
            Mark(left + n * STEP + STEP / 2, y, "o", 9, came != NOT_KNOWN) for n in range(shown)
        ]
        sheet.marks(marks, "ink_soft" if came == NOT_KNOWN else "tide")
        sheet.text(left + shown * STEP + 10, y, str(counts[came]), soft=False, bold=True)
        said = words("{name}: {n}", name=name, n=counts[came])
        scale = style.scale
        spots.append(Spot(0, (y - ROW / 2) * scale, sheet.wide * scale, ROW * scale, said))
    return Drawn(sheet.figure, spots, feared_sentence(found, words))


def feared_rows(found: list[Feared], words: Translator) -> Listed:
    """Each of them, newest first."""
    head = (words("Day"), words("What it was about"), words("How it turned out"))
    rows = [(dated(one.day, words), one.thought, words(CAME[one.came])) for one in reversed(found)]
    return head, [tuple(row) for row in rows]


TITLE = N_("Feared, and what happened")

CHART = Chart(
    id="feared-happened",
    page=BELIEFS,
    title=TITLE,
    numbers=numbers,
    plots=(
        Plot(
            id="feared-happened",
            name=TITLE,
            table=N_("Feared, and what happened, as a list"),
            height=TOP + 4 * ROW + 4,
            figure=feared_figure,
            rows=feared_rows,
            is_shown=bool,
        ),
    ),
    lead=(Sentence(feared_sentence),),
    how=(
        N_(
            "One dot is one thing you expected on a worksheet, and of which you said later how it"
            " turned out."
        ),
        N_("What one looks at again is not all one fears, so this is a count and no share."),
    ),
)
