"""A made-up language with three plural forms, in which parts stand the other way round.

No word of ours is left in a sentence of Patterns, no number is lost, and each number has the form
that it needs: a sentence that is glued from pieces would fail.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from tests.i18n.test_texts import template
from tests.insight.noted import TODAY

from nearward.charts.chart import PATTERNS, ChartSpan
from nearward.charts.table import charts_of
from nearward.domain.model import DAYS_WERE, OUTCOMES, PULL
from nearward.i18n import Translator
from nearward.insight.behind_words import day_told, marks_told, week_told
from nearward.insight.day_words import cells_of, day_rows, day_sentence
from nearward.insight.history import Back, DaysWere, History, Noted
from nearward.insight.in_short import in_short, lines
from nearward.insight.main_chart import RANGES, main_chart
from nearward.insight.picked import to_pick_from
from nearward.insight.sentences import month_rows, month_sentence, week_rows, week_sentence
from nearward.insight.staying import staying

#: Polish rules: one; 2 to 4, 22 to 24; all else
LANGUAGE = "pl"
MARKS = "¹²³"
COUNTED = re.compile(r"(\d+)([¹²³])")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
GREEK = "αβγδεζηθικ"


def form_of(n: int) -> str:
    if n == 1:
        return MARKS[0]
    few = 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14
    return MARKS[1] if few else MARKS[2]


def turned(text: str, at: int) -> str:
    """Its parts in the other order, with no word of ours; a number that it says itself stays."""
    parts = []
    for literal, name, _, _ in Formatter().parse(text):
        parts += re.findall(r"\d+", literal)
        parts += [f"{{{name}}}"] if name and name != "n" else []
    spelled = "".join(GREEK[int(digit)] for digit in str(at))
    return " ".join([spelled, *reversed(parts)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalog = Catalog(locale=LANGUAGE)
    assert catalog.num_plurals == len(MARKS)
    for at, (_, message) in enumerate(template()):
        if len(message) == 2:
            # {n} stands in each form, also where English says "once"
            rest = turned(message[1], at)
            catalog.add(message, tuple(f"{rest} {{n}}{mark}" for mark in MARKS))
        elif message[0] == ".":
            catalog.add(".", ",")
        elif message[0].strip():
            n = " {n}" if "{n}" in message[0] else ""
            catalog.add(message[0], turned(message[0], at) + n)
    made = tmp_path_factory.mktemp("three")
    place = made / "i18n" / LANGUAGE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "nearward.mo").open("wb") as file:
        write_mo(file, catalog)
    return made


def some_history(seed: int) -> History:
    """From nothing to four moments a day, honest or not, with all that can be said of a moment."""
    chance = random.Random(seed)
    days, often = chance.choice((1, 5, 9, 16, 20, 40, 100, 190, 400)), 10 ** chance.uniform(-2, 0.6)
    noted = []
    for n in range(days):
        for _ in range(int(chance.expovariate(1 / often))):
            outcome = chance.choice(OUTCOMES) if chance.random() < 0.9 else None
            back = Back(*chance.choice((("open", 3.0), ("reconnected", 0.2), ("ended", None))))
            noted.append(
                Noted(
                    day=TODAY - timedelta(days=n),
                    kind=PULL if outcome else "approach",
                    outcome=outcome,
                    trigger=chance.choice((None, "T02", "T05", "T11")),
                    behaviour=("B01",),
                    noticed_when=chance.choice((None, "before", "later")),
                    back=back if outcome == "withdrew" else None,
                )
            )
    share = chance.choice((0.0, 0.3, 0.7, 0.97, 1.0))
    sure = [TODAY - timedelta(days=n) for n in range(1, days) if chance.random() < share]
    said = tuple(
        DaysWere(TODAY - timedelta(days=n), chance.choice(DAYS_WERE))
        for n in range(days, -1, -30)
        if chance.random() < 0.5
    )
    found = History.of(noted, sure, left_out=chance.choice((0, 1, 7)))
    return replace(found, days_were=said, since=TODAY - timedelta(days=days))


def all_said(found: History, range_id: str, words: Translator) -> Iterator[str]:
    """Every sentence and every cell of a table."""
    chart = main_chart(found, range_id, TODAY)
    of_weeks = staying(found, chart, TODAY)
    for pick in (None, to_pick_from(found.began or TODAY, TODAY)):
        pair = (pick[-1], pick[0]) if pick else None
        span = ChartSpan(range_id, TODAY, picked=pair)
        for one in charts_of(PATTERNS):
            numbers = one.numbers(found, span)
            for sentence in (*one.lead, *one.said):
                yield sentence.said(numbers, words)
            for plot in one.plots:
                if plot.is_shown(numbers):
                    head, rows = plot.rows(numbers, words)
                    yield from (cell for row in (head, *rows) for cell in row)
    yield from (line.text for line in lines(in_short(found, chart, TODAY), words))
    yield from (week_sentence(week, words) for week in chart.weeks)
    yield from (month_sentence(month, chart.last, words) for month in chart.months)
    for head, rows in (week_rows(chart, words), month_rows(chart, words), day_rows(chart, words)):
        yield from (cell for row in (head, *rows) for cell in row)
    for at in range(len(chart.weeks)):
        yield from week_told(chart, at, words)
        yield from marks_told(of_weeks, at, words)
    for at, (_, _, day, is_sure) in enumerate(cells_of(chart)):
        yield day_sentence(chart, day, is_sure, words)
        yield from day_told(chart, at, words)


@pytest.mark.parametrize("seed", range(24))
def test_all_is_said_in_one_language_with_all_its_numbers(
    seed: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearward.i18n.catalogue.FOLDER", folder)
    words, english = Translator(LANGUAGE), Translator("en")
    found, range_id = some_history(seed), list(RANGES)[seed % len(RANGES)]
    there = list(
        zip(all_said(found, range_id, english), all_said(found, range_id, words), strict=True)
    )
    assert len(there) > 20
    for ours, theirs in there:
        assert bool(ours) == bool(theirs)
        assert not re.search("[A-Za-z]", theirs), (ours, theirs)
        assert "{" not in theirs
        for n, mark in COUNTED.findall(theirs):
            assert mark == form_of(int(n)), (ours, theirs)
        told = [one.replace(",", ".") for one in NUMBER.findall(theirs)]
        for one in NUMBER.findall(ours):
            assert one in told, (ours, theirs)


def test_the_rules_are_those_of_the_language(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nearward.i18n.catalogue.FOLDER", folder)
    words = Translator(LANGUAGE)
    for n in range(130):
        assert words.plural("{n} day", "{n} days", n).endswith(f"{n}{form_of(n)}")
    assert form_of(22) == form_of(3) != form_of(12)
