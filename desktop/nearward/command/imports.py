"""`nearward import DIARY FILE`: what another program has written, into a diary."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from nearward.command import DONE, TROUBLE, report, typed
from nearward.command import arguments as common
from nearward.exchange import readers
from nearward.exchange.found import Options, Report
from nearward.session import importing
from nearward.vault.trouble import NotFound
from nearward.words import Words


def arguments(parser: ArgumentParser, words: Words) -> None:
    """What it takes."""
    parser.description = words(
        "Take in what another program has written. All of it is kept, or nothing; a second import"
        " of the same adds nothing."
    )
    common.diary(parser, words("the diary that takes it in"))
    parser.add_argument("file", metavar="FILE", type=Path, help=words("a file, zip or folder"))
    parser.add_argument(
        "--as",
        dest="form",
        choices=readers.FORMS,
        help=words("what it is; without it, Nearward looks"),
    )
    parser.add_argument(
        "--dry-run",
        dest="dry",
        action="store_true",
        help=words("only say what would be kept"),
    )
    parser.add_argument(
        "--mood",
        dest="moods",
        type=mood,
        action="append",
        default=[],
        metavar="LABEL=N",
        help=words("a mood of Daylio as a number from -3 to 3; may be given several times"),
    )
    parser.add_argument(
        "--split",
        action="store_true",
        help=words("take days apart that Mini Diary merged"),
    )
    report.argument(parser, words)
    common.key(parser, words)


def mood(text: str) -> tuple[str, int]:
    """A label and its number; wrong usage otherwise."""
    found = re.fullmatch(r"(.+)=([+-]?[0-3])", text.strip(), re.ASCII | re.DOTALL)
    if found is None:
        raise ArgumentTypeError(f"not a mood such as good=2: {text!r}")
    return found[1], int(found[2])


def run(asked: Namespace, words: Words) -> int:
    """Import, and say what was kept and what was left out."""
    if not asked.file.exists():
        raise NotFound(name=asked.file.name)
    options = Options(moods=dict(asked.moods), split=asked.split)
    vault = typed.opened(asked, words)
    try:
        work = importing.dry_run if asked.dry else importing.run
        done = work(asked.file, asked.form, options)(vault)
    finally:
        vault.close()
    problems = [problem.say(words) for problem in done.problems]
    left_out = done.left_out + done.already
    said = report.Report(done.read, done.kept, left_out, problems)
    report.say(said, asked.report, _lines(done, problems, words, dry=asked.dry))
    return TROUBLE if done.broken else DONE


def _lines(done: Report, problems: list[str], words: Words, *, dry: bool) -> list[str]:
    if done.broken:
        return [words("Nothing was kept. The diary is as it was before."), *problems]
    kept = words("{n} would be kept.", n=done.kept) if dry else words("{n} were kept.", n=done.kept)
    lines = [words("{n} were read.", n=done.read), kept]
    if done.first is not None and done.last is not None:
        days = {"first": done.first.isoformat(), "last": done.last.isoformat()}
        lines.append(words("From {first} to {last}.", **days))
    if done.already:
        lines.append(words("{n} were there already.", n=done.already))
    if done.left_out:
        lines.append(words("{n} were left out.", n=done.left_out))
    return [*lines, *problems]
