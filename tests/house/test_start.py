"""Before the lock page is painted nothing is loaded that an unlock needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LATER = (
    "nearward.domain",
    "nearward.vault",
    "nearward.session",
    "nearward.insight",
    "nearward.charts",
    "nearward.paper",
    "nearward.worksheets",
    "nearward.exchange",
    "nearward_ui.journal",
    "nearward_ui.shell.room",
    "nearward_ui.routes",
    "msgspec",
    "zxcvbn",
    "segno",
    "argon2",
    "sqlcipher3",
    "numpy",
    "matplotlib",
    "nearward_ui.presence",
    "nearward_ui.shell.privacy_cover",
    "PySide6.QtDBus",
    "jeepney",
    "socket",
    "PySide6.QtPrintSupport",
    "PySide6.QtNetwork",
)
SCRIPT = """
import os, sys, time
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from nearward.harden import harden
harden()
from PySide6.QtCore import QEvent, QObject
from nearward_ui.shell.app import Program, make_application
app = make_application()
program = Program(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
painted = []
class Look(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            made = [f"QtCore.{name}" for name in vars(sys.modules["PySide6.QtCore"])]
            painted.append(sorted([*sys.modules, *made]))
            app.exit(0)
        return False
look = Look()
page = program.window.stack.currentWidget()
page.installEventFilter(look)
program.start()
app.exec()
for name in painted[0]:
    print(name)
"""


def loaded(tmp_path: Path, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_nothing_that_can_wait(tmp_path: Path) -> None:
    diary = tmp_path / "d.nearward"
    for arguments in ([str(diary)], []):
        names = loaded(tmp_path, *arguments)
        assert "PySide6.QtWidgets" in names
        early = [n for n in names if n.startswith(LATER) and not n.startswith("nearward.i18n")]
        assert early == []
        # the namespace with all its enumerations; a page that makes a diary needs it, no lock page
        assert ("QtCore.Qt" in names) == (not arguments)


def test_no_star_import_of_qt() -> None:
    root = Path(__file__).resolve().parents[2]
    for folder in ("desktop", "ui"):
        for file in (root / folder).rglob("*.py"):
            text = file.read_text(encoding="utf-8")
            assert "import *" not in text, file
            assert "from __feature__" not in text, file


NAMES_OF_QT = """
import enum, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
made = []
create = enum.EnumType._create_
def seen(cls, name, *arguments, **named):
    made.append(named.get("qualname") or name)
    return create(cls, name, *arguments, **named)
enum.EnumType._create_ = seen
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from nearward_ui.shell import app
class Look(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(*made, sep="\\n", flush=True)
            os._exit(0)
        return False
class Painted(app.Program):
    def start(self):
        self.look = Look()
        self.window.lock_page.installEventFilter(self.look)
        super().start()
app.Program = Painted
app.run(Path(sys.argv[1]))
"""


def test_qt_looks_through_none_of_its_types(tmp_path: Path) -> None:
    """An object of Qt's own that reaches Python before the first paint has PySide make every name
    of every class: half a bare window's time."""
    done = subprocess.run(
        [sys.executable, "-c", NAMES_OF_QT, str(tmp_path / "d.nearward")],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "HOME": str(tmp_path)},
        check=False,
    )
    made = done.stdout.split()
    assert "ColorRole" in made, done.stderr
    # of a process that nobody starts, and of the style that nobody asked
    assert {"ProcessState", "PrimitiveElement", "AlignmentFlag"} & set(made) == set()
