"""The theme "as the system": asked of the system once the page is painted, and followed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.leaks.conftest import screen

from nearward_ui.kit.theme import Theme

__all__ = ["screen"]

#: says the theme before the first paint, after it, and at each change of the system
PROGRAM = """
import sys
from pathlib import Path
from nearward.harden import harden
harden()
from PySide6.QtCore import QTimer
from nearward_ui.shell.app import Program, make_application
from nearward_ui.kit import theme
if sys.argv[2] == "style says light":
    theme._of_the_style = lambda: "light"
app = make_application()
program = Program(Path(sys.argv[1]))
said = [program.look.theme]
def go_on():
    if not program._warm:
        return
    timer.stop()
    from PySide6.QtCore import Qt
    said.append(program.look.theme)
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        app.styleHints().setColorScheme(scheme)
        app.processEvents()
        said.append(program.look.theme)
    program.look.become("night", 100)
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    app.processEvents()
    said.append(program.look.theme)
    app.exit(0)
timer = QTimer()
timer.timeout.connect(go_on)
timer.start(5)
program.start()
app.exec()
print(*said)
"""
#: a dark desktop, as KDE says it of itself
DARK = """[Colors:Window]
BackgroundNormal=32,35,38
ForegroundNormal=252,252,252
[Colors:View]
BackgroundNormal=20,22,24
ForegroundNormal=252,252,252
[Colors:Button]
BackgroundNormal=41,44,48
ForegroundNormal=252,252,252
"""


@pytest.mark.parametrize(("style", "first"), [("as it is", "night"), ("style says light", "light")])
def test_a_dark_desktop_and_one_that_changes(
    screen: str, diary: Path, tmp_path: Path, style: str, first: str
) -> None:
    home = tmp_path / "home"
    (home / ".config").mkdir(parents=True)
    (home / ".config" / "kdeglobals").write_text(DARK)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    desktop = {"XDG_CURRENT_DESKTOP": "KDE", "KDE_FULL_SESSION": "true", "KDE_SESSION_VERSION": "5"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(diary), style],
        capture_output=True,
        text=True,
        timeout=60,
        env={**kept, **desktop, "HOME": str(home), "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [first, "night", "light", "night", "night"]


@pytest.mark.usefixtures("qapp")
def test_what_the_system_says_counts_only_while_it_is_wanted() -> None:
    hints = QApplication.styleHints()
    look = Theme("system", 100)
    look.follow_system()
    before = look.theme
    changes: list[str] = []
    look.changed.connect(lambda: changes.append(look.theme))
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown):
        hints.colorSchemeChanged.emit(scheme)
    # where the system does not know, it is as it was before it was asked
    assert changes == ["night", "light"] + (["night"] if before == "night" else [])
    assert look.theme == before
    look.become("light", 100)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.theme == "light"
    look.become("system", 100)
    assert look.theme == "night", "what was said meanwhile is known"
    hints.colorSchemeChanged.disconnect(look._on_scheme)
    look.become("light", 100)
