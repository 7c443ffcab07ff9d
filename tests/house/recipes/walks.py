"""What holds in a copy of the tree in which every recipe of desktop/README.md was followed.

test_recipes.py runs this there, one test a recipe. No new module is named here: what is new is
found by the tables that all rooms walk over.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot
from tests.conftest import ask

from nearward.charts.chart import PATTERNS, PERSON
from nearward.charts.table import CHARTS
from nearward.domain import kinds
from nearward.domain.model import Moment, PersonRating
from nearward.exchange.files import reading
from nearward.exchange.registry import guess
from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.learn import coverage
from nearward.learn.catalogue import why_from
from nearward.paper import sheet_blocks
from nearward.session.ask import entries, moments, search, timeline, trash
from nearward.session.jobs import exporting, importing
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault
from nearward.worksheets import catalogue, prompts
from nearward.worksheets.form.field_kinds import KINDS
from nearward_ui import pages
from nearward_ui.exchange.incoming import ImportPage
from nearward_ui.kit.learn.places import known, learned
from nearward_ui.learn.card import CardPage
from nearward_ui.learn.page import LearnPage
from nearward_ui.patterns.page import PatternsPage
from nearward_ui.routes import ToCard
from nearward_ui.settings.page import SettingsPage
from nearward_ui.shell.room import Room
from nearward_ui.tour.charts import ChartSources, draw_all
from nearward_ui.tour.record import Record
from nearward_ui.worksheets.list import WorksheetsPage

WORDS = Translator("en")


def shown(page: Any, qtbot: QtBot) -> Any:
    qtbot.addWidget(page)
    page.resize(1084, 800)
    page.show()
    page.enter(None)
    return page


def texts(page: Any) -> str:
    from PySide6.QtWidgets import QAbstractButton, QLabel

    found = [*page.findChildren(QLabel), *page.findChildren(QAbstractButton)]
    return "\n".join(widget.text() for widget in found)


def is_drawn(view: Any) -> bool:
    return view.drawn is not None


def test_a_worksheet(around: Any, qtbot: QtBot) -> None:
    assert [trouble.values for trouble in catalogue.troubles()] == []
    sheet = catalogue.sheet("evening")
    assert {field.kind for field in sheet.fields} == set(KINDS)
    assert sheet.title in texts(shown(WorksheetsPage(around), qtbot))
    assert sheet_blocks(sheet, None, WORDS).title == sheet.title


def test_a_term_of_a_vocabulary() -> None:
    codes = [term.code for term in catalogue.vocabulary("trigger").items]
    assert "T60" in codes


def test_a_question_or_a_kind_note() -> None:
    assert any(item.id == "seen-98" for deck in prompts.decks() for item in deck.item)


def test_a_card_to_learn_from(around: Any, qtbot: QtBot) -> None:
    assert learned().troubles == []
    card = learned().cards["weather"]
    assert card.title in texts(shown(LearnPage(around), qtbot))
    page = CardPage(around)
    qtbot.addWidget(page)
    page.enter(ToCard(card="weather"))
    assert card.distance in texts(page)
    assert why_from()["page:check-in"] == card
    assert "card:weather" in coverage.rows(known(), learned())[43].places


def test_a_chart(around: Any, qtbot: QtBot, tmp_path: Path) -> None:
    at = around.clock() - timedelta(days=1)
    around.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome="stayed")))
    page = shown(PatternsPage(around), qtbot)
    for chart_id in ("stayed", "stayed-most"):
        body = page.panels[chart_id].body
        assert body.said, chart_id
        view: Any = body.views[0]
        # on a thread, and what draws is loaded first
        qtbot.waitUntil(partial(is_drawn, view), timeout=30_000)
    history = History(frozenset(), {}, {at.date(): 1}, {}, {})
    rating = PersonRating(at=at, day=at.date(), person_id=1, worry=40)
    sources = ChartSources({PATTERNS: history, PERSON: [rating]}, at.date())
    new = [chart for chart in CHARTS if chart.id.startswith("stayed")]
    draw_all(Record(tmp_path), sources, WORDS, "light", 100, new)
    made = {path.name for path in tmp_path.rglob("*.png")}
    assert {"stayed-light.png", "stayed-most-light.png"} <= made


def test_a_format_to_import(around: Any, qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("ONE DAY\n2026-05-01\nby the sea", encoding="utf-8")
    with reading(source) as files:
        assert guess(files) == "one-day"
    done = ask(around, importing.bring_in(source))
    entry = ask(around, entries.get(done.ids[0]))
    assert (entry.day, entry.text) == (date(2026, 5, 1), "by the sea")
    assert "One Day (text)" in shown(ImportPage(around), qtbot).hint.text()


def test_a_setting(around: Any, qtbot: QtBot) -> None:
    assert around.settings.is_on("large_dates") is False
    page = shown(SettingsPage(around), qtbot)
    page.rows["large_dates"].field.box.click()
    assert around.settings.is_on("large_dates") is True


def test_a_language() -> None:
    words = Translator("xx")
    assert words("How often I pulled away") == "[How often I pulled away]"
    assert words("No such text") == "No such text"


def test_a_kind_of_record(vault: Vault, tmp_path: Path) -> None:
    row = kinds.BY_NAME["letter"]
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    table: Any = vault.tables["letter"]
    letter = row.type(at=at, day=at.date(), title="To @Sam", text="by the sea", warmth=80)
    with vault.writing():
        kept = table.save(letter)
        table.save(replace(kept, text="by the lake"), keep_version=True)
    assert [version.body["text"] for version in vault.versions.of("letter", kept.id)] == [
        "by the sea"
    ]
    assert [card.kind for card in timeline.page(None, None, 9)(vault)] == ["letter"]
    assert [hit.card.kind for hit in search.find("lake")(vault)] == ["letter"]
    out = tmp_path / "out.json"
    exporting.export(out, "json")(vault)
    (told,) = json.loads(out.read_text(encoding="utf-8"))["letters"]
    assert (told["text"], told["warmth"], told["day"]) == ("by the lake", 80, "2026-11-20")
    trash.delete("letter", kept.id)(vault)
    assert [each.card.kind for each in trash.listed()(vault)] == ["letter"]
    assert search.find("lake")(vault) == []
    trash.restore("letter", kept.id)(vault)
    assert table.get(kept.id).text == "by the lake"
    other = create_diary(tmp_path / "other.nearward", "", key=bytes(32))
    try:
        assert importing.bring_in(out)(other).kept > 0
        assert [letter.text for letter in other.tables["letter"].every()] == ["by the lake"]
    finally:
        other.close()


def test_a_page(around: Any, qtbot: QtBot, tmp_path: Path) -> None:
    room = Room(around)
    qtbot.addWidget(room)
    room.resize(1100, 700)
    room.show()
    button = room.rail.buttons["stillness"]
    button.click()
    page: Any = room.current
    assert page.key == "stillness"
    assert (button.text(), button.keys) == ("Stillness", "Ctrl+9")
    assert "Stillness" in texts(page)
    assert "stillness" in pages.PAGES
