"""Errors in work aside: pictures and long texts hold up nothing else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import NOW
from tests.exchange import samples
from tests.faults.errors import ERRORS
from tests.shell.lock.conftest import Failing
from tests.shell.lock.test_fit_to_go_on import DAY, held, kept, shows_trouble

from nearward.domain.model import Entry
from nearward.session.ask import (
    entries,
)
from nearward.vault.tables.kinds.pictures import Pictures
from nearward_ui.kit.widgets import images
from nearward_ui.routes import Route, ToPicture


def test_a_picture_whose_undo_meets_it_is_offered_again(
    qtbot: Any, window: Any, failing: Failing
) -> None:
    page = with_picture(qtbot, window)
    (picture,) = held(window).pictures
    page.pictures.remove(picture.id)
    assert held(window).pictures == []
    with failing(Pictures, "put_back"):
        window.room.bar.button.click()
        assert shows_trouble(window)
    window.room.bar.button.click()
    assert [one.name for one in held(window).pictures] == ["cup.png"]


def with_picture(qtbot: Any, window: Any) -> Any:
    page = window.room.current
    page.editor.setPlainText("We walked.")
    page.writing.save()
    offer(page, "cup.png")
    qtbot.waitUntil(lambda: not page.pictures.adding.is_busy)
    return page


def offer(page: Any, name: str) -> None:
    from nearward_ui.kit.inputs.dropped_pictures import of_file

    place = Path(page.around.desk.path).parent / name
    place.write_bytes(samples.png(9, 9))
    page.pictures.add([of_file(place)])


@pytest.mark.parametrize("error", ERRORS)
def test_a_picture_that_cannot_be_read_holds_up_no_other(
    qtbot: Any, window: Any, error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: Any, **_more: Any) -> Any:
        raise ERRORS[error]()

    page = window.room.current
    page.editor.setPlainText("We walked.")
    page.writing.save()
    with monkeypatch.context() as patched, qtbot.captureExceptions() as raised:
        patched.setattr(images, "made_ready", fail)
        offer(page, "cup.png")
        qtbot.waitUntil(lambda: not page.pictures.adding.is_busy)
        assert shows_trouble(window)
        qtbot.waitUntil(lambda: bool(raised))
    offer(page, "cup.png")
    qtbot.waitUntil(lambda: not page.pictures.adding.is_busy)
    assert [one.name for one in held(window).pictures] == ["cup.png"]


def test_a_picture_that_cannot_be_read_keeps_nobody_from_locking(
    qtbot: Any, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: Any, **_more: Any) -> Any:
        raise MemoryError

    page = window.room.current
    page.editor.setPlainText("We walked.")
    page.writing.save()
    monkeypatch.setattr(images, "made_ready", fail)
    offer(page, "cup.png")
    window.lock()
    assert not window.is_open


def test_a_text_that_cannot_be_set_does_not_end_the_reading(
    qtbot: Any, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nearward_ui.journal.reading import read_page

    for n, text in enumerate(("long words. " * 400, "the last words")):
        at = NOW - timedelta(hours=2 - n)
        kept(window, entries.save(Entry(at=at, day=DAY, text=text)))

    def fail(_body: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(read_page, "_some", fail)
    with qtbot.captureExceptions():
        window.show_page(Route("read"))
        page = window.room.current
        qtbot.waitUntil(lambda: "the last words" in page.reader.toPlainText())
    assert shows_trouble(window)


def test_a_large_picture_that_cannot_be_decoded_is_said(
    qtbot: Any, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: Any, **_more: Any) -> Any:
        raise MemoryError

    with_picture(qtbot, window)
    (picture,) = held(window).pictures
    monkeypatch.setattr(images, "decoded", fail)
    with qtbot.captureExceptions():
        window.show_page(ToPicture(entry=picture.entry_id, id=picture.id))
        qtbot.waitUntil(lambda: shows_trouble(window))
