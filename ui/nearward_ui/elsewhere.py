"""A diary that is open in another window is named as such before anyone types a passphrase."""

from __future__ import annotations

from pathlib import Path

from nearward.words import Words
from nearward_ui.lock_page import LockPage


def say(path: Path | None, page: LockPage, words: Words) -> None:
    """Say it on the lock page, where another program has the diary."""
    from nearward.home.held import is_held

    if path is not None and is_held(path):
        from nearward.vault.trouble import OpenElsewhere

        page.say(OpenElsewhere(name=path.name).say(words))
