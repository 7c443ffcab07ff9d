"""Files of pictures, part by part: what they are, how large, and the same without what they tell.

Nothing is decoded and nothing is coded anew: parts of a file are kept as they are or left out, so
the picture stays the same to the last dot. Whatever is not put together as its format says is a
Broken; no length that a file gives is believed before it is there.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

JPEG, PNG, GIF, WEBP = "image/jpeg", "image/png", "image/gif", "image/webp"


class Broken(ValueError):  # it never leaves the domain
    """Not a whole picture of a format that is known."""


class Seen(NamedTuple):
    """What a file says of its picture; width and height as they are stored.

    `turned`: how it is to be turned to stand upright (EXIF's numbers: 1 is not at all).
    """

    media: str
    width: int
    height: int
    turned: int
    #: the same picture without place, time, camera, names and remarks
    cleaned: bytes


def read(data: bytes) -> Seen:
    """What a file is. Raises Broken."""
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data)
        if data.startswith(_PNG):
            return _png(data)
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return _gif(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError) as error:
        raise Broken("cut off") from error
    raise Broken("no format that is known")


def is_begun(data: bytes) -> bool:
    """Whether a file begins as a picture of a format that is known, whatever comes after it."""
    known = (b"\xff\xd8\xff", _PNG, b"GIF87a", b"GIF89a")
    return data.startswith(known) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


# JPEG: segments that begin with FF and a number; scans hold FF 00 and FF D0-D7 inside

_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def _jpeg(data: bytes) -> Seen:
    kept: list[bytes] = [data[:2]]
    size, turned, has_scan = None, 1, False
    for mark, body, segment in _segments(data):
        if mark in _FRAMES and size is None:
            size = struct.unpack_from(">HH", body, 1)[::-1]
        if mark == 0xE1 and body.startswith(b"Exif\0\0"):
            turned = _orientation(body[6:])
        has_scan = has_scan or mark == 0xDA
        if _is_drawn(mark, body):
            kept.append(_plain_head(segment) if mark == 0xE0 else segment)
    if size is None or not has_scan:
        raise Broken("no picture in it")
    if turned != 1:
        exif = b"Exif\0\0" + _only_orientation(turned)
        segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
        kept.insert(2 if len(kept) > 1 and kept[1][1] == 0xE0 else 1, segment)
    return Seen(JPEG, size[0], size[1], turned, b"".join(kept) + b"\xff\xd9")


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Mark, body and all bytes of each segment; those of a scan go on to its end."""
    at = 2
    while (mark := _mark_at(data, at)) != 0xD9:
        if mark == 0xFF:  # filling
            at += 1
        elif mark in _ALONE:
            at += 2
        else:
            length = struct.unpack_from(">H", data, at + 2)[0]
            end = at + 2 + length
            if length < 2 or end > len(data):
                raise Broken("cut off")
            body = data[at + 4 : end]
            if mark == 0xDA:
                end = _end_of_scan(data, end)
            yield mark, body, data[at:end]
            at = end


def _mark_at(data: bytes, at: int) -> int:
    if data[at] != 0xFF:
        raise Broken("no segment")
    return data[at + 1]


def _is_drawn(mark: int, body: bytes) -> bool:
    """Whether the picture looks the same only with this segment."""
    if mark == 0xE0:
        return body.startswith(b"JFIF\0") and len(body) >= 14
    if mark == 0xE2:
        return body.startswith(b"ICC_PROFILE\0")
    if mark == 0xEE:
        return body.startswith(b"Adobe")
    return not (0xE0 <= mark <= 0xEF or mark == 0xFE)


def _plain_head(segment: bytes) -> bytes:
    """A JFIF header without the preview that may stand in it."""
    return b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0"


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Broken("cut off")
        if data[at + 1] == 0xFF:
            at += 1
        elif data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        else:
            return at


# EXIF: a TIFF of which only one entry of the first directory matters


def _orientation(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        at = struct.unpack_from(f"{order}I", tiff, 4)[0]
        for n in range(struct.unpack_from(f"{order}H", tiff, at)[0]):
            tag, kind, count, value = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * n)
            if (tag, kind, count) == (0x0112, 3, 1):
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _only_orientation(turned: int) -> bytes:
    return b"MM\0\x2a" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, turned, 0, 0)


# PNG: chunks with a length before and a sum behind

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DRAWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD pHYs cICP mDCV cLLI"
    b" acTL fcTL fdAT".split()
)


def _png(data: bytes) -> Seen:
    kept: list[bytes] = []
    size, turned, has_data = None, 1, False
    for name, chunk in _png_chunks(data):
        if size is None and name != b"IHDR":
            raise Broken("no header")
        if name == b"IHDR" and size is None:
            size = struct.unpack_from(">II", chunk, 8)
        elif name == b"eXIf":
            turned = _orientation(chunk[8:-4])
        has_data = has_data or name == b"IDAT"
        if name in _PNG_DRAWN:
            kept.append(chunk)
    if size is None or not has_data:
        raise Broken("no picture in it")
    if turned != 1:
        kept.insert(1, _png_chunk(b"eXIf", _only_orientation(turned)))
    return Seen(PNG, size[0], size[1], turned, _PNG + b"".join(kept))


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while True:
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise Broken("cut off")
        if zlib.crc32(data[at + 4 : end - 4]) != struct.unpack_from(">I", data, end - 4)[0]:
            raise Broken("a sum is wrong")
        yield name, data[at:end]
        if name == b"IEND":
            return
        at = end


def _png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


# GIF: blocks; those with data have it in pieces of at most 255 bytes


def _gif(data: bytes) -> Seen:
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    at = 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
    kept = [data[:at]]
    has_frame = False
    while data[at] != 0x3B:
        begin = at
        if data[at] == 0x21:
            label, name = data[at + 1], data[at + 3 : at + 14]
            at = _end_of_pieces(data, at + 2)
            loops = label == 0xFF and name in (b"NETSCAPE2.0", b"ANIMEXTS1.0")
            if label == 0xF9 or loops:
                kept.append(data[begin:at])
        elif data[at] == 0x2C:
            flags = data[at + 9]
            at = _end_of_pieces(data, at + 11 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0))
            kept.append(data[begin:at])
            has_frame = True
        else:
            raise Broken("no block")
    if not has_frame:
        raise Broken("no picture in it")
    return Seen(GIF, width, height, 1, b"".join(kept) + b"\x3b")


def _end_of_pieces(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


# WebP: chunks of a RIFF, each of an even length

_WEBP_DRAWN = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_HAS_EXIF, _HAS_XMP = 0x08, 0x04


def _webp(data: bytes) -> Seen:
    whole = 8 + struct.unpack_from("<I", data, 4)[0]
    if whole > len(data):
        raise Broken("cut off")
    kept: list[bytes] = []
    size: tuple[int, int] | None = None
    turned, has_data = 1, False
    for name, body in _riff(data, 12, whole):
        if size is None:
            size = _webp_size(name, body)
        if name == b"EXIF":
            turned = _orientation(body.removeprefix(b"Exif\0\0"))
        if name == b"VP8X":
            body = bytes([body[0] & ~(_HAS_EXIF | _HAS_XMP) & 0xFF]) + body[1:]
        if name == b"ANMF":
            inner = [_riff_chunk(*c) for c in _riff(body, 16, len(body)) if c[0] in _WEBP_DRAWN]
            body = body[:16] + b"".join(inner)
        has_data = has_data or name in (b"VP8 ", b"VP8L", b"ANMF")
        if name in _WEBP_DRAWN:
            kept.append(_riff_chunk(name, body))
    if size is None or not has_data:
        raise Broken("no picture in it")
    if turned != 1 and kept[0][:4] == b"VP8X":
        kept[0] = kept[0][:8] + bytes([kept[0][8] | _HAS_EXIF]) + kept[0][9:]
        kept.append(_riff_chunk(b"EXIF", _only_orientation(turned)))
    inside = b"WEBP" + b"".join(kept)
    return Seen(WEBP, *size, turned, b"RIFF" + struct.pack("<I", len(inside)) + inside)


def _webp_size(name: bytes, body: bytes) -> tuple[int, int]:
    if name == b"VP8X":
        wide, high = body[4:7] + b"\0", body[7:10] + b"\0"
        return struct.unpack("<I", wide)[0] + 1, struct.unpack("<I", high)[0] + 1
    if name == b"VP8 ":
        wide, high = struct.unpack_from("<HH", body, 6)
        return wide & 0x3FFF, high & 0x3FFF
    if name == b"VP8L":
        bits = struct.unpack_from("<I", body, 1)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    raise Broken("no header")


def _riff(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", data, at)
        if at + 8 + length > end:
            raise Broken("cut off")
        yield name, data[at + 8 : at + 8 + length]
        at += 8 + length + (length & 1)


def _riff_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) & 1)
