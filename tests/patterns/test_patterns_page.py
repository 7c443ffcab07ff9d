"""The page Patterns on a real diary."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from nearward.charts.style import Drawn, Style, new_figure
from nearward.domain.model import CheckIn, Moment
from nearward.insight.main_chart import MainChart
from nearward.session.ask import moments
from nearward_ui.kit.widgets.basic import MainButton
from nearward_ui.patterns.page import PatternsPage

NOTHING: Any = None


def fill(around: Any) -> None:
    now = around.clock()
    vault = around.desk._vault
    for n in range(1, 200):
        at = now - timedelta(days=n)
        if n % 3:
            with vault.writing():
                vault.check_ins.answer(
                    CheckIn(at=at + timedelta(days=1), day=at.date(), confirmed=True), 4
                )
        if n % 5 == 0:
            around.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome="withdrew")))


class WeeksOnPage:
    """The parts of the first chart, as they stand on the page."""

    def __init__(self, page: PatternsPage) -> None:
        self.body = page.panels["weeks"].body
        self.weeks, self.months = self.body.view("weeks"), self.body.view("months")

    @property
    def chart(self) -> MainChart:
        numbers = self.body.numbers
        assert isinstance(numbers, MainChart)
        return numbers


@pytest.fixture
def shown(page: PatternsPage) -> WeeksOnPage:
    return WeeksOnPage(page)


@pytest.fixture
def page(around: Any, qtbot: QtBot) -> PatternsPage:
    made = PatternsPage(around)
    qtbot.addWidget(made)
    made.resize(1084, 800)
    made.show()
    return made


def test_empty_says_what_will_be_here(page: PatternsPage) -> None:
    page.first_focus()
    page.enter(None)
    assert page.empty.isVisible()
    assert not page.full.isVisible()
    focused = page.focusWidget()
    assert isinstance(focused, MainButton), "the keyboard is where something can be done"


def test_ranges_by_keyboard(
    page: PatternsPage, shown: WeeksOnPage, around: Any, qtbot: QtBot
) -> None:
    fill(around)
    page.enter(None)
    page.first_focus()
    qtbot.waitUntil(lambda: shown.weeks.drawn is not None, timeout=30_000)
    assert len(shown.chart.weeks) == 26
    chip = page.range.chips[1]
    assert chip.hasFocus()
    QTest.keyClick(chip, Qt.Key.Key_1)
    assert len(shown.chart.weeks) == 12
    assert page.in_short.said[0].startswith("12 weeks to 22 Nov")
    QTest.keyClick(page.range.chips[0], Qt.Key.Key_4)
    assert page.in_short.said[0].startswith("Since you began on")
    assert shown.chart.rate is not None
    assert "would fit these days" in shown.body.said[0]
    assert shown.body.said[-1].startswith("In the last 12 weeks you pulled away")
    assert [chip.text() for chip in page.range.chips][1:] == [
        "26 weeks",
        "52 weeks",
        "Since I began",
    ]


def test_arrow_keys_tell_each_week(
    page: PatternsPage, shown: WeeksOnPage, around: Any, qtbot: QtBot
) -> None:
    fill(around)
    page.enter(None)
    qtbot.waitUntil(lambda: shown.weeks.drawn is not None, timeout=30_000)
    shown.weeks.setFocus()
    QTest.keyClick(shown.weeks, Qt.Key.Key_End)
    assert shown.weeks.at == 25
    assert shown.weeks.accessibleDescription().startswith("Week of 23 Nov")
    QTest.keyClick(shown.weeks, Qt.Key.Key_Left)
    assert shown.weeks.accessibleDescription().startswith("Week of 16 Nov")
    QTest.keyClick(shown.weeks, Qt.Key.Key_Escape)
    assert shown.weeks.at == -1


def test_numbers_are_those_of_the_chart(
    page: PatternsPage, shown: WeeksOnPage, around: Any, qtbot: QtBot
) -> None:
    fill(around)
    page.enter(None)
    shown.body.numbers_button.click()
    table = shown.weeks.table
    assert table.rowCount() == 26
    newest = shown.chart.weeks[-2]
    item = table.item(1, 2)
    assert item is not None
    assert item.text() == str(newest.on_confirmed)
    assert shown.months.table.isVisible()
    shown.body.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    weeks, months = copied.split("\n\n")
    lines = [line.split("\t") for line in weeks.splitlines()]
    assert lines[0] == ["Week of", "Confirmed days", "On confirmed days", "On days not confirmed"]
    assert [len(lines), lines[2][2]] == [27, str(newest.on_confirmed)]
    assert months.startswith("Month\tConfirmed days\t")
    shown.body.numbers_button.click()
    assert not shown.body.copy_button.isVisible()


def test_a_young_diary_has_no_weeks_before_it_and_no_months(
    page: PatternsPage, shown: WeeksOnPage, around: Any, qtbot: QtBot
) -> None:
    day = around.clock() - timedelta(days=8)
    around.desk.ask(moments.save(Moment(at=day, day=day.date(), outcome="withdrew")))
    page.enter(None)
    first_days = shown.body.view("first-days")
    qtbot.waitUntil(lambda: first_days.drawn is not None, timeout=30_000)
    assert len(shown.chart.weeks) == 3
    drawn = first_days.drawn
    assert drawn is not None
    assert [len(drawn.spots), drawn.spots[0].said] == [9, "Sun, 15 Nov: once, day not confirmed"]
    assert not shown.weeks.isVisible()
    assert shown.body.chooser is not None
    assert not shown.body.chooser.isVisible(), "there is nothing to choose between"
    triggers = page.panels["triggers"]
    assert not triggers.fold.isVisible(), "nothing to show: its sentence is all"
    assert triggers.body.said == ["1 moment so far; the table is shown from 10 on."]
    tones = [line.property("tone") for line in page.in_short.lines]
    assert tones == ["soft", None, "soft", None], "too early to tell is as quiet as not known"
    assert not page.compare.isVisible()
    assert not shown.months.isVisible()
    assert page.in_short.said[0].startswith(
        "8 days, from 15 to 22 Nov 2026. None of them is confirmed."
    )
    assert shown.body.said[1].endswith("You pulled away once, on a day not confirmed.")
    assert shown.body.said[-1] == "Days for now; weeks are shown from the fourth week on."


def test_a_figure_as_a_picture_without_metadata(
    page: PatternsPage, shown: WeeksOnPage, around: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(around)
    page.enter(None)
    qtbot.waitUntil(
        lambda: shown.weeks.image is not None and shown.months.image is not None, timeout=30_000
    )
    heard: list[Any] = []
    page.notice.connect(heard.append)
    shown.body.save_button.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert "not encrypted" in dialog.windowTitle()
    out = tmp_path / "figure.png"
    dialog.fileSelected.emit(str(out))
    dialog.close()
    assert heard[0].text == "The picture was saved: figure.png. It is not encrypted."
    data = out.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert not any(kind in data for kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME"))
    image = QImage.fromData(data)
    assert image.height() == shown.weeks.height() + shown.months.height(), "all of the figure"
    shown.body.save(data, str(tmp_path / "gone" / "figure.png"))
    assert "saved" not in heard[1].text
    page.act("hide_charts")
    assert not shown.body.save_button.isVisible()


def test_theme_and_text_size_change_the_picture(
    page: PatternsPage, shown: WeeksOnPage, around: Any, qtbot: QtBot
) -> None:
    fill(around)
    page.enter(None)
    qtbot.waitUntil(lambda: shown.weeks.drawn is not None, timeout=30_000)
    high = shown.weeks.height()
    around.look.become("night", 150)
    assert shown.weeks.height() > high
    assert shown.weeks.image is None, "a light picture is not shown at night"
    qtbot.waitUntil(lambda: not shown.weeks.is_drawing, timeout=30_000)
    drawn = shown.weeks.drawn
    assert drawn is not None
    assert drawn.figure.get_facecolor()[:3] != (1, 1, 1)


def test_nothing_is_counted_or_drawn_on_the_thread_of_the_windows(
    page: PatternsPage, shown: WeeksOnPage, around: Any, qtbot: QtBot
) -> None:
    fill(around)
    page.enter(None)
    qtbot.waitUntil(lambda: shown.weeks.drawn is not None, timeout=30_000)
    threads: list[int] = []

    def draw(style: Style) -> Drawn:
        threads.append(threading.get_ident())
        return Drawn(new_figure(style), [], "another")

    high, before = shown.weeks.height(), shown.weeks.drawn
    shown.weeks.show_chart(draw)
    assert shown.weeks.drawn is before, "the picture before stands until the next is there"
    assert shown.weeks.height() == high
    qtbot.waitUntil(lambda: not shown.weeks.is_drawing, timeout=30_000)
    assert shown.weeks.accessibleDescription() == "another"
    assert threads
    assert threading.get_ident() not in threads
    answered: list[Callable[[], None]] = []
    real = around.desk.ask

    def later(work: Any, then: Callable[[Any], None], *more: Any, **how: Any) -> None:
        real(work, lambda answer: answered.append(partial(then, answer)), *more, **how)

    around.desk.ask = later
    said = shown.body.said
    page.range.set_value("12-weeks")
    page.range.changed.emit()
    assert shown.body.said == said, "the range before stands until the next is counted"
    answered[0]()
    assert shown.body.said != said


def test_the_window_does_not_wait_for_the_chart_library(
    qtbot: Any, around: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nearward.charts import style
    from nearward_ui.kit.charts import chart_view

    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        go_on.wait(20)
        style.load()

    monkeypatch.setattr(chart_view, "load", slow)
    fill(around)
    made = PatternsPage(around)
    qtbot.addWidget(made)
    made.resize(1084, 800)
    made.show()
    made.enter(None)
    shown = WeeksOnPage(made)
    assert shown.body.said, "the words do not wait for it"
    qtbot.waitUntil(begun.is_set)
    assert shown.weeks.drawn is None
    go_on.set()
    qtbot.waitUntil(
        lambda: shown.weeks.drawn is not None and shown.months.drawn is not None, timeout=30_000
    )


def test_all_figures_of_a_page_stand_on_one_chart(
    page: PatternsPage, shown: WeeksOnPage, around: Any
) -> None:
    fill(around)
    page.enter(None)
    history = page._history
    assert history is not None
    asked = [key for key in history.made if isinstance(key, tuple) and key[0] == "main chart"]
    assert len(asked) == 1
    assert page.panels["staying"].body.numbers.chart is shown.chart
