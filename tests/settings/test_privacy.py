"""The privacy page: what it says is so, and what is set there is in force."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QScrollArea
from tests.conftest import end
from tests.narrowed import present
from tests.shell.conftest import make_window

from nearward import harden
from nearward.config.setting import NEAR
from nearward.config.settings import ROWS, TABLE, Settings, rows_on
from nearward.session.ask import settings
from nearward.session.ask.help import NUMBER
from nearward_ui.routes import Route
from nearward_ui.settings.privacy import NETWORK, PrivacyPage

__all__ = ["make_window"]

LINUX = harden._numbers() is not None


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def page(around: Any, file: Path, qtbot: Any) -> Iterator[PrivacyPage]:
    made = PrivacyPage(around._replace(settings=Settings(file)))
    made.resize(1084, 900)
    made.show()
    made.activateWindow()
    made.enter(None)
    yield made
    end(made)


def texts(page: PrivacyPage) -> str:
    """All that can be read on it, without the places where a path may be broken."""
    QApplication.processEvents()
    seen = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    return "\n".join(seen).replace("\u200b", "")


def in_the_diary(page: PrivacyPage) -> dict[str, object]:
    found: list[Any] = []
    page.desk.ask(settings.every(), found.append)
    return dict(found[0])


@pytest.mark.skipif(not LINUX, reason="no filter on this system")
def test_a_process_without_the_filter_is_told_so(page: PrivacyPage) -> None:
    """The tests run without it: just that is what the page must say here."""
    assert page.network.said.text() == NETWORK["open"][0]
    assert page.network.property("role") == "trouble"
    assert "nothing enforces that" in page.network.meaning.text()


@pytest.mark.skipif(not LINUX, reason="no filter on this system")
def test_a_process_with_the_filter_is_told_so(tmp_path: Path) -> None:
    """The page of a hardened process, with the kernel's real answer."""
    script = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from nearward import harden
if sys.argv[2] == "hardened":
    harden.harden()
from PySide6.QtWidgets import QApplication
from nearward.config.settings import Settings
from nearward.session.desk import InlineDesk
from nearward.vault.care.opening import create_diary
from nearward.i18n import Translator
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.theme import Theme
from nearward_ui.settings.privacy import PrivacyPage
app = QApplication([])
desk = InlineDesk()
desk.adopt(create_diary(Path(sys.argv[1]), "", key=bytes(32)))
page = PrivacyPage(PageContext(desk, Translator("en"), Theme(), Settings(), None))
page.enter(None)
print(page.network.said.text(), "|", page.network.property("role"))
print(page.library.said.text(), "|", page.library.property("role"))
desk.stop()
"""
    for how, answer, role in (("hardened", "refused", "plain"), ("bare", "open", "trouble")):
        done = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / f"{how}.nearward"), how],
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "HOME": str(tmp_path)},
            check=False,
        )
        first, second = done.stdout.splitlines()
        assert first == f"{NETWORK[answer][0]} | {role}", done.stderr
        assert second == "The network library of Qt is not loaded. | plain"


def test_a_system_without_such_a_filter_is_told_so(
    page: PrivacyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harden, "_numbers", lambda: None)
    page.enter(None)
    assert page.network.said.text() == NETWORK["unknown"][0]
    assert page.network.property("role") == "trouble"


def test_a_network_library_that_something_brought_in_is_told(
    page: PrivacyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "is not loaded" in page.library.said.text()
    monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", sys)
    page.enter(None)
    assert page.library.said.text() == "The network library of Qt is loaded."
    assert page.library.property("role") == "trouble"
    monkeypatch.setattr("nearward.config.privacy_facts.network_library", lambda: None)
    page.enter(None)
    assert "cannot be seen" in page.library.meaning.text()


def test_the_file_of_the_diary_and_who_gets_at_it(page: PrivacyPage, diary: Path) -> None:
    assert str(diary.absolute()) in texts(page)
    assert "Its mode is 0600: no other account" in page.file.meaning.text()
    diary.chmod(0o644)
    page.enter(None)
    assert "Its mode is 0644: other accounts" in page.file.meaning.text()


def test_what_stands_in_clear_is_read_from_the_file(page: PrivacyPage, file: Path) -> None:
    assert not file.exists()
    said = texts(page)
    for row in TABLE:
        if row.place == "clear":
            assert (row.label in said) is (row.key != NUMBER), "it is named where it is kept alone"
    assert f"All of it is in {file}" in said
    file.parent.mkdir()
    kept = {"theme": "night", "reduced_motion": True, "window": "00ff", "last_diary": "/a/b.c"}
    file.write_text(json.dumps({**kept, "of_another_version": ["x"]}))
    page.enter(None)
    said = texts(page)
    for line in (
        "Theme: Night",
        "Reduced motion: on",
        "Window: its place and size",
        "Last diary: /a/b.c",
        "of_another_version: ['x']",
    ):
        assert line in said
    assert "00ff" not in said
    file.write_text(json.dumps({**kept, NUMBER: "0555 112"}))
    page.enter(None)
    assert "Emergency number, shown before the diary is open: 0555 112" in texts(page)
    (rest,) = [line for line in said.splitlines() if line.startswith("Not in it")]
    assert "Text size" in rest
    assert "Theme" not in rest


def test_no_settings_file_no_list(around: Any, qtbot: Any) -> None:
    page = PrivacyPage(around)
    page.enter(None)
    assert "This window keeps no unencrypted settings." in texts(page)
    page.deleteLater()


@pytest.mark.parametrize("setting", [row.key for row in rows_on(NEAR)])
@pytest.mark.parametrize("by", ["box", "text", "Space"])
def test_each_switch_is_in_force_at_once_and_kept_in_the_diary(
    qtbot: Any, page: PrivacyPage, file: Path, setting: str, by: str
) -> None:
    switch = page.switches[setting]
    before = ROWS[setting].default
    assert switch.box.isChecked() is before
    if by == "Space":
        switch.setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    else:
        target = switch.box if by == "box" else switch.text
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(9, 14))
    assert page.around.settings.value(setting) is (not before)
    assert in_the_diary(page) == {setting: not before}
    assert not file.exists()
    page.enter(None)
    assert switch.box.isChecked() is (not before)


def test_every_switch_says_what_it_is_to_who_cannot_see(page: PrivacyPage) -> None:
    for key, switch in page.switches.items():
        assert switch.box.accessibleName() == ROWS[key].label
        assert switch.box.accessibleDescription() == switch.hint.text()
    assert all(box.accessibleName() for box in page.findChildren(QCheckBox))


@pytest.mark.skipif(sys.platform != "linux", reason="the buses of Linux")
def test_a_computer_that_tells_nothing_is_not_promised_for(
    page: PrivacyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, sleep = page.switches["lock_with_screen"], page.switches["lock_at_sleep"]
    silent = "This computer does not say when that happens (it has no message bus)."
    for session, system, says in (
        ("", "", (silent, silent)),
        ("unix:path=/a", "", ("", silent)),
        ("", "unix:path=/a", ("", "")),
    ):
        monkeypatch.setattr(
            "nearward.config.dbus_addresses.session", lambda session=session: session
        )
        monkeypatch.setattr("nearward.config.dbus_addresses.system", lambda system=system: system)
        page.enter(None)
        assert (screen.hint.text(), sleep.hint.text()) == says
    monkeypatch.setattr("sys.platform", "darwin")
    page.enter(None)
    assert "we have not tried it there yet" in screen.hint.text()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Notes", "Notes"),
        ("  My   notes ", "My notes"),
        ("x" * 50, "x" * 40),
        ("one\ntwo", "one two"),
        ("a\u202eb\u200fc", "abc"),
        ("  ", ""),
        ("日記", "日記"),
    ],
)
def test_the_name_in_the_title_bar_is_one_short_line(
    qtbot: Any, page: PrivacyPage, file: Path, typed: str, kept: str
) -> None:
    QGuiApplication.clipboard().setText(typed)
    page.title.setFocus()
    page.title.paste()
    qtbot.keyClick(page.title, Qt.Key.Key_Return)
    assert page.around.settings.value("title") == kept
    assert page.around.settings.title == (kept or "Nearward")
    assert page.title.text() == kept
    stands = json.loads(file.read_text()) if file.exists() else {}
    assert stands == ({"title": kept} if kept else {})
    assert "title" not in in_the_diary(page)
    assert (f"Name in the title bar: {kept}" in texts(page)) is bool(kept)


@pytest.mark.parametrize("value", ["x" * 41, "a\nb", "a\u2028b", "\u202eb", 5, None])
def test_no_other_name_is_taken_from_the_file(file: Path, value: object) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"title": value}))
    assert Settings(file).title == "Nearward"


def test_a_name_that_is_only_typed_is_kept_by_leaving_and_by_a_lock(
    qtbot: Any, make_window: Callable[..., Any]
) -> None:
    window = make_window()
    window.show_page(Route("privacy"))
    field = window.room.current.title
    field.setFocus()
    qtbot.keyClicks(field, "Notes")
    window.show_page(Route("journal"))
    assert window.windowTitle() == "Notes"
    window.show_page(Route("privacy"))
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Plans")
    window.lock()
    assert (window.windowTitle(), window.settings.title) == ("Plans", "Plans")


def test_it_is_reached_from_settings_and_escape_goes_back(
    qtbot: Any, make_window: Callable[..., Any]
) -> None:
    window = make_window()
    window.show_page(Route("settings"))
    (button,) = [
        b for b in window.room.current.findChildren(QPushButton) if b.accessibleName() == "Privacy"
    ]
    button.click()
    page = window.room.current
    assert page.key == "privacy"
    rail = window.room.rail.buttons
    assert rail["settings"].isChecked()
    assert "privacy" not in rail
    for widget in (page.back, page.title, page.switches["cover_behind"].box):
        window.show_page(Route("privacy"))
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
        assert window.room.current.key == "settings"
    window.show_page(Route("privacy"))
    page.back.click()
    assert window.room.current.key == "settings"


@pytest.mark.parametrize("answer", list(NETWORK))
def test_nothing_is_cut_off_in_a_narrow_window_with_large_text(
    around: Any, qtbot: Any, diary: Path, answer: str, file: Path
) -> None:
    around.look.become("light", 200)
    try:
        deep = file.parent / "a-rather-deep-folder" / "with_another_one" / "inside"
        deep.mkdir(parents=True)
        page = PrivacyPage(around._replace(settings=Settings(deep / "settings.json")))
        page.around.settings.change("last_diary", str(deep / "diary.nearward"))
        page.enter(None)
        page.show_network(answer)
        page.reshape("narrow")
        page.resize(800 - 282, 600)
        page.show()
        qtbot.wait(30)
        area = present(page.findChild(QScrollArea))
        assert present(area.widget()).width() <= area.viewport().width()
        page.hide()
        page.deleteLater()
    finally:
        around.look.become("light", 100)
