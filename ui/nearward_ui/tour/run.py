"""Runs the tour: invented months in a private place, the window of every theme, sheets, charts."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import qInstallMessageHandler

from nearward.charts.chart import BELIEFS, PATTERNS, SIGNS
from nearward.command.demo.diary import make, yesterday
from nearward.domain.beliefs import ForSigns
from nearward.domain.day import settle
from nearward.exchange.trouble import TargetFolder
from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.paper import recovery_blocks
from nearward.paper.drawing import PAPERS
from nearward.session.ask import moments, recovery, timeline
from nearward.session.ask.forms import beliefs as stories
from nearward.session.ask.forms.beliefs import Beliefs
from nearward.session.ask.recovery import RecoverySheet
from nearward.session.desk import InlineDesk
from nearward.session.jobs.book_job import CHOICES, BookJob, Wish
from nearward.session.jobs.everything import Everything, read_everything
from nearward.session.jobs.progress import JobProgress
from nearward.session.operation import Operation
from nearward.worksheets import catalogue
from nearward_ui.kit.printing.output import pdf_at
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.printing.pdf import write_pdf
from nearward_ui.kit.theme import Theme, load_fonts
from nearward_ui.shell.app import Collector, make_application
from nearward_ui.tour import appointment, charts, learn, papers
from nearward_ui.tour.charts import ChartSources
from nearward_ui.tour.chosen import Chosen
from nearward_ui.tour.driver import Driver
from nearward_ui.tour.record import Record
from nearward_ui.tour.screens import Screens
from nearward_ui.tour.worksheets import beliefs, own_sheet

PASSPHRASE = "an invented passphrase"  # noqa: S105 (of a diary that is thrown away)


@dataclass(frozen=True, slots=True)
class _Months:
    """What the invented diary holds."""

    everything: Everything
    sources: ChartSources
    sheet: RecoverySheet
    now: datetime


def run(
    out: Path, themes: tuple[str, ...], size: tuple[int, int], text_size: int, language: str
) -> int:
    """Write pictures, PDFs and `index.json` below `out`; how many there are.

    `themes`: light, night or both. `size`: of the window, in pixels. `text_size`: in percent, 80 to
    200. Raises TargetFolder and TargetNotWritten.
    """
    out = _folder(out)
    folder = Path(tempfile.mkdtemp(prefix="nearward-tour-"))
    # the platform without a screen says what it cannot do; nobody asked
    qInstallMessageHandler(_unsaid)
    app = make_application()
    collector = Collector()
    try:
        load_fonts()
        words = Translator(language)
        record = Record(out)
        diary = folder / "diary.nearward"
        make(diary, PASSPHRASE, None)
        months = _read(diary, record, words)
        _papers(record, months, words)
        for theme in themes:
            look = Theme(theme, text_size)
            look.dress()
            charts.draw_all(record, months.sources, words, theme, text_size)
            driver = Driver(look, words, size, lambda: months.now, diary)
            try:
                Screens(driver, record, theme, folder).make(
                    diary, PASSPHRASE, Chosen.of(months.everything)
                )
            finally:
                driver.quit()
        record.finish()
    finally:
        collector.stop()
        qInstallMessageHandler(None)
        app.processEvents()
        shutil.rmtree(folder, ignore_errors=True)
    return record.count


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TargetFolder(name=out.name) from error
    return out.absolute()


def _read(diary: Path, record: Record, words: Translator) -> _Months:
    """All of the diary, seen on the evening after its last day; it is printed on the way."""
    kept: list[Everything] = []
    history: list[History] = []
    sheet: list[RecoverySheet] = []
    desk = InlineDesk()
    try:
        desk.open(diary, PASSPHRASE, then=lambda: None, troubled=_raise)
        ask = partial(_answer, desk)
        there = {one.sheet for one in ask(read_everything()).worksheets if one.status == "finished"}
        beliefs.add(ask, there, yesterday())
        told: list[Beliefs] = []
        signs: list[ForSigns | None] = []
        desk.ask(stories.every(), told.append)
        for scaled in catalogue.sheets_with_scale():
            desk.ask(stories.signs(scaled.id), signs.append)
        desk.ask(read_everything(), kept.append)
        desk.ask(moments.history(), history.append)
        desk.ask(recovery.sheet(PASSPHRASE), sheet.append)
        _book(record, desk, words)
    finally:
        desk.stop()
    day = yesterday() + timedelta(days=1)
    now, _ = settle(datetime.combine(day, time(21, 40)))
    # no sheet with a scale, no figure of it
    beside = {BELIEFS: told[0].charts, **({SIGNS: signs[0]} if signs else {})}
    sources = ChartSources.of(kept[0], history[0], now.date(), beside)
    return _Months(kept[0], sources, sheet[0], now)


def _book(record: Record, desk: InlineDesk, words: Translator) -> None:
    """All days with all that stands in them, on every paper."""
    days: list[tuple[date, date] | None] = []
    desk.ask(timeline.all_days(), days.append)
    for paper in PAPERS:
        if days[0] is not None:
            wish = Wish(*days[0], CHOICES, paper=paper)
            press = pdf_at(record.paper("diary", "", paper), paper, replace=True)
            desk.ask(BookJob(wish, words, JobProgress(), FontMeasure, press).whole)


def _papers(record: Record, months: _Months, words: Translator) -> None:
    """Every paper there is, on every size."""
    history: History = months.sources.by_page[PATTERNS]
    appointment.papers(record, months.everything, history, months.now.date(), words)
    learn.papers(record, words)
    for paper in PAPERS:
        document = recovery_blocks(months.sheet.lines, months.sheet.name, words)
        write_pdf(document, record.paper("recovery", "", paper), paper)
    papers.sheets(record, months.everything, months.now, words)
    papers.cards(record, words)
    own_sheet.papers(record, months.everything, words)


def _unsaid(_kind: object, _where: object, _text: str) -> None:
    """What Qt's platform without a screen says of itself."""


def _answer(desk: InlineDesk, operation: Operation[Any]) -> Any:
    """The answer of an operation that is asked at once."""
    found: list[Any] = []
    desk.ask(operation, found.append)
    return found[0]


def _raise(trouble: Exception) -> None:
    raise trouble
