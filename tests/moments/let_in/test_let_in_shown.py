"""How a moment in which someone was let in is told in rows, and marked in rows and the month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from nearward.domain.cards import Card, DayMark
from nearward.domain.model import APPROACH, OUTCOMES, Moment
from nearward_ui.kit.widgets.card_text import mark_of, told_card, told_moment
from nearward_ui.kit.widgets.day_marks import SIGNS, TOUCHING, Legend, paint_marks, paint_sign, said

AT = datetime(2026, 11, 21, 21, 40, tzinfo=timezone(timedelta(hours=1)))
LET_IN = Moment(at=AT, day=AT.date(), kind=APPROACH, approach_kind="fear", suds=70)


def card(title: str, person: str | None) -> Card:
    detail = {
        "kind": APPROACH,
        "outcome": "",
        "approach_kind": "fear",
        "trigger": None,
        "person": person,
        "urge": None,
        "text": title,
    }
    return Card("moment", 1, AT, AT.date(), title, detail)


def test_a_row_says_what_was_shown(around: Any) -> None:
    line = told_moment(LET_IN, "Ines", around, around.today)
    assert (line.title, line.mark) == ("I let someone in", APPROACH)
    assert line.soft.endswith(" · A fear · Ines")
    bare = told_moment(replace(LET_IN, approach_kind=None), "", around, around.today)
    assert "·" not in bare.soft


def test_a_card_says_what_was_shown(around: Any) -> None:
    line = told_card(card("Told her in the hall", "Ines"), around, around.today)
    assert (line.title, line.mark) == ("Told her in the hall", APPROACH)
    assert line.soft.endswith(" · let someone in · A fear · Ines")
    bare = told_card(card("", None), around, around.today)
    assert bare.title == "I let someone in"
    assert bare.soft.endswith(" · moment · A fear")


def test_only_letting_someone_in_has_the_circles() -> None:
    assert mark_of(APPROACH, None) == APPROACH
    assert mark_of(APPROACH, "") == APPROACH
    assert [mark_of("pull", one) for one in OUTCOMES] == list(OUTCOMES)
    assert mark_of("pull", "") == ""


def test_the_month_says_it(around: Any) -> None:
    mark = DayMark(date(2026, 11, 21), 0, 1, 3, 0, False, 0, 2)
    words = around.words
    assert said(mark, words) == ["4 moments", "pulled away once", "let someone in 2 times"]
    assert "let someone in" in Legend(words, around.look).accessibleName()
    assert [shape for shape, _ in SIGNS].count("circles") == 1


def ink(image: QImage, box: QRectF) -> int:
    """How many dots of a part are not empty."""
    return sum(
        image.pixelColor(x, y).alpha() > 40
        for x in range(int(box.left()), int(box.right()))
        for y in range(int(box.top()), int(box.bottom()))
    )


def test_two_touching_circles_the_right_one_open(around: Any) -> None:
    image = QImage(QSize(200, 120), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    high = 100.0
    box = QRectF(5, 10, TOUCHING * high, high)
    paint_sign(painter, "circles", box, around.look, on=False)
    painter.end()
    assert ink(image, QRectF(45, 50, 20, 20)) == 400, "the left one is filled"
    assert ink(image, QRectF(137, 50, 20, 20)) == 0, "the right one is open"
    assert ink(image, QRectF(103, 55, 5, 10)) > 0, "they touch"
    assert ink(image, QRectF(box.right() + 2, 0, 5, 120)) == 0


def test_a_day_with_it_alone_shows_no_ring(around: Any) -> None:
    def drawn(**counts: int) -> bytes:
        image = QImage(QSize(40, 29), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        given = {"other_moments": 0, "approaches": 0, **counts}
        mark = DayMark(
            date(2026, 11, 21), 0, 0, given["other_moments"], 0, False, 0, given["approaches"]
        )
        paint_marks(painter, QRectF(image.rect()), mark, around.look, on=False)
        painter.end()
        return bytes(image.constBits())

    nothing, ring = drawn(), drawn(other_moments=1)
    circles, both = drawn(other_moments=1, approaches=1), drawn(other_moments=2, approaches=1)
    assert len({nothing, ring, circles, both}) == 4
