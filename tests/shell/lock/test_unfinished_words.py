"""A word that an input method has not finished is in the diary after a lock, a quit, a new page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.narrowed import instance

from nearward.vault.care.opening import open_diary
from nearward.vault.vault import Vault
from nearward_ui.routes import Route, ToWorksheet


def begin(field: QWidget, qtbot: Any) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QApplication.sendEvent(field, QInputMethodEvent("にほ", []))


@pytest.mark.parametrize("end", ["lock", "close", "page"])
@pytest.mark.parametrize("place", ["text", "title", "moment", "worksheet"])
def test_it_is_kept(window: Any, qtbot: Any, diary: Path, key: bytes, place: str, end: str) -> None:
    field = _field(window, place)
    begin(field, qtbot)
    if end == "page":
        window.show_page(Route("settings"))
        assert window.room.current.key == "settings"
        assert _kept(window.desk._vault)
    with qtbot.waitSignal(window.ended):
        window.close() if end == "close" else window.lock()
    vault = open_diary(diary, "", key=key)
    try:
        assert _kept(vault)
    finally:
        vault.close()


def _field(window: Any, place: str) -> QWidget:
    if place in ("text", "title"):
        page = window.room.current
        return instance(QWidget, page.editor if place == "text" else page.title)
    if place == "moment":
        window.show_page(Route("moment"))
        return instance(QWidget, window.room.current.fields.text)
    window.show_page(ToWorksheet(sheet="evidence"))
    areas = window.room.current.findChildren(QWidget)
    return next(
        instance(QWidget, area)
        for area in areas
        if area.isVisible() and hasattr(area, "unfinished")
    )


def _kept(vault: Vault) -> bool:
    words = [f"{entry.title}{entry.text}" for entry in vault.entries.every()]
    words += [str(sheet.answers) for sheet in vault.worksheets.every()]
    words += [str(draft) for draft in vault.drafts.every().values()]
    return sum("にほ" in text for text in words) == 1


def test_a_field_without_one_is_left_alone(make_window: Callable[..., Any], qtbot: Any) -> None:
    window = make_window()
    window.room.current.editor.setFocus()
    window.show_page(Route("settings"))
    assert window.desk._vault.entries.every() == []
