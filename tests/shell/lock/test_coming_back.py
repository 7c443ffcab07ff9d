"""After a lock, and at a new start, one is where one was; a new day begins on a new page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from tests.conftest import NOW
from tests.shell.conftest import PASSPHRASE

from nearward.domain.model import Entry, Worksheet
from nearward.exchange import json_out
from nearward.session.ask import entries, worksheets
from nearward.session.jobs.everything import read_everything
from nearward.session.place import PLACE, keep_place, place_in
from nearward.vault.care.opening import open_diary
from nearward.vault.vault import Vault
from nearward_ui.routes import Route, ToWorksheet

LONG = "\n".join(f"Line {n} of a long evening." for n in range(200))


def again(window: Any, qtbot: Any, how: str = "lock") -> Any:
    """The page that is shown after a lock and an unlock."""
    with qtbot.waitSignal(window.ended):
        window.lock()
    room = window.room
    assert room is None
    window.open_diary(PASSPHRASE)
    assert window.is_open
    qtbot.wait(30)
    return window.room.current


def write(window: Any, text: str) -> Entry:
    kept: list[Entry] = []
    entry = Entry(at=NOW, day=NOW.date(), text=text)
    window.desk.ask(entries.save(entry), kept.append)
    return kept[0]


def test_the_entry_the_caret_and_what_was_in_sight(window: Any, qtbot: Any) -> None:
    entry = write(window, LONG)
    page = window.room.current
    page.open_entry(entry.id)
    cursor = page.editor.textCursor()
    cursor.setPosition(LONG.index("Line 120") + 5)
    page.editor.setTextCursor(cursor)
    page.editor.verticalScrollBar().setValue(111)
    page = again(window, qtbot)
    assert page.writing.id == entry.id
    assert page.editor.text() == LONG
    assert page.editor.textCursor().position() == LONG.index("Line 120") + 5
    assert page.editor.verticalScrollBar().value() == 111
    assert page.editor.hasFocus()
    assert page.unsaved() is None, "coming back changes nothing"


def test_what_was_not_saved_yet_and_the_title(window: Any, qtbot: Any) -> None:
    page = window.room.current
    QTest.keyClicks(page.editor, "Half a sentence, and th")
    page.title.setFocus()
    QTest.keyClicks(page.title, "Aft")
    page = again(window, qtbot)
    assert (page.title.text(), page.editor.text()) == ("Aft", "Half a sentence, and th")
    assert page.title.hasFocus()
    QTest.keyClicks(page.title, "er")
    page = again(window, qtbot)
    assert page.title.text() == "After"
    assert len(window.desk._vault.entries.every()) == 1


def test_an_empty_page_is_an_empty_page(window: Any, qtbot: Any) -> None:
    entry = write(window, "before")
    window.room.current.open_entry(entry.id)
    window.room.current.new_entry()
    page = again(window, qtbot)
    assert page.writing.id == 0
    assert page.editor.text() == ""
    page.open_entry(entry.id)
    page.delete_entry()
    assert again(window, qtbot).editor.text() == ""


def test_a_new_day_begins_on_a_new_page(
    make_window: Callable[..., Any], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    page = window.room.current
    QTest.keyClicks(page.editor, "yesterday")
    with qtbot.waitSignal(window.ended):
        window.lock()
    window.clock = lambda: NOW + timedelta(days=1)
    window.open_diary(PASSPHRASE)
    assert window.room.current.editor.text() == ""
    assert window.room.current.key == "journal"


@pytest.mark.parametrize(
    "page", ["moments", "worksheets", "patterns", "settings", "backups", "people", "read"]
)
def test_other_pages(window: Any, qtbot: Any, page: str) -> None:
    window.show_page(Route(page))
    assert again(window, qtbot).key == page


def test_the_step_of_a_worksheet(window: Any, qtbot: Any) -> None:
    sheet = Worksheet(at=NOW, day=NOW.date(), sheet="evidence", answers={"situation": "a call"})
    kept: list[Worksheet] = []
    window.desk.ask(worksheets.save(sheet), kept.append)
    window.show_page(ToWorksheet(id=kept[0].id))
    page = window.room.current
    last = page._shown_steps[-1]
    page.show_step(last)
    page = again(window, qtbot)
    assert page.key == "worksheet"
    assert page.worksheet.id == kept[0].id
    assert page._shown_step == last


@pytest.mark.parametrize("page", ["import", "export", "passphrase", "recovery"])
def test_what_begins_something_is_not_come_back_to(window: Any, qtbot: Any, page: str) -> None:
    window.show_page(Route(page))
    assert again(window, qtbot).key == "journal"


def test_a_wish_goes_first(window: Any, qtbot: Any) -> None:
    window.show_page(Route("patterns"))
    with qtbot.waitSignal(window.ended):
        window.lock()
    window.show_page(Route("moment"))
    window.open_diary(PASSPHRASE)
    assert window.room.current.key == "moment"


def test_it_is_kept_in_the_diary_only_and_goes_in_no_copy(
    window: Any, qtbot: Any, diary: Path, key: bytes
) -> None:
    QTest.keyClicks(window.room.current.editor, "secret")
    with qtbot.waitSignal(window.ended):
        window.lock()
    assert "place" not in json.dumps(window.settings.in_clear())
    vault = open_diary(diary, "", key=key)
    kept = vault.settings.every()
    place: Any = kept[PLACE]
    assert place["argument"]["id"] == 1
    assert "secret" not in json.dumps(kept)
    said = json.loads(json_out.encoded(read_everything()(vault)))
    assert said["entries"][0]["text"] == "secret"
    vault.close()


def test_a_place_that_makes_no_sense_is_none(vault: Vault) -> None:
    today = NOW.date()
    day = today.isoformat()
    for kept in (
        {},
        {PLACE: 7},
        {PLACE: {"page": 7, "day": day}},
        {PLACE: {"page": "journal"}},
        {PLACE: {"page": "journal", "day": "2020-01-01"}},
    ):
        assert place_in(kept, today) is None
    keep_place("read", today, lambda: {"first": today, "n": [today, 1], "x": object()})(vault)
    place = place_in(vault.settings.every(), today)
    assert place is not None
    assert place.argument == {"first": today, "n": (today, 1), "x": None}


def test_a_place_that_is_gone_is_the_first_page(window: Any, qtbot: Any) -> None:
    for page, argument in (
        ("nowhere", None),
        ("journal", {"id": 99, "caret": 5, "scroll": "x"}),
        ("journal", {"id": "x"}),
        ("person", {"id": 99}),
    ):
        kept = {PLACE: {"page": page, "day": NOW.date().isoformat(), "argument": argument}}
        assert window.room.come_back(kept) is (page != "nowhere")
        assert window.room.current is not None
