"""A second start says at once that the diary is open, before a passphrase; and takes no lock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.kit import real

from nearward.home.held import is_held
from nearward.vault.vault import Vault

KEY = bytes(range(32))
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asked of Linux")
SAID = "This diary is already open in another window."
ASK = "import sys; from pathlib import Path; from nearward.home.held import is_held;"
ASK += "print(is_held(Path(sys.argv[1])))"


def asked(path: Path) -> str:
    """What another process says of a diary."""
    command = [sys.executable, "-c", ASK, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_lock_of_another_is_seen_and_none_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "d.nearward"
    assert asked(path) == "False"
    vault = Vault.create(path, "", key=KEY)
    assert [asked(path), asked(path)] == ["True", "True"]
    vault.close()
    assert asked(path) == "False"
    assert not is_held(tmp_path)
    assert not is_held(tmp_path / "a\0b")
    vault = Vault.open(path, "", key=KEY)
    assert asked(path) == "True"
    vault.close()


@pytest.mark.skipif(bool(real.MISSING), reason="needs a screen")
def test_a_second_window_says_so_before_the_passphrase(tmp_path: Path, diary: Path) -> None:
    with real.desktop(1280, 800) as screen:
        first = real.Running(screen, tmp_path / "one", diary)
        second = None
        try:
            assert not first.ask("window.lock_page.message.text()")
            first.unlock()
            second = real.Running(screen, tmp_path / "two", diary)
            second.becomes(f"{SAID!r} in window.lock_page.message.text()")
            assert first.ask("window.is_open")
            second.quit()
        finally:
            if second is not None:
                second.end()
            first.end()
