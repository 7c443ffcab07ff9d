"""Which buses are asked, and the real program on one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from tests.presence.conftest import Bus, Talker
from tests.presence.test_bus import LOGIND, Serve, locked

from nearward.config import dbus_addresses
from nearward.harden import NO_BUS
from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bus of Linux")


def test_only_local_buses_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "tcp:host=a,port=1;unix:path=/a;autolaunch:")
    assert dbus_addresses.session() == "unix:path=/a"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "autolaunch:")
    assert dbus_addresses.session() == ""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", NO_BUS)
    assert dbus_addresses.session() == ""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert dbus_addresses.session() == ""
    folder = tmp_path / "a b%"
    folder.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    assert dbus_addresses.session() == ""
    (folder / "bus").touch()
    assert dbus_addresses.session() == "", "a file is no socket"


def test_the_bus_of_a_login_is_found_by_its_folder(
    qtbot: Any,
    serve: Serve,
    bus: Bus,
    hearing: Any,
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
    assert "%25" in dbus_addresses.session()
    service = serve("org.gnome.ScreenSaver")
    window = hearing()
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
from nearward.vault.care.opening import open_diary
from nearward_ui.shell.app import Program, make_application
def opened(self, path, *_given):
    self._vault = open_diary(path, "", key=bytes(range(32)))
Desk._open = opened  # the key is given: nothing is derived here
app = make_application()
program = Program(Path(sys.argv[1]), passphrase=sys.argv[2])
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
        open_diary(diary, "", key=key).close()
    finally:
        program.end()
    assert len(program.lines) == 3
