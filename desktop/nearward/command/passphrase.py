"""The passphrase of a command: typed on the terminal, or the first line of standard input.

It is never taken from an argument or from the environment, where other programs can read it.
"""

from __future__ import annotations

import sys

from nearward.command.trouble import NoTerminal, NotText, NotTheSame
from nearward.vault import key
from nearward.words import Words


def get(words: Words, *, stdin: bool, twice: bool = False) -> str:
    """The passphrase; `twice`: typed again, for a diary that is new. Trouble when there is none."""
    try:
        found = _line() if stdin else _typed(words, twice)
    except UnicodeDecodeError as error:
        raise NotText from error
    key.check(found)
    return found


def _line() -> str:
    """The first line without its end (LF or CR LF); blanks belong to the passphrase."""
    if sys.stdin is None:
        return ""
    line = sys.stdin.buffer.readline()
    return line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8")


def _typed(words: Words, twice: bool) -> str:
    import getpass
    import warnings

    with warnings.catch_warnings():
        # where typing cannot be hidden, getpass would only warn
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            first = getpass.getpass(words("Passphrase: "))
            if not twice or not first:
                return first
            again = getpass.getpass(words("The same passphrase again: "))
        except (EOFError, OSError, getpass.GetPassWarning) as error:
            raise NoTerminal from error
    if again != first:
        raise NotTheSame
    return first
