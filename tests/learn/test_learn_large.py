"""Learn, the direction, About and the first page: at twice the letters, in longer words, mirrored.

Nothing is cut or reaches over an edge, and Tab comes to all that can be done and shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QWidget
from tests.conftest import ask
from tests.learn import pseudo
from tests.narrowed import present
from tests.shell.test_accessible import clipped, nameless, none, outside, settle, shown, unlike

from nearward.domain.model import Direction
from nearward.i18n import Translator
from nearward.session.ask.forms import direction
from nearward_ui.kit.learn.places import learned
from nearward_ui.routes import Route, ToCard, ToPrintCard
from nearward_ui.shell.room import Room
from nearward_ui.unlock.create_page import CreatePage

WAYS = {"left": Qt.LayoutDirection.LeftToRight, "right": Qt.LayoutDirection.RightToLeft}
SIZES = ((960, 600), (1280, 800))
#: a card with everything on it, one behind a gate, and the one with the longest title
CARDS = ("going-distant", "old-hurt", "unavailable")
ROUTES: dict[str, Route] = {
    "learn": Route("learn"),
    **{card: ToCard(card=card) for card in CARDS},
    "steps": Route("steps"),
    "beneath": Route("beneath"),
    "direction": Route("direction"),
    "print-card": ToPrintCard(card="circle"),
    "print-steps": ToPrintCard(directions=True),
    "about": Route("about"),
}
_ACTS = (QAbstractButton, QLineEdit)
#: so often is Tab pressed at most
MOST = 150


@pytest.fixture(params=[*WAYS])
def words(
    request: pytest.FixtureRequest, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Translator]:
    """Longer words; the windows are read from one of both sides."""
    pseudo.write(tmp_path)
    monkeypatch.setattr("nearward.i18n.catalogue.FOLDER", tmp_path)
    with pseudo.read_from(WAYS[request.param]):
        yield Translator(pseudo.LANGUAGE)


@pytest.fixture
def room(around: Any, words: Translator, qtbot: Any) -> Iterator[Room]:
    """At twice the letters."""
    around.look.become("light", 200)
    told = Direction(
        text="To stay when it is quiet.",
        why_now="The birthday.",
        looked_on=date(2026, 10, 20),
        ask_on=date(2026, 11, 20),
    )
    ask(around, direction.save(told))
    made = Room(around._replace(words=words))
    made.show()
    made.activateWindow()
    yield made
    made.hide()


def opened(page: Any) -> None:
    """What stands behind a gate or is folded."""
    if getattr(page, "gate", None) is not None:
        page.gate.yes.click()
    if page.key == "direction":
        page.why_button.click()


def where(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def tabbed(root: QWidget) -> list[QWidget]:
    """All that Tab comes to, in order, until it is where it began; each is in sight then."""
    seen: list[QWidget] = []
    for _ in range(MOST):
        QTest.keyClick(present(QApplication.focusWidget()), Qt.Key.Key_Tab)
        at = present(QApplication.focusWidget())
        if at in seen:
            return seen
        seen.append(at)
        assert where(at, root).intersects(root.rect()), at
        for area in (one for one in root.findChildren(QScrollArea) if one.isAncestorOf(at)):
            seen_of_it = where(at, area.viewport()) & area.viewport().rect()
            wanted = at.size().boundedTo(area.viewport().size() - QSize(8, 8))
            # of what is read and is longer than the window, some is enough
            enough = wanted.height() if isinstance(at, _ACTS) else 1
            is_seen = seen_of_it.height() >= enough and seen_of_it.width() >= wanted.width()
            assert is_seen, (at, seen_of_it, wanted)
    raise AssertionError("Tab does not come around")


def stops(root: QWidget) -> set[QWidget]:
    """All that takes the keyboard by Tab."""
    return {
        widget
        for widget in shown(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.isEnabled()
        and not isinstance(widget, QScrollArea)
    }


@pytest.mark.parametrize("name", list(ROUTES))
def test_a_page_at_twice_the_letters(name: str, room: Room, qtbot: Any) -> None:
    found: list[str] = []
    for size in SIZES:
        room.resize(*size)
        room.show_page(ROUTES[name])
        page = present(room.current)
        settle(qtbot)
        opened(page)
        settle(qtbot)
        assert room.size().toTuple() == size
        wrong = nameless(page) + unlike(page) + clipped(page) + outside(page) + outside(room)
        found += [f"{size}: {each}" for each in wrong]
        start = page.first_focus()
        present(start).setFocus()
        missed = stops(page) - set(tabbed(room))
        found += [f"{size}: Tab does not come to {widget}" for widget in missed]
    none(found)


def test_these_are_the_cards_that_were_chosen() -> None:
    """One is behind a gate, one has an example with what it helps and costs, one a long title."""
    cards = learned().cards
    assert cards["old-hurt"].gate is not None
    assert all((cards["going-distant"].example, cards["going-distant"].helps))
    assert max(cards.values(), key=lambda card: len(card.title)).id == "unavailable"


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("is_folded", [True, False])
def test_the_first_page_at_twice_the_letters(
    is_folded: bool, is_first: bool, around: Any, words: Translator, qtbot: Any, tmp_path: Path
) -> None:
    around.look.become("light", 200)
    page = CreatePage(words, around.look, tmp_path / "diary.nearward")
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.be_first(is_first)
    if is_first:
        present(page.welcome).read_card()
    if not is_folded:
        page.wishes.more.click()
    found: list[str] = []
    for size in SIZES:
        page.resize(*size)
        settle(qtbot)
        assert page.size().toTuple() == size
        wrong = nameless(page) + unlike(page) + clipped(page) + outside(page)
        found += [f"{size}: {each}" for each in wrong]
        page.first.setFocus()
        missed = stops(page) - set(tabbed(page))
        found += [f"{size}: Tab does not come to {widget}" for widget in missed]
    none(found)
