"""What systems and programs put beside the files of a person, and how they write names."""

from __future__ import annotations

import os
import unicodedata
import zipfile
from pathlib import PurePosixPath

#: folders that hold nothing a person wrote
_FOLDERS = {"__macosx", "system volume information", "$recycle.bin", "@eadir", "lost+found"}
_FILES = {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "folder.jpg:zone.identifier"}
#: the flag of a name in a zip that says it is in UTF-8
_UTF8 = 0x800


def is_of_a_system(name: PurePosixPath) -> bool:
    """Whether it is a side file of a system (__MACOSX, ._x, .DS_Store), or in a hidden folder."""
    folders = [part.casefold() for part in name.parts[:-1]]
    if any(folder in _FOLDERS or _is_hidden(folder) for folder in folders):
        return True
    last = name.name.casefold()
    return last in _FILES or last in _FOLDERS or last.startswith("._") or _is_hidden(last)


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name.strip(".") != ""


def shown(name: str) -> str:
    """A name in a folder as text: older disks hold names that are not in UTF-8."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("cp1252", "replace")
    return name


def alike(name: str) -> str:
    """A name for comparing: systems turn capitals and composed letters (é) into others."""
    return unicodedata.normalize("NFC", name).casefold()


def name_in_zip(member: zipfile.ZipInfo) -> str:
    """The name of a file in a zip; macOS writes UTF-8 and does not say so."""
    name = member.filename
    if member.flag_bits & _UTF8 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name
