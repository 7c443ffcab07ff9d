"""`nearward export DIARY OUT --as json`: all that a diary holds, readable by other programs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from nearward.command import DONE, typed
from nearward.command import arguments as common
from nearward.exchange import archive, writing
from nearward.session import operations
from nearward.words import Words

SUFFIX = ".json"
INSIDE = "diary.json"


def arguments(parser: ArgumentParser, words: Words) -> None:
    """What it takes."""
    parser.description = words("Write all that a diary holds, not encrypted, for other programs.")
    common.diary(parser, words("the diary to read"))
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help=words("a new file that ends in .json, or a new folder to hold diary.json"),
    )
    parser.add_argument("--as", dest="form", choices=("json",), required=True, help=words("how"))
    common.key(parser, words)


def run(asked: Namespace, words: Words) -> int:
    """Write one file `*.json`; under any other name, a folder that holds `diary.json`."""
    out: Path = asked.out
    writing.refuse_existing(out)
    vault = typed.opened(asked, words)
    try:
        data = archive.encoded(operations.everything()(vault))
    finally:
        vault.close()
    if out.suffix.lower() == SUFFIX:
        writing.write_file(out, data)
    else:
        writing.write_folder(out, {INSIDE: data})
    print(words("Written: {path}", path=out))
    print(words("It is not encrypted: whoever can read this file can read your diary."))
    return DONE
