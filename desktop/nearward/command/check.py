"""`nearward check DIARY`: read every page and look whether all of it is in order."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from nearward.command import DONE, TROUBLE, passphrase
from nearward.command import arguments as common
from nearward.vault import file
from nearward.vault.vault import Vault
from nearward.words import Words


def arguments(parser: ArgumentParser, words: Words) -> None:
    """What it takes."""
    parser.description = words("Read all of a diary and say ok, or what is not in order.")
    common.diary(parser, words("the diary to read"))
    common.passphrase(parser, words)


def run(asked: Namespace, words: Words) -> int:
    """Print `ok`, or what was found."""
    file.look_at(asked.diary)
    vault = Vault.open(asked.diary, passphrase.get(words, stdin=asked.stdin))
    try:
        found = vault.check()
    finally:
        vault.close()
    print("\n".join(finding.say(words) for finding in found) if found else "ok")
    return TROUBLE if found else DONE
