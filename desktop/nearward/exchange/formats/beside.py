"""Pictures that a text of Markdown names, and that lie beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from nearward.exchange.files import Files
from nearward.exchange.source_model import (
    MEDIA_LEFT_OUT,
    PICTURE_ELSEWHERE,
    PICTURE_MISSING,
    FoundPicture,
    Note,
    remark,
)
from nearward.exchange.systems import alike
from nearward.pictures.intake import ENDINGS, MOST

_PICTURE = re.compile(r"!\[([^\]\n]*)\]\((?!picture:)<?([^)>\n]+?)>?(?: +\"[^\"\n]*\")?\)")
_EMBED = re.compile(r"!\[\[([^\]\n|#]+)(?:#[^\]\n|]*)?(?:\|([^\]\n]*))?\]\]")
_CODE = re.compile(
    r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)", re.M | re.S
)
#: how wide Obsidian shows a picture: 120, 120x80
_SIZE = re.compile(r"\s*\d{1,5}(?:\s*[xX×]\s*\d{1,5})?\s*")
_PICTURES = (*ENDINGS.values(), ".jpeg")
_MEDIA = (
    *(".mp3", ".m4a", ".wav", ".ogg", ".oga", ".opus", ".flac", ".aac", ".3gp", ".webm", ".mp4"),
    *(".mov", ".avi", ".mkv", ".m4v", ".pdf", ".svg", ".heic", ".tiff", ".bmp"),
)


class PicturesBeside:
    """Finds the pictures of texts in one source."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._by_name = {
            alike(PurePosixPath(name).name): name
            for name in reversed(files.names)
            if name.lower().endswith(_PICTURES + _MEDIA)
        }

    def of(self, text: str, file: str, notes: list[Note]) -> tuple[str, tuple[FoundPicture, ...]]:
        """The text, and the pictures in it that can be taken; what cannot is told."""
        found: list[FoundPicture] = []
        for mark, words, address in _marks(text):
            lower = address.lower()
            if lower.startswith("data:"):
                continue
            if "://" in address:
                if lower.split("?")[0].endswith(_PICTURES):
                    name = address[:80]
                    notes.append(remark(file, "picture-elsewhere", PICTURE_ELSEWHERE, name=name))
                continue
            if not lower.endswith(_PICTURES + _MEDIA):
                continue
            there = self._there(file, unquote(address)) or self._there(file, address)
            name = PurePosixPath(unquote(address)).name
            if lower.endswith(_MEDIA):
                if there is not None:
                    self._files.touched.add(there)
                notes.append(remark(file, "media", MEDIA_LEFT_OUT, name=name))
            elif there is None:
                notes.append(remark(file, "picture-missing", PICTURE_MISSING, name=name))
            else:
                self._files.touched.add(there)
                read = partial(self._files.bytes_of, there, MOST + 1)
                found.append(FoundPicture(PurePosixPath(there).name, mark, read, words))
        return text, tuple(found)

    def _there(self, file: str, address: str) -> str | None:
        """The name of a picture inside the folder; a way out of it leads nowhere."""
        parts: list[str] = []
        for part in (PurePosixPath(file).parent / address).parts:
            if part == "..":
                if not parts:
                    return None
                parts.pop()
            elif part != ".":
                parts.append(part)
        by_name = self._by_name.get(alike(PurePosixPath(address).name))
        return self._files.find("/".join(parts)) or by_name


def _marks(text: str) -> Iterator[tuple[str, str, str]]:
    """(mark, caption, address) of each picture outside of code; a size is no caption."""
    code = [found.span() for found in _CODE.finditer(text)]
    for kind, words, address in ((_PICTURE, 1, 2), (_EMBED, 2, 1)):
        for found in kind.finditer(text):
            if any(start <= found.start() < end for start, end in code):
                continue
            yield found[0], _caption(found[words] or ""), found[address].strip()


def _caption(words: str) -> str:
    parts = words.split("|")
    while parts and _SIZE.fullmatch(parts[-1]):
        del parts[-1]
    return "|".join(parts).strip()


def unquote(text: str) -> str:
    """An address without %20 and its kin."""
    data = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), text.encode())
    return data.decode("utf-8", "replace")
