"""The command line (canon, the outer contract): what may be asked for, and what it is called."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path

from nearward.command import COMMANDS
from nearward.words import Words

USAGE = """nearward [DIARY]
       nearward --demo [--until YYYY-MM-DD]
       nearward new DIARY [--demo [--until YYYY-MM-DD]] [--passphrase-stdin]
       nearward check DIARY [--passphrase-stdin]
       nearward export DIARY OUT --as json [--passphrase-stdin]
       nearward tour OUT [--theme light|night] [--size 1280x800] [--text-size 100]
                     [--language en]"""
YEARS = range(1970, 9001)


def read(arguments: list[str], words: Words) -> Namespace:
    """What was asked; `command` is "" for the window. Ends the program on wrong usage (2).

    A command is one only as the first word; a diary with such a name is given as ./new.
    """
    first = arguments[0] if arguments else ""
    makers = dict(zip(COMMANDS, (_new, _check, _export, _tour), strict=True))
    if first not in makers:
        return _window(arguments, words)
    parser = ArgumentParser(prog=f"nearward {first}", allow_abbrev=False, add_help=False)
    _help(parser, words)
    makers[first](parser, words)
    asked = parser.parse_args(arguments[1:])
    if first == "new" and asked.until and not asked.demo:
        parser.error(words("--until goes with --demo"))
    asked.command = first
    return asked


def _window(arguments: list[str], words: Words) -> Namespace:
    parser = ArgumentParser(
        prog="nearward",
        usage=USAGE,
        description=words("A private diary for people who notice that they pull away."),
        epilog=words(
            "Commands: new makes a diary, check looks whether all of it is in order, export writes"
            " it for other programs, tour makes pictures of every page. `nearward COMMAND --help`"
            " says more. A passphrase is asked for on the terminal, or is the first line of"
            " standard input with --passphrase-stdin. A diary with the name of a command is"
            " opened as ./new."
        ),
        allow_abbrev=False,
        add_help=False,
    )
    from nearward import __version__

    parser.add_argument(
        "diary",
        metavar="DIARY",
        nargs="?",
        type=Path,
        help=words("the diary to open; without it, the last one, or a page that makes one"),
    )
    _demo(parser, words, words("open six invented months that are thrown away at the end"))
    parser.add_argument(
        "--version",
        action="version",
        version=f"nearward {__version__}",
        help=words("say which version this is"),
    )
    _help(parser, words)
    asked = parser.parse_args(arguments)
    if asked.demo and asked.diary is not None:
        parser.error(words("--demo takes no DIARY; `nearward new DIARY --demo` makes one to keep"))
    if asked.until and not asked.demo:
        parser.error(words("--until goes with --demo"))
    asked.command = ""
    return asked


def _new(parser: ArgumentParser, words: Words) -> None:
    parser.description = words("Make a diary at a place where there is none yet.")
    parser.add_argument("diary", metavar="DIARY", type=Path, help=words("the file to make"))
    _demo(parser, words, words("with six invented months in it"))
    _stdin(parser, words)


def _check(parser: ArgumentParser, words: Words) -> None:
    parser.description = words("Read all of a diary and say ok, or what is not in order.")
    parser.add_argument("diary", metavar="DIARY", type=Path, help=words("the diary to read"))
    _stdin(parser, words)


def _export(parser: ArgumentParser, words: Words) -> None:
    parser.description = words("Write all that a diary holds, not encrypted, for other programs.")
    parser.add_argument("diary", metavar="DIARY", type=Path, help=words("the diary to read"))
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help=words("a new file that ends in .json, or a new folder to hold diary.json"),
    )
    parser.add_argument("--as", dest="form", choices=("json",), required=True, help=words("how"))
    _stdin(parser, words)


def _tour(parser: ArgumentParser, words: Words) -> None:
    parser.description = words("Make pictures of every page, the sheets as PDF, and the charts.")
    parser.add_argument("out", metavar="OUT", type=Path, help=words("the folder for them"))
    parser.add_argument("--theme", choices=("light", "night"), help=words("one theme only"))
    parser.add_argument(
        "--size", type=_size, default=(1280, 800), metavar="WxH", help=words("of the window")
    )
    parser.add_argument(
        "--text-size", type=_percent, default=100, metavar="N", help=words("80 to 200 percent")
    )
    parser.add_argument("--language", default="en", metavar="CODE", help=words("such as en"))


def _demo(parser: ArgumentParser, words: Words, text: str) -> None:
    parser.add_argument("--demo", action="store_true", help=text)
    parser.add_argument(
        "--until",
        type=_day,
        metavar="YYYY-MM-DD",
        help=words("the last of the invented days; without it, yesterday"),
    )


def _stdin(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--passphrase-stdin",
        dest="stdin",
        action="store_true",
        help=words("take the passphrase from the first line of standard input"),
    )


def _help(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("-h", "--help", action="help", help=words("say this"))


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text or day.year not in YEARS:
        raise ArgumentTypeError(f"not a day such as 2026-11-23: {text!r}")
    return day


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{2,3})x([1-9]\d{2,3})", text, re.ASCII)
    if found is None:
        raise ArgumentTypeError(f"not a size such as 1280x800: {text!r}")
    return int(found[1]), int(found[2])


def _percent(text: str) -> int:
    if not re.fullmatch(r"\d{2,3}", text, re.ASCII) or not 80 <= int(text) <= 200:
        raise ArgumentTypeError(f"not a text size from 80 to 200: {text!r}")
    return int(text)
