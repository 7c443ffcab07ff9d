"""Fixtures: a real encrypted diary opened by raw key, an inline desk, a fixed clock."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from nearward.vault.care.opening import create_diary, open_diary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nearward.vault.vault import Vault

# what is right does not depend on how busy the machine is
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# before anything imports them: tests of other rooms borrow from these
pytest.register_assert_rewrite(
    "tests.faults.power.kills", "tests.faults.power.power", "tests.faults.damage"
)

KEY = bytes(range(32))
NOW = datetime(2026, 11, 23, 21, 40, tzinfo=timezone(timedelta(hours=1)))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long`: all rounds of the suites that are bounded otherwise."""
    parser.addoption("--long", action="store_true", help="all rounds of the bounded suites")


def end(page: QWidget) -> None:
    """End a page at once: its timers would come when its diary is closed already."""
    from shiboken6 import delete

    delete(page)


def ask(around: Any, operation: Any) -> Any:
    """What the desk answers; of desks that answer at once."""
    found: list[Any] = []
    around.desk.ask(operation, found.append)
    return found[0]


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the folders of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _own_sheets_go() -> Iterator[None]:
    """The sheets of one's own of a diary that was open are known to no other test."""
    yield
    catalogue = sys.modules.get("nearward.worksheets.catalogue")
    if catalogue is not None:
        catalogue.take_own(catalogue.NONE_OWN)


@pytest.fixture
def key() -> bytes:
    """The raw key of diaries in tests: no test weakens the derivation."""
    return KEY


@pytest.fixture
def diary(tmp_path: Path, key: bytes) -> Path:
    """An empty diary on the disk, closed."""

    path = tmp_path / "diary.nearward"
    create_diary(path, "", key=key).close()
    return path


@pytest.fixture
def vault(diary: Path, key: bytes) -> Iterator[Vault]:
    """An empty diary, open."""

    opened = open_diary(diary, "", key=key)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Monday 23 November 2026, 21:40, at an offset of one hour."""
    return lambda: NOW


@pytest.fixture
def around(
    qapp: object, diary: Path, key: bytes, clock: Callable[[], datetime]
) -> Iterator[object]:
    """Surroundings for a page: an inline desk on a real diary, English, light, default settings."""
    from nearward.config.settings import Settings
    from nearward.i18n import Translator
    from nearward.session.desk import InlineDesk
    from nearward_ui.kit.context import PageContext
    from nearward_ui.kit.theme import Theme, load_fonts

    load_fonts()
    desk = InlineDesk()
    desk.adopt(open_diary(diary, "", key=key))
    look = Theme("light", 100)
    look.dress()
    yield PageContext(
        desk=desk, words=Translator("en"), look=look, settings=Settings(), clock=clock
    )
    desk.close(lambda: None, None)
    desk.stop()


@pytest.fixture(autouse=True)
def _leaves_nothing_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test leaves no thread and no top-level widget behind.

    Garbage that Qt has a part in is collected on the thread of the windows only, as in the program:
    PySide's table of connections is not made for another one (desktop/decisions/threads.md).
    """
    before = set(threading.enumerate())
    if "qapp" in request.fixturenames:
        from nearward.charts import style

        style.load()  # so that a chart is drawn when it is asked for
        gc.disable()
    yield
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication

        for widget in QApplication.topLevelWidgets():
            widget.close()
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.clipboard().clear()
        gc.collect()
        gc.enable()
    for thread in set(threading.enumerate()) - before:
        if not thread.daemon:
            thread.join(30)  # a picture that is decoded or drawn to its end
    left = [t.name for t in set(threading.enumerate()) - before if t.is_alive() and not t.daemon]
    assert not left, f"threads left behind: {left}"


@pytest.fixture
def berlin() -> Iterator[None]:
    """The local time of Berlin, with its clock changes."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Berlin"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()
