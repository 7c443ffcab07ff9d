"""The print page in a process of its own: what it loads, and every file it writes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from nearward.config.settings import Settings
from nearward.session.desk import InlineDesk
from nearward.vault.care.opening import open_diary
from nearward.i18n import Translator
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.theme import Theme, load_fonts
from nearward_ui.printing.page import PrintPage
diary, out = map(Path, sys.argv[1:])
app = QApplication([])
load_fonts()
desk = InlineDesk()
desk.adopt(open_diary(diary, "", key=bytes(range(32))))
look = Theme("light", 100)
look.dress()
words = Translator("en")
page = PrintPage(PageContext(desk, words, look, Settings(), lambda: datetime.now(UTC)))
page.resize(1000, 700)
page.show()
page.enter(None)
page.paper.chips[1].click()
page.grab()
app.processEvents()
page.ask_pdf()
(dialog,) = [w for w in app.topLevelWidgets() if isinstance(w, QDialog)]
app.processEvents()
dialog.reject()
page.write_pdf(str(out / "sheet.pdf"))
print("before", "PySide6.QtPrintSupport" in sys.modules)
page.print_it()
print("after", "PySide6.QtPrintSupport" in sys.modules)
(dialog,) = [w for w in app.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
(line,) = [w for w in dialog.findChildren(QLineEdit) if w.objectName() == "filename"]
line.setText(str(out / "printed.pdf"))
(button,) = [w for w in dialog.findChildren(QPushButton) if w.text() == "&Print"]
button.click()
app.processEvents()
desk.stop()
"""
#: calls that make or change a file, and the path they are given
MADE = re.compile(
    r'(?:open(?:at)?\((?:AT_FDCWD, )?"(?P<opened>[^"]*)", [^)]*O_(?:CREAT|WRONLY|RDWR)'
    r'|(?:creat|mkdir|mkdirat|symlink|link|mknod)\((?:AT_FDCWD, )?"(?P<made>[^"]*)")'
)
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")


def run(diary: Path, out: Path, before: list[str]) -> str:
    home = out.parent / "own"
    temporary = home / "tmp"
    temporary.mkdir(parents=True)
    out.mkdir()
    names = {"HOME": str(home), "TMPDIR": str(temporary), "XDG_RUNTIME_DIR": str(temporary)}
    done = subprocess.run(
        [*before, sys.executable, "-B", "-c", SCRIPT, str(diary), str(out)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **names},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_printer_is_asked_for_before_print_is_pressed(diary: Path, tmp_path: Path) -> None:
    said = run(diary, tmp_path / "out", [])
    assert said.splitlines() == ["before False", "after True"]


@needs_strace
def test_no_file_but_the_wanted_one_is_ever_written(diary: Path, tmp_path: Path) -> None:
    """Not even one that is removed again: each call that could make a file is looked at."""
    trace, out = tmp_path / "trace", tmp_path / "out"
    calls = "trace=open,openat,creat,mkdir,mkdirat,symlink,link,mknod"
    run(diary, out, ["strace", "-f", "-o", str(trace), "-s", "4000", "-e", calls])
    lines = [
        line for line in trace.read_text(errors="replace").splitlines() if " = -1 " not in line
    ]
    found = [match for line in lines if (match := MADE.search(line))]
    paths = {match["opened"] or match["made"] for match in found}
    assert str(out / "printed.pdf") in paths, "the test can see"
    # a list of the system's fonts is kept by the system, and holds nothing of a person
    rest = {p for p in paths if not p.startswith(("/dev/", "/proc/")) and "fontconfig" not in p}
    rest -= {str(out / "printed.pdf"), str(diary), f"{diary}-journal"}
    assert {str(Path(path).parent) for path in rest} <= {str(out)}, rest
    shape = r"(sheet|printed)\.pdf\.[0-9a-f]{8}\.tmp"
    assert all(re.fullmatch(shape, Path(path).name) for path in rest), rest
    assert sorted(path.name for path in out.iterdir()) == ["printed.pdf", "sheet.pdf"]
