"""A diary with a real passphrase and its recovery sheet, in a real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.shell.conftest import put_away

from nearward.config.settings import Settings
from nearward.i18n import Translator
from nearward.session.ask import recovery as asking
from nearward.session.desk import InlineDesk
from nearward.vault.care.opening import create_diary
from nearward.vault.file import key
from nearward_ui.kit.theme import Theme, load_fonts
from nearward_ui.shell.window import Window

OLD = "an otter at dusk"
NEW = "seven quiet herons stand"
DERIVED = cache(key.derive)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, tuple[str, ...]]:
    """A diary with a passphrase as bytes, and the lines of its sheet."""
    path = tmp_path_factory.mktemp("made") / "diary.nearward"
    vault = create_diary(path, OLD)
    lines = asking.sheet(OLD)(vault).lines
    vault.close()
    return path.read_bytes(), lines


def _fails(trouble: object) -> None:
    pytest.fail(f"this was not to come: {trouble}")


@pytest.fixture(autouse=True)
def _derived_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same passphrase and salt give the same key: half a second is waited for only once."""
    monkeypatch.setattr(key, "derive", lambda words, salt: bytearray(DERIVED(words, salt)))


@pytest.fixture
def lines(made: tuple[bytes, tuple[str, ...]]) -> tuple[str, ...]:
    return made[1]


@pytest.fixture
def file(made: tuple[bytes, tuple[str, ...]], tmp_path: Path) -> Path:
    path = tmp_path / "diary.nearward"
    path.write_bytes(made[0])
    return path


@pytest.fixture
def window(qtbot: Any, file: Path, clock: Callable[[], datetime]) -> Iterator[Window]:
    """A locked window at the diary."""
    load_fonts()
    look = Theme("light", 100)
    look.dress()
    made = Window(Translator("en"), look, Settings(), InlineDesk, clock, file, file.parent / "new")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_lock()
    yield made
    put_away(made)


@pytest.fixture
def unlocked(window: Any) -> Any:
    window.open_diary(OLD)
    assert window.is_open
    return window
