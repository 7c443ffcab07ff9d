"""Coming back after pulling away."""

from __future__ import annotations

from nearward.charts.chart import PATTERNS, Chart, ChartSpan, Plot, Sentence
from nearward.charts.figures.coming_back import coming_back_figure
from nearward.i18n import N_
from nearward.insight.coming_back import (
    ComingBack,
    beside_coming_back,
    coming_back,
    coming_back_rows,
    coming_back_sentence,
)
from nearward.insight.history import History
from nearward.insight.main_chart import first_day

TITLE = N_("Coming back")


def numbers(history: History, span: ChartSpan) -> ComingBack:
    """The returns after moments of a range."""
    return coming_back(
        history, first_day(history, span.range_id, span.today, span.first_weekday), span.today
    )


def _is_any(found: ComingBack) -> bool:
    return bool(found.told)


CHART = Chart(
    id="coming-back",
    page=PATTERNS,
    title=TITLE,
    numbers=numbers,
    plots=(
        Plot(
            id="coming-back",
            name=N_("How long until back in touch"),
            table=N_("Coming back, as numbers"),
            height=272,
            figure=coming_back_figure,
            rows=coming_back_rows,
            is_shown=_is_any,
        ),
    ),
    opens=False,
    lead=(Sentence(coming_back_sentence),),
    said=(Sentence(beside_coming_back, is_soft=True),),
    how=(
        N_(
            "Each dot is a time you pulled away, stayed away, and were in touch again later. The"
            " line goes up by one with each. Fewer than five are shown as dots alone."
        ),
        N_(
            "Rings at the top are still open: they stand at how long it had been when you last"
            " said so. What you have not answered is not drawn."
        ),
        N_(
            "Rough times count as half a day, a day, three days or two weeks. The axis is not even:"
            " hours have more room than weeks."
        ),
        N_(
            "The table has the share that would be back by then, with its range. It takes the open"
            " ones to go on like the others (Kaplan and Meier)."
        ),
        N_("Being back in touch is not always right. Nothing here says that it should have been."),
    ),
)
