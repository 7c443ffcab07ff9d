"""`nearward restore DIARY BACKUP`: a backup in the place of a diary, which is moved aside."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from nearward.command import DONE, report, typed
from nearward.command import arguments as common
from nearward.domain.day import now
from nearward.i18n import Translator
from nearward.vault.care import restoring
from nearward.vault.file import header


def arguments(parser: ArgumentParser, words: Translator) -> None:
    """What it takes."""
    parser.description = words(
        "Restore a diary from a backup. The present file is moved aside, not deleted."
    )
    common.diary(parser, words("the diary to replace"))
    parser.add_argument("backup", metavar="BACKUP", type=Path, help=words("the backup to restore"))
    report.argument(parser, words)
    common.key(parser, words)


def run(asked: Namespace, words: Translator) -> int:
    """Restore, and say where the file is that was there."""
    header.look_at(asked.backup)
    restoring.refuse_open(asked.diary)
    with typed.secret(asked, words, asked.backup) as (chosen, key):
        done = restoring.restore(asked.diary, asked.backup, chosen, now(), key=key)
    lines = [words("Restored: {path}", path=asked.diary.absolute())]
    if done.aside is not None:
        lines.append(words("The file that was there is now {name}", name=done.aside.absolute()))
    report.say(report.Report(done.counts.things, done.counts.things), asked.report, lines)
    return DONE
