"""`nearward new DIARY`: make a diary, empty or with the invented six months."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from nearward.command import DONE, typed
from nearward.command import arguments as common
from nearward.domain.file.trouble import AlreadyExists
from nearward.i18n import Translator
from nearward.vault.care.opening import create_diary


def arguments(parser: ArgumentParser, words: Translator) -> None:
    """What it takes."""
    parser.description = words("Make a new diary.")
    common.diary(parser, words("the file to make"))
    common.demo(parser, words, words("with six invented months in it"))
    common.passphrase(parser, words)


def run(asked: Namespace, words: Translator) -> int:
    """Make the diary and say where it is."""
    if os.path.lexists(asked.diary):
        raise AlreadyExists(name=asked.diary.name)
    chosen = typed.new_passphrase(words, stdin=asked.stdin)
    if asked.demo:
        from nearward.command.demo.diary import make

        make(asked.diary, chosen, asked.until)
    else:
        create_diary(asked.diary, chosen).close()
    print(words("Made: {path}", path=asked.diary.absolute()))
    print(words("Nobody can open it without its passphrase, and nobody can give you a new one."))
    return DONE
