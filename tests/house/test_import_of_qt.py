"""PySide's own import is put away again: it would keep the source of every module after it."""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
import builtins, linecache
own = builtins.__import__
if {control}:
    import PySide6.QtCore
else:
    import nearward_ui
import PySide6.QtWidgets
import nearward_ui.shell.window
print(builtins.__import__ is own, sum(map(len, linecache.cache.values())))
"""


def after(*, control: bool) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(control=control)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
    )
    return done.stdout.split()


def test_pythons_own_import_stays_and_no_source_is_kept() -> None:
    assert after(control=False) == ["True", "0"]


def test_control_pyside_alone_takes_its_place() -> None:
    assert after(control=True)[0] == "False"
