"""A made-up language with every text in brackets: what is without them is in no catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from matplotlib.text import Text
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableWidget, QWidget
from tests.i18n.test_texts import POT
from tests.narrowed import instance, present
from tests.worksheets.test_worksheets import ALL

import nearward
from nearward.charts.chart import PATTERNS, ChartSpan, Plot
from nearward.charts.style import Style
from nearward.charts.table import charts_of
from nearward.command import COMMANDS, line
from nearward.domain.model import CheckIn, Entry, Moment, Worksheet
from nearward.domain.trouble import Trouble
from nearward.exchange.formats.table import FORMATS
from nearward.i18n import Translator
from nearward.insight.main_chart import RANGES
from nearward.paper import sheet_blocks
from nearward.paper.blocks import Answer, ChoiceBlock, GivenRows, Part, Ruler
from nearward.session.ask import entries, moments, people, worksheets
from nearward.worksheets import catalogue
from nearward_ui.kit.charts.chart_body import ChartBody
from nearward_ui.kit.theme import TOKENS
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route, ToPrint, ToSheetRead, ToWorksheet
from nearward_ui.shell.room import Room
from nearward_ui.unlock.create_page import CreatePage
from nearward_ui.unlock.lock_page import LockPage

#: known to Qt, so that days and months have names; no text of ours is in it
LANGUAGE = "eo"
INNER = re.compile(r"«[^«»]*»")
LETTERS = re.compile(r"[A-Za-z]{2,}")
#: names, keys and what Qt's own parts are called
#: keys are called so on the keyboard
#: also the names of keys, which Qt says in its own languages
KEYS = {"Ctrl", "Shift", "Esc", "Alt", "Return", "Enter", "Left", "Right", "Up", "Down", "Del"}
NAMES = {"Nearward", "nearward", "diary.nearward", *KEYS}
TYPED = "λόγος"


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Translator:
    """Every message of the template, in brackets."""
    with POT.open("rb") as file:
        template = read_po(file)
    catalog = Catalog(locale=LANGUAGE)
    for message in template:
        if isinstance(message.id, tuple):
            catalog.add(message.id, tuple(f"«{form}»" for form in message.id))
        elif message.id:
            catalog.add(message.id, f"«{message.id}»")
    folder = tmp_path / "i18n" / LANGUAGE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "nearward.po").open("wb") as file:
        write_po(file, catalog)
    with (folder / "nearward.po").open("rb") as source, (folder / "nearward.mo").open("wb") as file:
        write_mo(file, read_po(source))
    monkeypatch.setattr("nearward.i18n.catalogue.FOLDER", tmp_path)
    # a dictionary is named as its own language says it
    monkeypatch.setattr("nearward.spelling.dictionaries.folders", list)
    made = Translator(LANGUAGE)
    assert made("Journal") == "«Journal»"
    return made


def bare(text: str) -> list[str]:
    """Words of a text that stand in no brackets."""
    text = re.sub(r"<[^>]*>", "", text)
    # where a file is
    text = re.sub(r"(/[\w.-]+){2,}", "", text.replace("\u200b", ""))
    while INNER.search(text):
        text = INNER.sub("", text)
    where = QLocale(LANGUAGE)
    forms = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
    for day in (where.dayName(day, form) for form in forms for day in range(1, 8)):
        text = re.sub(rf"\b{re.escape(day)}\b", "", text)
    return [found for found in LETTERS.findall(text) if found not in NAMES]


def said_by(widget: QWidget) -> Iterator[str]:
    """All that a widget shows or tells a screen reader."""
    for name in ("text", "placeholderText", "windowTitle", "prefix", "suffix", "specialValueText"):
        reader = getattr(widget, name, None)
        if callable(reader):
            yield str(reader())
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        columns = model.columnCount() if isinstance(widget, QTableWidget) else 1
        for row in range(model.rowCount()):
            for column in range(columns):
                index = model.index(row, column)
                yield str(index.data(Qt.ItemDataRole.DisplayRole) or "")
                yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        for column in range(columns):
            head = model.headerData(column, Qt.Orientation.Horizontal)
            yield head if isinstance(head, str) else ""


def all_translated(widget: QWidget) -> int:
    """How many texts there are; each is in the catalogue."""
    count = 0
    for part in [widget, *widget.findChildren(QWidget)]:
        for text in said_by(part):
            assert not bare(text), (type(part).__name__, text)
            count += "«" in text
    return count


def fill(around: Any) -> Worksheet:
    """One of each kind of thing, in a writing that is not ours."""
    now = around.clock()
    ask = around.desk.ask
    ask(entries.save(Entry(at=now, day=now.date(), title=TYPED, text=TYPED)))
    ask(people.add(TYPED))
    for n, outcome in enumerate(("stayed", "partly", "withdrew", "chose_distance", "unsure")):
        at = now - timedelta(days=n)
        made = Moment(at=at, day=at.date(), outcome=outcome, trigger="T02", urge=40, person_id=1)
        ask(moments.save(made))
    with around.desk._vault.writing():
        for n in range(1, 70):
            at = now - timedelta(days=n - 1)
            day = at.date() - timedelta(days=1)
            around.desk._vault.check_ins.answer(CheckIn(at=at, day=day, confirmed=True), 4)
    kept: list[Any] = []
    answers = {key: value if isinstance(value, int) else given(value) for key, value in ALL.items()}
    answers["next"] = "plan"
    sheet = Worksheet(at=now, day=now.date(), sheet="evidence", answers=answers, status="finished")
    ask(worksheets.save(sheet), kept.append)
    worksheet: Worksheet = kept[0]
    return worksheet


def given(value: Any) -> Any:
    """The same answers with the typed parts in Greek."""
    if isinstance(value, list):
        return [given(row) for row in value]
    if isinstance(value, dict):
        codes = ("fact", "afraid", "hopeful")
        return {k: v if v in codes else given(v) for k, v in value.items()}
    return TYPED if isinstance(value, str) else value


@pytest.fixture
def room(around: Any, words: Translator, qtbot: Any) -> Iterator[Room]:
    made = Room(around._replace(words=words))
    made.resize(1280, 800)
    made.show()
    yield made
    made.hide()


@pytest.mark.parametrize("page", list(PAGES))
def test_every_page_speaks_it(page: str, room: Room, around: Any) -> None:
    room.show_page(Route(page))
    empty = all_translated(room)
    worksheet = fill(around)
    fits: dict[str, Route] = {
        "worksheet": ToWorksheet(id=worksheet.id),
        "worksheet-read": ToSheetRead(id=worksheet.id),
        "print": ToPrint(worksheet=worksheet),
    }
    room.show_page(Route("settings"))
    room.show_page(fits.get(page, Route(page)))
    for body in present(room.current).findChildren(ChartBody):
        for fold in (body.numbers_button, body.read_button):
            fold.click()
    assert all_translated(room) > 10
    assert empty > 10


def test_the_lock_page_and_the_page_that_makes_a_diary_speak_it(
    around: Any, words: Translator, qtbot: Any, tmp_path: Path
) -> None:
    for page in (
        LockPage(words, around.look),
        CreatePage(words, around.look, Path("/1/2.nearward")),
    ):
        qtbot.addWidget(page)
        page.button.click()
        assert all_translated(page) > 4
        assert "«" in page.message.text() or not page.button.isEnabled()


def every_trouble() -> list[type[Trouble]]:
    for package in walk_packages(nearward.__path__, "nearward."):
        if package.name.endswith(".trouble"):
            import_module(package.name)
    found: list[type[Trouble]] = []
    new = [Trouble]
    while new:
        found += new
        new = [kind for parent in new for kind in parent.__subclasses__()]
    return found


def test_every_trouble_speaks_it(words: Translator) -> None:
    kinds = every_trouble()
    assert len(kinds) > 15
    for kind in kinds:
        parts = Formatter().parse(kind.message + kind.advice)
        trouble = kind(**{name: "1" for _, name, _, _ in parts if name})
        assert trouble.say(words).startswith("«"), kind
        assert not bare(trouble.say(words)), kind


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_command_line_speaks_it(
    command: str, words: Translator, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        line.read([*([command] if command else []), "--help"], words)
    said = " ".join(capsys.readouterr().out.split())
    assert "«show this help»" in said
    told = said[said.index("«") :]
    left = set(bare(re.sub(r"--?[a-z-]+|\b[A-Z]{2,}(-[A-Z]+)*\b", "", told)))
    # what the command line calls its own parts
    formats = {row.id.partition("-")[0] for row in FORMATS}
    own = {"options", "positional", "arguments", "WxH", "json", "csv", "light", "night"}
    # what an export may hold, and on which paper
    own |= {"pdf", "letter", "entries", "moments", "worksheets", "check"}
    own |= {"belief", "beliefs", "own"}
    # day-first, month-first and year-first
    own |= {"day", "month", "year"}
    assert left <= own | formats, left


def test_charts_and_sentences_speak_it(around: Any, words: Translator) -> None:
    fill(around)
    found: list[Any] = []
    around.desk.ask(moments.history(), found.append)
    style = Style(900, 300, TOKENS["light"], 1.0)
    for range_id in RANGES:
        for chart in charts_of(PATTERNS):
            numbers = chart.numbers(found[0], ChartSpan(range_id, around.clock().date()))
            for text in (chart.title, chart.key, *chart.how):
                assert not bare(words(text)), text
            for sentence in (*chart.lead, *chart.said):
                assert not bare(sentence.said(numbers, words))
            for plot in chart.plots:
                every_text_of_a_plot_speaks_it(plot, numbers, words, style)


def every_text_of_a_plot_speaks_it(
    plot: Plot[Any], numbers: Any, words: Translator, style: Style
) -> None:
    drawn = plot.figure(numbers, words, style).figure
    drawn.canvas.draw()
    texts = [instance(Text, text).get_text() for text in drawn.findobj(Text)]
    assert any("«" in text for text in texts)
    for text in (*texts, words(plot.name), words(plot.table)):
        assert not bare(text), text
    head, rows = plot.rows(numbers, words)
    for cell in (cell for row in (head, *rows) for cell in row):
        assert not bare(cell), cell


@pytest.mark.parametrize("filled", [False, True])
def test_sheets_speak_it(filled: bool, around: Any, words: Translator) -> None:
    worksheet = replace(fill(around), sheet="evidence") if filled else None
    document = sheet_blocks(catalogue.sheet("evidence"), worksheet, words)
    texts = [document.title, document.date_label, document.date, document.intro, document.foot]
    texts.append(document.page_label)
    for part in document.parts:
        texts += of_part(part)
    assert sum("«" in text for text in texts) > 12
    for text in texts:
        assert not bare(re.sub(r"\{\w+\}", "", text)), text


def of_part(part: Part) -> list[str]:
    texts = [part.title, part.hint]
    texts += [means for _, means in part.key.signs] if part.key else []
    for body in part.body:
        if isinstance(body, ChoiceBlock):
            texts += body.labels
        elif isinstance(body, Ruler):
            texts += [body.label, body.said, body.said_then]
        elif isinstance(body, GivenRows):
            for row in body.rows:
                texts += [row.text, row.value, row.beside, *row.under]
        elif isinstance(body, Answer):
            texts.append(body.text)
    return texts
