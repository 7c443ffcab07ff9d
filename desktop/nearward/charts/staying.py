"""Staying, saying so, letting someone in: the first figure, since that is asked first."""

from __future__ import annotations

from nearward.charts.chart import PATTERNS, Chart, ChartSpan, Plot, Sentence
from nearward.charts.figures.staying import height_of, staying_figure
from nearward.charts.weeks import numbers as main_numbers
from nearward.i18n import N_
from nearward.insight.behind import behind_marks
from nearward.insight.behind_words import marks_told
from nearward.insight.history import History
from nearward.insight.staying import (
    Staying,
    noticed_sentence,
    staying,
    staying_rows,
    staying_sentence,
)

TITLE = N_("Staying, saying so, letting someone in")


def numbers(history: History, span: ChartSpan) -> Staying:
    """The marks of a range."""
    return staying(history, main_numbers(history, span), span.today)


CHART = Chart(
    id="staying",
    page=PATTERNS,
    title=TITLE,
    numbers=numbers,
    is_low=True,
    plots=(
        Plot(
            id="staying",
            name=TITLE,
            table=N_("Staying, saying so, letting someone in, as numbers"),
            height=161,
            figure=staying_figure,
            rows=staying_rows,
            behind=behind_marks,
            told=marks_told,
            steps=(N_("Earlier"), N_("Later")),
            height_of=height_of,
        ),
    ),
    said=(Sentence(staying_sentence), Sentence(noticed_sentence, is_soft=True)),
    how=(
        N_(
            "A filled square is a time you felt the urge and stayed. An open one with a dot is a"
            " time you took space and said so. Two circles are a time you let someone in."
        ),
        N_(
            "One mark is one moment. Where more than three fall together, one stands there with"
            " their number."
        ),
        N_(
            "What is logged is what stands out. So the marks say that it happened, and not which"
            " share of all urges it was."
        ),
        N_("A line is broken where nothing is known. That is not zero."),
    ),
)
