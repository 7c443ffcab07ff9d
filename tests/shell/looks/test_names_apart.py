"""Two buttons of a page that do different things are called differently, also to who listens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QPushButton
from tests.kit.filled import filled

from nearward.session.jobs.everything import read_everything
from nearward_ui.kit.inputs.chip import Chip
from nearward_ui.pages import PAGES
from nearward_ui.shell.rail import RailButton
from nearward_ui.tour.chosen import Chosen

#: two of them do the same: over the text, and beside the pictures below it
SAME = {"Add pictures…"}


def test_no_two_buttons_of_a_page_share_a_name(
    make_window: Callable[..., Any], tmp_path: Path
) -> None:
    window = make_window(filled(tmp_path / "full.nearward"))
    window.resize(1920, 1080)
    found: list[Any] = []
    window.desk.ask(read_everything(), found.append)
    chosen = Chosen.of(found[0])
    shared = {}
    for key in PAGES:
        window.show_page(chosen.route(key))
        QApplication.processEvents()
        buttons = [
            one
            for one in window.room.findChildren(QPushButton)
            # a chip is told within its group, a place of the rail as a place
            if one.isVisible() and one.isEnabled() and not isinstance(one, Chip | RailButton)
        ]
        names = Counter(one.accessibleName() or one.text() for one in buttons)
        twice = {name for name, count in names.items() if count > 1} - SAME
        if twice:
            shared[key] = twice
    assert not shared
