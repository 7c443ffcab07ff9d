"""Hints that tell the key of an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from nearward_ui.actions import ACTIONS, GENERAL, keys_of

if TYPE_CHECKING:
    from nearward.i18n import Translator


def tip(name: str, words: Translator, text: str = "") -> str:
    """What an action does (or `text` in its place), and its key."""
    said, keys = text or words(ACTIONS[name].title), keys_of(name)
    return f"{said} ({keys})" if keys else said


def give_hint(widget: QWidget, hint: str) -> None:
    """Give a widget its hint; who listens hears of it only what the name does not say already."""
    widget.setToolTip(hint)
    name = widget.accessibleName()
    rest = hint.removeprefix(name).strip() if name else hint
    if rest == hint:
        rest = ""
    elif rest.startswith("("):
        rest = rest[1:].replace(")", "", 1)
    widget.setAccessibleDescription(rest)


def give_tips(page: QWidget, words: Translator) -> None:
    """Tell the key of each button of a page that has one and says no more in a hint of its own.

    A button is known by the words of an action; the main one is pressed by a key on each page.
    """
    known = {words(row.title): row.name for row in GENERAL if row.keys}
    for button in page.findChildren(QPushButton):
        name = known.get(button.text()) or known.get(button.accessibleName(), "")
        if not name and button.property("role") == "main":
            name = "main-button"
        if name and not button.toolTip():
            button.setToolTip(keys_of(name))
