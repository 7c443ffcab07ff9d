"""The diary of `--demo` alone: invented, in a private folder of its own, gone after quitting.

The folder carries the number of the process, which a restart in place keeps, so that what a killed
one left behind is found and removed by the next.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from datetime import date
from pathlib import Path

from nearward.command.trouble import NoRoom
from nearward.config.places import SUFFIX

PREFIX = "nearward-demo-"
DIARY = f"demo{SUFFIX}"
#: an invented diary has nothing to hide; after a lock its page shows the passphrase again
PASSPHRASE = "passphrase"  # noqa: S105 (the name of a file)
_FIRST, _SECOND = "bdfgklmnprstvz", "aeiou"


def make(until: date | None) -> tuple[Path, str]:
    """A new throw-away diary: its file and its passphrase."""
    from nearward.command.demo.diary import make

    base = _base()
    _sweep(base)
    try:
        folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=base))
    except OSError as error:
        raise NoRoom(name=base) from error
    chosen = "-".join(
        "".join(secrets.choice(_FIRST) + secrets.choice(_SECOND) for _ in range(2))
        for _ in range(4)
    )
    try:
        make(folder / DIARY, chosen, until)
        (folder / PASSPHRASE).write_text(chosen, encoding="ascii")
    except BaseException:
        remove(folder / DIARY)
        raise
    return folder / DIARY, chosen


def same(handed: str) -> tuple[Path, str] | None:
    """The throw-away diary that the process before a restart handed on, if it is one of ours."""
    path = Path(handed)
    if not handed or not _ours(path) or not path.is_file():
        return None
    try:
        return path, (path.parent / PASSPHRASE).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return path, ""


def remove(diary: Path) -> None:
    """Remove a throw-away diary with its folder; anything else is left alone."""
    if not _ours(diary):
        return
    shutil.rmtree(diary.parent, ignore_errors=True)


def _ours(diary: Path) -> bool:
    folder = diary.parent
    return diary.name == DIARY and folder.name.startswith(PREFIX) and folder.parent == _base()


def _base() -> Path:
    """The person's folder for things that end with the session, else the one for temporary ones."""
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    if own and Path(own).is_absolute() and os.access(own, os.W_OK | os.X_OK):
        return Path(own)
    return Path(tempfile.gettempdir())


def _sweep(base: Path) -> None:
    """Remove what processes that are no more left behind."""
    if os.name != "posix":
        return
    for folder in base.glob(f"{PREFIX}*-*"):
        number = folder.name.removeprefix(PREFIX).split("-")[0]
        mine = folder.is_dir() and not folder.is_symlink() and folder.stat().st_uid == os.getuid()
        if mine and number.isdigit() and not _runs(int(number)):
            remove(folder / DIARY)


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
