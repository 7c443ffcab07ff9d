"""Pictures at the door: which are taken, how large, and what they tell of place and camera.

JPEG, PNG, GIF and WebP are taken. A drawing that could load something (SVG) is none of them.
"""

from __future__ import annotations

from typing import NamedTuple

from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.pictures import files

#: bytes of one picture, and of all in a diary
MOST, MOST_TOGETHER = 20_000_000, 200_000_000
#: dots of one picture: decoded, each takes four bytes
MOST_DOTS = 64_000_000
#: from here on it is said how much room is left
NEAR = 160_000_000
#: what a file of each kind ends in
ENDINGS = {
    files.JPEG: ".jpg",
    files.PNG: ".png",
    files.GIF: ".gif",
    files.WEBP: ".webp",
}


class NotAPicture(Trouble):
    code = "not-a-picture"
    message = N_("{name} is not a picture that can be kept: JPEG, PNG, GIF or WebP.")
    advice = N_("The file was not changed. Another program may be able to convert it.")


class OtherPicture(NotAPicture):
    message = N_("{name} is a picture in {kind} format. JPEG, PNG, GIF and WebP can be kept.")
    advice = N_("The file was not changed. Another program can convert it.")


class BrokenPicture(NotAPicture):
    message = N_("{name} is damaged or incomplete, and was not kept.")
    advice = N_("The file was not changed. Another copy of it may be intact.")


class PictureNotReadable(Trouble):
    code = "picture-not-readable"
    message = N_("{name} cannot be read.")
    advice = N_("Please check that the file exists, is a picture, and can be read.")


class PictureChanged(Trouble):
    code = "picture-changed"
    message = N_("Another program changed {name} while it was being read, so it was not kept.")
    advice = N_("Please add it again when the other program is done.")


class PictureTooLarge(Trouble):
    code = "picture-too-large"
    message = N_("{name} is too large. A picture can have up to 20 MB and 64 million pixels.")
    advice = N_("The file was not changed. Another program can make a smaller copy of it.")


class NoRoomForPictures(Trouble):
    code = "no-room-for-pictures"
    message = N_("{name} was not kept: the pictures of a diary can take 200 MB in all.")
    advice = N_("Removing pictures from entries makes room again.")


#: how pictures begin that cannot be kept: (where, what stands there, what people call it)
OTHERS = (
    (4, b"ftypheic", "HEIC"),
    (4, b"ftypheix", "HEIC"),
    (4, b"ftyphevc", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypmsf1", "HEIC"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftypavis", "AVIF"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"BM", "BMP"),
    (0, b"8BPS", "PSD"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\0\0\0\x0cJXL ", "JPEG XL"),
)


class Taken(NamedTuple):
    """A picture as it will be kept; width and height as it is seen, turned upright.

    `as_it_was`: the file is whole; else what it told of place, time and camera is gone.
    """

    data: bytes
    media: str
    width: int
    height: int
    as_it_was: bool = False


def take(name: str, data: bytes, *, as_it_was: bool = False) -> Taken:
    """Look at a file and take out what it tells of place, time and camera.

    Nothing is coded anew: the picture itself stays the same, and it still stands upright.
    `as_it_was` leaves the file whole. Raises NotAPicture (whose kinds say why) and PictureTooLarge.
    """
    if len(data) > MOST:
        raise PictureTooLarge(name=name)
    try:
        seen = files.read(data)
    except files.Broken as error:
        raise _why(name, data) from error
    if seen.width < 1 or seen.height < 1:
        raise NotAPicture(name=name)
    if seen.width * seen.height > MOST_DOTS:
        raise PictureTooLarge(name=name)
    lying = seen.turned >= 5
    width, height = (seen.height, seen.width) if lying else (seen.width, seen.height)
    kept = data if as_it_was else seen.cleaned
    return Taken(kept, seen.media, width, height, as_it_was)


def _why(name: str, data: bytes) -> NotAPicture:
    """What is to be said of a file that is no whole picture of a kind that can be kept."""
    if files.is_begun(data):
        return BrokenPicture(name=name)
    for at, begin, kind in OTHERS:
        if data.startswith(begin, at):
            return OtherPicture(name=name, kind=kind)
    if b"<svg" in data[:2000]:
        return OtherPicture(name=name, kind="SVG")
    return NotAPicture(name=name)
