"""K16: days in the spellings of people and programs; one that can be two days is never guessed."""

from __future__ import annotations

import time as clock
from collections.abc import Iterator
from datetime import date, time

import pytest

from nearward.exchange.dates.spelling import Dates, WrittenWhen, when

DAY = date(2025, 3, 4)
#: 4 March 2025
SURE = (
    *("2025-03-04", "2025/03/04", "2025.03.04", "2025-3-4", "20250304", "04.03.2025", "4. 3. 2025"),
    *(
        "March 4, 2025",
        "March 4th, 2025",
        "4 March 2025",
        "4th of March 2025",
        "4-Mar-25",
        "Mar 4 2025",
    ),
    *("Tuesday, March 4th 2025", "2025-03-04 Tuesday", "Tue 03/04/2025", "[[2025-03-04]]"),
    *("4. März 2025", "Dienstag, 4. März 2025", "mardi 4 mars 2025", "4 de març del 2025"),
    *("martes, 4 de marzo de 2025", "terça-feira, 4 de março de 2025", "4 марта 2025 г."),
    *("2025年3月4日", "2025년 3월 4일", "4 tháng 3, 2025", "٤ مارس ٢٠٢٥", "4 במרץ 2025"),
    *("Τρίτη 4 Μαρτίου 2025", "4 Mart 2025 Salı", "2025. március 4.", "2025 m. kovo 4 d."),
    *(
        "tiistai 4. maaliskuuta 2025",
        "wtorek, 4 marca 2025",
        "úterý 4. března 2025",
        "mar 4 mar 2025",
    ),
)
WITH_TIME = (
    *("2025-03-04 21:40", "2025-03-04T21:40", "2025-03-04 21:40:00", "04.03.2025 21:40"),
    *("Tuesday, March 4th 2025, 9:40:00 pm", "2025-3-4 21.40", "4 maart 2025 om 21.40 uur"),
    *("martes, 4 de marzo de 2025, 9:40 p. m.", "2025年3月4日 下午9:40", "21:40 04.03.2025"),
    *("20250304T2140", "20250304T214000"),
    *("2025-03-04 2140", "<2025-03-04 Tue 21:40>", "2025-03-04 21:40 CET", "04 Mar 2025 at 21:40"),
)
NO_DAY = (
    *("", "2025", "2025-03", "March 2025", "2025-W10-2", "2025-02-30", "30.02.2025", "2000 steps"),
    *("2025-03-04 was a bad day", "20250301-1", "1403/12/14", "4 Smarch 2025", "1984 by Orwell"),
    *("32.01.2025", "2025-13-05 09:05", "see 04.03.2025", "x" * 500),
)


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


def read(text: object) -> WrittenWhen:
    found = when(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize("text", SURE)
def test_a_day(text: str) -> None:
    found = read(text)
    assert (found.days.sure, found.clock, found.unread) == (DAY, None, "")


@pytest.mark.parametrize("text", WITH_TIME)
def test_a_day_with_its_time(text: str) -> None:
    found = read(text)
    assert (found.days.sure, found.clock) == (DAY, time(21, 40))


@pytest.mark.parametrize("text", NO_DAY)
def test_what_is_no_day(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2025-03-04 23:40:00Z", "2025-03-05T00:40:00+01:00"),
        ("2025-03-04T23:40:00.000Z", "2025-03-05T00:40:00+01:00"),
        ("2025-03-04 23:40 UTC", "2025-03-05T00:40:00+01:00"),
        ("2025-07-04T23:40:00+00:00", "2025-07-05T01:40:00+02:00"),
        ("2025-03-04T21:40-07:00", "2025-03-04T21:40:00-07:00"),
        ("Wed Mar 04 2026 22:00:00 GMT-0700 (Mountain Standard Time)", "2026-03-04T22:00:00-07:00"),
        ("Tue, 04 Mar 2025 21:40:00 +0530", "2025-03-04T21:40:00+05:30"),
        ("1741131600", "2025-03-05T00:40:00+01:00"),
        ("1741131600000", "2025-03-05T00:40:00+01:00"),
    ],
)
def test_an_instant_stands_on_the_clock_of_the_person(text: str, local: str) -> None:
    found = read(text)
    assert found.exact is not None
    assert found.exact.isoformat() == local
    assert found.days.sure == found.exact.date()


def test_a_time_that_cannot_be_read_is_kept_as_it_stands() -> None:
    found = read("2025-03-04 quarter past 9")
    assert (found.days.sure, found.clock, found.unread) == (DAY, None, "quarter past 9")


@pytest.mark.parametrize("text", ["03/04/2025", "03-04-2025", "03/04/25", "03-04-2025 09:40 PM"])
def test_two_days_are_not_guessed(text: str) -> None:
    found = read(text)
    assert found.days.sure is None
    assert Dates().day(found) is None
    assert Dates(order="dmy").day(found) == date(2025, 4, 3)
    assert Dates(order="mdy").day(found) == date(2025, 3, 4)


@pytest.mark.parametrize(
    ("others", "wanted"),
    [
        (["25/12/2024"], date(2025, 4, 3)),
        (["12/25/2024"], date(2025, 3, 4)),
        (["Tue 03/04/2025"], date(2025, 3, 4)),
        (["01/02/2024", "02/02/2024"], None),
        (["25/12/2024", "12/25/2024"], None),
        # written in another way: it says nothing of these
        (["25.12.2024"], None),
        (["2024/12/25"], None),
    ],
)
def test_the_whole_source_tells(others: list[str], wanted: date | None) -> None:
    asked = "03/04/2025"
    dates = Dates(lambda: [(when(text), "") for text in [asked, *others]])
    assert dates.day(read(asked)) == wanted


def test_a_weekday_beside_tells() -> None:
    assert Dates().day(read("03/04/2025"), "Tuesday") == DAY
    assert Dates().day(read("03/04/2025"), "Donnerstag") == date(2025, 4, 3)
    assert Dates().day(read("03/04/2025"), "Sunday") is None


def test_a_month_that_is_another_in_another_language_is_not_guessed() -> None:
    assert read("4 listopada 2024").days.sure is None
    assert read("pon, 4 listopada 2024").days.sure == date(2024, 11, 4)


def test_years_of_two_figures_are_never_to_come() -> None:
    assert read("27.12.24").days.sure == date(2024, 12, 27)
    assert read("04/03/98").days.by["dmy"] == date(1998, 3, 4)
