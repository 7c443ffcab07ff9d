"""The real window, where a direction is typed: on a disk with errors, and until it is killed."""

from __future__ import annotations

from typing import Any

from tests.faults.nursery import Stage
from tests.faults.window_day import AGAIN, opened, wait

from nearward_ui.routes import Route

TEXT = "To stay when it is quiet."
WHY = "I left my own birthday."


def _begun(diary: str) -> tuple[Any, Any, list[str], Any]:
    application, window, ended = opened(diary, again=AGAIN)
    window.show_page(Route("direction"))
    page = window.room.current
    wait(lambda: not page.field.isReadOnly())
    return application, window, ended, page


def run(stage: Stage, diary: str) -> None:
    """Type, wait for what is said and for the save, and quit.

    Says `message TEXT`, `kept on the page`, `saved` and `closed`.
    """
    from PySide6.QtTest import QTest

    application, window, ended, page = _begun(diary)
    bar = window.room.bar
    stage.wait()
    QTest.keyClicks(page.field, TEXT)
    wait(lambda: bar.isVisible() or page.note.text() == "Saved")
    stage.say("message", bar.text.text() if bar.isVisible() else "none")
    assert page.field.text() == TEXT
    stage.say("kept on the page")
    wait(lambda: page.note.text() == "Saved")
    assert page.field.text() == TEXT
    stage.say("saved")
    window.close()
    wait(lambda: bool(ended))
    stage.say("closed")
    application.clipboard().clear()


def typed_on(stage: Stage, diary: str) -> None:
    """Type a word after the other, say each that is told to be saved, and never end."""
    from PySide6.QtTest import QTest

    _application, _window, _ended, page = _begun(diary)
    stage.say("open")
    for number in range(1000):
        QTest.keyClicks(page.field, f"word{number} ")
        wait(lambda: page.note.text() == "Saved")
        stage.say("saved", number)
