"""Arguments that several commands take, and how they are read."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path

from nearward.i18n import Translator

YEARS = range(1970, 9001)


def diary(parser: ArgumentParser, text: str) -> None:
    """The diary the command is about."""
    parser.add_argument("diary", metavar="DIARY", type=Path, help=text)


def demo(parser: ArgumentParser, words: Translator, text: str) -> None:
    """The invented months, and their last day."""
    parser.add_argument("--demo", action="store_true", help=text)
    parser.add_argument(
        "--until",
        type=day,
        metavar="YYYY-MM-DD",
        help=words("the last of the invented days; without it, yesterday"),
    )


def passphrase(parser: ArgumentParser, words: Translator) -> None:
    """Where the passphrase of a new diary comes from when there is no terminal."""
    parser.add_argument(
        "--passphrase-stdin",
        dest="stdin",
        action="store_true",
        help=words("take the passphrase from the first line of standard input"),
    )


def key(parser: ArgumentParser, words: Translator) -> None:
    """Where the passphrase comes from, or the key of the recovery sheet in its place."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--passphrase-stdin",
        dest="stdin",
        action="store_true",
        help=words("take the passphrase from the first line of standard input"),
    )
    either.add_argument(
        "--recovery-key-stdin",
        dest="key_stdin",
        action="store_true",
        help=words("take the recovery key from standard input, on one line or on several"),
    )


def say_help(parser: ArgumentParser, words: Translator) -> None:
    """--help, in the language in force."""
    parser.add_argument("-h", "--help", action="help", help=words("show this help"))


def day(text: str) -> date:
    """A day as YYYY-MM-DD; wrong usage otherwise."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text or found.year not in YEARS:
        raise ArgumentTypeError(f"not a day such as 2026-11-23: {text!r}")
    return found


def size(text: str) -> tuple[int, int]:
    """A size as WxH; wrong usage otherwise."""
    found = re.fullmatch(r"([1-9]\d{2,3})x([1-9]\d{2,3})", text, re.ASCII)
    if found is None:
        raise ArgumentTypeError(f"not a size such as 1280x800: {text!r}")
    return int(found[1]), int(found[2])


def percent(text: str) -> int:
    """A text size from 80 to 200; wrong usage otherwise."""
    if not re.fullmatch(r"\d{2,3}", text, re.ASCII) or not 80 <= int(text) <= 200:
        raise ArgumentTypeError(f"not a text size from 80 to 200: {text!r}")
    return int(text)
