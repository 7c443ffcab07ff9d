"""Files that hold a diary and cannot be read here: what they are, and what to do with them."""

from __future__ import annotations

import re
from typing import NamedTuple

from nearward.domain.trouble import Trouble
from nearward.exchange.files import Files
from nearward.exchange.source_model import EncryptedSource, ForeignSource, LockedSource
from nearward.i18n import N_

NOTHING = ForeignSource.advice
UNPACK = N_("Nothing was imported. Please unpack it first, then import its contents.")
DAYLIO = N_(
    "Nothing was imported. Daylio can write a table: choose Export Entries, CSV, and import that."
)
JRNL = N_(
    "Nothing was imported. Please decrypt it first (jrnl --decrypt), or export it (jrnl --export"
    " json --file journal.json)."
)
DECRYPT = EncryptedSource.advice
DATABASE = N_("Nothing was imported. Please make an export with that program, and import that.")
DAY_ONE = N_("Nothing was imported. Day One can write JSON: choose Export, JSON, and import that.")
JOPLIN = N_(
    "Nothing was imported. Joplin can write Markdown with front matter: export that, and import the"
    " folder."
)
NOT_A_DIARY = N_(
    "Nothing was imported. This is a diary of Nearward: open it, or restore it as a backup."
)
#: the beginning of a text that jrnl, or anything else with Fernet, has encrypted
_FERNET = re.compile(rb"gAAAA[\w-]{60,}={0,2}\s*")


class _ForeignKind(NamedTuple):
    """How a file begins or ends, the program it is of, and what to do."""

    begins: bytes
    ends: tuple[str, ...]
    program: str
    advice: str


_KINDS = (
    _ForeignKind(b"", (".daylio",), "Daylio", DAYLIO),
    _ForeignKind(b"", (".jex",), "Joplin", JOPLIN),
    _ForeignKind(b"", (".dayone", ".doentry"), "Day One", DAY_ONE),
    _ForeignKind(b"", (".nearward",), "Nearward", NOT_A_DIARY),
    _ForeignKind(b"", (".enex",), "Evernote", NOTHING),
    _ForeignKind(b"", (".diary",), "Lifeograph", NOTHING),
    _ForeignKind(b"SQLite format 3\0", (), "SQLite", DATABASE),
    _ForeignKind(b"%PDF-", (), "PDF", NOTHING),
    _ForeignKind(b"{\\rtf", (), "RTF", NOTHING),
    _ForeignKind(b"\xd0\xcf\x11\xe0", (), "Word", NOTHING),
    _ForeignKind(b"\x1f\x8b", (), "gzip", UNPACK),
    _ForeignKind(b"BZh", (), "bzip2", UNPACK),
    _ForeignKind(b"\xfd7zXZ\0", (), "xz", UNPACK),
    _ForeignKind(b"7z\xbc\xaf\x27\x1c", (), "7-Zip", UNPACK),
    _ForeignKind(b"Rar!", (), "RAR", UNPACK),
    _ForeignKind(b"", (".tar",), "tar", UNPACK),
    _ForeignKind(b"<!DOCTYPE html", (), "HTML", NOTHING),
    _ForeignKind(b"<html", (), "HTML", NOTHING),
)
#: (how an encrypted file begins, how it ends)
_ENCRYPTED = (
    (b"-----BEGIN PGP MESSAGE", (".gpg", ".pgp", ".asc")),
    (b"age-encryption.org/", (".age",)),
    (b"Salted__", (".enc", ".aes")),
)


def refusal(files: Files) -> Trouble | None:
    """What is to be said of a source that is none of the formats; None when it is not known."""
    name = files.path.name
    names = files.names
    if any(each.lower() == "backup.daylio" for each in names):
        return ForeignSource(DAYLIO, name=name, program="Daylio")
    if {"word/document.xml", "content.xml"} & set(names):
        return ForeignSource(NOTHING, name=name, program="Word, LibreOffice")
    if names and all(files.is_locked(each) for each in names):
        return LockedSource(name=name)
    return _of_one(files, names[0]) if len(names) == 1 else None


def _of_one(files: Files, name: str) -> Trouble | None:
    with files.opened(name) as opened:
        data = opened.read(400)
    lower = name.lower()
    if _FERNET.match(data):
        return EncryptedSource(JRNL, name=name)
    if any(data.startswith(mark) or lower.endswith(ends) for mark, ends in _ENCRYPTED):
        return EncryptedSource(DECRYPT, name=name)
    for kind in _KINDS:
        begins = kind.begins and data.lower().startswith(kind.begins.lower())
        if begins or (kind.ends and lower.endswith(kind.ends)):
            return ForeignSource(kind.advice, name=name, program=kind.program)
    return None
