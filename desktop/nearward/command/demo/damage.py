"""Files that cannot be opened, made from a good one, so that what is said of them can be seen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from nearward.vault.file.key import MAGIC

PAGE = 4096


def _nothing(_good: Path, _path: Path) -> None:
    """No file at all."""


def _empty(_good: Path, path: Path) -> None:
    path.touch()


def _text(_good: Path, path: Path) -> None:
    path.write_text("A letter, not a diary.\n" * 400, encoding="utf-8")


def _plain(_good: Path, path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(PAGE))


def _cut(good: Path, path: Path) -> None:
    path.write_bytes(good.read_bytes()[: PAGE // 2])


def _newer(good: Path, path: Path) -> None:
    body = bytearray(good.read_bytes())
    # the byte that says how the key is made
    body[len(MAGIC)] = 255
    path.write_bytes(body)


def _folder(_good: Path, path: Path) -> None:
    path.mkdir()


def _closed(good: Path, path: Path) -> None:
    shutil.copyfile(good, path)
    path.chmod(0)


def _spoil(good: Path, path: Path, first: int) -> None:
    """A copy with one wrong byte in every page from number `first` (from 0) on."""
    body = bytearray(good.read_bytes())
    for at in range(first * PAGE + 100, len(body), PAGE):
        body[at] ^= 255
    path.write_bytes(body)


def _damaged(good: Path, path: Path) -> None:
    _spoil(good, path, 1)


def later_pages(good: Path, path: Path) -> None:
    """A copy that opens, and whose months cannot be read."""
    _spoil(good, path, good.stat().st_size // PAGE // 2)


#: code of the Trouble -> (good file, path) makes such a file
FILES: dict[str, Callable[[Path, Path], None]] = {
    "not-found": _nothing,
    "empty-file": _empty,
    "not-a-diary": _text,
    "not-encrypted": _plain,
    "cut-off": _cut,
    "damaged": _damaged,
    "newer-profile": _newer,
    "is-a-folder": _folder,
}
if hasattr(os, "geteuid") and os.geteuid() != 0:
    FILES["no-permission"] = _closed
