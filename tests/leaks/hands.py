"""Hands in the program: they do what standard input says, one JSON list a line.

Nothing of Qt is imported before the program has imported it.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from tests.leaks.exchanging import ask_for_a_printer, bring_in, make_pdf
from tests.leaks.pictures.picturing import add_picture
from tests.leaks.widgets import at, every, folds, text_fields
from tests.narrowed import present

from nearward_ui.routes import Route

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nearward_ui.kit.page import Page

#: how a place is filled with a text
Fill = Callable[["Hands", str], None]
PATIENCE_S = 60


def on(page: str, *paths: str, press: tuple[str, ...] = (), then: str = "") -> Fill:
    """Fills what stands at the paths (attributes of the page; "": all of it).

    `press`: buttons that unfold something first; `then`: what the page does at the end.
    """

    def fill(hands: Hands, text: str) -> None:
        shown = hands.show(Route(page))
        for path in press:
            button = at(shown, path)
            if not button.isChecked():
                button.click()
        for path in paths:
            for widget in hands.below(shown, path):
                hands.put(shown, widget, text)
        if then:
            getattr(shown, then)()
        hands.settle()

    return fill


class Hands:
    """Fills, looks, copies, prints, locks and quits."""

    def __init__(self, program: Any, places: dict[str, Fill]) -> None:
        from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer

        self.window = program.window
        self._places = places
        self._filled: set[tuple[str, str]] = set()
        self._titles: set[str] = set()
        self._rest = b""
        self._do: dict[str, Callable[..., Any]] = {
            "use-key": self._use_key,
            "make": self._make,
            "unlock": self._unlock,
            "fill": self._fill,
            "look": self._look,
            "paste": self._paste,
            "copy": self._copy,
            "copy-key": self._copy_key,
            "clear-soon": self._clear_soon,
            "pdf": partial(make_pdf, self),
            "import": partial(bring_in, self),
            "picture": partial(add_picture, self),
            "open-newest": self._open_newest,
            "unfilled": self._unfilled,
            "rich": self._rich,
            "about": self._about,
            "page": self._page,
            "break": self._break,
            "say": self._talk,
            "print": partial(ask_for_a_printer, self),
            "select": self._select,
            "hints": self._hints,
        }
        self.window.windowTitleChanged.connect(self._titles.add)
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_line)
        QTimer.singleShot(0, self._on_start)
        present(QCoreApplication.instance()).aboutToQuit.connect(self._on_quit)

    def show(self, route: Route) -> Page:
        """A page, when it stands."""
        self.window.show_page(route)
        self.settle()
        page: Page = self.window.room.current
        return page

    def below(self, page: Page, path: str) -> Iterator[QWidget]:
        """The widgets at a path; of a dict or a list, each."""
        found = at(page, path) if path else page
        if isinstance(found, dict):
            yield from found.values()
        elif isinstance(found, list):
            yield from found
        else:
            yield found

    def put(self, page: Page, root: QWidget, text: str) -> None:
        """Fill everything below a widget."""
        from PySide6.QtWidgets import QAbstractSpinBox

        from nearward_ui.kit.inputs.chips import Chips
        from nearward_ui.kit.inputs.scale import Scale

        for chips in (w for w in every(root, Chips) if w.chips and not w.values):
            chips.chips[-1].click()
        for chips in every(root, Chips):
            # what is asked only after a withdrawal is asked then
            wanted = [chip for chip in chips.chips if chip.code == "withdrew"]
            for chip in wanted:
                if not chip.isChecked():
                    chip.click()
        for scale in every(root, Scale):
            scale.slider.give(scale.slider.maximum() * 7 // 10)
        for spin in every(root, QAbstractSpinBox):
            if hasattr(spin, "setValue"):
                spin.setValue(spin.value() + spin.singleStep())
        for field in list(text_fields(root)):
            self._type(page.key, field, text)

    def settle(self) -> None:
        """The desk has answered, and nothing waits to be shown."""
        from PySide6.QtWidgets import QApplication

        for _ in range(2):
            if self.window.is_open:
                answered: list[object] = []
                self.window.desk.ask(lambda _vault: None, answered.append)
                self.wait(partial(bool, answered))
            end = monotonic() + 0.08
            while monotonic() < end:
                QApplication.processEvents()

    def wait(self, done: Callable[[], object]) -> None:
        """Until it is so; RuntimeError when that is too long."""
        from PySide6.QtWidgets import QApplication

        end = monotonic() + PATIENCE_S
        while not done():
            if monotonic() > end:
                raise RuntimeError("waited in vain")
            QApplication.processEvents()

    def _type(self, page: str, field: Any, text: str) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QLineEdit

        self._filled.add((page, field.accessibleName()))
        if isinstance(field, QLineEdit):
            field.selectAll()
            field.insert(text)
            QTest.keyClick(field, Qt.Key.Key_Return)
        else:
            field.setPlainText("")
            field.insertPlainText(text)

    def choose(self, path: str) -> None:
        """Choose a file in the dialog that stands open."""
        from PySide6.QtWidgets import QApplication, QFileDialog

        dialogs = (w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog))
        dialog = next(one for one in dialogs if one.isVisible())
        dialog.setDirectory(str(Path(path).parent))
        dialog.selectFile(Path(path).name)
        self.settle()
        dialog.accept()

    # what can be said

    def _use_key(self, key: str) -> None:
        from nearward.vault.file import key as keys

        keys.derive = lambda *_: bytearray.fromhex(key)

    def _make(self, diary: str, passphrase: str) -> None:
        self.window.show_create()
        page = self.window.create_page
        page.set_place(Path(diary))
        page.first.setText(passphrase)
        page.again.setText(passphrase)
        page.button.click()
        self.wait(lambda: self.window.is_open or not page.message_frame.isHidden())
        self._opened(page.message.text())

    def _unlock(self, passphrase: str) -> None:
        page = self.window.lock_page
        page.field.setText(passphrase)
        page.button.click()
        self.wait(lambda: self.window.is_open or not page.message_frame.isHidden())
        self._opened(page.message.text())

    def _opened(self, message: str) -> None:
        if not self.window.is_open:
            raise RuntimeError(message)
        self.settle()

    def _fill(self, place: str, text: str) -> None:
        self._places[place](self, text)

    def _page(self, key: str) -> None:
        self.show(Route(key))

    def _look(self) -> None:
        """Every page is painted; everything that unfolds is unfolded."""
        from PySide6.QtWidgets import QAbstractButton

        from nearward_ui.pages import PAGES

        for key in PAGES:
            page = self.show(Route(key))
            for button in every(page, QAbstractButton):
                if button.isCheckable() and not button.isChecked() and folds(button):
                    button.click()
            self.settle()
            page.grab()

    def _open_newest(self) -> None:
        journal: Any = self.show(Route("journal"))
        journal.finding.search.clear()
        self.settle()
        card = next(line.thing for line in journal.finding.list.cards.lines)
        journal.open_entry(card.id)
        self.settle()

    def _paste(self, html: str) -> None:
        """Paste a page of the web into every kind of field."""
        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication

        for key in ("journal", "moment", "worksheet"):
            page: Any = self.show(Route(key))
            for field in list(text_fields(page)):
                data = QMimeData()
                data.setHtml(html)
                data.setText(html)
                QGuiApplication.clipboard().setMimeData(data)
                field.paste()
            page.leave()
            self.settle()
        QGuiApplication.clipboard().setText("")

    def _copy(self) -> None:
        page: Any = self.show(Route("journal"))
        page.editor.selectAll()
        page.editor.copy()

    def _copy_key(self, text: str) -> None:
        """Type a passphrase, let it be seen, and copy it."""
        from PySide6.QtWidgets import QLineEdit

        page: Any = self.show(Route("passphrase"))
        page.old.setEchoMode(QLineEdit.EchoMode.Normal)
        page.old.setText(text)
        self.window.activateWindow()
        page.old.setFocus()
        self.wait(page.old.hasFocus)
        page.old.selectAll()
        page.old.copy()
        self.settle()

    def _clear_soon(self, text: str, key: str) -> None:
        """From now on what is copied stays so long (milliseconds)."""
        from nearward_ui.shell import clipboard

        clipboard.TEXT_MS, clipboard.KEY_MS = int(text), int(key)

    def _select(self) -> None:
        """Select some letters by keys."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QTextCursor
        from PySide6.QtTest import QTest

        page: Any = self.show(Route("journal"))
        page.editor.moveCursor(QTextCursor.MoveOperation.End)
        for _ in range(8):
            QTest.keyClick(page.editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
        self.settle()

    def _hints(self) -> list[str]:
        """Fields whose words an input method may keep."""
        from PySide6.QtCore import Qt

        from nearward_ui.pages import PAGES

        found = []
        for key in PAGES:
            for field in text_fields(self.show(Route(key))):
                if not field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData:
                    found.append(f"{key}: {field.accessibleName()}")
        return found

    def _unfilled(self) -> list[str]:
        """Fields of any page that no hand has filled since the start."""
        from nearward_ui.pages import PAGES

        found = []
        for key in PAGES:
            page = self.show(Route(key))
            for field in text_fields(page):
                if (key, field.accessibleName()) not in self._filled:
                    found.append(f"{key}: {field.accessibleName()} ({type(field).__name__})")
        return found

    def _rich(self, needle: str) -> list[str]:
        """Where a person's words might be taken for HTML: labels and hints."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication, QLabel

        found = []
        for widget in QApplication.allWidgets():
            plain = not isinstance(widget, QLabel) or (
                widget.textFormat() == Qt.TextFormat.PlainText or needle not in widget.text()
            )
            if not plain:
                found.append(f"{type(widget).__name__} with HTML")
            if needle in widget.toolTip() or needle in widget.whatsThis():
                found.append(f"{type(widget).__name__} with a hint")
        return found

    def _about(self) -> dict[str, Any]:
        """What the process says of itself."""
        from PySide6.QtGui import QGuiApplication

        maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace")
        libraries = sorted({line.split("/")[-1] for line in maps.splitlines() if ".so" in line})
        return {
            "platform": QGuiApplication.platformName(),
            "libraries": libraries,
            "modules": sorted(sys.modules),
            "titles": sorted(self._titles | {self.window.windowTitle()}),
            "name": QGuiApplication.applicationDisplayName(),
        }

    def _break(self, text: str) -> None:
        """Every bug at every place."""
        from tests.leaks import bugs

        for where in bugs.PLACES:
            for kind in bugs.KINDS:
                bugs.break_in(where, kind, text, self.window)
        self.settle()

    def _talk(self, text: str) -> None:
        from tests.leaks import bugs

        bugs.say(text)

    # the line to the test

    def _on_start(self) -> None:
        self.wait(lambda: self.window.isVisible())
        self._say("ready", os.getpid())

    def _on_quit(self) -> None:
        """Let go of the window, so that it ends as it does without hands."""
        self._notifier.setEnabled(False)
        del self._notifier, self.window

    def _on_line(self) -> None:
        part = os.read(0, 1 << 20)
        if not part:
            os._exit(3)
        lines = (self._rest + part).split(b"\n")
        self._rest = lines.pop()
        for line in lines:
            self._obey(*json.loads(line))

    def _obey(self, command: str, *arguments: str) -> None:
        if command == "lock":
            self.window.lock()
        elif command == "quit":
            self.window.close()
        else:
            try:
                answer = self._do[command](*arguments)
            except Exception:
                self._say("bug", traceback.format_exc())
            else:
                self._say("ok", answer)

    def _say(self, kind: str, answer: object) -> None:
        os.write(1, json.dumps([kind, answer]).encode() + b"\n")
