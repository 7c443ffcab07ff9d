"""The secrets of a command: typed on the terminal, or lines of standard input.

They are never taken from an argument or from the environment, where other programs can read them.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nearward.command.trouble import NoTerminal, NotText, NotTheSame
from nearward.domain.file.passphrase import check as check_passphrase
from nearward.domain.file.recovery_key import ALL, count, read
from nearward.i18n import Translator
from nearward.vault.care.opening import as_recovery_trouble, open_diary
from nearward.vault.file import header, key
from nearward.vault.vault import Vault


def opened(asked: Namespace, words: Translator) -> Vault:
    """The diary of a command, opened by its passphrase or by its recovery key, as was asked.

    What stands at the path is looked at before anything is asked for.
    """
    header.look_at(asked.diary)
    with secret(asked, words, asked.diary) as (chosen, raw):
        return open_diary(asked.diary, chosen, key=raw)


@contextmanager
def secret(
    asked: Namespace, words: Translator, path: Path
) -> Iterator[tuple[str, bytearray | None]]:
    """What opens the file at `path`: a passphrase, or the raw key of its recovery sheet.

    The key is overwritten when the block has ended.
    """
    if not asked.key_stdin:
        yield passphrase(words, stdin=asked.stdin), None
        return
    raw = recovery_key()
    try:
        with as_recovery_trouble(path):
            yield "", raw
    finally:
        key.wipe(raw)


def passphrase(words: Translator, *, stdin: bool) -> str:
    """A passphrase that is known already. Trouble when there is none."""
    found = _line() if stdin else _asked(words("Passphrase: "))
    check_passphrase(found)
    return found


def new_passphrase(words: Translator, *, stdin: bool) -> str:
    """A passphrase for the time to come: typed twice on the terminal."""
    found = _line() if stdin else _asked(words("New passphrase: "))
    check_passphrase(found)
    if not stdin and _asked(words("The same passphrase again: ")) != found:
        raise NotTheSame
    return found


def recovery_key() -> bytearray:
    """The raw key of the recovery sheet, from as many lines of standard input as it takes."""
    text = line = _line(ends=True)
    while line and count(text) < ALL:
        line = _line(ends=True)
        text += line
    return read(text)


def _line(*, ends: bool = False) -> str:
    """The next line without its end (LF or CR LF); blanks belong to a passphrase."""
    if sys.stdin is None:
        return ""
    line = sys.stdin.buffer.readline()
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotText from error
    return text if ends else text.removesuffix("\n").removesuffix("\r")


def _asked(question: str) -> str:
    import getpass
    import warnings

    with warnings.catch_warnings():
        # where typing cannot be hidden, getpass would only warn
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(question)
        except UnicodeDecodeError as error:
            raise NotText from error
        except (EOFError, OSError, getpass.GetPassWarning) as error:
            raise NoTerminal from error
