"""K11: tables that are cut off, or hold a quote that never ends, are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.reading import Read, daylio, folder

from nearward.exchange.source_model import CutOffSource

ROWS = (
    '2025-03-06,March 6,Thursday,22:15,meh,"a | b","Title","two\nlines, ""said"""',
    "2025-03-05,March 5,Wednesday,22:15,meh,,,next",
    "2025-03-04,March 4,Tuesday,22:15,meh,,,last",
)


def refused(path: Path) -> str:
    with pytest.raises(CutOffSource) as raised:
        Read(path)
    return str(raised.value.values["place"])


def test_a_sound_table(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(daylio(*ROWS))
    read = Read(path)
    assert [found.text for found in read.pieces] == ['two\nlines, "said"', "next", "last"]
    assert read.notes == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_quote_that_never_ends(tmp_path: Path, place: int) -> None:
    rows = list(ROWS[1:])
    rows.insert(place, '2025-03-07,March 7,Friday,22:15,meh,,,"an open quote')
    path = tmp_path / "d.csv"
    path.write_text(daylio(*rows))
    assert refused(path) == f"d.csv, {place + 2}"


def test_a_quote_that_ends_in_a_later_row(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(
        daylio('2025-03-07,March 7,Friday,22:15,meh,,,"open', ROWS[1], ROWS[0], ROWS[2])
    )
    assert refused(path).startswith("d.csv, ")


@pytest.mark.parametrize("cut", range(3, 60, 4))
def test_a_table_that_was_cut(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "d.csv"
    path.write_text(daylio(*ROWS)[:-cut])
    try:
        read = Read(path)
    except CutOffSource:
        return
    # the last cell alone can be short: then it is said, and no row is lost or made up
    assert len(read.pieces) >= 2
    assert read.coded("no-line-end") or daylio(*ROWS)[:-cut].endswith("\n")


def test_words_with_line_ends_and_dates_in_them_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(daylio('2025-03-04,,,22:15,meh,,,"a list:\n2025-03-05, then\n2025-03-06"'))
    assert Read(path).one.text == "a list:\n2025-03-05, then\n2025-03-06"


def test_a_quote_within_words_is_no_quote(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(daylio('2025-03-05,,,22:15,meh,,,he said "no', "2025-03-04,,,22:15,meh,,,b"))
    assert sorted(found.text for found in Read(path).pieces) == ["b", 'he said "no']


def test_of_several_tables_only_the_cut_one_is_left_out(tmp_path: Path) -> None:
    files = {"a.csv": daylio(*ROWS), "b.csv": daylio('2025-03-01,,,1:00,meh,,,"open')}
    read = Read(folder(tmp_path / "d", files))
    assert len(read.pieces) == 3
    assert read.coded("bad-file")[0].startswith("b.csv, 2: ")
