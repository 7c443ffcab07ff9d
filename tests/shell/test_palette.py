"""The palette, in a real window."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from tests.narrowed import present
from tests.shell.by_actions import (
    CTRL,
    NO_SCREEN,
    NONE,
    opened,
    press,
    typed,
    write,
)
from tests.shell.conftest import PASSPHRASE
from tests.shell.lock.test_lock import everything_that_can_be_read

from nearward.domain.model import Moment, Passage
from nearward.session.ask import moments, people
from nearward_ui.actions import ACTIONS
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route, ToJournal, WriteAlone
from nearward_ui.shell.commands.finding import Line, spans_of

pytestmark = pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)


def test_the_palette_finds_every_action_and_page(qtbot: Any, window: Any) -> None:
    palette = opened(window, qtbot)
    listed = {line.text for line in palette.list.lines}
    words = window.words
    for row in ACTIONS.values():
        if row.is_found and not row.page and not row.thing:
            said = words(row.title)
            assert {said, f"{said} ({words(row.under)})"} & listed, row.name
    for page in PAGES.values():
        assert page.shows_one or words(page.title) in listed, page.key


def test_the_palette_does_what_is_chosen_by_the_keyboard_alone(qtbot: Any, window: Any) -> None:
    palette = opened(window, qtbot)
    assert typed(qtbot, palette, "pat")[0] == "Patterns"
    press(qtbot, Qt.Key.Key_Return)
    assert window.room.current.key == "patterns"
    assert window.commands.palette is None
    palette = opened(window, qtbot)
    typed(qtbot, palette, "log a")
    press(qtbot, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert window.room.current.key == "moment"


def test_arrows_go_round_and_esc_gives_the_keyboard_back(qtbot: Any, window: Any) -> None:
    editor = window.room.current.editor
    assert editor.hasFocus()
    palette = opened(window, qtbot)
    rows = [line for line in palette.list.lines if not line.is_title]
    press(qtbot, Qt.Key.Key_Up)
    assert palette.list.value == rows[-1].value
    press(qtbot, Qt.Key.Key_Down)
    assert palette.list.value == rows[0].value
    press(qtbot, Qt.Key.Key_Tab)
    assert palette.field.hasFocus()
    assert palette.list.value == rows[1].value
    press(qtbot, Qt.Key.Key_Escape)
    assert window.commands.palette is None
    assert editor.hasFocus()
    assert editor.text() == ""


def test_it_finds_people_tags_and_what_was_written(qtbot: Any, window: Any) -> None:
    write(window, "We were at the harbour with @Ines.\n\n#driftwood", title="The long quay")
    window.desk.ask(people.add("Driscoll"))
    palette = opened(window, qtbot)
    assert {"Driscoll", "driftwood"} <= set(typed(qtbot, palette, "dri"))
    press(qtbot, Qt.Key.Key_A, CTRL)
    assert "The long quay" in typed(qtbot, palette, "harbour")
    press(qtbot, Qt.Key.Key_A, CTRL)
    assert typed(qtbot, palette, "@ines") == ["Ines", "The long quay"]
    press(qtbot, Qt.Key.Key_Return)
    assert window.room.current.key == "person"
    palette = opened(window, qtbot)
    typed(qtbot, palette, "#drift")
    press(qtbot, Qt.Key.Key_Return)
    assert window.room.current.key == "journal"
    assert window.room.current.finding.search.text() == "#driftwood"


def test_what_belongs_to_a_page_is_found_only_there(qtbot: Any, window: Any) -> None:
    palette = opened(window, qtbot)
    assert "Add pictures…" in typed(qtbot, palette, "pictures")
    palette.close_it()
    window.show_page(Route("patterns"))
    palette = opened(window, qtbot)
    assert "Add pictures…" not in typed(qtbot, palette, "pictures")


def test_every_act_of_the_table_is_one_that_its_page_has(qtbot: Any, window: Any) -> None:
    entry = write(window, "Something.")
    moment = Moment(at=entry.at, day=entry.day, outcome="stayed")
    made = Passage(entry_id=entry.id, start=0, words="Something.")
    window.desk.ask(moments.save(moment, passage=made))
    window.show_page(ToJournal(id=entry.id))
    journal = window.room.current
    # what is made of words needs words, and what was made needs to be known
    journal.editor.selectAll()
    qtbot.waitUntil(lambda: "open_made" in journal.acts())
    found = {"journal": set(journal.acts())}
    window.show_page(WriteAlone())
    found["journal"] |= set(journal.acts())
    window.show_page(Route("patterns"))
    patterns = window.room.current
    found["patterns"] = set(patterns.acts())
    patterns.acts()["hide_charts"]()
    found["patterns"] |= set(patterns.acts())
    window.show_page(Route("own-sheet"))
    maker = window.room.current
    maker.acts()["add_question"]()
    found["own-sheet"] = {"add_question", *maker.acts()}
    for row in ACTIONS.values():
        if row.page and row.page not in found:
            window.show_page(Route(row.page))
            found[row.page] = set(window.room.current.acts())
        assert not row.page or row.does in found[row.page], row.name


def test_ten_thousand_letters_do_not_stall(qtbot: Any, window: Any) -> None:
    write(window, "A day.")
    opened(window, qtbot)
    for text in ("x" * 10_000, "a " * 5_000, "*[(" * 3_000, "ß" * 10_000, "\u05d0" * 10_000):
        QGuiApplication.clipboard().setText(text)
        # of this process alone, however busy the machine is
        began = time.process_time()
        press(qtbot, Qt.Key.Key_A, CTRL)
        press(qtbot, Qt.Key.Key_V, CTRL)
        QApplication.processEvents()
        assert time.process_time() - began < 0.1
        qtbot.wait(100)
    QGuiApplication.clipboard().clear()


def test_found_letters_are_those_that_were_typed() -> None:
    assert spans_of("Log a moment", ["mo"]) == ((6, 8),)
    assert spans_of("Log a moment", ["mo", "lo"]) == ((0, 2), (6, 8))
    assert spans_of("Straße am Meer", ["meer"]) == ((10, 14),)
    assert spans_of("Journal", ["x"]) is None
    assert Line("Do").is_title


def test_nothing_is_asked_or_shown_before_a_diary_is_open(
    qtbot: Any, make_window: Callable[..., Any]
) -> None:
    window = make_window(unlock=False)
    for pressed, modifier in ((Qt.Key.Key_K, CTRL), (Qt.Key.Key_F10, NONE), (Qt.Key.Key_P, CTRL)):
        press(qtbot, pressed, modifier)
    assert window.commands is None
    assert QApplication.activePopupWidget() is None


def test_an_open_palette_is_gone_with_the_lock_and_so_are_its_words(
    qtbot: Any, window: Any
) -> None:
    write(window, "Heliotrope by the wall.", title="Heliotrope")
    window.desk.ask(people.add("Helmina"))
    palette = opened(window, qtbot)
    assert {"Helmina", "Heliotrope"} <= set(typed(qtbot, palette, "hel"))
    window.lock()
    assert window.commands.palette is None
    qtbot.wait(150)
    assert [said for said in everything_that_can_be_read() if "elmina" in said] == []
    assert [said for said in everything_that_can_be_read() if "eliotrope" in said] == []
    press(qtbot, Qt.Key.Key_K, CTRL)
    assert window.commands.palette is None
    window.open_diary(PASSPHRASE)
    assert opened(window, qtbot).field.text() == ""


def test_an_answer_that_comes_after_the_lock_is_not_shown(qtbot: Any, window: Any) -> None:
    write(window, "Heliotrope by the wall.", title="Heliotrope")
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "hel")
    window.lock()
    qtbot.wait(200)
    assert [said for said in everything_that_can_be_read() if "eliotrope" in said] == []


def test_a_key_of_the_window_closes_the_palette_first(qtbot: Any, window: Any) -> None:
    opened(window, qtbot)
    press(qtbot, Qt.Key.Key_M, CTRL)
    assert window.room.current.key == "moment"
    assert window.commands.palette is None


def test_a_click_beside_it_closes_it_and_presses_nothing(qtbot: Any, window: Any) -> None:
    palette = opened(window, qtbot)
    at = window.room.rail.buttons["patterns"].mapTo(window, QPoint(20, 10))
    assert window.childAt(at) is palette
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.mapFrom(window, at))
    assert window.commands.palette is None
    assert window.room.current.key == "journal"


@pytest.mark.parametrize("size", [(800, 600), (1280, 800)])
def test_it_fits_into_the_window(qtbot: Any, window: Any, size: tuple[int, int]) -> None:
    window.resize(*size)
    palette = opened(window, qtbot)
    assert palette.rect() == window.room.rect()
    assert palette.rect().contains(palette.card.geometry())
    typed(qtbot, palette, "a")
    assert palette.rect().contains(palette.card.geometry())


def test_assistive_technology_knows_it_by_name_role_and_rows(qtbot: Any, window: Any) -> None:
    palette = opened(window, qtbot)
    typed(qtbot, palette, "pat")

    def told(widget: Any) -> tuple[str, QAccessible.Role]:
        found = present(QAccessible.queryAccessibleInterface(widget))
        return found.text(QAccessible.Text.Name), found.role()

    assert told(palette) == ("All actions", QAccessible.Role.Dialog)
    assert told(palette.field)[0] == "Find an action, a page, a person or a tag"
    assert palette.field.accessibleDescription() == "1 found"
    assert told(palette.list)[0] == "What was found"
    rows = present(QAccessible.queryAccessibleInterface(palette.list))
    said = [present(rows.child(n)).text(QAccessible.Text.Name) for n in range(rows.childCount())]
    assert said == ["Go to", "Patterns, Ctrl+5"]
    assert window.room.rail.menu_button.accessibleName() == "Menu"


def test_a_theme_is_taken_by_its_name(qtbot: Any, window: Any) -> None:
    palette = opened(window, qtbot)
    assert typed(qtbot, palette, "night")[0] == "Night (Light or night)"
    press(qtbot, Qt.Key.Key_Return)
    assert (window.settings.theme, window.look.theme) == ("night", "night")
