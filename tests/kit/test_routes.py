"""Routes: what is wished for, and what of it is kept in the diary for the next time."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from nearward_ui.routes import (
    WISHES,
    GoBack,
    Route,
    ToDays,
    ToImport,
    ToJournal,
    ToMoment,
    ToPerson,
    ToPicture,
    ToPrintDays,
    ToVersions,
    ToWorksheet,
    kept_route,
    to_keep,
)

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("route", "kept"),
    [
        # under these names they stand in diaries
        (ToJournal(id=3, caret=0, scroll=7, title=False), "id caret scroll title"),
        (ToVersions(kind="entry", id=3), "kind id"),
        (ToPerson(id=3), "id"),
        (ToMoment(kind="approach", pause=4), "kind pause"),
        (ToMoment(id=3), "id"),
        (ToPicture(entry=3, id=4), "entry id"),
        (ToWorksheet(id=3, step="against"), "id step"),
        (ToDays(first=DAY, last=DAY), "first last"),
        (ToPrintDays(first=DAY, last=DAY, kinds=("entry", "moment")), "first last kinds"),
    ],
)
def test_a_place_is_kept_and_found_again(route: Route, kept: str) -> None:
    found = to_keep(route)
    assert found is not None
    assert set(found) == set(kept.split())
    assert kept_route(route.page, found) == route


def test_what_is_of_one_moment_only_is_not_kept() -> None:
    assert to_keep(ToImport(file=Path("a.txt"))) == {}
    assert to_keep(Route("trash")) is None
    assert to_keep(ToJournal()) is None
    assert to_keep(None) is None


@pytest.mark.parametrize(
    ("kept", "route"),
    [
        ({"id": "3", "caret": 5}, ToJournal(caret=5)),
        ({"id": True}, ToJournal()),
        ({"day": datetime(2026, 11, 23)}, ToJournal()),
        ({"title": 1, "scroll": None, "of another version": 7}, ToJournal()),
        ({"template": "words", "picture": ("remove", 3), "page": "trash"}, ToJournal()),
        ({}, Route("journal")),
        (None, Route("journal")),
    ],
)
def test_what_does_not_fit_is_left_out(kept: dict[str, object] | None, route: Route) -> None:
    assert kept_route("journal", kept) == route


def test_a_page_without_wishes_is_shown_as_it_is() -> None:
    assert kept_route("trash", {"id": 3}) == Route("trash")


@pytest.mark.parametrize("page", WISHES)
def test_a_wish_is_plain_until_something_is_wished_for(page: str) -> None:
    kind = WISHES[page]
    assert kind().is_plain
    assert kind().page == page
    assert kind.of(None) == kind.of(Route(page)) == kind()
    assert kind.of(kind()) == kind()


def test_a_route_to_another_page_is_a_fault() -> None:
    assert not ToPerson(id=3).is_plain
    with pytest.raises(TypeError):
        ToJournal.of(ToPerson(id=3))
    assert GoBack() == GoBack()
