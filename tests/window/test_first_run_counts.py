"""The first run in a real window: counted, by keyboard, broken off at each step, and in the way."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.kit.real import MISSING, PASSPHRASE, PATIENCE_S, Running, desktop

from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE = "window.create_page"
MOST = 9


class Counted(Running):
    """`events`: what is pressed, without what is typed."""

    events = 0

    def does(self, *keys: str) -> None:
        self.events += len(keys)
        self.press(*keys)

    def clicks(self, widget: str) -> None:
        self.events += 1
        self.click(widget)


@contextmanager
def first(home: Path) -> Iterator[Counted]:
    with desktop(1366, 768) as screen:
        running = Counted(screen, home)
        try:
            running.becomes(f"{PAGE}.first.hasFocus()")
            yield running
        finally:
            running.end()


def place(home: Path) -> Path:
    return home / ".local" / "share" / "nearward" / "diary.nearward"


def test_who_skips_everything_writes_after_the_two_fields(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with first(home) as running:
        running.becomes(f"len({PAGE}.welcome.paragraphs) == 3")
        running.type(PASSPHRASE)
        running.does("Return")
        running.type(PASSPHRASE)
        running.does("Return")
        running.becomes("window.is_open and window.room.current.editor.hasFocus()")
        lines = (
            "[row.accessibleName() for row in window.room.current.go_on.rows if row.isVisible()]"
        )
        running.becomes(f"len({lines}) == 3")
        told = running.ask(lines)
        assert [line.rpartition(", ")[2] for line in told] == ["Ctrl+M", "Ctrl+3", "Ctrl+L"]
        running.type("I stayed")
        running.becomes("not window.room.current.go_on.isVisible()")
        running.becomes("window.room.current.foot_line.saved.text() == 'Saved'")
        assert running.events == 2
        running.quit()
    vault = open_diary(place(home), "", key=KEY)
    assert [entry.text for entry in vault.entries.every()] == ["I stayed"]
    assert vault.directions.get() is None
    vault.close()


def test_who_wishes_for_all_of_it_needs_few_events(tmp_path: Path) -> None:
    """A line, and where to go first; then the journal, and the first word."""
    home = tmp_path / "home"
    with first(home) as running:
        running.type(PASSPHRASE)
        running.does("Return")
        running.type(PASSPHRASE)
        running.clicks(f"{PAGE}.wishes.more")
        running.becomes(f"{PAGE}.wishes.why.hasFocus()")
        running.type("I was away at my own birthday.")
        running.clicks(f"{PAGE}.wishes.recovery")
        running.does("ctrl+Return")
        running.becomes("window.is_open and window.room.current.key == 'recovery'")
        running.does("Escape")
        running.becomes("window.room.current.key == 'journal'")
        running.becomes("window.room.current.editor.hasFocus()")
        running.type("a")
        running.becomes("window.room.current.foot_line.saved.text() == 'Saved'")
        assert running.events <= MOST
        running.quit()
    vault = open_diary(place(home), "", key=KEY)
    kept = vault.directions.get()
    assert kept is not None
    assert (kept.text, kept.why_now) == ("", "I was away at my own birthday.")
    vault.close()


STEPS = ("at once", "one field", "both fields", "differs", "suggested", "wishes")


def end(running: Running, how: str) -> None:
    """By kill -9, or as the window manager closes a window."""
    if how == "kill":
        running.process.kill()
    else:
        running.xdo("key", "alt+F4")
        assert running.process.wait(PATIENCE_S) == 0, running.said.read_text()
    running.process.communicate()


def come_to(running: Running, step: str) -> None:
    running.becomes(f"{PAGE}.first.hasFocus()")
    if step == "suggested":
        running.click(f"{PAGE}.passphrase.suggest_button")
        running.becomes(f"{PAGE}.passphrase.use_button.isVisible()")
    elif step != "at once":
        running.type(PASSPHRASE)
    if step in ("both fields", "wishes"):
        running.press("Return")
        running.type(PASSPHRASE)
    if step == "differs":
        running.press("Return", "x", "Return")
        running.becomes(f"bool({PAGE}.message.text())")
    if step == "wishes":
        running.click(f"{PAGE}.wishes.more")
        running.type("now")


@pytest.mark.parametrize("how", ["kill", "close"])
def test_broken_off_before_it_is_made_nothing_is_there(tmp_path: Path, how: str) -> None:
    """At each step: nothing on the disk, and the next start is the first page, empty."""
    home = tmp_path / "home"
    with desktop(1366, 768) as screen:
        for step in STEPS:
            running = Running(screen, home)
            come_to(running, step)
            end(running, how)
            assert not place(home).exists(), step
            named = [one for one in home.rglob("*") if "nearward" in one.name and one.is_file()]
            assert named == [], step
        again = Running(screen, home)
        try:
            again.becomes(f"{PAGE}.first.hasFocus() and {PAGE}.welcome.isVisible()")
            assert again.ask(f"[{PAGE}.first.text(), {PAGE}.wishes.why.text()]") == ["", ""]
        finally:
            again.end()


def test_killed_while_it_is_made_it_is_whole_or_not_there(tmp_path: Path) -> None:
    with desktop(1366, 768) as screen:
        for after in (0.0, 0.1, 0.2, 0.4):
            home = tmp_path / f"home-{after}"
            running = Running(screen, home)
            come_to(running, "both fields")
            running.xdo("key", "Return")
            time.sleep(after)
            end(running, "kill")
            made = place(home).exists()
            again = Running(screen, home)
            try:
                if made:
                    again.unlock()
                else:
                    come_to(again, "both fields")
                    again.press("Return")
                again.becomes("window.is_open and window.room.current.editor.hasFocus()")
                again.quit()
            finally:
                again.end()
            left = [one.name for one in place(home).parent.iterdir() if one.is_file()]
            assert [name for name in left if "diary" in name] == ["diary.nearward"]


def test_broken_off_at_what_was_wished_for_the_next_start_is_there(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with desktop(1366, 768) as screen:
        running = Running(screen, home)
        come_to(running, "wishes")
        running.press("Tab", "space", "Tab", "space")
        running.press("ctrl+Return")
        running.becomes("window.is_open and window.room.current.key == 'recovery'")
        for how, page in (("kill", "recovery"), ("close", "import")):
            end(running, how)
            running = Running(screen, home)
            running.unlock()
            running.becomes(f"window.room.current.key == {page!r}")
            if page == "recovery":
                running.press("Escape")
                running.becomes("window.room.current.key == 'import'")
        running.press("Escape")
        running.becomes("window.room.current.key == 'journal'")
        running.quit()


def test_broken_off_once_it_is_made_the_next_start_asks_for_its_passphrase(tmp_path: Path) -> None:
    """Also where nothing more than the file is known by then."""
    home = tmp_path / "home"
    with desktop(1366, 768) as screen:
        running = Running(screen, home)
        running.becomes(f"{PAGE}.first.hasFocus()")
        running.type(PASSPHRASE)
        running.press("Return")
        running.type(PASSPHRASE)
        running.press("Return")
        running.becomes("window.is_open")
        running.process.kill()
        running.end()
        for file in home.rglob("settings.json"):
            file.unlink()
        again = Running(screen, home)
        try:
            again.unlock()
            again.becomes("window.room.current.editor.hasFocus()")
        finally:
            again.end()
