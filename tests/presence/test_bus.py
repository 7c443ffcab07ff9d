"""The screen is locked, the computer sleeps: said on a real bus by a service of the test's own."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, new_error, new_method_call, new_method_return
from tests.presence.conftest import PATIENCE_S, Bus, Service, find_login, settle

from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bus of Linux")

LOGIND = "org.freedesktop.login1"
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
Serve = Callable[..., Service]


def locked(qtbot: Any, window: Any) -> None:
    qtbot.waitUntil(lambda: window.room is None, timeout=PATIENCE_S * 1000)
    assert window.stack.currentWidget() is window.lock_page


def still_open(qtbot: Any, window: Any) -> None:
    qtbot.wait(300)
    assert window.is_open


@pytest.mark.parametrize("saver", SAVERS)
def test_a_locked_screen_locks(qtbot: Any, serve: Serve, hearing: Any, saver: str) -> None:
    service = serve(saver)
    window = hearing()
    service.do(f"active {saver} false")
    still_open(qtbot, window)
    service.do(f"active {saver} true")
    locked(qtbot, window)
    # the next window must not come up over the locked screen, or take what is typed there
    assert window.around.lock.after.unattended


def test_a_screen_saver_that_comes_later_is_heard(qtbot: Any, serve: Serve, hearing: Any) -> None:
    window = hearing()
    service = serve()
    service.do("own org.gnome.ScreenSaver")
    service.do("active org.gnome.ScreenSaver true")
    locked(qtbot, window)


def test_who_does_not_own_the_name_is_not_heard(qtbot: Any, serve: Serve, hearing: Any) -> None:
    serve("org.gnome.ScreenSaver")
    other = serve()
    window = hearing()
    other.do("active org.gnome.ScreenSaver true")
    still_open(qtbot, window)


def test_what_is_said_to_us_alone_is_not_heard(qtbot: Any, serve: Serve, hearing: Any) -> None:
    """The bus looks at who says something to all; a word to one may come from anyone."""
    service = serve(LOGIND, "org.gnome.ScreenSaver")
    window = hearing()
    find_login(qtbot, window)
    service.do("whisper org.gnome.ScreenSaver")
    still_open(qtbot, window)
    service.do("active org.gnome.ScreenSaver true")
    locked(qtbot, window)


def test_the_screen_may_be_locked_without_a_lock_when_that_is_wanted(
    qtbot: Any, serve: Serve, hearing: Any
) -> None:
    service = serve(LOGIND, "org.gnome.ScreenSaver")
    window = hearing()
    find_login(qtbot, window)
    window.settings.change("lock_with_screen", False)
    service.do("active org.gnome.ScreenSaver true")
    service.do("lock _32")
    still_open(qtbot, window)


def test_the_lock_of_this_login_locks_and_that_of_another_does_not(
    qtbot: Any, serve: Serve, hearing: Any
) -> None:
    service = serve(LOGIND)
    window = hearing()
    find_login(qtbot, window)
    service.do("lock _33")
    still_open(qtbot, window)
    service.do("lock _32")
    locked(qtbot, window)


@pytest.mark.parametrize("named", ["", "9"])
def test_this_login_is_found_without_its_name_and_with_an_old_one(
    qtbot: Any,
    serve: Serve,
    hearing: Any,
    monkeypatch: pytest.MonkeyPatch,
    named: str,
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", named)
    service = serve(LOGIND)
    window = hearing()
    find_login(qtbot, window)
    service.do("lock _32")
    locked(qtbot, window)


def test_a_lock_that_is_only_hinted_at_locks_once(qtbot: Any, serve: Serve, hearing: Any) -> None:
    service = serve(LOGIND)
    service.do("hint true")
    window = hearing()
    find_login(qtbot, window)
    # it stood before the diary was opened: some lockers never take it back
    service.do("hint true")
    still_open(qtbot, window)
    service.do("hint false")
    still_open(qtbot, window)
    service.do("hint true")
    locked(qtbot, window)


def test_sleep_waits_until_all_is_saved_and_closed(
    qtbot: Any, serve: Serve, hearing: Any, diary: Path, key: bytes
) -> None:
    service = serve(LOGIND)
    window = hearing()
    service.said("inhibit sleep Nearward delay")
    qtbot.waitUntil(lambda: window.guard._signs.holds, timeout=PATIENCE_S * 1000)
    qtbot.keyClicks(window.room.current.editor, "Not yet saved")
    order: list[str] = []

    def on_ended(_how: str) -> None:
        vault = open_diary(diary, "", key=key)  # closed by the window: it can be opened
        order.extend(entry.text for entry in vault.entries.every())
        vault.close()
        time.sleep(0.2)
        assert "released" not in service.lines

    window.ended.connect(on_ended)
    service.do("sleep true")
    locked(qtbot, window)
    service.said("released")
    assert order == ["Not yet saved"]
    assert window.around.lock.after.unattended


def test_waking_up_does_not_lock(qtbot: Any, serve: Serve, hearing: Any) -> None:
    service = serve(LOGIND)
    window = hearing()
    find_login(qtbot, window)
    service.do("sleep false")
    still_open(qtbot, window)


def test_sleep_without_a_lock_when_that_is_wanted(qtbot: Any, serve: Serve, hearing: Any) -> None:
    service = serve(LOGIND)
    window = hearing()
    service.said("inhibit sleep Nearward delay")
    qtbot.waitUntil(lambda: window.guard._signs.holds, timeout=PATIENCE_S * 1000)
    window.settings.change("lock_at_sleep", False)
    service.said("released")
    service.do("sleep true")
    still_open(qtbot, window)
    window.settings.change("lock_at_sleep", True)
    service.said("inhibit sleep Nearward delay")
    window.lock()
    service.said("released")


def test_an_answer_that_comes_too_late_holds_nothing(
    qtbot: Any, serve: Serve, hearing: Any
) -> None:
    """The diary is locked before logind has answered: the lock does not wait, sleep is free."""
    service = serve(LOGIND)
    service.do("keep")
    window = hearing()
    service.said("inhibit sleep Nearward delay")
    window.lock()
    assert window.room is None
    service.do("answer")
    service.said("released")


def test_an_answer_that_is_on_its_way_at_a_lock_holds_nothing(
    qtbot: Any, serve: Serve, hearing: Any
) -> None:
    """The wire has heard it, and its turn comes only when the signs were told to stop."""
    service = serve(LOGIND)
    service.do("keep")
    window = hearing()
    service.said("inhibit sleep Nearward delay")
    signs = window.guard._signs
    service.tell("answer")
    end = time.monotonic() + PATIENCE_S
    while not signs._system._told and time.monotonic() < end:
        time.sleep(0.005)  # our own events wait meanwhile
    assert signs._system._told
    assert not signs.holds
    signs.stop()
    assert not signs.holds
    service.said("released")


def test_what_is_no_longer_wanted_when_it_comes_is_let_go(
    qtbot: Any, serve: Serve, hearing: Any
) -> None:
    service = serve(LOGIND)
    service.do("keep")
    window = hearing()
    service.said("inhibit sleep Nearward delay")
    window.settings.change("lock_at_sleep", False)
    service.do("answer")
    service.said("released")
    assert not window.guard._signs.holds


def test_after_waking_up_the_next_sleep_waits_too(qtbot: Any, serve: Serve, hearing: Any) -> None:
    """Once more in the same window, and as long as nobody has locked it."""
    service = serve(LOGIND)
    window = hearing()
    signs = window.guard._signs
    qtbot.waitUntil(lambda: signs.holds, timeout=PATIENCE_S * 1000)
    slept: list[None] = []
    window.guard.blockSignals(True)  # as if the lock could not be done yet
    signs.sleeping.connect(lambda: slept.append(None))
    for times in (1, 2):
        service.do("sleep true")
        qtbot.waitUntil(lambda times=times: len(slept) == times, timeout=PATIENCE_S * 1000)
        service.do("sleep false")
        settle(qtbot, window)
        assert signs.holds
    window.guard.blockSignals(False)
    service.do("sleep true")
    locked(qtbot, window)
    service.said("released")
    service.do("sleep false")
    window.open_diary("an otter at dusk")
    window.guard.listen()
    settle(qtbot, window)
    service.said("inhibit sleep Nearward delay")
    service.said("inhibit sleep Nearward delay")
    qtbot.waitUntil(lambda: window.guard._signs.holds, timeout=PATIENCE_S * 1000)
    service.do("sleep true")
    locked(qtbot, window)
    service.said("released")


def test_the_neutral_name_is_all_that_logind_is_told(
    qtbot: Any, serve: Serve, hearing: Any
) -> None:
    service = serve(LOGIND)
    hearing(title="Notes")
    service.said("inhibit sleep Notes delay")


def test_after_a_lock_nothing_is_heard_any_more(qtbot: Any, serve: Serve, hearing: Any) -> None:
    service = serve(LOGIND, SAVERS[0])
    window = hearing()
    service.said("inhibit sleep Nearward delay")
    signs = window.guard._signs
    qtbot.waitUntil(lambda: signs.holds, timeout=PATIENCE_S * 1000)
    heard: list[None] = []
    signs.screen_locked.connect(lambda: heard.append(None))
    window.lock()
    assert window.guard._signs is None
    assert not signs.holds, "the computer may sleep"
    service.do(f"active {SAVERS[0]} true")
    qtbot.wait(100)
    assert heard == []


@pytest.mark.parametrize(
    ("kinds", "body"),
    [("", ()), ("u", (1,)), ("s", ("x",)), ("()", ((),)), ("(si)", (("s", 3),)), ("s", ("/a//",))],
)
def test_bodies_of_another_shape_are_not_believed(
    qtbot: Any, serve: Serve, hearing: Any, kinds: str, body: tuple[object, ...]
) -> None:
    serve(LOGIND)
    window = hearing()
    find_login(qtbot, window)
    signs = window.guard._signs
    window.settings.change("lock_at_sleep", False)
    heard: list[None] = []
    signs.screen_locked.connect(lambda: heard.append(None))
    signs.sleeping.connect(lambda: heard.append(None))
    asked = new_method_call(DBusAddress("/a", "a.b", "a.b"), "Get")
    own = signs._own
    handlers = [signs._on_active, signs._on_sleep, signs._on_lock, signs._on_id, signs._on_named]
    for handler in [*handlers, signs._on_session, signs._on_hint]:
        handler(new_method_return(asked, kinds, body))
        handler(new_error(asked, "a.b", kinds, body))
    assert heard == []
    assert not signs.holds
    assert signs._own == own


def test_a_bus_that_dies_stops_nothing(
    qtbot: Any, bus: Bus, serve: Serve, hearing: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    serve(LOGIND)
    window = hearing()
    qtbot.wait(100)
    bus.end()
    still_open(qtbot, window)
    window.settings.change("lock_at_sleep", False)
    window.settings.change("lock_at_sleep", True)
    window.lock()
    locked(qtbot, window)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "address",
    ["", "nonsense", "unix:path=/no/such/socket", "tcp:host=127.0.0.1,port=1", "unixexec:path=%s"],
)
def test_without_a_bus_nothing_is_said_or_started(
    qtbot: Any,
    listening: Any,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    address: str,
) -> None:
    program, mark = tmp_path / "program", tmp_path / "mark"
    program.write_text(f"#!/bin/sh\ntouch {mark}\n")
    program.chmod(0o700)
    address = address.replace("%s", str(program))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address or "nonsense")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    window = listening()
    qtbot.wait(100)
    assert not mark.exists()
    window.settings.change("lock_at_sleep", False)
    window.lock()
    locked(qtbot, window)
    assert capfd.readouterr().err == ""
