"""`nearward new DIARY`: make a diary, empty or with the invented six months."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from nearward.command import DONE, passphrase
from nearward.vault.trouble import AlreadyExists
from nearward.vault.vault import Vault
from nearward.words import Words


def run(
    diary: Path, words: Words, *, stdin: bool = False, demo: bool = False, until: date | None = None
) -> int:
    """Make the diary and say where it is."""
    if os.path.lexists(diary):
        raise AlreadyExists(name=diary.name)
    chosen = passphrase.get(words, stdin=stdin, twice=True)
    if demo:
        from nearward.command.demo import make

        make(diary, chosen, until)
    else:
        Vault.create(diary, chosen).close()
    print(words("Made: {path}", path=diary))
    print(words("Nobody can open it without its passphrase, and nobody can give you a new one."))
    return DONE
