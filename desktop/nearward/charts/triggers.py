"""What stood just before pulling away, and how it showed."""

from __future__ import annotations

from nearward.charts.chart import PATTERNS, Chart, ChartSpan, Plot, Sentence
from nearward.charts.figures.triggers import height_of, triggers_figure
from nearward.i18n import N_
from nearward.insight.behind import behind_cell
from nearward.insight.history import History
from nearward.insight.main_chart import first_day
from nearward.insight.triggers import (
    Triggers,
    beside_triggers,
    triggers,
    triggers_rows,
    triggers_sentence,
)

TITLE = N_("Just before it, and how it showed")


def numbers(history: History, span: ChartSpan) -> Triggers:
    """The counts of a range."""
    return triggers(
        history, first_day(history, span.range_id, span.today, span.first_weekday), span.today
    )


def _is_enough(found: Triggers) -> bool:
    return found.is_enough


CHART = Chart(
    id="triggers",
    page=PATTERNS,
    title=TITLE,
    numbers=numbers,
    plots=(
        Plot(
            id="triggers",
            name=TITLE,
            table=N_("Just before it, and how it showed, as numbers"),
            height=320,
            figure=triggers_figure,
            rows=triggers_rows,
            behind=behind_cell,
            is_shown=_is_enough,
            height_of=height_of,
        ),
    ),
    opens=False,
    lead=(Sentence(triggers_sentence),),
    said=(Sentence(beside_triggers, is_soft=True),),
    how=(
        N_(
            "A row is what you noted just before you pulled away, briefly or for longer. The bar"
            " and its number say how many times."
        ),
        N_(
            "The cells say how it showed then. A moment can show in several ways, so a row can add"
            " up to more than its number."
        ),
        N_(
            "Darker is more. These are counts of what was logged; they do not say what leads to"
            " what."
        ),
    ),
)
