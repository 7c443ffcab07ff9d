"""After an unlock the page comes softly; with reduced motion it is there at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.narrowed import present

from nearward.config.settings import Settings
from nearward_ui.shell.fade import FADE_MS, FadeIn

Make = Callable[..., Any]


def fade_of(window: Any) -> FadeIn | None:
    found = window.room.findChildren(FadeIn)
    return present(found[0]) if found else None


def test_what_comes_is_covered_for_a_moment_and_takes_keys_at_once(
    make_window: Make, qtbot: Any
) -> None:
    window = make_window()
    fade = present(fade_of(window))
    assert FADE_MS == 120
    assert fade.geometry() == window.room.rect()
    assert fade.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    # the first letter is not lost
    editor: QWidget = window.room.current.editor
    qtbot.keyClicks(editor, "So")
    assert window.room.current.editor.toPlainText() == "So"
    qtbot.waitUntil(lambda: fade_of(window) is None, timeout=2000)
    window.room.current.leave()


def test_with_reduced_motion_nothing_fades(make_window: Make) -> None:
    still = Settings()
    still.change("reduced_motion", True)
    assert fade_of(make_window(settings=still)) is None
