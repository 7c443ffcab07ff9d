"""Hints that tell the key of an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward_ui.actions import ACTIONS, keys_of

if TYPE_CHECKING:
    from nearward.i18n import Translator


def tip(name: str, words: Translator, text: str = "") -> str:
    """What an action does (or `text` in its place), and its key."""
    said, keys = text or words(ACTIONS[name].title), keys_of(name)
    return f"{said} ({keys})" if keys else said
