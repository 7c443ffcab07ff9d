"""Pictures are decoded upright and small, and what is made of them tells nothing."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageOps
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor, QImage
from tests.domain.test_pictures import ALL, SECRET, _huge, gif, jpeg, png, webp
from tests.faults.errors import ERRORS

from nearward.pictures.intake import BrokenPicture, NotAPicture, PictureTooLarge
from nearward_ui.kit.saving.background import Background
from nearward_ui.kit.widgets import images

KINDS = {name: f"image/{name}" for name in ALL}


def pil(image: QImage) -> Image.Image:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size, line = (plain.width(), plain.height()), plain.bytesPerLine()
    return Image.frombytes("RGB", size, bytes(plain.constBits()), "raw", "RGB", line)


@pytest.mark.parametrize("make", [jpeg, png, webp])
@pytest.mark.parametrize("turned", range(1, 9))
def test_it_stands_upright(make: Callable[..., bytes], turned: int) -> None:
    data = make(turned)
    seen = pil(images.decoded(data, f"image/{make.__name__}"))
    wanted = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    assert seen.size == wanted.size
    assert np.asarray(ImageChops.difference(seen, wanted)).max() <= 2


@pytest.mark.parametrize("name", ALL)
def test_it_is_no_larger_than_it_is_shown(name: str) -> None:
    data = ALL[name](6)
    small = images.decoded(data, KINDS[name], QSize(12, 12))
    whole = images.decoded(data, KINDS[name], QSize(4000, 4000))
    assert max(small.width(), small.height()) == 12
    assert {whole.width(), whole.height()} == {40, 24}
    assert (small.width() > small.height()) == (whole.width() > whole.height())


@pytest.mark.parametrize("name", ALL)
def test_a_preview_tells_nothing(name: str) -> None:
    """Qt keeps the remarks of a file beside its dots, and would write them out again."""
    ready = images.made_ready("Brambleby.jpg", ALL[name](), as_it_was=True)
    assert SECRET in ready.taken.data
    assert ready.small is not None
    assert SECRET not in ready.small
    assert not images.shown(ready.small).isNull()
    read = QImage.fromData(ALL[name]())
    assert SECRET not in images.png(read)


def test_what_can_be_seen_through_stays_so() -> None:
    image = QImage(30, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 10, 10, 0))
    ready = images.made_ready("a.png", images.png(image))
    assert ready.taken.media == "image/png"
    assert ready.small is not None
    assert images.shown(ready.small).pixelColor(3, 3).alpha() == 0


def test_colours_of_a_wide_screen_become_those_of_every_screen() -> None:
    from PySide6.QtGui import QColorSpace

    wide = QImage(8, 8, QImage.Format.Format_RGB32)
    wide.fill(QColor(10, 200, 10))
    wide.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    out = io.BytesIO()
    profile = bytes(wide.colorSpace().iccProfile().data())
    Image.new("RGB", (8, 8), (10, 200, 10)).save(out, "PNG", icc_profile=profile)
    wide.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    seen = images.decoded(out.getvalue(), "image/png").pixelColor(2, 2)
    wanted = wide.pixelColor(2, 2)
    assert abs(seen.red() - wanted.red()) <= 2
    assert abs(seen.green() - wanted.green()) <= 2
    assert seen.red() < 5


def test_nothing_is_guessed_of_a_file() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    for media in ("image/svg+xml", "image/png", "image/jpeg"):
        assert images.decoded(svg, media).isNull()
    assert images.decoded(png(), "image/jpeg").isNull()
    assert images.decoded(_huge(30_000, 30_000), "image/png").isNull()


def test_what_cannot_be_decoded_is_not_kept() -> None:
    with pytest.raises(BrokenPicture):
        images.made_ready("a.png", _huge(8_000, 8_000))
    with pytest.raises(PictureTooLarge):
        images.made_ready("a.png", _huge(30_000, 30_000))
    with pytest.raises(NotAPicture):
        images.made_ready("a.png", b"words")
    with pytest.raises(PictureTooLarge):
        images.png(QImage(9_000, 9_000, QImage.Format.Format_Mono))


def test_an_animation_shows_its_first_picture() -> None:
    seen = pil(images.decoded(gif(), "image/gif"))
    first = Image.open(io.BytesIO(gif())).convert("RGB")
    assert ImageChops.difference(seen, first).getbbox() is None


def test_work_aside_is_answered_here_in_its_order(qtbot: Any) -> None:
    parent, answers = QObject(), list[object]()
    aside = Background(parent)

    def slow() -> str:
        time.sleep(0.05)
        return threading.current_thread().name

    aside.ask(slow, answers.append, answers.append)
    for number in range(5):
        aside.ask(lambda number=number: number, answers.append, answers.append)  # type: ignore[misc]
    assert aside.is_busy
    assert answers == []
    qtbot.waitUntil(lambda: not aside.is_busy)
    assert answers == ["aside", 0, 1, 2, 3, 4]
    qtbot.waitUntil(lambda: all(thread.name != "aside" for thread in threading.enumerate()))
    aside.ask(lambda: "again", answers.append, answers.append)
    qtbot.waitUntil(lambda: answers[-1] == "again")


def test_what_was_dropped_is_not_answered(qtbot: Any) -> None:
    parent, answers = QObject(), list[object]()
    aside, begun = Background(parent), threading.Event()
    go_on = threading.Event()

    def held() -> str:
        begun.set()
        go_on.wait(20)
        return "late"

    aside.ask(held, answers.append, answers.append)
    aside.ask(lambda: "never begun", answers.append, answers.append)
    assert begun.wait(20)
    aside.drop()
    assert not aside.is_busy
    aside.ask(lambda: "asked later", answers.append, answers.append)
    go_on.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["asked later"]


def test_who_asked_never_ends_on_the_thread_of_the_work(qtbot: Any) -> None:
    class Page:
        def take(self, _answer: object) -> None:
            """The answer."""

        def __del__(self) -> None:
            ended.append(threading.current_thread().name)

    ended: list[str] = []
    answers: list[object] = []
    parent, go_on = QObject(), threading.Event()
    aside = Background(parent)
    aside.ask(lambda: go_on.wait(20), Page().take, answers.append)
    aside.drop()
    go_on.set()
    aside.ask(lambda: None, Page().take, answers.append)
    qtbot.waitUntil(lambda: not aside.is_busy)
    assert ended == [threading.current_thread().name] * 2


@pytest.mark.parametrize("error", ERRORS)
def test_any_error_of_the_work_is_told_and_the_next_is_done(qtbot: Any, error: str) -> None:
    def fail() -> None:
        raise ERRORS[error]()

    parent, answers = QObject(), list[object]()
    aside = Background(parent)
    with qtbot.captureExceptions() as raised:
        aside.ask(fail, answers.append, lambda trouble: answers.append(trouble.code))
        aside.ask(lambda: "the next", answers.append, answers.append)
        qtbot.waitUntil(lambda: not aside.is_busy)
        qtbot.waitUntil(lambda: bool(raised))
    assert answers == ["no-room-in-memory" if error == "memory" else "unexpected", "the next"]
    assert len(raised) == 1
    assert raised[0][0] not in (SystemExit, GeneratorExit)
