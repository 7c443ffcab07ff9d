"""What pictures tell of place and camera is taken out, and not a dot of them is changed."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from nearward.i18n import Translator
from nearward.pictures import files
from nearward.pictures.intake import MOST, MOST_DOTS, NotAPicture, PictureTooLarge, take

SECRET = b"Brambleby 52.5163N"
REMARK = SECRET.decode()
#: orientation, make, software, artist
_EXIF_TEXTS = (0x010F, 0x0131, 0x013B)


def drawing(mode: str = "RGB") -> Image.Image:
    image = Image.new("RGB", (40, 24))
    image.putdata([(x * 6, y * 10, (x * y) % 255) for y in range(24) for x in range(40)])
    return image.convert(mode)


def exif(turned: int) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = turned
    for tag in _EXIF_TEXTS:
        made[tag] = REMARK
    made.get_ifd(0x8825)[29] = REMARK
    return made


def jpeg(turned: int = 1, **more: object) -> bytes:
    out = io.BytesIO()
    xmp = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    drawing().save(
        out, "JPEG", exif=exif(turned), xmp=xmp, comment=SECRET, dpi=(72, 72), quality=90, **more
    )
    data = out.getvalue()
    iptc = b"Photoshop 3.0\0" + SECRET
    head = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return data[:20] + head + data[20:] + b"a second picture behind: " + SECRET


def png(turned: int = 1, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", REMARK)
    info.add_text("Author", REMARK, zip=True)
    info.add_itxt("XML:com.adobe.xmp", REMARK)
    info.add(b"prVt", SECRET)
    drawing(mode).save(out, "PNG", pnginfo=info, exif=exif(turned))
    return out.getvalue() + SECRET


def gif(turned: int = 1) -> bytes:
    out = io.BytesIO()
    second = drawing("P").transpose(Image.Transpose.ROTATE_180)
    drawing("P").save(
        out, "GIF", save_all=True, append_images=[second], loop=0, comment=SECRET, duration=40
    )
    data = out.getvalue()
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes([len(SECRET)]) + SECRET + b"\0"
    return data[:-1] + xmp + b"\x3b" + SECRET


def webp(turned: int = 1) -> bytes:
    out = io.BytesIO()
    drawing().save(out, "WEBP", exif=exif(turned), xmp=SECRET, lossless=True)
    return out.getvalue() + SECRET


ALL: dict[str, Callable[..., bytes]] = {"jpeg": jpeg, "png": png, "gif": gif, "webp": webp}
each = pytest.mark.parametrize("make", list(ALL.values()), ids=list(ALL))


def frames(data: bytes) -> list[bytes]:
    image = Image.open(io.BytesIO(data))
    found = []
    for n in range(getattr(image, "n_frames", 1)):
        image.seek(n)
        found.append(image.convert("RGBA").tobytes())
    return found


@each
def test_what_it_tells_is_taken_out_and_the_dots_stay(make: Callable[..., bytes]) -> None:
    data = make()
    assert SECRET in data
    taken = take("a", data)
    assert SECRET not in taken.data
    assert frames(taken.data) == frames(data)
    image = Image.open(io.BytesIO(taken.data))
    assert not image.getexif()
    assert not {"xmp", "comment", "Comment", "Author", "photoshop"} & set(image.info)
    assert (taken.width, taken.height) == (40, 24)
    # what was cleaned has nothing more to take out
    assert take("a", taken.data) == taken


@each
def test_as_it_was_is_as_it_was(make: Callable[..., bytes]) -> None:
    assert take("a", make(), as_it_was=True).data == make()


@pytest.mark.parametrize("make", [jpeg, png, webp])
@pytest.mark.parametrize("turned", range(2, 9))
def test_a_picture_that_was_turned_stays_turned(make: Callable[..., bytes], turned: int) -> None:
    data = make(turned)
    taken = take("a", data)
    assert SECRET not in taken.data
    left = Image.open(io.BytesIO(taken.data)).getexif()
    assert dict(left) == {0x0112: turned}
    assert (taken.width, taken.height) == ((24, 40) if turned >= 5 else (40, 24))
    assert frames(taken.data) == frames(data)


def test_progressive_with_a_profile_and_four_inks() -> None:
    profile = b"a profile of colours" * 10
    data = jpeg(progressive=True, icc_profile=profile)
    taken = take("a", data)
    assert frames(taken.data) == frames(data)
    assert Image.open(io.BytesIO(taken.data)).info["icc_profile"] == profile
    out = io.BytesIO()
    drawing("CMYK").save(out, "JPEG", comment=SECRET)
    cmyk = take("a", out.getvalue()).data
    assert SECRET not in cmyk
    assert Image.open(io.BytesIO(cmyk)).tobytes() == Image.open(out).tobytes()


def test_transparent_dots_stay_so() -> None:
    image = drawing("RGBA")
    image.putpixel((3, 3), (1, 2, 3, 0))
    for kind in ("PNG", "WEBP"):
        out = io.BytesIO()
        image.save(out, kind, lossless=True)
        assert frames(take("a", out.getvalue()).data) == frames(out.getvalue())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff",
        b"words in a file that is called photo.jpg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://example.org/a.png"/></svg>',
        b"<html><img src=x></html>",
        b"BM" + bytes(60),
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a\1\0\1\0\0\0\0\x3b",
        b"RIFF\4\0\0\0WEBP",
        b"RIFF\xff\xff\xff\xffWEBP",
    ],
)
def test_what_is_no_picture_is_named(data: bytes) -> None:
    with pytest.raises(NotAPicture) as caught:
        take("holiday.jpg", data)
    assert caught.value.values["name"] == "holiday.jpg"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\0\0\0\x18ftypheic" + bytes(40), "holiday is a picture in HEIC format"),
        (b"\0\0\0\x1cftypavif" + bytes(40), "in AVIF format"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "in SVG format"),
        (b"II*\0" + bytes(40), "in TIFF format"),
        (png()[:200], "holiday is damaged or incomplete"),
        (b"words", "holiday is not a picture that can be kept"),
    ],
)
def test_why_it_is_not_kept_is_said(data: bytes, said: str) -> None:
    with pytest.raises(NotAPicture) as caught:
        take("holiday", data)
    assert said in caught.value.say(Translator("en"))


@each
def test_a_file_that_was_cut_off_is_no_picture(make: Callable[..., bytes]) -> None:
    whole = take("a", make()).data
    for end in {*range(0, len(whole) - 1, 7), len(whole) - 2}:
        with pytest.raises(NotAPicture):
            take("a", whole[:end])


def _huge(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_too_many_dots_or_bytes() -> None:
    assert MOST_DOTS < 30_000 * 30_000
    for data in (_huge(30_000, 30_000), _huge(2**31 - 1, 1), png() + bytes(MOST)):
        with pytest.raises(PictureTooLarge):
            take("a", data)
    assert take("a", _huge(8_000, 8_000)).width == 8_000


@given(st.data())
def test_damaged_files_are_refused_or_taken_and_nothing_else(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from(list(ALL.values())))())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    try:
        taken = take("a", bytes(whole[: cut or None]))
    except (NotAPicture, PictureTooLarge):
        return
    assert take("a", taken.data) == taken


@given(st.binary(max_size=400), st.sampled_from([b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\1\0\0WEBP"]))
def test_any_bytes(data: bytes, start: bytes) -> None:
    try:
        take("a", start + data)
    except (NotAPicture, PictureTooLarge):
        return


def test_kinds_have_endings() -> None:
    from nearward.pictures.intake import ENDINGS

    assert set(ENDINGS) == {files.read(make()).media for make in ALL.values()}
