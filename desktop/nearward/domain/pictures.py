"""Pictures at the door: which are taken, how large, and what they tell of place and camera.

JPEG, PNG, GIF and WebP are taken. A drawing that could load something (SVG) is none of them.
"""

from __future__ import annotations

from typing import NamedTuple

from nearward.domain import picture_files
from nearward.domain.trouble import Trouble
from nearward.words import later

#: bytes of one picture, and of all in a diary
MOST, MOST_TOGETHER = 20_000_000, 200_000_000
#: dots of one picture: decoded, each takes four bytes
MOST_DOTS = 64_000_000
#: from here on it is said how much room is left
NEAR = 160_000_000
#: what a file of each kind ends in
ENDINGS = {
    picture_files.JPEG: ".jpg",
    picture_files.PNG: ".png",
    picture_files.GIF: ".gif",
    picture_files.WEBP: ".webp",
}


class NotAPicture(Trouble):
    code = "not-a-picture"
    message = later("{name} is not a picture that can be kept: JPEG, PNG, GIF or WebP.")
    advice = later("It was not touched. Another program may be able to turn it into one of them.")


class PictureTooLarge(Trouble):
    code = "picture-too-large"
    message = later("{name} is too large. A picture may have 20 MB and 64 million dots.")
    advice = later("It was not touched. Another program can make a smaller copy of it.")


class NoRoomForPictures(Trouble):
    code = "no-room-for-pictures"
    message = later("{name} was not kept: all pictures of a diary together may have 200 MB.")
    advice = later("Pictures that are removed from entries make room again.")


class Taken(NamedTuple):
    """A picture as it will be kept; width and height as it is seen, turned upright."""

    data: bytes
    media: str
    width: int
    height: int


def take(name: str, data: bytes, *, as_it_was: bool = False) -> Taken:
    """Look at a file and take out what it tells of place, time and camera.

    Nothing is coded anew: the picture itself stays the same, and it still stands upright.
    `as_it_was` leaves the file whole. Raises NotAPicture and PictureTooLarge.
    """
    if len(data) > MOST:
        raise PictureTooLarge(name=name)
    try:
        seen = picture_files.read(data)
    except picture_files.Broken as error:
        raise NotAPicture(name=name) from error
    if seen.width < 1 or seen.height < 1:
        raise NotAPicture(name=name)
    if seen.width * seen.height > MOST_DOTS:
        raise PictureTooLarge(name=name)
    lying = seen.turned >= 5
    width, height = (seen.height, seen.width) if lying else (seen.width, seen.height)
    return Taken(data if as_it_was else seen.cleaned, seen.media, width, height)
