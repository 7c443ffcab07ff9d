"""Pictures as dots: decoded upright, no larger than they are shown; nothing is guessed of a file.

May be used on any thread. Only the four formats that a diary keeps are ever decoded, each by its
own decoder, so that no file can choose one.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QTransform

from nearward.pictures import files
from nearward.pictures.intake import MOST_DOTS, BrokenPicture, PictureTooLarge, Taken, take
from nearward.session.ask.pictures import Ready

FORMATS = {
    "image/jpeg": b"jpeg",
    "image/png": b"png",
    "image/gif": b"gif",
    "image/webp": b"webp",
}
#: dots of a preview, at most: it is shown at half of it
SMALL = QSize(360, 240)
_KEEP = Qt.AspectRatioMode.KeepAspectRatio
#: EXIF's numbers: what is done to what is stored, so that it stands upright
_TURNS = {
    2: QTransform(-1, 0, 0, 1, 0, 0),
    3: QTransform(-1, 0, 0, -1, 0, 0),
    4: QTransform(1, 0, 0, -1, 0, 0),
    5: QTransform(0, 1, 1, 0, 0, 0),
    6: QTransform(0, 1, -1, 0, 0, 0),
    7: QTransform(0, -1, -1, 0, 0, 0),
    8: QTransform(0, -1, 1, 0, 0, 0),
}
#: how hard PNG packs: little, for a picture of a screen packs well enough
_FAST = 80


def decoded(data: bytes, media: str, within: QSize | None = None) -> QImage:
    """A picture, turned upright, scaled to stand in `within` (dots) when it is larger.

    A null image when it cannot be decoded. An animation shows its first picture.
    """
    try:
        seen = files.read(data)
    except files.Broken:
        return QImage()
    if seen.media != media:
        return QImage()
    kept = QByteArray(data)
    device = QBuffer(kept)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, QByteArray(FORMATS[media]))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    # Qt turns JPEG only
    reader.setAutoTransform(False)
    size = reader.size()
    if size.width() * size.height() > MOST_DOTS:
        return QImage()
    if within is not None and size.isValid():
        room = within.transposed() if seen.turned >= 5 else within
        if size.width() > room.width() or size.height() > room.height():
            reader.setScaledSize(size.scaled(room, _KEEP).expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        return image
    colours = image.colorSpace()
    wanted = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if colours.isValid() and colours != wanted:
        image.convertToColorSpace(wanted)
    bare = _bare(image)
    return bare if seen.turned == 1 else bare.transformed(_TURNS[seen.turned])


def png(image: QImage, name: str = "") -> bytes:
    """An image that has no file yet, as one, in memory. Raises PictureTooLarge."""
    if image.width() * image.height() > MOST_DOTS:
        raise PictureTooLarge(name=name)
    return _coded(_bare(image), b"png", _FAST)


def preview(image: QImage) -> bytes:
    """A small image as a file: JPEG, or PNG where something is to be seen through."""
    if image.hasAlphaChannel():
        return _coded(image, b"png", _FAST)
    return _coded(image, b"jpeg", 82)


def shown(small: bytes) -> QImage:
    """The dots of a preview."""
    return decoded(small, "image/png" if small.startswith(b"\x89PNG") else "image/jpeg")


def made_ready(name: str, data: bytes, *, as_it_was: bool = False) -> Ready:
    """Look at a file that is to be kept: cleaned, decoded once, with its preview.

    Raises NotAPicture (BrokenPicture, when it cannot be decoded) and PictureTooLarge.
    """
    taken: Taken = take(name, data, as_it_was=as_it_was)
    image = decoded(taken.data, taken.media, SMALL)
    if image.isNull():
        raise BrokenPicture(name=name)
    return Ready(name, taken, preview(image))


def _bare(image: QImage) -> QImage:
    """The dots and nothing beside them: no remarks, which would be written out again."""
    form = QImage.Format
    kind = form.Format_ARGB32 if image.hasAlphaChannel() else form.Format_RGB32
    same = image.convertToFormat(kind)
    return QImage(same.constBits(), same.width(), same.height(), same.bytesPerLine(), kind).copy()


def _coded(image: QImage, form: bytes, quality: int) -> bytes:
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, QByteArray(form))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(device.data().data())
