"""What the world and a person can do to a diary: a sentence, and never an error, a NaN, an empty
box or a wrong day. On Patterns, the person's page, the page of coming back, and as a table."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import ask, end
from tests.narrowed import present
from tests.patterns.strange_diaries import DIARIES

from nearward.charts import table
from nearward.charts.chart import PATTERNS, Chart, ChartSpan
from nearward.domain.day import day_of
from nearward.i18n import Translator
from nearward.insight.in_short import lines
from nearward.insight.main_chart import DEFAULT_RANGE, RANGES, MainChart
from nearward.session.ask import moments
from nearward.session.ask.patterns import charts
from nearward.session.jobs import exporting
from nearward_ui.kit.charts.chart_body import ChartBody
from nearward_ui.moments.coming_back.answer import STATES
from nearward_ui.moments.coming_back.page import ComingBackPage
from nearward_ui.patterns.page import PatternsPage
from nearward_ui.people.person import PersonPage
from nearward_ui.routes import ToPerson

NO_WORDS = re.compile(
    r"\bnan\b|\binf(init[ey]|inity)?\b|(: |with |^)None$|\bnull\b|[{}<>]", re.IGNORECASE
)
#: rich text of ours
OURS = re.compile(r"</?(span|b|p|br)\b[^>]*>")
TALL = 5000

#: by the name of the diary: what "In short" begins with, and one more sentence of the page
SAID = {
    "one_event": (
        "3 days, from 20 to 22 Nov 2026. None of them is confirmed.",
        "",
    ),
    "one_event_today": ("Your diary begins today; a day can be confirmed once it is over.", ""),
    "nine_days": (
        "9 days, from 14 to 22 Nov 2026. You confirmed 8; 1 is not known.",
        "8 confirmed days so far; a rate is shown from 14 on. On the 8 days you confirmed you"
        " pulled away once.",
    ),
    "all_days_unknown": (
        "Since you began on 24 Sep 2026. You confirmed 0 of 60 days; 60 are not known.",
        "60 days are not confirmed. Chose distance: 1, not counted. Not sure: 1, not counted.",
    ),
    "only_on_days_not_confirmed": (
        "Since you began on 25 Sep 2026. You confirmed 30 of 59 days; 29 are not known.",
        "At least 1.1 a week: 10 times in 59 days. On the 30 days you confirmed there were none, so"
        " they seem to be your easier days.",
    ),
    "five_hundred_in_a_day": (
        "Since you began on 15 Oct 2026. You confirmed 39 of 39 days.",
        "On the 39 days you confirmed you pulled away 500 times: about 89.7 a week. Anything from"
        " 13.2 to 584.8 would fit these days.",
    ),
    "check_ins_without_moments": (
        "Since you began on 24 Oct 2026. You confirmed 30 of 30 days.",
        "None on 30 confirmed days. Up to 0.9 a week would still fit.",
    ),
    "codes_of_another_program": (
        "14 days, from 9 to 22 Nov 2026. None of them is confirmed.",
        "",
    ),
    "begun_three_weeks_ago": (
        "Since you began on 2 Nov 2026. You confirmed 21 of 21 days.",
        "On the 21 days you confirmed you pulled away once: about 0.3 a week. Anything from 0.008"
        " to 1.9 would fit these days.",
    ),
    "ended_two_years_ago": (
        "26 weeks to 22 Nov 2026. You confirmed 0 of 175 days; 175 are not known.",
        "175 days are not confirmed.",
    ),
    "about_a_clock_change": (
        "Since you began on 24 Oct 2026. You confirmed 0 of 30 days; 30 are not known.",
        "4 moments so far; the table is shown from 10 on.",
    ),
    "on_a_journey": (
        "13 days, from 10 to 22 Nov 2026. None of them is confirmed.",
        "13 days are not confirmed. You pulled away 4 times, on days not confirmed.",
    ),
    "a_clock_that_was_wrong": (
        "26 weeks to 22 Nov 2026. You confirmed 19 of 175 days; 156 are not known.",
        "1 moment stands on a day to come, and is not counted before that day.",
    ),
    "begun_in_2031": (
        "What you noted stands on days to come. Is the computer’s date right?",
        "3 moments stand on days to come, and are not counted before those days.",
    ),
    "all_with_one_who_is_left_out": (
        "8 days, from 15 to 22 Nov 2026. None of them is confirmed.",
        "8 moments are not counted here: they are with people you left out of the charts.",
    ),
    "only_let_in": (
        "8 days, from 15 to 22 Nov 2026. None of them is confirmed.",
        "No urge to pull away is noted here. One mark is one moment.",
    ),
    "returns_at_odd_times": (
        "Since you began on 14 Oct 2026. You confirmed 0 of 40 days; 40 are not known.",
        "You pulled away and stayed away 8 times. 2 times you were back in touch, after half an"
        " hour and 14 days.",
    ),
    "moved_over_midnight": (
        "12 days, from 11 to 22 Nov 2026. None of them is confirmed.",
        "12 days are not confirmed. You pulled away once, on a day not confirmed.",
    ),
}
#: the days on which the chart counts something, by how much, of those in which a day can go wrong
COUNTED = {
    "one_event": {"2026-11-20": 1},
    "one_event_today": {"2026-11-23": 1},
    "five_hundred_in_a_day": {"2026-11-13": 500},
    "about_a_clock_change": {"2026-10-24": 3, "2026-10-25": 1},
    "on_a_journey": {"2026-11-10": 2, "2026-11-11": 1, "2026-11-12": 1},
    "moved_over_midnight": {"2026-11-11": 1},
    "all_in_the_trash": {},
}


@pytest.fixture
def filled(request: pytest.FixtureRequest, around: Any) -> str:
    name: str = request.param
    vault = around.desk._vault
    with vault.writing():
        DIARIES[name](vault)
    return name


@pytest.fixture
def page(filled: str, around: Any) -> Iterator[PatternsPage]:
    assert filled
    made = PatternsPage(around)
    made.resize(1084, TALL)
    made.show()
    made.enter(None)
    yield made
    end(made)


def texts(widget: QWidget) -> list[str]:
    """All that is read on it, and what a screen reader hears of it."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    all_parts = [one for one in widget.findChildren(QWidget) if one.isVisibleTo(widget)]
    heard = [
        text for one in all_parts for text in (one.accessibleName(), one.accessibleDescription())
    ]
    return [OURS.sub("", text) for text in (*labels, *heard) if text]


def hold(said: list[str]) -> None:
    wrong = [text for text in said if NO_WORDS.search(text)]
    assert not wrong


def drawn_texts(body: ChartBody, qtbot: QtBot) -> list[str]:
    """Waits until all that is shown of a chart is drawn; gives what its places and tables say."""
    shown = [view for view in body.views if view.isVisible()]
    qtbot.waitUntil(lambda: not any(view.is_drawing for view in shown), timeout=20_000)
    said = []
    for view in shown:
        drawn, image = present(view.drawn), present(view.image)
        assert image.width() > 100
        assert drawn.said
        said += [drawn.said, *(spot.said for spot in drawn.spots)]
        for at in range(min(30, len(drawn.spots))):
            told = body.behind_place(view, at)
            assert told is None or told[1] is not None
        head, rows = view.plot.rows(body.numbers, body._words)
        assert all(len(row) == len(head) for row in rows)
        said += [cell for row in rows for cell in row]
    return said


@pytest.mark.parametrize("filled", DIARIES, indirect=True)
def test_patterns(filled: str, page: PatternsPage, qtbot: QtBot) -> None:
    if filled not in SAID:
        assert page.empty.isVisible()
        assert not page.full.isVisible()
        hold(texts(page))
        return
    for panel in page.panels.values():
        panel.open(True)
    for range_id in ("all", DEFAULT_RANGE):
        page.range.set_value(range_id)
        page.range.changed.emit()
        said = [
            *page.in_short.said,
            *(text for one in page.panels.values() for text in one.body.said),
        ]
        if range_id == DEFAULT_RANGE:
            begins, holds = SAID[filled]
            assert page.in_short.said[0] == begins
            assert not holds or holds in said
        for panel in page.panels.values():
            assert panel.body.said, "a box without a sentence"
            said += drawn_texts(panel.body, qtbot)
        hold([*said, *texts(page)])


@pytest.mark.parametrize("filled", DIARIES, indirect=True)
def test_every_range_without_a_window(filled: str, around: Any) -> None:
    assert filled
    words, history = around.words, ask(around, moments.history())
    for range_id, first_weekday in product(RANGES, (0, 6)):
        span = ChartSpan(range_id, around.today, first_weekday)
        found = ask(around, charts.counted(history, 0, span))
        if found.in_short is None:
            continue
        said = [line.text for line in lines(found.in_short, words)]
        for chart in table.charts_of(PATTERNS):
            said += told_and_listed(chart, found.numbers[chart.id], words)
        hold(said)


def told_and_listed(chart: Chart[Any, Any], numbers: Any, words: Translator) -> list[str]:
    """All sentences of a chart and all cells of its tables."""
    told = [one.said(numbers, words) for one in (*chart.lead, *chart.said)]
    assert any(told), "a box without a sentence"
    for plot in chart.plots:
        head, rows = plot.rows(numbers, words)
        assert all(len(row) == len(head) for row in rows)
        told += [cell for row in rows for cell in row]
    return told


@pytest.mark.parametrize("filled", COUNTED, indirect=True)
def test_every_moment_is_counted_on_its_day(filled: str, page: PatternsPage) -> None:
    page.range.set_value("all")
    page.range.changed.emit()
    numbers = page.panels["weeks"].body.numbers
    daily = numbers.daily if isinstance(numbers, MainChart) else {}
    assert {day.isoformat(): n for day, n in daily.items()} == COUNTED[filled]
    assert not daily or sum(week.total for week in numbers.weeks) == sum(COUNTED[filled].values())


@pytest.mark.parametrize("filled", DIARIES, indirect=True)
def test_coming_back_and_its_answers(filled: str, around: Any) -> None:
    made = ComingBackPage(around)
    made.resize(1084, 900)
    made.show()
    made.enter()
    assert made.nothing.isVisible() is not bool(made.rows), filled
    for state, _ in STATES:
        for row in list(made.rows.values())[:2]:
            next(chip for chip in row.answer.states.chips if chip.code == state).click()
        hold(texts(made))
    end(made)


@pytest.mark.parametrize(
    "filled",
    ["only_an_entry_of_someone", "all_with_one_who_is_left_out", "returns_at_odd_times"],
    indirect=True,
)
def test_the_page_of_a_person(filled: str, around: Any, qtbot: QtBot) -> None:
    made = PersonPage(around)
    made.resize(1084, TALL)
    made.show()
    (sam,) = around.desk._vault.people.every()
    made.enter(ToPerson(id=sam.id))
    assert made.returns.isVisible() is (filled == "returns_at_odd_times")
    hold([*texts(made), *drawn_texts(made.returns.body, qtbot)])
    end(made)


@pytest.mark.parametrize("filled", DIARIES, indirect=True)
def test_as_a_table(filled: str, around: Any, tmp_path: Path) -> None:
    assert filled
    exporting.export(tmp_path / "out", "csv")(around.desk._vault)
    with (tmp_path / "out" / "moments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = {one.id: one for one in around.desk._vault.moments.page(None, 1000)}
    assert sorted(int(line["id"]) for line in rows) == sorted(kept)
    for line in rows:
        moment = kept[int(line["id"])]
        assert line["day"] == moment.day.isoformat() == day_of(moment.at).isoformat()
        assert line["at"] == moment.at.isoformat()
        assert not any(re.fullmatch(r"nan|inf|None", cell or "x") for cell in line.values() if cell)
