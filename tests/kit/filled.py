"""A diary of six invented months under the raw key of the tests, and what each page shows of it."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import KEY

#: asked of the running program: what `page(key)` is shown with
PAGES = """
from nearward.session.jobs.everything import read_everything
from nearward_ui.pages import PAGES
from nearward_ui.tour.chosen import Chosen
def take(found):
    global chosen
    chosen = Chosen.of(found)
chosen = None
window.desk.ask(read_everything(), take)
"""


def filled(path: Path) -> Path:
    """Make it."""
    from nearward.command.demo import diary
    from nearward.vault.care.opening import create_diary

    vault = create_diary(path, "", key=KEY)
    diary.fill(vault, diary.yesterday())
    vault.close()
    return path
