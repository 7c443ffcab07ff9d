"""K6: a time of day in people's spellings is read; what cannot be read is no time at all."""

from __future__ import annotations

from datetime import time

import pytest

from nearward.exchange.dates.clock import clock_in

#: a quarter past ten in the evening
EVENING = (
    *("22.15", "22h15", "22 h 15", "22:15 Uhr", "22.15 Uhr", "10:15 p. m.", "10:15 p.m."),
    *("10:15 μ.μ.", "10:15 odp.", "下午10:15", "晚上10:15", "10:15\u202fPM", "10:15pm", "10:15 p"),
    *("오후 10:15", "午後10時15分", "10:15 du soir", "22:15 h", "22:15 ч.", "٢٢:١٥", "١٠:١٥ م"),
    *("du. 10:15", "10:15 CH", "ÖS 10:15", "10:15 pop.", "kl. 22.15", "klo 22.15", "kl 10.15 em"),
    *("à 22h15", "a las 10:15 p. m.", "um 22:15 Uhr", "22：15", "22:15:00", "22:15:00.000"),
    *("22.15 น.", "godz. 22:15", "2215", "22u15", "at 10:15 pm"),
)
MORNING = ("08.05", "8:05", "8h05", "8:05 a. m.", "8:05 π.μ.", "上午8:05", "오전 8:05", "08:05 Uhr")
NONE = (
    *("", " ", "24:00", "22:60", "99:99", "22:5", "10", "ten past ten", "22:15 or so", "x1:00"),
    *("13:15 am", "half 22:15", "22:15 / 23:15", "1:2:3:4", "22:15 GMT+1 x", "?" * 200),
)


@pytest.mark.parametrize("text", EVENING)
def test_an_evening(text: str) -> None:
    assert clock_in(text) == time(22, 15)


@pytest.mark.parametrize("text", MORNING)
def test_a_morning(text: str) -> None:
    assert clock_in(text) == time(8, 5)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12:15 AM", time(0, 15)),
        ("12:15 PM", time(12, 15)),
        ("오전 12:05", time(0, 5)),
        ("午前0:05", time(0, 5)),
        ("中午12:15", time(12, 15)),
        ("10 pm", time(22)),
        ("22h", time(22)),
        ("22 Uhr", time(22)),
        ("22:15:30", time(22, 15, 30)),
        ("21.40.05", time(21, 40, 5)),
    ],
)
def test_an_hour_at_an_edge(text: str, wanted: time) -> None:
    assert clock_in(text) == wanted


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time_is_none(text: str) -> None:
    assert clock_in(text) is None


@pytest.mark.parametrize("held", [None, 5, 22.15, [], {}, True])
def test_what_is_no_text_is_no_time(held: object) -> None:
    assert clock_in(held) is None
