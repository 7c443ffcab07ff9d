"""The table of charts: a further one is shown wherever charts are, and a bad row is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from nearward.charts import table
from nearward.charts.chart import (
    BELIEFS,
    PATTERNS,
    PERSON,
    SIGNS,
    Chart,
    ChartSpan,
    Listed,
    Plot,
    Sentence,
)
from nearward.charts.style import Drawn, Style, new_axes, new_figure
from nearward.domain.beliefs import (
    Belief,
    BeliefPoint,
    Feared,
    ForBeliefs,
    ForSigns,
    Moved,
    SignsOf,
    StoryPoints,
)
from nearward.domain.model import Moment, PersonRating
from nearward.domain.rows import RowError
from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.session.ask import moments
from nearward_ui.kit.theme import TOKENS
from nearward_ui.patterns.page import PatternsPage
from nearward_ui.tour.charts import ChartSources, draw_all
from nearward_ui.tour.record import Record


def stayed(history: History, span: ChartSpan) -> int:
    return sum(n for day, n in history.stayed.items() if day <= span.today)


def one_bar(count: int, _words: Translator, style: Style) -> Drawn:
    figure = new_figure(style)
    new_axes(figure, style, 34, 10, 12, 26).bar([0], [count])
    return Drawn(figure, [], f"Stayed {count} times.")


def listed(count: int, words: Translator) -> Listed:
    return (words("Stayed"),), [(str(count),)]


def told(count: int, _words: Translator) -> str:
    return f"Stayed {count} times."


MADE_UP: Chart[History, int] = Chart(
    id="made-up",
    page=PATTERNS,
    title="When I stayed",
    numbers=stayed,
    plots=(
        Plot(
            id="made-up",
            name="How often I stayed",
            table="Staying as numbers",
            height=120,
            figure=one_bar,
            rows=listed,
        ),
    ),
    said=(Sentence(told),),
    how=("One bar is all of it.",),
)


@pytest.fixture
def with_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "CHARTS", table.checked((*table.CHARTS, MADE_UP)))


@pytest.mark.usefixtures("with_one_more")
def test_a_further_chart_is_on_patterns(around: Any, qtbot: QtBot) -> None:
    at = around.clock() - timedelta(days=2)
    for n in range(3):
        moment = Moment(at=at - timedelta(days=n), day=(at - timedelta(days=n)).date())
        around.desk.ask(moments.save(replace(moment, outcome="stayed")))
    page = PatternsPage(around)
    qtbot.addWidget(page)
    page.resize(1084, 800)
    page.show()
    page.enter(None)
    body = page.panels["made-up"].body
    qtbot.waitUntil(lambda: body.views[0].drawn is not None, timeout=30_000)
    assert list(page.panels) == ["staying", "weeks", "triggers", "coming-back", "made-up"]
    assert body.said == ["Stayed 3 times."]
    assert body.views[0].accessibleName() == "How often I stayed"
    assert not body.views[0].table.isVisible()
    body.numbers_button.click()
    item = body.views[0].table.item(0, 0)
    assert item is not None
    assert item.text() == "3"
    body.read_button.click()
    assert body.how.isVisible()
    assert not body.key.isVisible()


@pytest.mark.usefixtures("with_one_more")
def test_a_further_chart_is_in_the_tour(tmp_path: Path) -> None:
    today = date(2026, 11, 23)
    day = today - timedelta(days=3)
    at = datetime.combine(day, time(12), UTC)
    rating = PersonRating(at=at, day=day, person_id=1, worry=40, unease=None)
    history = History(frozenset([day]), {day: 1}, {day: 2}, {}, {})
    record = Record(tmp_path)
    sources = ChartSources({PATTERNS: history, PERSON: [rating], **_beside(at)}, today)
    draw_all(record, sources, Translator("en"), "night", 150)
    made = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.png"))
    ids = sorted(plot.id for chart in table.CHARTS for plot in chart.plots)
    assert "made-up" in ids
    assert made == [f"charts/{plot_id}-night.png" for plot_id in ids]


def _beside(at: datetime) -> dict[str, Any]:
    """One of each that the charts about beliefs and signs are drawn from."""
    day, belief = at.date(), Belief(at=at, day=at.date(), text="They will leave.")
    point = BeliefPoint(day, 60, None)
    told = ([StoryPoints(belief, [point])], [Feared(day, "a", 2)], [Moved(day, "a", 80, 55)])
    signs = ForSigns((("S1", "I went quiet."),), ("never", "often"), "no chance", [])
    return {
        BELIEFS: ForBeliefs(*told),
        SIGNS: signs._replace(sheets=[SignsOf(day, {"S1": None})]),
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (replace(MADE_UP, id=""), "the id is missing"),
        (replace(MADE_UP, id="Made Up"), "an id is small letters"),
        (replace(MADE_UP, id="weeks"), "row 2 has the same id"),
        (replace(MADE_UP, page="nowhere"), "no page shows the charts of 'nowhere'"),
        (replace(MADE_UP, title=""), "the title is missing"),
        (replace(MADE_UP, plots=()), "the first drawing has the id of its chart"),
        (replace(MADE_UP, id="other"), "the first drawing has the id of its chart"),
        (
            replace(MADE_UP, plots=(*MADE_UP.plots, replace(MADE_UP.plots[0], id="months"))),
            "another chart has a drawing months",
        ),
        (replace(MADE_UP, plots=MADE_UP.plots * 2), "two of its drawings have the same id"),
        (
            replace(MADE_UP, plots=(replace(MADE_UP.plots[0], height=0),)),
            "the drawing made-up has no name, no name of its table, or no height",
        ),
    ],
)
def test_a_bad_row_is_refused_with_its_place_and_reason(
    row: Chart[History, int], reason: str
) -> None:
    with pytest.raises(RowError) as refused:
        table.checked((*table.CHARTS, row))
    assert str(refused.value).startswith(f"{table.FILE}, row {len(table.CHARTS) + 1} (")
    assert reason in str(refused.value)


def test_every_chart_is_drawn_said_and_listed_of_nothing() -> None:
    """A page may have nothing for its charts: that is a sentence or nothing, and never an error."""
    nothing: dict[str, Any] = {
        PATTERNS: History(frozenset(), {}, {}, {}, {}),
        PERSON: [],
        BELIEFS: ForBeliefs([], [], []),
        SIGNS: ForSigns((("S1", "I went quiet."),), ("never", "often"), "no chance", []),
    }
    words, style = Translator("en"), Style(700, 240, TOKENS["light"])
    for chart in table.CHARTS:
        numbers = chart.numbers(nothing[chart.page], ChartSpan("all", date(2026, 11, 23)))
        for plot in chart.plots:
            head, rows = plot.rows(numbers, words)
            assert all(len(row) == len(head) for row in rows)
            if plot.is_shown(numbers):
                assert plot.figure(numbers, words, style).said
        for sentence in (*chart.lead, *chart.said):
            sentence.said(numbers, words)
