"""`nearward tour OUT`: pictures of every page (run by __main__, which sees the windows)."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from nearward.command.arguments import percent, size
from nearward.i18n import Translator


def arguments(parser: ArgumentParser, words: Translator) -> None:
    """What it takes."""
    parser.description = words("Make pictures of every page, the sheets as PDF, and the charts.")
    parser.add_argument("out", metavar="OUT", type=Path, help=words("the folder for them"))
    parser.add_argument("--theme", choices=("light", "night"), help=words("one theme only"))
    parser.add_argument(
        "--size", type=size, default=(1280, 800), metavar="WxH", help=words("of the window")
    )
    parser.add_argument(
        "--text-size", type=percent, default=100, metavar="N", help=words("80 to 200 percent")
    )
    parser.add_argument("--language", default="en", metavar="CODE", help=words("such as en"))
