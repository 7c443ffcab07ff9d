"""What a source gives, read without a diary."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nearward.exchange.files import reading
from nearward.exchange.registry import guess, source
from nearward.exchange.source_model import Note, SourceEntry, Undated
from nearward.i18n import Translator

#: what each file of a folder or a zip holds, by its name
Files = Mapping[str, str | bytes]


class Read:
    """All of a source: its pieces, what has no date, and what is said of it."""

    def __init__(self, path: Path, form: str = "", order: str = "") -> None:
        self.pieces: list[SourceEntry] = []
        self.dateless: list[str] = []
        self.notes: list[Note] = []
        with reading(path) as files:
            self.form = form or guess(files)
            for found in source(files, self.form, order=order).read():
                if isinstance(found, SourceEntry):
                    self.pieces.append(found)
                    self.notes += found.notes
                    for picture in found.pictures:
                        assert picture.read()
                elif isinstance(found, Undated):
                    self.dateless.append(found.place)
                else:
                    self.notes.append(found)

    @property
    def one(self) -> SourceEntry:
        """The only piece."""
        (found,) = self.pieces
        return found

    @property
    def said(self) -> list[str]:
        """What is said, as a person reads it."""
        return [note.say(Translator()) for note in self.notes]

    def coded(self, code: str) -> list[str]:
        """What is said with a code."""
        return [note.say(Translator()) for note in self.notes if note.code == code]

    @property
    def when(self) -> list[str]:
        """Day and minute of each piece."""
        return [f"{found.day} {found.at:%H:%M}" for found in self.pieces]


def folder(path: Path, files: Files) -> Path:
    """A folder with files."""
    for name, held in files.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(held if isinstance(held, bytes) else held.encode())
    return path


def zipped(path: Path, files: Files) -> Path:
    """A zip with files."""
    with zipfile.ZipFile(path, "w") as made:
        for name, held in files.items():
            made.writestr(name, held)
    return path


def dayone(*entries: dict[str, Any]) -> str:
    """A journal of Day One; each entry has what it needs at least."""
    held = [
        {
            "uuid": f"{number:032}",
            "creationDate": "2025-03-04T20:10:00Z",
            "timeZone": "Europe/Berlin",
            **each,
        }
        for number, each in enumerate(entries, 1)
    ]
    return json.dumps({"metadata": {"version": "1.0"}, "entries": held})


def diarium(*entries: dict[str, Any]) -> str:
    """An export of Mini Diarium."""
    held = [
        {"id": n, "date": "2025-03-04", "title": "", "text": "", "dateUpdated": "", **each}
        for n, each in enumerate(entries, 1)
    ]
    return json.dumps({"metadata": {"application": "Mini Diarium"}, "entries": held})


def daylio(*rows: str) -> str:
    """A table of Daylio."""
    head = "full_date,date,weekday,time,mood,activities,note_title,note"
    return "\n".join([head, *rows, ""])
