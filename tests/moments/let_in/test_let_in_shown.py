"""How a moment in which someone was let in is told in rows, and marked in rows and the month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter

from nearward.domain.cards import Card, DayMark
from nearward.domain.model import APPROACH, OUTCOMES, Moment
from nearward_ui.kit.widgets.card_text import mark_of, told_card
from nearward_ui.kit.widgets.day_marks import paint_mark, said
from nearward_ui.moments.listed.lines import told_row

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
    line = told_row(LET_IN, "Ines", around)
    assert (line.title, line.mark, line.own) == ("With Ines", APPROACH, False)
    assert line.soft == "Let someone in · a fear"
    bare = told_row(replace(LET_IN, approach_kind=None), "", around)
    assert (bare.title, bare.soft) == ("Without words", "Let someone in")


def test_a_card_says_what_was_shown(around: Any) -> None:
    line = told_card(card("Told her in the hall", "Ines"), around, around.today)
    assert (line.title, line.mark) == ("Told her in the hall", APPROACH)
    assert line.soft.endswith(" · let someone in · A fear · Ines")
    # without words the first line says with whom and what, and never what happened
    bare = told_card(card("", "Ines"), around, around.today)
    assert bare.title == "With Ines · a fear"
    assert bare.soft.endswith(" · let someone in")
    assert told_card(card("", None), around, around.today).title == "A fear"


def test_only_letting_someone_in_has_the_circles() -> None:
    assert mark_of(APPROACH, None) == APPROACH
    assert mark_of(APPROACH, "") == APPROACH
    assert [mark_of("pull", one) for one in OUTCOMES] == list(OUTCOMES)
    assert mark_of("pull", "") == ""


def test_the_month_says_it(around: Any) -> None:
    mark = DayMark(date(2026, 11, 21), 0, 1, 3, 0, False, 0, 2)
    words = around.words
    assert said(mark, words) == ["4 moments", "pulled away once", "let someone in 2 times"]


def drawn(around: Any, **counts: int) -> QImage:
    """The mark of a day that holds these, in a cell."""
    image = QImage(QSize(40, 29), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    none = {"entries": 0, "withdrawals": 0, "other_moments": 0, "worksheets": 0, "approaches": 0}
    mark = DayMark(date(2026, 11, 21), confirmed=False, **{**none, **counts})
    look = around.look
    paint_mark(painter, QPointF(20, 22), mark, look, look.colour("tide"))
    painter.end()
    return image


def test_a_day_has_one_mark_that_says_only_that_something_stands_there(around: Any) -> None:
    def bits(**counts: int) -> bytes:
        image = drawn(around, **counts)
        # its bits go with it
        return bytes(image.constBits())

    nothing, ring, dot = bits(), bits(other_moments=1), bits(entries=1)
    assert len({nothing, ring, dot}) == 3
    # what a moment or a worksheet was is told by the list, not by the calendar
    assert bits(other_moments=1, approaches=1) == ring
    assert bits(withdrawals=3) == bits(worksheets=1) == ring
    assert bits(entries=2, withdrawals=1, worksheets=1) == dot
    middle = drawn(around, other_moments=1).pixelColor(20, 22).alpha()
    assert middle < drawn(around, entries=1).pixelColor(20, 22).alpha()
