"""What is counted for Patterns: on the worker, since it takes long over many years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from nearward.charts.chart import PATTERNS, ChartSpan
from nearward.charts.table import charts_of
from nearward.insight.history import History
from nearward.insight.in_short import InShort, in_short
from nearward.insight.main_chart import main_chart
from nearward.session.operation import reads

if TYPE_CHECKING:
    from nearward.vault.vault import Vault


class Counted(NamedTuple):
    """A range of a history: what is said of it in short, and the numbers of each chart by its id.

    Nothing is said of one that is empty.
    """

    history: History
    span: ChartSpan
    in_short: InShort | None
    numbers: dict[str, Any]


@reads
def counted(_vault: Vault, history: History, person: int, span: ChartSpan) -> Counted:
    """Count all that is shown of a range; `person`: only the moments with them, 0 for everyone."""
    meant = history.with_person(person) if person else history
    if meant.is_empty:
        return Counted(meant, span, None, {})
    main = main_chart(meant, span.range_id, span.today, span.first_weekday)
    numbers = {chart.id: chart.numbers(meant, span) for chart in charts_of(PATTERNS)}
    return Counted(meant, span, in_short(meant, main, span.today), numbers)
