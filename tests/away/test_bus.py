"""The screen is locked, the computer sleeps: said on a real bus by a service of the test's own."""

from __future__ import annotations

import contextlib
import socket  # noqa: TID251 (a local one, for a bus that talks nonsense)
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress
from jeepney.wrappers import new_error, new_method_call, new_method_return
from PySide6.QtCore import QObject, QTimer
from tests.away.conftest import Bus, Service, Talker

from nearward.home import buses
from nearward.vault.vault import Vault
from nearward_ui.away.bus import BusSigns

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
    qtbot.waitUntil(lambda: window.room is None, timeout=10_000)
    assert window.stack.currentWidget() is window.lock_page


def still_open(qtbot: Any, window: Any) -> None:
    qtbot.wait(300)
    assert window.is_open


@pytest.mark.parametrize("saver", SAVERS)
def test_a_locked_screen_locks(qtbot: Any, serve: Serve, listening: Any, saver: str) -> None:
    service = serve(saver)
    window = listening()
    service.do(f"active {saver} false")
    still_open(qtbot, window)
    service.do(f"active {saver} true")
    locked(qtbot, window)
    # the next window must not come up over the locked screen, or take what is typed there
    assert window.guard.unattended


def test_a_screen_saver_that_comes_later_is_heard(qtbot: Any, serve: Serve, listening: Any) -> None:
    window = listening()
    service = serve()
    service.do("own org.gnome.ScreenSaver")
    service.do("active org.gnome.ScreenSaver true")
    locked(qtbot, window)


def test_who_does_not_own_the_name_is_not_heard(qtbot: Any, serve: Serve, listening: Any) -> None:
    serve("org.gnome.ScreenSaver")
    other = serve()
    window = listening()
    other.do("active org.gnome.ScreenSaver true")
    still_open(qtbot, window)


def test_the_screen_may_be_locked_without_a_lock_when_that_is_wanted(
    qtbot: Any, serve: Serve, listening: Any
) -> None:
    service = serve(LOGIND, "org.gnome.ScreenSaver")
    window = listening()
    service.said("session 2")
    qtbot.wait(100)
    window.settings.change("lock_with_screen", False)
    service.do("active org.gnome.ScreenSaver true")
    service.do("lock _32")
    still_open(qtbot, window)


def test_the_lock_of_this_login_locks_and_that_of_another_does_not(
    qtbot: Any, serve: Serve, listening: Any
) -> None:
    service = serve(LOGIND)
    window = listening()
    service.said("session 2")
    qtbot.wait(100)
    service.do("lock _33")
    still_open(qtbot, window)
    service.do("lock _32")
    locked(qtbot, window)


@pytest.mark.parametrize("named", ["", "9"])
def test_this_login_is_found_without_its_name_and_with_an_old_one(
    qtbot: Any,
    serve: Serve,
    listening: Any,
    monkeypatch: pytest.MonkeyPatch,
    named: str,
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", named)
    service = serve(LOGIND)
    window = listening()
    service.said("session 2")
    qtbot.wait(100)
    service.do("lock _32")
    locked(qtbot, window)


def test_a_lock_that_is_only_hinted_at_locks_once(qtbot: Any, serve: Serve, listening: Any) -> None:
    service = serve(LOGIND)
    service.do("hint true")
    window = listening()
    service.said("session 2")
    qtbot.wait(200)
    # it stood before the diary was opened: some lockers never take it back
    service.do("hint true")
    still_open(qtbot, window)
    service.do("hint false")
    still_open(qtbot, window)
    service.do("hint true")
    locked(qtbot, window)


def test_sleep_waits_until_all_is_saved_and_closed(
    qtbot: Any, serve: Serve, listening: Any, diary: Path, key: bytes
) -> None:
    service = serve(LOGIND)
    window = listening()
    service.said("inhibit sleep Nearward delay")
    qtbot.waitUntil(lambda: window.guard._signs.holds)
    qtbot.keyClicks(window.room.current.editor, "Not yet saved")
    order: list[str] = []

    def on_ended(_how: str) -> None:
        vault = Vault.open(diary, "", key=key)  # closed by the window: it can be opened
        order.extend(entry.text for entry in vault.entries.every())
        vault.close()
        time.sleep(0.2)
        assert "released" not in service.lines

    window.ended.connect(on_ended)
    service.do("sleep true")
    locked(qtbot, window)
    service.said("released")
    assert order == ["Not yet saved"]
    assert window.guard.unattended


def test_waking_up_does_not_lock(qtbot: Any, serve: Serve, listening: Any) -> None:
    service = serve(LOGIND)
    window = listening()
    service.said("session 2")
    service.do("sleep false")
    still_open(qtbot, window)


def test_sleep_without_a_lock_when_that_is_wanted(qtbot: Any, serve: Serve, listening: Any) -> None:
    service = serve(LOGIND)
    window = listening()
    service.said("inhibit sleep Nearward delay")
    qtbot.waitUntil(lambda: window.guard._signs.holds)
    window.settings.change("lock_at_sleep", False)
    service.said("released")
    service.do("sleep true")
    still_open(qtbot, window)
    window.settings.change("lock_at_sleep", True)
    service.said("inhibit sleep Nearward delay")
    window.lock()
    service.said("released")


def test_an_answer_that_comes_too_late_holds_nothing(
    qtbot: Any, serve: Serve, listening: Any
) -> None:
    """The diary is locked before logind has answered: the lock does not wait, sleep is free."""
    service = serve(LOGIND)
    service.do("late")
    window = listening()
    service.said("inhibit sleep Nearward delay")
    window.lock()
    assert window.room is None
    service.tell("now")
    service.said("released")


def test_an_answer_that_is_on_its_way_at_a_lock_holds_nothing(
    qtbot: Any, serve: Serve, listening: Any
) -> None:
    """It was heard by the line, and its turn comes only when the signs were told to stop."""
    service = serve(LOGIND)
    window = listening()
    service.said("inhibit sleep Nearward delay")
    signs = window.guard._signs
    time.sleep(0.3)  # our own events wait meanwhile
    assert not signs.holds
    signs.stop()
    service.said("released")
    assert not signs.holds


def test_the_neutral_name_is_all_that_logind_is_told(
    qtbot: Any, serve: Serve, listening: Any
) -> None:
    service = serve(LOGIND)
    listening(title="Notes")
    service.said("inhibit sleep Notes delay")


def test_after_a_lock_nothing_is_heard_any_more(qtbot: Any, serve: Serve, listening: Any) -> None:
    service = serve(LOGIND, SAVERS[0])
    window = listening()
    service.said("inhibit sleep Nearward delay")
    signs = window.guard._signs
    qtbot.waitUntil(lambda: signs.holds)
    heard: list[None] = []
    signs.screen_locked.connect(lambda: heard.append(None))
    window.lock()
    assert window.guard._signs is None
    assert not signs.holds, "the computer may sleep"
    service.do(f"active {SAVERS[0]} true")
    qtbot.wait(100)
    assert heard == []


def test_a_bus_that_dies_stops_nothing(
    qtbot: Any, bus: Bus, serve: Serve, listening: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    serve(LOGIND)
    window = listening()
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


@contextmanager
def speaking(folder: Path, says: bytes) -> Iterator[str]:
    """A socket at which somebody says this to whoever comes, and never answers; its address."""
    server = socket.socket(socket.AF_UNIX)
    place = folder / "odd bus"
    server.bind(str(place))
    server.listen(8)
    came: list[socket.socket] = []

    def welcome() -> None:
        with contextlib.suppress(OSError):
            while True:
                one, _ = server.accept()
                came.append(one)
                one.sendall(says)

    threading.Thread(target=welcome, daemon=True).start()
    yield f"unix:path={str(place).replace(' ', '%20')}"
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    for one in came:
        one.close()
    assert came


LET_IN = b"OK 0123\r\n"


@pytest.mark.parametrize(
    "says", [b"", LET_IN, b"\0\xff" * 50_000, LET_IN + b"AGREE_UNIX_FD\r\n" + b"\xff" * 5_000]
)
def test_a_bus_that_never_answers_or_talks_nonsense_holds_nothing_up(
    qtbot: Any,
    listening: Any,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    says: bytes,
) -> None:
    with speaking(tmp_path, says) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        window = listening()
        turns: list[None] = []
        timer = QTimer()
        timer.timeout.connect(lambda: turns.append(None))
        timer.start(5)
        qtbot.waitUntil(lambda: len(turns) > 20, timeout=10_000)
        timer.stop()
        qtbot.keyClicks(window.room.current.editor, "Still here")
        window.lock()
        locked(qtbot, window)
    assert capfd.readouterr().err == ""


def test_messages_of_a_mad_bus_are_not_believed(qtbot: Any, tmp_path: Path) -> None:
    """Answers to what was not asked, signals sent to us alone, bodies of another shape."""
    parent = QObject()
    signs = BusSigns(parent, "Nearward")
    heard: list[None] = []
    signs.screen_locked.connect(lambda: heard.append(None))
    asked = new_method_call(DBusAddress("/a", "a.b", "a.b"), "Get")
    asked.header.serial = 1
    for body in [(), (1,), ("x",), ((),), (("s", 3),)]:
        kinds = {(): "", (1,): "u", ("x",): "s", ((),): "()", (("s", 3),): "(si)"}[body]
        for name in signs._answers:
            signs._on_came(name, new_method_return(asked, kinds, body))
            signs._on_came(name, new_error(asked, "a.b", kinds, body))
    assert heard == []
    assert not signs.holds
    signs.stop()


def test_only_local_buses_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "tcp:host=a,port=1;unix:path=/a;autolaunch:")
    assert buses.session() == "unix:path=/a"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "autolaunch:")
    assert buses.session() == ""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert buses.session() == ""
    folder = tmp_path / "a b%"
    folder.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    assert buses.session() == ""
    (folder / "bus").touch()
    assert buses.session() == "", "a file is no socket"


def test_the_bus_of_a_login_is_found_by_its_folder(
    qtbot: Any,
    serve: Serve,
    bus: Bus,
    listening: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "run time%"
    folder.mkdir()
    there = bus.address.removeprefix("unix:path=").partition(",")[0]
    (folder / "bus").symlink_to(there)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "nonsense")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    assert "%25" in buses.session()
    service = serve("org.gnome.ScreenSaver")
    window = listening()
    service.do("active org.gnome.ScreenSaver true")
    locked(qtbot, window)


PROGRAM = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from nearward.harden import harden
harden()
from PySide6.QtCore import QTimer
from nearward.session.desk import Desk
from nearward.vault.vault import Vault
from nearward_ui import app as front
def opened(self, path, *_given):
    self._vault = Vault.open(path, "", key=bytes(range(32)))
Desk._open = opened  # the key is given: nothing is derived here
app = front.make_application()
program = front.Program(Path(sys.argv[1]), passphrase=sys.argv[2])
program.window.opened.connect(lambda: print("opened", os.getpid(), flush=True))
program.start()
state = "minimised" if program.window.isMinimized() else "shown"
print("started", state, os.getpid(), program.window.windowTitle(), flush=True)
app.exec()
"""


def test_the_real_program_saves_starts_anew_and_only_then_lets_the_computer_sleep(
    serve: Serve, bus: Bus, diary: Path, key: bytes, tmp_path: Path
) -> None:
    """Hardened, with the real restart in place: the lock of logind ends with the old program."""
    config = tmp_path / ".config" / "nearward"
    config.mkdir(parents=True)
    (config / "settings.json").write_text('{"title": "Notes"}')
    service = serve(LOGIND)
    program = Talker("-c", PROGRAM, str(diary), "an otter at dusk", HOME=str(tmp_path))
    number = program.process.pid
    try:
        program.said(f"started shown {number} Notes")
        program.said(f"opened {number}")
        service.said("inhibit sleep Notes delay")
        service.do("sleep true")
        service.said("released")
        # the same process, the lock page, minimised; the passphrase is not used again
        program.said(f"started minimised {number} Notes")
        Vault.open(diary, "", key=key).close()
    finally:
        program.end()
    assert len(program.lines) == 3
