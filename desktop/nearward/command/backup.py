"""`nearward backup DIARY DEST`: a whole copy that was looked through, encrypted as the diary."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from nearward.command import DONE, report, typed
from nearward.command import arguments as common
from nearward.domain.file.trouble import BackupExists
from nearward.i18n import Translator, counts
from nearward.vault.care import backups


def arguments(parser: ArgumentParser, words: Translator) -> None:
    """What it takes."""
    parser.description = words("Copy a diary to a new file, then check the copy.")
    common.diary(parser, words("the diary to copy"))
    parser.add_argument("dest", metavar="DEST", type=Path, help=words("the file to make"))
    report.argument(parser, words)
    common.key(parser, words)


def run(asked: Namespace, words: Translator) -> int:
    """Make the backup and say what it holds."""
    if os.path.lexists(asked.dest):
        raise BackupExists(name=asked.dest.name)
    vault = typed.opened(asked, words)
    try:
        made = backups.write(vault, asked.dest)
    finally:
        vault.close()
    lines = [
        words("Made: {path}", path=asked.dest.absolute()),
        words(
            "It holds {entries}, {moments} and {worksheets}. It opens with the same passphrase"
            " and recovery sheet.",
            entries=counts.entries(made.entries, words),
            moments=counts.moments(made.moments, words),
            worksheets=counts.worksheets(made.worksheets, words),
        ),
    ]
    report.say(report.Report(made.things, made.things), asked.report, lines)
    return DONE
