"""The search: what stands in it leaves its text alone, in windows that read either way."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from nearward_ui.journal.sidebar.search_field import GLASS, GLASS_AT
from nearward_ui.journal.sidebar.sidebar import Sidebar

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


def glass(finding: Sidebar) -> QRect:
    """Where the glass stands."""
    px, field = finding.around.look.px, finding.search
    at = px(GLASS_AT)
    if finding.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        at = field.width() - px(GLASS_AT + GLASS)
    return QRect(at, (field.height() - px(GLASS)) // 2, px(GLASS), px(GLASS))


def text_columns(finding: Sidebar) -> tuple[set[int], QRect, float]:
    """Where the text is drawn while the cross beside it is not, and the place of that."""
    beside: QWidget = finding.search.cross
    place = QRect(beside.mapTo(finding.search, QPoint()), beside.size())
    ratio = drawn(finding).devicePixelRatio()
    # drawn without it: what is left is the text, in the room that it has
    margins, is_there = finding.search.textMargins(), beside.isVisible()
    beside.hide()
    finding.search.setTextMargins(margins)
    found = columns(drawn(finding), ratio)
    beside.setVisible(is_there)
    ours = glass(finding).adjusted(-1, 0, 1, 0)
    return (
        found - set(range(round(ours.left() * ratio), round(ours.right() * ratio) + 1)),
        place,
        (ratio),
    )


@pytest.mark.parametrize("text", [LATIN, HEBREW, ARABIC])
def test_the_glass_does_not_stand_in_the_words(finding: Sidebar, text: str) -> None:
    finding.search.setPlaceholderText(text)
    found, _place, ratio = text_columns(finding)
    assert len(found) > 20, "the words are drawn"
    mirrored = finding.layoutDirection() == Qt.LayoutDirection.RightToLeft
    edge = round((glass(finding).left() if mirrored else glass(finding).right()) * ratio)
    assert max(found) < edge if mirrored else min(found) > edge
    assert not finding.search.cross.isVisible()


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
    assert not finding.search.cross.isVisible()
