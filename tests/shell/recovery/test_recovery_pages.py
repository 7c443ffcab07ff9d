"""The pages about the key in a real window, on a diary with a real passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from tests.kit.focus import is_focused
from tests.shell.lock.test_lock import everything_that_can_be_read
from tests.shell.recovery.conftest import NEW, OLD, _fails

from nearward.domain.file import recovery_key
from nearward.domain.file import trouble as t
from nearward.session.ask import recovery as asking
from nearward.session.ask import settings
from nearward.vault.care.opening import open_with_key
from nearward.vault.vault import Vault
from nearward_ui.routes import Route
from nearward_ui.settings.recovery import ASK, BACK, DONE, SHOW, UNKNOWN


def page_of(window: Any, key: str) -> Any:
    window.show_page(Route(key))
    assert window.room is not None
    return window.room.current


def shown(window: Any, lines: tuple[str, ...]) -> Any:
    """The page with the key on it."""
    page = page_of(window, "recovery")
    page.field.setText(OLD)
    page.show_button.click()
    assert page.step == SHOW
    return page


def keys_to_be_read(lines: tuple[str, ...]) -> list[str]:
    """What of the key can be read anywhere in the program."""
    found = everything_that_can_be_read()
    return [line for line in lines for text in found if line in text]


# opening with the sheet


def test_the_sheet_opens_the_diary_and_a_new_passphrase_is_offered(
    qtbot: Any, window: Any, lines: tuple[str, ...], file: Path
) -> None:
    page = window.lock_page
    page.recovery.click()
    assert is_focused(page.key_field)
    assert not page.field.isVisible()
    for line in lines:
        qtbot.keyClicks(page.key_field, line.lower())
        qtbot.keyClick(page.key_field, Qt.Key.Key_Return)
    assert window.is_open
    # typed letters are gone, and the next lock asks for the passphrase
    assert page.key_field.text() == ""
    assert not page.by_key
    change = window.room.current
    assert change.key == "passphrase"
    assert not change.old.isVisible()
    assert change.opened.isVisible()
    qtbot.keyClicks(change.new.first, NEW)
    qtbot.keyClicks(change.new.again, NEW)
    qtbot.keyClick(change.new.again, Qt.Key.Key_Return)
    assert change.changed
    # from now on the passphrase is known again
    assert not window.desk.by_recovery
    assert page_of(window, "passphrase").old.isVisible()
    window.lock()
    window.open_diary(NEW)
    assert window.is_open
    window.lock()
    with pytest.raises(t.RecoveryOther):
        open_with_key(file, recovery_key.read("".join(lines)))


def test_the_key_can_be_pasted_with_the_numbers_of_its_lines(
    qtbot: Any, window: Any, lines: tuple[str, ...]
) -> None:
    window.lock_page.recovery.click()
    text = "\r\n".join(f"{n}  {line}" for n, line in enumerate(lines, 1))
    QApplication.clipboard().setText(text)
    qtbot.keyClick(window.lock_page.key_field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.lock_page.key_count.text().startswith("56 of 56")
    window.lock_page.button.click()
    assert window.is_open


def test_a_wrong_letter_names_its_line_and_what_was_typed_stays(
    qtbot: Any, window: Any, lines: tuple[str, ...], file: Path
) -> None:
    before = file.read_bytes()
    page = window.lock_page
    page.recovery.click()
    page.button.click()
    assert page.message.text() == "Please type the four lines of the recovery sheet."
    letter = "B" if lines[1][0] == "A" else "A"
    typed = "\n".join((lines[0], letter + lines[1][1:], *lines[2:]))
    page.key_field.set_text(typed)
    page.button.click()
    assert page.message.text().startswith("Line 2 of the recovery key has a wrong letter.")
    assert page.key_field.text() == typed
    page.key_field.set_text("\n".join(lines[:2]))
    page.button.click()
    assert "32 of 56" in page.message.text()
    page.key_field.set_text("\n".join(recovery_key.lines(bytes(32))))
    page.button.click()
    assert "does not open this diary" in page.message.text()
    assert page.key_field.isEnabled()
    assert not window.is_open
    assert file.read_bytes() == before
    page.recovery.click()
    assert page.field.isVisible()
    assert page.message.text() == ""
    window.open_diary(OLD)
    assert window.is_open


def test_who_wanted_to_log_a_moment_gets_there_first(
    qtbot: Any, window: Any, lines: tuple[str, ...]
) -> None:
    window.show_page(Route("moment"))
    window.lock_page.recovery.click()
    window.lock_page.key_field.set_text("".join(lines))
    window.lock_page.button.click()
    assert window.room.current.key == "moment"
    assert "You can choose a new passphrase" in window.room.bar.text.text()
    window.room.bar.button.click()
    assert window.room.current.key == "passphrase"


def test_after_opening_with_the_sheet_no_key_is_shown_without_a_passphrase(
    window: Any, lines: tuple[str, ...]
) -> None:
    window.lock_page.recovery.click()
    window.lock_page.key_field.set_text("".join(lines))
    window.lock_page.button.click()
    page = page_of(window, "recovery")
    assert page.step == UNKNOWN
    assert not page.field.isVisible()
    page.passphrase_button.click()
    assert window.room.current.key == "passphrase"


# the sheet


def test_the_key_is_shown_to_who_types_the_passphrase(
    qtbot: Any, unlocked: Any, lines: tuple[str, ...]
) -> None:
    page = page_of(unlocked, "recovery")
    assert is_focused(page.field)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.message.text() == "Please type the passphrase of this diary."
    qtbot.keyClicks(page.field, "an otter at noon")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.step == ASK
    assert page.message.text().startswith("This is not the passphrase of this diary.")
    assert keys_to_be_read(lines) == []
    # what was typed is selected: typing again replaces it
    qtbot.keyClicks(page.field, OLD)
    assert not page.message_frame.isVisible()
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.step == SHOW
    assert tuple(label.text() for label in page.lines.lines) == lines
    assert page.field.text() == ""
    assert "print queue" in " ".join(everything_that_can_be_read())


@pytest.mark.parametrize("way", ["leave", "escape", "back", "hide", "cover", "lock", "type back"])
def test_the_key_leaves_the_screen(
    qtbot: Any, unlocked: Any, lines: tuple[str, ...], way: str
) -> None:
    page_of(unlocked, "settings")
    page = shown(unlocked, lines)
    assert len(keys_to_be_read(lines)) >= 4, "the test can see"
    if way == "leave":
        unlocked.show_page(Route("journal"))
    elif way == "escape":
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert unlocked.room.current.key == "settings"
    elif way == "back":
        page.back.click()
        assert unlocked.room.current.key == "settings"
    elif way == "hide":
        unlocked.hide()
    elif way == "cover":
        unlocked.hide_now()
    elif way == "lock":
        unlocked.lock()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    else:
        page.have_button.click()
    assert keys_to_be_read(lines) == []
    if way in ("leave", "hide", "cover"):
        assert page.document is None
        assert page.step == ASK
        unlocked.show()


def test_one_line_typed_back_confirms_it_until_the_passphrase_changes(
    qtbot: Any, unlocked: Any, lines: tuple[str, ...], file: Path
) -> None:
    assert not confirmed(unlocked)
    page = shown(unlocked, lines)
    page.have_button.click()
    assert page.step == BACK
    assert page.line in (1, 2, 3)
    right = lines[page.line - 1]
    assert str(page.line) in page._line_ask.text()
    qtbot.keyClick(page.typed, Qt.Key.Key_Return)
    assert page.message.text() == f"Please type line {page.line} of the sheet."
    page.typed.setText(("B" if right[0] == "A" else "A") + right[1:])
    page.check_button.click()
    assert f"Line {page.line} of the recovery key has a wrong letter." in page.message.text()
    assert not confirmed(unlocked)
    page.again_button.click()
    assert page.step == SHOW
    page.ask_line()
    page.typed.clear()
    qtbot.keyClicks(page.typed, lines[page.line - 1].lower().replace(" ", ""))
    qtbot.keyClick(page.typed, Qt.Key.Key_Return)
    assert page.step == DONE
    assert page.document is None
    assert confirmed(unlocked)
    assert "Yours is confirmed" in page_of(unlocked, "settings").hints["recovery"].text()
    unlocked.desk.change_passphrase(NEW, lambda _: None, _fails)
    assert not confirmed(unlocked)
    assert "None is confirmed" in page_of(unlocked, "settings").hints["recovery"].text()
    # nothing of it stands outside the diary
    assert unlocked.settings.value("recovery_confirmed") == ""


def confirmed(window: Any) -> bool:
    found: list[bool] = []
    window.desk.ask(asking.is_confirmed(), found.append)
    return found[0]


def test_the_sheet_becomes_a_pdf_and_goes_to_the_printer(
    qtbot: Any,
    unlocked: Any,
    lines: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = shown(unlocked, lines)
    unlocked.settings.change("paper", "letter")
    page.write_pdf(str(tmp_path / "sheet.pdf"))
    assert "delete it" in unlocked.room.bar.text.text()
    (sheet,) = PdfReader(tmp_path / "sheet.pdf").pages
    assert float(sheet.mediabox.width) == 612
    assert lines[0].replace(" ", "") in "".join(sheet.extract_text().split())
    page.write_pdf(str(tmp_path / "no such folder" / "sheet.pdf"))
    assert "cannot be written" in unlocked.room.bar.text.text()
    printed: list[Any] = []

    def ask_printer(document: Any, paper: str, asks: Any) -> None:
        printed.append((document.parts[0].body[0].lines, paper))
        asks.on_printed()

    monkeypatch.setattr("nearward_ui.kit.printing.printer.ask_printer", ask_printer)
    page.print_button.click()
    assert printed == [(lines, "letter")]
    assert "sent to the printer" in unlocked.room.bar.text.text()


def test_a_full_disk_leaves_the_sheet_unconfirmed_and_says_so(
    unlocked: Any, lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(unlocked, lines)
    page.ask_line()
    page.typed.setText(lines[page.line - 1])

    def full() -> Any:
        def run(_vault: Vault) -> None:
            raise t.DiskFull

        return run

    monkeypatch.setattr(asking, "confirm", full)
    page.check_button.click()
    assert page.step == BACK
    assert "The disk is full" in page.message.text()


# the passphrase


def test_nothing_of_the_key_and_no_passphrase_stays_after_a_lock(
    qtbot: Any, unlocked: Any, lines: tuple[str, ...], tmp_path: Path
) -> None:
    needle = "zwirbelhalm"
    page = page_of(unlocked, "passphrase")
    for field in (page.old, page.new.first, page.new.again):
        field.setText(needle)
    shown(unlocked, lines).typed.setText(needle)
    seen = everything_that_can_be_read()
    assert sum(needle in text for text in seen) >= 1
    unlocked.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [text for text in everything_that_can_be_read() if needle in text] == []
    assert keys_to_be_read(lines) == []
    plain = "".join(lines).replace(" ", "").encode()
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert needle.encode() not in content
            assert plain not in content


def test_what_is_confirmed_stands_in_the_diary_by_its_salt(unlocked: Any, file: Path) -> None:
    unlocked.desk.ask(asking.confirm())
    found: list[dict[str, object]] = []
    unlocked.desk.ask(settings.every(), found.append)
    assert found[0]["recovery_confirmed"] == file.read_bytes()[:16].hex()
