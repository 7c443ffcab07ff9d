"""The search: what stands in it leaves its text alone, in windows that read either way."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from nearward_ui.journal.sidebar.sidebar import Sidebar
from nearward_ui.kit.theme import Theme

LATIN, HEBREW, ARABIC = "Search everything", "חיפוש בכול", "البحث في كل شيء"


@pytest.fixture(params=["left to right", "right to left"])
def finding(request: pytest.FixtureRequest, around: Any, qtbot: Any) -> Sidebar:
    made = Sidebar(around)
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    if request.param == "right to left":
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return made


def drawn(finding: Sidebar) -> QImage:
    return finding.search.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def columns(image: QImage, ratio: float) -> set[int]:
    """The columns in which something other than the ground is drawn, without the frame."""
    border = round(5 * ratio)
    ground = image.pixel(border, image.height() // 2)
    return {
        x
        for x in range(border, image.width() - border)
        if any(image.pixel(x, y) != ground for y in range(border, image.height() - border))
    }


def text_columns(finding: Sidebar) -> tuple[set[int], QRect, float]:
    """Where the text is drawn while what stands beside it is not, and the place of that."""
    beside: QWidget = finding.clear if finding.search.text() else finding._hint
    assert beside.isVisible()
    place = QRect(beside.mapTo(finding.search, QPoint()), beside.size())
    with_it = drawn(finding)
    ratio = with_it.devicePixelRatio()
    # drawn without it: what is left is the text, in the room that it has
    margins = finding.search.textMargins()
    beside.hide()
    finding.search.setTextMargins(margins)
    found = columns(drawn(finding), ratio)
    beside.show()
    return found, place, ratio


@pytest.mark.parametrize("text", [LATIN, HEBREW, ARABIC])
def test_the_key_does_not_stand_in_the_words(finding: Sidebar, text: str) -> None:
    finding.search.setPlaceholderText(text)
    finding._lay_out_search()
    found, place, ratio = text_columns(finding)
    assert len(found) > 20, "the words are drawn"
    hint = finding._hint.contentsRect().translated(place.topLeft())
    taken = set(range(round(hint.left() * ratio), round((hint.right() + 1) * ratio)))
    assert not found & taken


@pytest.mark.parametrize("letter", ["n", "ש", "س"])
def test_the_cross_does_not_stand_in_what_is_typed(
    finding: Sidebar, qtbot: Any, letter: str
) -> None:
    """More than there is room for, so that it is drawn from one end of its room to the other."""
    finding.search.setText(letter * 90)
    finding.search.home(False)
    finding.search.clearFocus()
    found, place, ratio = text_columns(finding)
    assert len(found) > 100
    taken = set(range(round(place.left() * ratio), round((place.right() + 1) * ratio)))
    assert not found & taken
    finding.search.clear()
    assert not finding.clear.isVisible()
    assert finding._hint.isVisible()


def test_where_there_is_no_room_the_words_stay_and_the_key_goes(
    finding: Sidebar, around: Any
) -> None:
    look: Theme = around.look
    finding.search.setPlaceholderText(LATIN * 3)
    finding._lay_out_search()
    assert not finding._hint.isVisible()
    assert finding.search.textMargins().left() == finding.search.textMargins().right() == 0
    finding.resize(look.px(1200), 700)
    assert finding._hint.isVisible()
