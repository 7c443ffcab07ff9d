"""`nearward export DIARY OUT --as json`: all that a diary holds, readable by other programs."""

from __future__ import annotations

from pathlib import Path

from nearward.command import DONE, passphrase
from nearward.exchange import archive, writing
from nearward.session import operations
from nearward.vault import file
from nearward.vault.vault import Vault
from nearward.words import Words

SUFFIX = ".json"
INSIDE = "diary.json"


def run(diary: Path, out: Path, words: Words, *, stdin: bool = False) -> int:
    """Write one file `*.json`; under any other name, a folder that holds `diary.json`."""
    writing.refuse_existing(out)
    file.look_at(diary)
    vault = Vault.open(diary, passphrase.get(words, stdin=stdin))
    try:
        data = archive.encoded(operations.everything()(vault))
    finally:
        vault.close()
    if out.suffix.lower() == SUFFIX:
        writing.write_file(out, data)
    else:
        writing.write_folder(out, {INSIDE: data})
    print(words("Written: {path}", path=out))
    print(words("It is not encrypted: whoever can read this file can read your diary."))
    return DONE
