"""How pages show made-up kinds, in a copy of the tree in which they were put (see
tests/vault/made_up_kinds.py). Run there by tests/vault/test_new_kinds.py."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.conftest import ask, end

from nearward.domain.kinds import BY_NAME
from nearward.session.ask import timeline, trash
from nearward.session.jobs.book_job import CHOICES
from nearward_ui.journal.reading.read_page import ReadPage
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.routes import ToDays
from nearward_ui.safety.trash import TrashPage

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def walk(around: Any) -> Any:
    """A walk that is kept."""
    made = BY_NAME["walk"].type(at=AT, day=AT.date(), goal="Harbour", text="Out")

    def save(vault: Any) -> Any:
        with vault.writing():
            return vault.things("walk").save(made)

    return ask(around, save)


def test_a_list_tells_it_by_its_label(around: Any, walk: Any) -> None:
    (card,) = ask(around, timeline.page())
    line = told_card(card, around, around.today)
    assert line.title == "Harbour"
    assert line.soft.endswith(" · Walk")


def test_the_trash_names_it(around: Any, walk: Any, qtbot: Any) -> None:
    ask(around, trash.delete("walk", walk.id))
    page = TrashPage(around)
    page.show()
    page.enter(None)
    (line,) = page.list.cards.lines
    assert line.title == "Harbour"
    assert line.soft.startswith("Walk of ")
    end(page)


def test_it_is_offered_to_read_and_to_print(around: Any, walk: Any, qtbot: Any) -> None:
    at = CHOICES.index("walk")
    assert CHOICES[at : at + 2] == ("walk", "wish")
    page = ReadPage(around)
    page.kinds.set_values(("walk",))
    page.show()
    page.enter(ToDays(first=AT.date(), last=AT.date()))
    qtbot.waitUntil(lambda: "Harbour" in page.reader.toPlainText(), timeout=5000)
    end(page)
