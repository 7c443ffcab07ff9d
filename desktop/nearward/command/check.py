"""`nearward check DIARY`: read every page and look whether all of it is in order."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from nearward.command import DONE, TROUBLE, typed
from nearward.command import arguments as common
from nearward.i18n import Translator
from nearward.vault.care import checking


def arguments(parser: ArgumentParser, words: Translator) -> None:
    """What it takes."""
    parser.description = words("Read the whole diary and print ok, or what is wrong.")
    common.diary(parser, words("the diary to read"))
    common.key(parser, words)


def run(asked: Namespace, words: Translator) -> int:
    """Print `ok`, or what was found."""
    vault = typed.opened(asked, words)
    try:
        found = checking.check(vault)
    finally:
        vault.close()
    print("\n".join(finding.say(words) for finding in found) if found else "ok")
    return TROUBLE if found else DONE
