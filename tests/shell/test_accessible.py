"""What a person cannot see, read or reach: names, sizes and edges on every page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QSlider,
    QWidget,
)
from tests.conftest import KEY, NOW
from tests.narrowed import instance

from nearward.command.demo.diary import fill
from nearward.config.settings import Settings
from nearward.domain.model import Worksheet
from nearward.session.ask import worksheets
from nearward.session.jobs.everything import read_everything
from nearward.vault.care.opening import create_diary
from nearward_ui.kit.charts.chart_body import ChartBody
from nearward_ui.kit.context import Notice
from nearward_ui.kit.inputs.chip import Chip
from nearward_ui.kit.widgets.fold import Fold
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route, ToWorksheet, kept_route
from nearward_ui.settings.key_lines import KeyLine
from nearward_ui.shell.rail import RailButton

SIZES = ((1280, 800), (960, 600), (800, 600))
LEAST = 32
THEMES, TEXT_SIZES = ("light", "night"), (100, 150)


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six invented months."""
    path = tmp_path_factory.mktemp("months") / "months.nearward"
    vault = create_diary(path, "", key=KEY)
    fill(vault, NOW.date())
    vault.close()
    return path


@pytest.fixture
def filled(months: Path, diary: Path) -> Path:
    shutil.copyfile(months, diary)
    return diary


@pytest.fixture(params=[(theme, size) for theme in THEMES for size in TEXT_SIZES])
def window(
    request: pytest.FixtureRequest, filled: Path, make_window: Callable[..., Any], tmp_path: Path
) -> Any:
    return dressed(make_window, tmp_path, *request.param)


def dressed(
    make_window: Callable[..., Any], tmp_path: Path, theme: str, size: int, **more: Any
) -> Any:
    settings = Settings(tmp_path / "settings.json")
    settings.change("theme", theme)
    settings.change("text_size", size)
    return make_window(settings=settings, **more)


def settle(qtbot: Any) -> None:
    for _ in range(3):
        qtbot.wait(1)
        QApplication.processEvents()


def shown(root: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """What is visible below a widget; Qt's own inner parts are left out."""
    return [
        w
        for w in root.findChildren(QWidget)
        if w.isVisible()
        and not w.objectName().startswith("qt_")
        and not isinstance(w, QScrollBar)
        and (not kinds or isinstance(w, kinds))
    ]


def said(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{getattr(widget, 'text', lambda: '')()}” {name_of(widget)}"


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface is not None else ""


def group_of(widget: QWidget) -> str:
    """What the group of a chip is called: it is told once, before its chips."""
    parent = widget.parentWidget()
    return name_of(parent) if isinstance(widget, Chip) and parent is not None else ""


def nameless(root: QWidget) -> list[str]:
    """What takes the keyboard and does not say what it is."""
    return [
        said(w)
        for w in shown(root)
        if w.focusPolicy() != Qt.FocusPolicy.NoFocus
        and w.focusProxy() is None
        and not any(letter.isalpha() for letter in name_of(w) + group_of(w))
    ]


def plain(label: QLabel) -> str:
    """The text of a label as it is read."""
    if label.textFormat() != Qt.TextFormat.RichText:
        return label.text()
    document = QTextDocument()
    document.setHtml(label.text())
    # a wider gap is for the eye
    return " ".join(document.toPlainText().split())


def unlike(root: QWidget) -> list[str]:
    """Labels that are read otherwise than they are seen, as they stand or with another text."""
    found = []
    for w in (instance(QLabel, one) for one in shown(root, QLabel)):
        # the letters of a key are spelled; a thought that is cut is read whole
        if isinstance(w, KeyLine) or not w.text() or "…" in w.text():
            continue
        if name_of(w) != plain(w):
            found.append(f"{said(w)} is read {name_of(w)}")
        before = w.text()
        w.setText("Other words")
        if name_of(w) != "Other words":
            found.append(f"{said(w)} is read {name_of(w)} after a change")
        w.setText(before)
    return found


def text_of(widget: QWidget) -> str:
    assert isinstance(widget, QAbstractButton | QLabel)
    return widget.text()


def clipped(root: QWidget) -> list[str]:
    """Texts of which a part cannot be seen."""
    found = []
    for w in shown(root, QAbstractButton, QLabel):
        if not text_of(w):
            continue
        wanted, has = w.sizeHint(), w.size()
        if isinstance(w, QLabel) and w.wordWrap():
            wanted.setHeight(w.heightForWidth(w.width()))
        if isinstance(w, RailButton):
            needs = w.needs if w.shows_name else w._look.px(20)
            bad = needs > w.width() or has.height() < 28
        elif isinstance(w, QLabel) and w.wordWrap():
            bad = w.heightForWidth(w.width()) > w.height()
        else:
            bad = wanted.width() > has.width() or wanted.height() > has.height()
        if bad:
            found.append(f"{said(w)} wants {wanted.toTuple()} has {has.toTuple()}")
    return found + clipped_numbers(root)


def clipped_numbers(root: QWidget) -> list[str]:
    """Numbers and dates of which a part cannot be seen."""
    found = []
    for w in shown(root, QAbstractSpinBox):
        line = w.findChild(QLineEdit)
        if line is not None and line.text():
            needs = line.fontMetrics().horizontalAdvance(line.text())
            inside = line.width() - line.textMargins().left() - line.textMargins().right()
            if needs > inside or line.fontMetrics().height() > line.height():
                found.append(f"{said(w)} {line.text()} needs {needs} has {inside}")
    return found


def outside(root: QWidget) -> list[str]:
    """What reaches over the edge at the left or right, where nothing scrolls."""
    found = []
    for w in shown(root):
        left = w.mapTo(root, QPoint(0, 0)).x()
        if left < 0 or left + w.width() > root.width():
            found.append(f"{said(w)} {left}..{left + w.width()} of {root.width()}")
    return found


def small(root: QWidget) -> list[str]:
    """What is to be hit by hand and is lower than look.md allows."""
    kinds = (QPushButton, QCheckBox, QComboBox, QAbstractSpinBox, QLineEdit, QPlainTextEdit)
    return [
        f"{said(w)} {w.height()}"
        for w in shown(root, *kinds, QSlider)
        if w.height() < LEAST and w.isEnabled()
    ]


def states(window: Any, page: str) -> Iterator[str]:
    """The page as it comes, and with everything unfolded that can be."""
    kinds = {"worksheet": "worksheets", "moment": "moments", "journal": "entries"}
    kinds["worksheet-read"] = "worksheets"
    kept = newest(window, kinds[page], finished=page == "worksheet-read") if page in kinds else 0
    window.show_page(kept_route(page, {"id": kept} if kept else None))
    yield "as it comes"
    current = window.room.current
    for opened in ("more_button", "when", "list_button"):
        part = getattr(current, opened, None) or getattr(
            getattr(current, "fields", None), opened, None
        )
        if isinstance(part, QPushButton) and part.isVisible():
            part.click()
            yield opened
    for fold in (f for body in current.findChildren(ChartBody) for f in body.findChildren(Fold)):
        if fold.isVisible():
            fold.click()
            yield fold.text()
    for panel in getattr(current, "panels", {}).values():
        if hasattr(panel, "fold"):
            panel.fold.click()
    if page == "check-in":
        yield "how the day was"
    if page == "moment":
        current.fields.outcome.chips[3].click()
        yield "how it showed"
        current.fields.kinds.chips[0].click()
        yield "let someone in"
    for group in getattr(current, "groups", []):
        current.show_step(group.panels[0].step.id)
        yield f"step {group.panels[0].step.id}"


def newest(window: Any, kind: str, *, finished: bool = False) -> int:
    found: list[Any] = []
    window.desk.ask(read_everything(), found.append)
    things = getattr(found[0], kind)
    return max((t.id for t in things if not finished or t.status == "finished"), default=0)


def troubles(qtbot: Any, window: Any, page: str) -> Iterator[str]:
    """What is wrong on a page in each of its states at the size the window has."""
    size = window.size().toTuple()
    for state in states(window, page):
        settle(qtbot)
        room = window.room
        found = (
            nameless(room) + unlike(room) + clipped(room) + outside(room.current) + outside(room)
        )
        if window.look.scale == 1.0:
            found += small(room)
        yield from (f"{size} {state}: {text}" for text in found)


def none(found: list[str]) -> None:
    assert found == [], "\n".join(dict.fromkeys(found))


@pytest.mark.parametrize("page", list(PAGES))
def test_every_page_can_be_read_and_reached(qtbot: Any, window: Any, page: str) -> None:
    found: list[str] = []
    for size in SIZES:
        window.resize(*size)
        settle(qtbot)
        assert window.size().toTuple() == size, "the window is as small as is wanted"
        found += troubles(qtbot, window, page)
    none(found)


@pytest.mark.parametrize("page", list(PAGES))
def test_a_page_with_nothing_in_it(
    qtbot: Any, make_window: Callable[..., Any], tmp_path: Path, page: str
) -> None:
    window = dressed(make_window, tmp_path, "light", 150)
    found: list[str] = []
    for size in SIZES:
        window.resize(*size)
        found += troubles(qtbot, window, page)
    none(found)


@pytest.mark.parametrize("page", list(PAGES))
def test_a_text_size_that_is_changed_while_the_page_is_there(
    qtbot: Any, filled: Path, make_window: Callable[..., Any], tmp_path: Path, page: str
) -> None:
    window = dressed(make_window, tmp_path, "light", 100)
    window.show_page(Route(page))
    window.look.become("light", 150)
    none(list(troubles(qtbot, window, page)))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_the_lock_page_and_the_page_that_makes_a_diary(
    qtbot: Any, make_window: Callable[..., Any], tmp_path: Path, theme: str, text_size: int
) -> None:
    window = dressed(make_window, tmp_path, theme, text_size, unlock=False)
    found: list[str] = []
    for make in (False, True):
        if make:
            window.show_create()
        page = window.create_page if make else window.lock_page
        if not make:
            page.note("This diary is invented, " * 4)
            page.will_show("After opening: log a moment.")
        for told in ("", "Something is in the way, and this is what to do about it. " * 4):
            page.say(told)
            (page.passphrase if make else page).caps_hint.setVisible(bool(told))
            for size in SIZES:
                window.resize(*size)
                settle(qtbot)
                assert window.size().toTuple() == size
                wrong = nameless(page) + unlike(page) + clipped(page) + outside(page)
                wrong += small(page) if text_size == 100 else []
                found += [f"{size} {bool(told)}: {text}" for text in wrong]
    none(found)


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_a_notice(
    qtbot: Any, make_window: Callable[..., Any], tmp_path: Path, text_size: int
) -> None:
    window = dressed(make_window, tmp_path, "light", text_size)
    found: list[str] = []
    for size in SIZES:
        window.resize(*size)
        for text in ("The entry is in the trash.", "The disk is full, and this is said. " * 5):
            window.room.say(Notice(text, "Undo", lambda: None, lasting=True))
            settle(qtbot)
            bar = window.room.bar
            wrong = nameless(bar) + clipped(bar) + outside(bar) + outside(window.room)
            wrong += small(bar) if text_size == 100 else []
            found += [f"{size}: {each}" for each in wrong]
            assert window.room.rect().contains(bar.geometry())
    none(found)


def test_a_long_thought_stays_in_sight_with_room_for_what_is_asked(
    qtbot: Any, make_window: Callable[..., Any], tmp_path: Path
) -> None:
    window = dressed(make_window, tmp_path, "light", 150)
    thought = "I will be left by everyone who comes to know me as I am, " * 4
    kept: list[Any] = []
    rows = [{"txt": thought, "is_image": False, "is_hot": True}]
    sheet = Worksheet(at=NOW, day=NOW.date(), sheet="evidence", answers={"thoughts": rows})
    window.desk.ask(worksheets.save(sheet), kept.append)
    window.resize(800, 600)
    window.show_page(ToWorksheet(id=kept[0].id))
    settle(qtbot)
    page = window.room.current
    none(clipped(window.room) + outside(window.room))
    assert page.card.quote.text().startswith("“I will be left")
    assert page.scroller.area.viewport().height() >= 60


@pytest.mark.parametrize("size", [(1280, 800), (1366, 768)], ids=str)
def test_the_form_of_a_moment_stands_on_one_screen(
    qtbot: Any, make_window: Callable[..., Any], size: tuple[int, int]
) -> None:
    window = make_window()
    window.resize(*size)
    window.show_page(Route("moment"))
    page = window.room.current
    page.fields.outcome.chips[3].click()
    settle(qtbot)
    assert page.fields.box.spacing() == window.look.px(20)
    assert page.scroller.area.verticalScrollBar().maximum() == 0
