"""The desktop's portal says how the theme of the system is, to a program that it can see.

The portal opens the asker's folder in /proc before it answers; that is closed to whom the kernel
keeps from a memory that is closed off. The program runs as a user who is not root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.leaks.conftest import screen
from tests.shell.by_hand.test_not_root import NOBODY, as_nobody

__all__ = ["screen"]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="of Linux"),
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon"),
    pytest.mark.skipif(os.getuid() == 0 and not shutil.which("setpriv"), reason="needs setpriv"),
]
PORTAL = Path(__file__).with_name("portal.py")
#: the program by its own start; says its theme before the first paint and once it has asked. With
#: "closed" its memory is closed off too early, as an older Nearward did
PROGRAM = """
import os, sys
from pathlib import Path
from nearward import harden
harden.harden()
if sys.argv[2] == "closed":
    harden.close_memory()
from PySide6.QtCore import QTimer
from nearward_ui.shell import app
class Told(app.Program):
    def start(self):
        self.said = [self.look.theme]
        super().start()
        QTimer.singleShot(0, self, self.tell)
    def tell(self):
        if not self._warm:
            QTimer.singleShot(20, self, self.tell)
            return
        print(os.getuid(), *self.said, self.look.theme, flush=True)
        os._exit(0)
app.Program = Told
app.run(Path(sys.argv[1]))
"""


def environment(home: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONDONTWRITEBYTECODE": "1",
        "XDG_RUNTIME_DIR": str(home),
        **more,
    }


@contextmanager
def started(command: list[str], home: Path) -> Iterator[subprocess.Popen[str]]:
    """A process of the user who is not root."""
    made = subprocess.Popen(
        as_nobody(command),
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield made
    finally:
        made.kill()
        made.communicate()


def shown(screen: str, home: Path, desktop: str, what: str) -> tuple[list[str], list[str]]:
    """What the program says of its theme, and what the portal was asked."""
    home.mkdir()
    if os.getuid() == 0:
        os.chown(home, NOBODY, NOBODY)
    daemon = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with started(daemon, home) as bus:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        with started([sys.executable, str(PORTAL), address], home) as portal:
            assert portal.stdout is not None
            assert portal.stdout.readline() == "ready\n"
            given = environment(
                home,
                DISPLAY=screen,
                QT_QPA_PLATFORM="xcb",
                DBUS_SESSION_BUS_ADDRESS=address,
                XDG_CURRENT_DESKTOP=desktop,
            )
            program = [sys.executable, "-c", PROGRAM, str(home / "none.nearward"), what]
            done = subprocess.run(
                as_nobody(program),
                env=given,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            portal.kill()
            return done.stdout.split(), portal.stdout.read().splitlines()


@pytest.mark.parametrize("desktop", ["GNOME", "XFCE"])
def test_a_dark_desktop_makes_a_dark_program(screen: str, tmp_path: Path, desktop: str) -> None:
    said, asked = shown(screen, tmp_path / "person", desktop, "as it is")
    assert said[0] != "0"
    assert said[-1] == "night"
    assert "asked org.freedesktop.portal.Settings.ReadAll" in asked
    assert not [line for line in asked if line.startswith("refused")]


def test_a_program_that_is_closed_off_before_is_refused(screen: str, tmp_path: Path) -> None:
    """Control: the portal does look, and the theme did come from it."""
    said, asked = shown(screen, tmp_path / "person", "GNOME", "closed")
    assert said[-1] == "light"
    assert "refused org.freedesktop.portal.Settings.ReadAll" in asked
