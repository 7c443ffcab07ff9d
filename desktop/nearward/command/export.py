"""`nearward export DIARY OUT --as json|markdown|csv`: a diary for other programs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from nearward.command import DONE, typed
from nearward.command import arguments as common
from nearward.exchange import writing
from nearward.session import exporting
from nearward.words import Words


def arguments(parser: ArgumentParser, words: Words) -> None:
    """What it takes."""
    parser.description = words("Write what a diary holds, not encrypted, for other programs.")
    common.diary(parser, words("the diary to read"))
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help=words("a new folder; for json also a new file that ends in .json"),
    )
    parser.add_argument(
        "--as", dest="form", choices=exporting.FORMS, required=True, help=words("how")
    )
    common.key(parser, words)


def run(asked: Namespace, words: Words) -> int:
    """Write it, and say once that anyone can read it."""
    out: Path = asked.out
    writing.refuse_existing(out)
    vault = typed.opened(asked, words)
    try:
        exporting.export(out, asked.form)(vault)
    finally:
        vault.close()
    print(words("Written: {path}", path=out))
    print(words("It is not encrypted: whoever can read this file can read your diary."))
    return DONE
