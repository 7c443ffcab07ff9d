"""Every chart of the table as a picture of its own, drawn from what its page is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nearward.charts import table
from nearward.charts.chart import PATTERNS, PERSON, Chart, ChartSpan
from nearward.charts.picture import write_picture
from nearward.charts.style import Style
from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.insight.main_chart import DEFAULT_RANGE
from nearward.session.jobs.everything import Everything
from nearward_ui.kit.theme import TOKENS
from nearward_ui.tour.record import Record

#: pixels of a picture; its height is as on the page
WIDTH = 960


@dataclass(frozen=True, slots=True)
class ChartSources:
    """What each page gives its charts, and the day up to which they are drawn."""

    by_page: Mapping[str, Any]
    today: date

    @classmethod
    def of(
        cls, everything: Everything, history: History, today: date, beside: Mapping[str, Any]
    ) -> ChartSources:
        """Those of a diary, of people the one with most ratings. `beside`: of other pages."""
        counted = Counter(rating.person_id for rating in everything.person_ratings)
        person = counted.most_common(1)[0][0]
        ratings = [each for each in everything.person_ratings if each.person_id == person]
        rated = sorted(ratings, key=lambda r: r.day)
        return cls({PATTERNS: history, PERSON: rated, **beside}, today)

    def of_first_days(self, page: str) -> Any:
        """The same as they would be in a diary that is two weeks old."""
        source = self.by_page[page]
        if not isinstance(source, History):
            return source
        first = self.today - timedelta(days=14)
        return History.of(
            (one for one in source.noted if one.day >= first),
            (day for day in source.confirmed if day >= first),
        )


def draw_all(
    record: Record,
    sources: ChartSources,
    words: Translator,
    theme: str,
    text_size: int,
    charts: Sequence[Chart[Any, Any]] = (),
) -> None:
    """Every drawing of the charts (none given: all) that have a source, over the first range."""
    scale = text_size / 100
    span = ChartSpan(DEFAULT_RANGE, sources.today)
    for chart in (one for one in charts or table.CHARTS if one.page in sources.by_page):
        of_all = chart.numbers(sources.by_page[chart.page], span)
        of_first_days = chart.numbers(sources.of_first_days(chart.page), span)
        for plot in chart.plots:
            numbers = of_all if plot.is_shown(of_all) else of_first_days
            height = round(plot.high(numbers) * scale)
            drawn = plot.figure(numbers, words, Style(WIDTH, height, TOKENS[theme], scale))
            write_picture(drawn, record.chart(plot.id, theme))
