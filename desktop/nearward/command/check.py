"""`nearward check DIARY`: read every page and look whether all of it is in order."""

from __future__ import annotations

from pathlib import Path

from nearward.command import DONE, TROUBLE, passphrase
from nearward.vault import file
from nearward.vault.vault import Vault
from nearward.words import Words


def run(diary: Path, words: Words, *, stdin: bool = False) -> int:
    """Print `ok`, or what was found."""
    file.look_at(diary)
    vault = Vault.open(diary, passphrase.get(words, stdin=stdin))
    try:
        found = vault.check()
    finally:
        vault.close()
    print("\n".join(found) if found else "ok")
    return TROUBLE if found else DONE
