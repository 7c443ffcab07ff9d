"""`nearward passphrase DIARY`: a new passphrase, for who has the old one or the sheet."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from nearward.command import DONE, typed
from nearward.command import arguments as common
from nearward.i18n import Translator
from nearward.session.ask import backups


def arguments(parser: ArgumentParser, words: Translator) -> None:
    """What it takes."""
    parser.description = words(
        "Change the passphrase of a diary. On standard input: the old one or the recovery key,"
        " then the new one on the next line."
    )
    common.diary(parser, words("the diary"))
    common.key(parser, words)


def run(asked: Namespace, words: Translator) -> int:
    """Change it, and say what still opens with the old one."""
    vault = typed.opened(asked, words)
    try:
        new = typed.new_passphrase(words, stdin=asked.stdin or asked.key_stdin)
        earlier = backups.change_passphrase(new)(vault)
    finally:
        vault.close()
    print(words("The passphrase was changed."))
    print(
        words(
            "Older backups still open with the old passphrase and recovery sheet. The newest is"
            " {name}.",
            name=earlier.absolute(),
        )
    )
    return DONE
