"""The real window on a disk with errors: what is typed, what is said, and when it is saved."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.faults.nursery import PATIENCE, Stage

from nearward_ui.routes import Route

KEY = bytes(range(32))
TEXT = "He asked what was wrong, and I said nothing."
DIRECTION = "To stay when it is quiet."
#: seconds after which a save is tried again, in place of the product's own
AGAIN = 0.4


def wait(when: Callable[[], bool]) -> None:
    """Let the window live until this is so."""
    from PySide6.QtCore import QCoreApplication

    end = time.monotonic() + PATIENCE / 2
    while not when():
        if time.monotonic() > end:
            raise TimeoutError
        QCoreApplication.processEvents()
        time.sleep(0.005)


def opened(diary: str, *, again: float) -> tuple[Any, Any, list[str]]:
    """The application, its real window with this diary open, and a list that its end is told to.

    `again`: seconds after which a save is tried again.
    """
    os.environ["HOME"] = str(Path(diary).parent)
    from nearward.config.settings import Settings
    from nearward.domain.day import now
    from nearward.i18n import Translator
    from nearward.session.desk import Desk
    from nearward_ui.kit.saving import autosaver
    from nearward_ui.kit.theme import Theme, load_fonts
    from nearward_ui.shell.app import Courier, make_application
    from nearward_ui.shell.window import Window

    autosaver.RETRY_SECONDS = again
    application = make_application()
    load_fonts()
    look = Theme("light", 100)
    look.dress()
    courier = Courier()
    place = Path(diary)
    clock: Callable[[], datetime] = now
    window = Window(
        Translator("en"), look, Settings(), lambda: Desk(courier.deliver), clock, place, place
    )
    ended: list[str] = []
    window.ended.connect(ended.append)
    window.show()
    window.show_lock()
    window.open_diary("", key=bytearray(KEY))
    wait(lambda: window.is_open)
    assert window.room is not None
    return application, window, ended


def run(stage: Stage, diary: str) -> None:
    """Type, wait for what is said and for the save, and quit.

    Says `message TEXT`, `kept in the editor`, `saved` and `closed`.
    """
    from PySide6.QtTest import QTest

    application, window, ended = opened(diary, again=AGAIN)
    # who opens it by the key is first asked for a new passphrase
    window.show_page(Route("journal"))
    page = window.room.current
    stage.wait()
    QTest.keyClicks(page.editor, TEXT)
    wait(lambda: page.trouble.isVisible() or page.foot_line.saved.text() == "Saved")
    stage.say("message", page.trouble.text.text() if page.trouble.isVisible() else "none")
    assert page.editor.toPlainText() == TEXT
    stage.say("kept in the editor")
    wait(lambda: page.foot_line.saved.text() == "Saved" and not page.trouble.isVisible())
    assert page.editor.toPlainText() == TEXT
    stage.say("saved")
    window.close()
    wait(lambda: bool(ended))
    stage.say("closed")
    application.clipboard().clear()


def _direction_begun(diary: str) -> tuple[Any, Any, list[str], Any]:
    application, window, ended = opened(diary, again=AGAIN)
    window.show_page(Route("direction"))
    page = window.room.current
    wait(lambda: not page.field.isReadOnly())
    return application, window, ended, page


def direction_run(stage: Stage, diary: str) -> None:
    """Type, wait for what is said and for the save, and quit.

    Says `message TEXT`, `kept on the page`, `saved` and `closed`.
    """
    from PySide6.QtTest import QTest

    application, window, ended, page = _direction_begun(diary)
    bar = window.room.bar
    stage.wait()
    QTest.keyClicks(page.field, DIRECTION)
    wait(lambda: bar.isVisible() or page.note.text() == "Saved")
    stage.say("message", bar.text.text() if bar.isVisible() else "none")
    assert page.field.text() == DIRECTION
    stage.say("kept on the page")
    wait(lambda: page.note.text() == "Saved")
    assert page.field.text() == DIRECTION
    stage.say("saved")
    window.close()
    wait(lambda: bool(ended))
    stage.say("closed")
    application.clipboard().clear()


def direction_typed_on(stage: Stage, diary: str) -> None:
    """Type a word after the other, say each that is told to be saved, and never end."""
    from PySide6.QtTest import QTest

    _application, _window, _ended, page = _direction_begun(diary)
    stage.say("open")
    for number in range(1000):
        QTest.keyClicks(page.field, f"word{number} ")
        wait(lambda: page.note.text() == "Saved")
        stage.say("saved", number)
