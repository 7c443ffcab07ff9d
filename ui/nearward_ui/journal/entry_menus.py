"""The menus over an entry: how it was, and all that can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Qt

from nearward_ui.actions import ACTIONS
from nearward_ui.journal.beside.star_and_mood import MOODS, told_mood
from nearward_ui.kit.widgets.action_menu import ActionMenu, fill

if TYPE_CHECKING:
    from nearward_ui.journal.paper import JournalPaper
    from nearward_ui.kit.widgets.icon_button import IconButton


class Mark(Protocol):
    """Gives an entry a star or none, and how it was."""

    def __call__(self, *, starred: bool, mood: int | None) -> None: ...


def ask_mood(page: JournalPaper, mark: Mark) -> None:
    """Seven steps from high to low, or none."""
    words, entry = page.words, page.writing.entry
    menu = _menu(page, words("Mood"))
    moods: list[int | None] = [*reversed(MOODS), None]
    actions = []
    for mood in moods:
        said = words("No mood") if mood is None else told_mood(mood, words)
        then = partial(mark, starred=entry.starred, mood=mood)
        actions.append(menu.take(said, then))
    menu.take_one_of(actions, moods.index(entry.mood))
    _open(menu, page.top.mood)


def show_more(page: JournalPaper) -> None:
    """All that the table of actions has for an entry, as far as it can be done right now."""
    menu = _menu(page, page.words("More"))
    acts = page.acts()
    rows = [row for row in ACTIONS.values() if row.page == "journal"]
    for last in (False, True):
        part = [row for row in rows if (row.does == "delete") is last and str(row.does) in acts]
        if last and part:
            menu.addSeparator()
        fill(menu, part, page.around, lambda row: acts.get(str(row.does)))
    _open(menu, page.top.more)


def _menu(page: JournalPaper, name: str) -> ActionMenu:
    menu = ActionMenu(page.look, page, name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _open(menu: ActionMenu, under: IconButton) -> None:
    """Under its button, with its end at the end of that."""
    wide = menu.sizeHint().width()
    left = 0 if under.layoutDirection() == Qt.LayoutDirection.RightToLeft else under.width() - wide
    menu.popup(under.mapToGlobal(QPoint(left, under.height())))
