"""The first minutes in a real window: the page that makes a diary, and the one that opens it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.kit.real import MISSING, PASSPHRASE, Running, desktop

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

WHERE = "type(app.focusWidget()).__name__ + ': ' + app.focusWidget().accessibleName()"
PAGE = "window.create_page"


def test_tab_goes_from_field_to_field_and_a_suggestion_takes_nothing_away(tmp_path: Path) -> None:
    place = tmp_path / "home" / ".local" / "share" / "nearward" / "diary.nearward"
    with desktop(1366, 768) as screen:
        running = Running(screen, tmp_path / "home")
        try:
            running.becomes(f"{PAGE}.first.hasFocus()")
            running.type(PASSPHRASE)
            running.press("Tab")
            assert running.ask(WHERE) == "PassphraseField: The same again"
            running.type("an ot ter")
            # on to what can be pressed, and back again
            running.press("Tab")
            assert running.ask(f"{PAGE}.passphrase.suggest_button.hasFocus()")
            running.press("space")
            offered = running.ask(f"{PAGE}.passphrase.suggestion.text()")
            assert len(offered.split()) == 6
            assert running.ask(f"{PAGE}.first.text()") == PASSPHRASE
            assert running.ask(f"{PAGE}.again.text()") == "an ot ter"
            running.click(f"{PAGE}.passphrase.suggest_button")
            assert running.ask(f"{PAGE}.passphrase.suggestion.text()") != offered
            assert running.ask(f"{PAGE}.first.text()") == PASSPHRASE
            running.click(f"{PAGE}.passphrase.use_button")
            taken = running.ask(f"{PAGE}.passphrase.suggestion.text()")
            assert running.ask(f"{PAGE}.first.text()") == taken
            assert running.ask(f"{PAGE}.again.text()") == ""
            assert running.ask(f"{PAGE}.again.hasFocus()")
            running.press("shift+Tab", "ctrl+a")
            running.type(PASSPHRASE)
            running.press("Tab")
            running.type(PASSPHRASE)
            running.press("Return")
            running.becomes("window.is_open")
            running.type("the first words")
            # the same on the page that changes the passphrase
            running.show("passphrase")
            order = []
            for _ in range(4):
                order.append(running.ask("app.focusWidget().accessibleName()"))
                running.press("Tab")
            assert order[:3] == [
                "The current passphrase",
                "The new passphrase",
                "The same again",
            ]
            running.quit()
        finally:
            running.end()
    assert place.exists()


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(960, 600, "1"), (1024, 600, "1"), (1366, 768, "1.5")]
)
def test_all_of_the_create_page_is_on_a_small_screen(
    tmp_path: Path, width: int, height: int, scale: str
) -> None:
    with desktop(width, height) as screen:
        running = Running(screen, tmp_path / "home", QT_SCALE_FACTOR=scale)
        try:
            running.becomes(f"{PAGE}.first.hasFocus()")
            running.ask("from PySide6.QtWidgets import QScrollArea")
            running.becomes(f"{PAGE}.findChild(QScrollArea).verticalScrollBar().maximum() == 0")
            for name in ("button", "back", "place"):
                at = f"{PAGE}.{name}"
                assert running.ask(f"{at}.visibleRegion().boundingRect() == {at}.rect()"), name
            # Tab goes the same way in the low shape
            running.type(PASSPHRASE)
            for name in ("again", "passphrase.suggest_button", "passphrase.show_button", "place"):
                running.press("Tab")
                assert running.ask(f"{PAGE}.{name}.hasFocus()"), name
        finally:
            running.end()


FACES = """
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
_kinds = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit)
_found = [w for kind in _kinds for w in window.findChildren(kind)]
[len(_found), sorted({QFontInfo(w.font()).family() for w in _found})]
"""


def test_all_is_set_in_our_own_faces_from_the_first_page_on(diary: Path, tmp_path: Path) -> None:
    with desktop(1366, 768) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            for _ in range(2):
                count, faces = running.ask(FACES)
                assert count > 15
                assert faces == ["Figtree", "Literata"]
                running.unlock()
                count, faces = running.ask(FACES)
                assert count > 60
                assert faces == ["Figtree", "Literata", "Literata Page"]
                running.lock()
            running.ask("window.show_create()")
            assert running.ask(FACES)[1] == ["Figtree", "Literata"]
            # another text size, live: nothing keeps the one before
            running.ask("window.look.become('night', 150)")
            sizes = "sorted({w.font().pixelSize() for w in window.findChildren(QWidget)})"
            assert min(running.ask(sizes)) >= 18
        finally:
            running.end()
