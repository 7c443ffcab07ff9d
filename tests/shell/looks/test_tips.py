"""Each button tells the key by which it is pressed too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton

from nearward_ui.actions import GENERAL, keys_of
from nearward_ui.kit.widgets.icon_button import IconButton
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route

KEYED = {row.title: keys_of(row.name) for row in GENERAL if row.keys}
KEYS = [row.key for row in PAGES.values() if not row.shows_one]


@pytest.mark.parametrize("page_key", KEYS)
def test_buttons_of_a_page_tell_their_keys(window: Any, page_key: str) -> None:
    window.show_page(Route(page_key))
    page = window.room.current
    for button in page.findChildren(QPushButton):
        for said in (button.text(), button.accessibleName()):
            if said in KEYED:
                assert KEYED[said] in button.toolTip(), (said, button.toolTip())
        if button.property("role") == "main":
            assert button.toolTip(), button.text()
    for icon in page.findChildren(IconButton):
        # a drawing alone says too little
        assert icon.toolTip(), icon.accessibleName()


def test_buttons_before_the_diary_is_open_do_so(make_window: Callable[..., Any]) -> None:
    window = make_window(unlock=False)
    page = window.lock_page
    assert page.help.toolTip() == "F1"
    buttons = page.findChildren(QAbstractButton)
    main = next(one for one in buttons if one.property("role") == "main")
    assert main.toolTip() == keys_of("main-button")
