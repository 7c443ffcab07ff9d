"""Where a diary is kept: any name can be typed or stand in the settings, and none is a bug."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.shell.conftest import PASSPHRASE

from nearward.config.settings import Settings

LONG = "a" * 5000


@pytest.mark.parametrize("name", ["a\x00b", "\ud800", LONG, "/", "..", "~", "no/such/folder/d"])
def test_a_last_diary_that_cannot_be(
    make_window: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    """The path stands in a file in clear, in which anything can stand."""
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"last_diary": name, "window": "zz", "language": LONG}))
    kept = Settings(file)
    assert kept.last_diary == name
    window = make_window(Path(kept.last_diary), unlock=False, settings=kept)
    window.fitting.take(kept.window)
    window.open_diary(PASSPHRASE)
    assert not window.is_open
    page = window.lock_page
    assert page.message.text()
    assert page.button.isEnabled()
    assert page.other.isEnabled()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("new.nearward", "new.nearward"),
        ("  new.nearward\t", "new.nearward"),
        ("a folder/that is/not there/d", "a folder/that is/not there/d"),
        ("zwei Füße 🦦.nearward", "zwei Füße 🦦.nearward"),
        ("line\u2028end %41?mode=ro#x", "line\u2028end %41?mode=ro#x"),
        ("a\x00b", ""),
        (LONG, ""),
    ],
)
def test_where_a_new_diary_is_made(
    make_window: Callable[..., Any], tmp_path: Path, name: str, made: str
) -> None:
    window = make_window(None, unlock=False)
    window.show_create()
    page = window.create_page
    page.first.setText(PASSPHRASE)
    page.again.setText(PASSPHRASE)
    folder = tmp_path / "places"
    blank = len(name) - len(name.lstrip())
    page.place.setText(f"{name[:blank]}{folder}/{name[blank:]}")
    page.button.click()
    assert window.is_open == bool(made)
    if made:
        assert (folder / made).is_file()
    else:
        assert page.message.text()
        assert page.button.isEnabled()
        assert not folder.exists() or list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["~nobody-is-called-so/d.nearward", "~/d.nearward"])
def test_a_home_that_is_named(
    make_window: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    window = make_window(None, unlock=False)
    window.show_create()
    page = window.create_page
    page.first.setText(PASSPHRASE)
    page.again.setText(PASSPHRASE)
    page.place.setText(name)
    page.button.click()
    assert window.is_open
    assert Path(os.path.expanduser(name)).is_file()  # noqa: PTH111 (Path would raise)


@pytest.mark.parametrize(
    ("first", "again", "place", "says"),
    [
        ("", "", "d", "needs a passphrase"),
        ("short", "short", "d", "at least 10"),
        (PASSPHRASE, "", "d", "do not match"),
        (PASSPHRASE, f"{PASSPHRASE} ", "d", "do not match"),
        (PASSPHRASE, PASSPHRASE, "  ", "where"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(
    make_window: Callable[..., Any], tmp_path: Path, first: str, again: str, place: str, says: str
) -> None:
    window = make_window(None, unlock=False)
    window.show_create()
    page = window.create_page
    page.first.setText(first)
    page.again.setText(again)
    page.place.setText(str(tmp_path / "made" / place) if place.strip() else place)
    page.button.click()
    assert not window.is_open
    assert says in page.message.text()
    assert page.message_frame.isVisible()
    assert not (tmp_path / "made").exists()
