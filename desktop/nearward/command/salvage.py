"""`nearward salvage DIARY NEW`: what can still be read of a damaged diary, in a new one."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from nearward.command import DONE, report, typed
from nearward.command import arguments as common
from nearward.domain.file import salvage_text
from nearward.domain.file.trouble import AlreadyExists
from nearward.i18n import Translator
from nearward.vault.care.salvage import salvage
from nearward.vault.file import header


def arguments(parser: ArgumentParser, words: Translator) -> None:
    """What it takes."""
    parser.description = words(
        "Save what can still be read of a damaged diary in a new one. The damaged file is not"
        " changed."
    )
    common.diary(parser, words("the damaged diary"))
    parser.add_argument("new", metavar="NEW", type=Path, help=words("the diary to make"))
    report.argument(parser, words)
    common.key(parser, words)


def run(asked: Namespace, words: Translator) -> int:
    """Save what can be read, and say what could not be."""
    if os.path.lexists(asked.new):
        raise AlreadyExists(name=asked.new.name)
    header.look_at(asked.diary)
    with typed.secret(asked, words, asked.diary) as (chosen, key):
        done = salvage(asked.diary, asked.new, chosen, key=key)
    found = salvage_text.problems(done, words)
    lines = [
        words("Made: {path}", path=asked.new.absolute()),
        salvage_text.kept(done, words),
        *(found or [words(salvage_text.ALL_READ)]),
        words("The damaged file was not changed. Please keep it."),
    ]
    counted = report.Report(done.things + len(done.lost), done.things, len(done.lost), found)
    report.say(counted, asked.report, lines)
    return DONE
