"""As a user who is not root, from whom the kernel hides what it shows to root.

Until Qt has asked the desktop, its portals can see who asks; from the first key on, from the time
they have, or from the opening of a diary on, no program of the same user reads the memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
NOBODY = 65534
#: the program by its own start, without a screen. Another process of the same user looks at it as
#: the portal does: before anything, and after what is named
PROGRAM = """
import os, subprocess, sys
from pathlib import Path
from nearward.harden import harden
harden()
from PySide6.QtCore import QEvent, QTimer, Qt
from PySide6.QtGui import QKeyEvent
from nearward_ui.shell import app
from nearward_ui.shell.host import closing_off
what = sys.argv[1]
LOOK = (
    "import os, sys\\ntry:\\n os.close(os.open(f'/proc/{sys.argv[1]}/root', os.O_RDONLY))\\n"
    " open(f'/proc/{sys.argv[1]}/mem', 'rb').close()\\n"
    "except PermissionError:\\n print('closed')\\nelse:\\n print('open')"
)
def look():
    found = subprocess.run(
        [sys.executable, "-c", LOOK, str(os.getpid())], capture_output=True, text=True
    )
    said.append(found.stdout.strip() or found.stderr)
said = []
if what != "time":
    closing_off.ASKED_MS = 600_000
class Told(app.Program):
    def start(self):
        super().start()
        QTimer.singleShot(100, self, self.first)
    def first(self):
        look()
        if what == "key":
            field = self.window.lock_page.focusWidget() or self.window.lock_page
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier(0), "a")
            app.QApplication.sendEvent(field, key)
        elif what == "opening":
            self.window.open_diary("wrong")
        QTimer.singleShot(2500 if what == "time" else 50, self, self.last)
    def last(self):
        look()
        print(os.getuid(), *said, flush=True)
        os._exit(0)
app.Program = Told
app.run(Path(sys.argv[2]))
"""


def as_nobody(command: list[str]) -> list[str]:
    """The command as another user where this is root; it still may read where Python lies."""
    if os.getuid() != 0:
        return command
    caps = ["--inh-caps", "-all,+dac_read_search", "--ambient-caps", "-all,+dac_read_search"]
    user = ["--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups"]
    return ["setpriv", *user, *caps, "--bounding-set", "-all,+dac_read_search", *command]


def run(script: str, home: Path, *given: str) -> str:
    home.mkdir(exist_ok=True)
    if os.getuid() == 0:
        os.chown(home, NOBODY, NOBODY)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = as_nobody([sys.executable, "-c", script, *given])
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(os.getuid() == 0 and not shutil.which("setpriv"), reason="needs setpriv")
@pytest.mark.parametrize("what", ["key", "time", "opening"])
def test_the_memory_is_open_to_the_desktop_first_and_closed_before_a_secret(
    tmp_path: Path, what: str
) -> None:
    said = run(PROGRAM, tmp_path / "person", what, str(tmp_path / "none.nearward")).split()
    assert said[0] != "0"
    assert said[1:] == ["open", "closed"]


@pytest.mark.skipif(os.getuid() == 0 and not shutil.which("setpriv"), reason="needs setpriv")
def test_a_command_is_closed_before_it_reads_a_passphrase(tmp_path: Path) -> None:
    script = """
import ctypes, sys
from nearward import __main__ as front
from nearward.command import check
check.run = lambda *_: print("state", ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)) or 0
sys.exit(front.main(["check", "none.nearward", "--passphrase-stdin"]))
"""
    assert run(script, tmp_path / "person") == "state 0"
