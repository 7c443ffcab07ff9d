"""What a lock could not save yet, in words: what it is, and that it is kept in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.i18n import N_
from nearward_ui.pages import PAGES

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble
    from nearward.i18n import Translator

ELSEWHERE = N_("something on another page")


def told(words: Translator, trouble: Trouble, keys: list[str], *, asks: bool) -> str:
    """What is said of it. `asks`: the person wants to quit, and hears what would be lost."""
    from nearward.domain.trouble import Unexpected

    said = trouble.say(words)
    if not isinstance(trouble, Unexpected):
        tail = words("Nothing is lost: it is kept in memory, and saving is tried again.")
        said = f"{said} {tail}"
    what = words("Not saved yet: {what}.", what=named(words, keys))
    if asks:
        advice = words("It is only in the memory of this window, and is lost if you quit.")
        what = f"{what} {advice}"
    return f"{said} {what}"


def named(words: Translator, keys: list[str]) -> str:
    """What is not saved on the pages of these keys, without a word of it."""
    rows = [PAGES[key] for key in keys if key in PAGES]
    names = [words(row.holds or ELSEWHERE) for row in rows]
    return words(", ").join(dict.fromkeys(names)) or words("something")
