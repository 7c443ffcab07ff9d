"""K24: a source that cannot be read says what it is, and what to do."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from tests.exchange.reading import Read, dayone, zipped

from nearward.domain.trouble import Trouble
from nearward.i18n import Translator

FERNET = base64.urlsafe_b64encode(b"\x80\0\0\0\0" + os.urandom(160))


def refused(path: Path, form: str = "") -> str:
    with pytest.raises(Trouble) as raised:
        Read(path, form)
    said = raised.value.say(Translator())
    assert "Nothing was imported" in said
    assert "{" not in said
    return said


@pytest.mark.parametrize("form", ["", "jrnl-text", "jrnl"])
def test_an_encrypted_journal_of_jrnl(tmp_path: Path, form: str) -> None:
    path = tmp_path / "journal.txt"
    path.write_bytes(FERNET)
    said = refused(path, form)
    assert "is encrypted" in said
    assert "jrnl --decrypt" in said


def test_a_backup_of_daylio(tmp_path: Path) -> None:
    for name in ("backup.daylio", "renamed.zip"):
        said = refused(zipped(tmp_path / name, {"backup.daylio": "eyJ2ZXJz"}))
        assert "Daylio can write a table" in said


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("diary.db", b"SQLite format 3\0rest", "export"),
        ("notes.pdf", b"%PDF-1.4 rest", "Markdown"),
        ("notes.jex", b"ustar", "Joplin"),
        ("x.tar.gz", b"\x1f\x8b\x08rest", "unpack"),
        ("x.7z", b"7z\xbc\xaf\x27\x1crest", "unpack"),
        ("x.gpg", b"\x85\x01rest", "decrypt"),
        ("x.asc", b"-----BEGIN PGP MESSAGE-----", "decrypt"),
        ("x.age", b"age-encryption.org/v1", "decrypt"),
        ("mine.nearward", b"\1\2\3", "Nearward"),
        ("x.html", b"<!DOCTYPE html><p>x", "Markdown"),
        ("x.dayone", b"bplist", "JSON"),
    ],
)
def test_other_files(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert word in refused(path)


def test_a_locked_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "locked.zip", {"2025-03-04.md": "x"})
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(bytes(data))
    assert "protected by its own password" in refused(path)


def test_a_photo_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "J.json"
    mark = "no sum ![](dayone-moment://C0FFEE)"
    path.write_text(dayone({"text": mark, "photos": [{"identifier": "C0FFEE"}, {}]}))
    read = Read(path)
    assert read.one.text == "no sum"
    assert [said.partition(": ")[2] for said in read.coded("picture-missing")] == [
        "Its picture C0FFEE is not there.",
        "Its picture photo is not there.",
    ]
