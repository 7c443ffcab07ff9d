"""Writing alone: only the page, with its line kept; the title and the question stand over it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QVBoxLayout, QWidget

from nearward_ui.journal.alone.put_away import PutAway
from nearward_ui.journal.alone.typewriter import Typewriter
from nearward_ui.journal.alone.veil import Veil
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce, announce_next
from nearward_ui.kit.inputs.exact_text import ExactText
from nearward_ui.kit.saving.keep_setting import keep_setting

#: of the height of the page: where the line stands that one writes
LINE = 0.45
#: settings, and what turns them on and off
DIM, HIDE = "dim_others", "hide_words"
#: pixels of the drawing between what stands over the first line and that line
GAP = 32


class WritingAlone(QObject):
    """On and off; off, all is as it was, with what had the keyboard and where it was scrolled."""

    def __init__(
        self, editor: ExactText, column: QLayout, kept: tuple[QWidget, ...], around: PageContext
    ) -> None:
        """Of what stands in the column, all but what is kept is put away."""
        super().__init__(editor)
        self._editor, self._around = editor, around
        self._beside = PutAway(column, kept, self)
        self._veil = Veil(editor, around.look)
        self.typewriter = Typewriter(editor, self._height)
        self.over = Over(editor)
        self.typewriter.moved.connect(self._show_over)
        around.look.changed.connect(self.typewriter.place_soon)
        self._focus: QWidget | None = None
        self._touched = (0, 0)

    @property
    def is_on(self) -> bool:
        """Whether only the page is shown."""
        return self.typewriter.is_on

    def turn(self, on: bool) -> None:
        """Show only the page, or all again."""
        if on == self.is_on:
            self._editor.setFocus()
        elif on:
            self._begin()
            self._say_on()
        else:
            self._end()
            announce_next(self._editor, self._around.words("All parts are shown again"))

    def stop(self) -> None:
        """A lock comes: nothing is watched any more, and nothing of it is shown again."""
        self.typewriter.stop()
        self._beside.stop()
        self._veil.ask(dims=False, hides=False)

    def say(self, title: str, question: str) -> None:
        """What stands over the first line of the entry that is shown."""
        self.over.say(title, question)
        self.typewriter.place_soon()
        self._show_over()

    def acts(self) -> dict[str, Callable[[], object]]:
        """What can be done while one writes alone."""
        names = (DIM, HIDE) if self.is_on else ()
        return {name: partial(self._change, name) for name in names}

    def _say_on(self) -> None:
        words, hides = self._around.words, self._around.settings.is_on(HIDE)
        said = [words("Writing only"), words("Words are hidden") if hides else ""]
        announce_next(self._editor, ". ".join(filter(None, said)))

    def _change(self, key: str) -> None:
        """One of its settings is on, or off again."""
        around = self._around
        on = not around.settings.is_on(key)
        around.settings.change(key, on)
        keep_setting(around, key, on)
        self._lay_veil()
        if key == HIDE:
            words = around.words
            announce(self._editor, words("Words are hidden") if on else words("Words are shown"))

    def _lay_veil(self) -> None:
        settings, on = self._around.settings, self._beside.is_away
        self._veil.ask(dims=on and settings.is_on(DIM), hides=on and settings.is_on(HIDE))
        said = self._around.words("On the screen, words are hidden but those of this line.")
        self._editor.setAccessibleDescription(said if self._veil.hides else "")

    def _begin(self) -> None:
        self._focus = QApplication.focusWidget()
        self._touched = self._state
        self._beside.put_away()
        self._editor.setFocus()
        self.typewriter.begin()
        self._lay_veil()

    def _end(self) -> None:
        is_touched = self._touched != self._state
        self._beside.bring_back()
        self._lay_veil()
        self.typewriter.end(is_touched=is_touched)
        before, self._focus = self._focus, None
        known = before is not None and self._editor.window().isAncestorOf(before)
        (self._editor if is_touched or before is None or not known else before).setFocus()

    @property
    def _state(self) -> tuple[int, int]:
        """What is another one when something was written, or the caret moved."""
        return self._editor.document().revision(), self._editor.textCursor().position()

    def _height(self) -> int:
        """Of the height of the window, as the editor counts it."""
        editor = self._editor
        window = editor.window()
        top = editor.mapTo(window, editor.rect().topLeft()).y()
        return max(0, round(LINE * window.height()) - top)

    def _show_over(self) -> None:
        typewriter, over = self.typewriter, self.over
        shown = typewriter.is_on and typewriter.is_at_top
        if shown:
            # as far as the text goes, without a margin of its own
            over.setFixedWidth(self._editor.viewport().width())
            high = over.heightForWidth(over.width())
            over.resize(over.width(), high)
            at = self._editor.viewport().x(), typewriter.room - high - self._around.look.px(GAP)
            over.move(*at)
        over.setVisible(shown)


class Over(QWidget):
    """The title and the question that is answered, to be read."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self.title, self.question = QLabel(), QLabel()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for label, role in ((self.title, "h1"), (self.question, "asked")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
            box.addWidget(label)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, title: str, question: str) -> None:
        """Show them, as far as there are any."""
        for label, text in ((self.title, title), (self.question, question)):
            label.setText(text)
            label.setVisible(bool(text))
