"""A fresh process in place after a lock: what really empties memory."""

from __future__ import annotations

import os
import sys

GEOMETRY = "NEARWARD_WINDOW"
ACTIVE = "NEARWARD_ACTIVE"
DIARY = "NEARWARD_DIARY"
THROWAWAY = "NEARWARD_THROWAWAY"
SAYS = "NEARWARD_SAYS"
PAGE = "NEARWARD_PAGE"
GOOD = "NEARWARD_GOOD"


class Handed:
    """What the process before handed on; taken out of the environment at once."""

    def __init__(self) -> None:
        self.geometry = os.environ.pop(GEOMETRY, "")
        self.active = os.environ.pop(ACTIVE, "1") == "1"
        self.diary = os.environ.pop(DIARY, "")
        self.throwaway = os.environ.pop(THROWAWAY, "")
        self.says = os.environ.pop(SAYS, "")
        self.page = os.environ.pop(PAGE, "")
        self.good = os.environ.pop(GOOD, "") == "1"


def again(
    geometry: str,
    *,
    active: bool,
    diary: str,
    throwaway: str,
    says: str = "",
    page: str = "",
    good: bool = False,
) -> bool:
    """Start this program anew in place. Returns (False) only when that did not work.

    says: a sentence for the lock page; never a word or a date of a person. page: the one to begin
    with in place of the lock page. good: what is said is no trouble.
    """
    values = {
        GEOMETRY: geometry,
        ACTIVE: "1" if active else "0",
        DIARY: diary,
        THROWAWAY: throwaway,
        SAYS: says,
        PAGE: page,
        GOOD: "1" if good else "",
    }
    os.environ.update({name: value for name, value in values.items() if value})
    if getattr(sys, "frozen", False):
        os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    try:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
    except OSError:
        for name in values:
            os.environ.pop(name, None)
    return False
