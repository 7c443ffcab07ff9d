"""What the privacy page is told: asked of the system, and seen to change with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from nearward import harden
from nearward.config import privacy_facts

SCRIPT = """
from nearward import harden
from nearward.config import privacy_facts
print(harden.network(), privacy_facts.network_library())
harden.harden()
print(harden.network(), privacy_facts.network_library())
"""


def run(script: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.splitlines()


@pytest.mark.skipif(harden._numbers() is None, reason="no filter on this system")
def test_the_kernel_is_asked_and_not_our_memory_of_it() -> None:
    assert run(SCRIPT) == ["open False", "refused False"]


def test_a_machine_without_numbers_of_ours_has_no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harden, "_NUMBERS", {})
    assert harden.network() == "unknown"


@pytest.mark.skipif(sys.platform != "linux", reason="the maps of Linux")
def test_the_network_library_is_seen_when_it_is_there() -> None:
    """Also when nothing of Python's knows of it: a plug-in of Qt's would bring it so."""
    library = Path(PySide6.__file__ or "").parent / "Qt/lib/libQt6Network.so.6"
    load = f"import ctypes, PySide6.QtCore; ctypes.CDLL({str(library)!r})"
    ask = "from nearward.config import privacy_facts; print(privacy_facts.network_library())"
    assert run(f"{load}; {ask}") == ["True"]
    assert run(f"import PySide6.QtWidgets, PySide6.QtPrintSupport; {ask}") == ["False"]
    assert run(f"import PySide6.QtNetwork; {ask}") == ["True"]


def test_maps_that_cannot_be_read_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy_facts, "_MAPS", Path("/no/such/maps"))
    monkeypatch.delitem(sys.modules, "PySide6.QtNetwork", raising=False)
    assert privacy_facts.network_library() is None


def test_the_mode_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a"
    assert privacy_facts.mode(file) is None
    file.touch()
    for mode in (0o600, 0o640, 0o444):
        file.chmod(mode)
        assert privacy_facts.mode(file) == mode
