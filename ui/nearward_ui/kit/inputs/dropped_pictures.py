"""What is pasted or dropped: which of it are pictures. Nothing is read here but what is at hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

#: what files of pictures end in; those that cannot be kept are offered too, to be told why
ENDINGS = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp"),
    *(".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp", ".svg", ".jxl"),
)
_PNG = "image/png"


class DropSource(NamedTuple):
    """A picture that can be read, on any thread. `read` may raise Trouble."""

    name: str
    read: Callable[[], bytes]


def of_file(path: Path) -> DropSource:
    """A file that a person chose."""

    def read() -> bytes:
        from nearward.exchange import picture_file

        return picture_file.read(path)

    return DropSource(path.name, read)


def holds_pictures(data: QMimeData) -> bool:
    """Whether all of it are pictures. A text is a text, also where a picture of it lies beside."""
    if data.hasUrls() and _local(data):
        return all(path.suffix.lower() in ENDINGS for path in _local(data))
    return (data.hasImage() or data.hasFormat(_PNG)) and not _says_something(data)


def holds_files(data: QMimeData) -> bool:
    """Whether it is about files of this computer."""
    return bool(_local(data))


def pictures_in(data: QMimeData, name: str) -> list[DropSource]:
    """The pictures of what `holds_pictures`; `name` is for one that has no file."""
    if not holds_pictures(data):
        return []
    files = _local(data)
    if files:
        return [of_file(path) for path in files]
    if data.hasFormat(_PNG):
        whole = bytes(data.data(_PNG).data())
        return [DropSource(name, lambda: whole)]
    image = data.imageData()
    return [DropSource(name, lambda: _png(image, name))] if isinstance(image, QImage) else []


def _local(data: QMimeData) -> list[Path]:
    """The files, when it is about nothing else."""
    urls = data.urls() if data.hasUrls() else []
    if not all(url.isLocalFile() for url in urls):
        return []
    return [Path(url.toLocalFile()) for url in urls]


def _says_something(data: QMimeData) -> bool:
    """Whether there is a text that is more than the address of the picture."""
    if not data.hasFormat("text/plain"):
        return False
    text = data.text().strip()
    return bool(text) and text not in {url.toString() for url in data.urls()}


def _png(image: QImage, name: str) -> bytes:
    from nearward_ui.kit.widgets import images

    return images.png(image, name)
