"""Keyboard and mouse on pictures that stand in the text: each is stepped onto as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextBlock,
    QTextCursor,
)

from nearward.domain.model import Picture
from nearward.domain.text.picture_marks import PictureMark, row_of
from nearward.i18n import Translator
from nearward_ui.action_row import Target
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.pictures.standing import SeenPicture, StandingPictures
from nearward_ui.kit.heard import announce
from nearward_ui.kit.inputs.exact_text import Units
from nearward_ui.kit.widgets.action_menu import show_menu

CARET = 2
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_TAKE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PictureKeys(QObject):
    """Enter opens a picture, Delete takes it out of the text, letters begin a line below it.

    `opened`, `taken_out` and `captioned` carry the picture.
    """

    opened = Signal(object)
    taken_out = Signal(object)
    captioned = Signal(object)

    def __init__(self, editor: Editor, standing: StandingPictures, words: Translator) -> None:
        super().__init__(editor)
        self._editor, self._standing, self._words = editor, standing, words
        self._at = 0
        self._moving = False
        editor.cursorPositionChanged.connect(self._on_moved)
        editor.first.append(self._takes)

    @property
    def mark(self) -> PictureMark | None:
        """The mark of the picture that the keyboard is on."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return None
        places = self._places(cursor.block())
        return next((mark for mark, place in places if place == cursor.position()), None)

    @property
    def picture(self) -> Picture | None:
        """The picture that the keyboard is on."""
        mark = self.mark
        return self._standing.pictures.get(mark.id) if mark else None

    def look_again(self) -> None:
        """Other pictures are known: the caret may be on one of them, or on none any more."""
        self._on_moved()

    def go_below(self) -> None:
        """From a picture to a line of its own below it; from elsewhere nowhere."""
        if self.mark is None:
            return
        cursor = self._editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self._moving = True
        cursor.insertBlock()
        self._editor.setTextCursor(cursor)
        self._moving = False
        self._on_moved()

    def take_out(self) -> None:
        """Take the mark of the picture the keyboard is on out of the text, as one step."""
        mark, picture = self.mark, self.picture
        cursor = self._editor.textCursor()
        if mark is None:
            return
        self._editor.end_step()
        units, block = Units(cursor.block().text()), cursor.block()
        cursor.beginEditBlock()
        cursor.setPosition(block.position() + units.at(mark.start))
        end = block.position() + units.at(mark.end)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        if not block.text().strip() and block.next().isValid() and not block.next().text():
            # no more blank lines than there were around it
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            over = QTextCursor.MoveOperation.NextBlock
            cursor.movePosition(over, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)
        self._editor.end_step()
        if picture is not None:
            self.taken_out.emit(picture)

    def _takes(self, event: QEvent) -> bool:
        """Whether a key, a press or a menu is meant for a picture."""
        if isinstance(event, QKeyEvent):
            return self._on_key(event)
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if isinstance(event, QContextMenuEvent):
            return self._on_menu(event)
        if isinstance(event, QInputMethodEvent) and event.commitString():
            self.go_below()
        return False

    # keys

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self._standing.focused < 0 and key not in _TAKE:
            return False
        if self._editor.isReadOnly():
            return False
        mark = self.mark
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if mark is None:
            return plain and key in _TAKE and self._step_onto(key)
        if plain and key in _OPEN:
            picture = self.picture
            if picture is not None:
                self.opened.emit(picture)
            return True
        if plain and key in _TAKE:
            self.take_out()
            return True
        if plain and key in _WAYS:
            return self._go(*_WAYS[Qt.Key(key)])
        if event.text().isprintable() and event.text() and not _is_command(event):
            self.go_below()
        return False

    def _step_onto(self, key: int) -> bool:
        """Backspace after a row of pictures, and Delete before one, step onto it."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return False
        back = key == Qt.Key.Key_Backspace
        edge = cursor.atBlockStart() if back else cursor.atBlockEnd()
        block = cursor.block()
        other = block.previous() if back else block.next()
        places = self._places(other) if edge and other.isValid() else []
        if not places:
            return False
        if not block.text():
            # an empty line goes, and the keyboard is on the picture
            cursor.beginEditBlock()
            cursor.deletePreviousChar() if back else cursor.deleteChar()
            cursor.endEditBlock()
            places = self._places(cursor.block())
        self._stand(places[-1 if back else 0][1])
        return True

    def _go(self, step: int, down: bool) -> bool:
        """To the picture beside or under the one the keyboard is on, or out of them."""
        if not down and self._editor.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        cursor = self._editor.textCursor()
        block, places = cursor.block(), self._places(cursor.block())
        here = [place for _, place in places].index(cursor.position())
        other = self._below(block, here, step) if down else here + step
        if 0 <= other < len(places):
            self._stand(places[other][1])
            return True
        beyond = block.next() if step > 0 else block.previous()
        if not beyond.isValid():
            return True
        at = beyond.position()
        if step < 0 and not self._places(beyond):
            at += beyond.length() - 1
        self._moving = True
        cursor.setPosition(at)
        self._editor.setTextCursor(cursor)
        self._moving = False
        self._on_moved(backwards=step < 0)
        return True

    def _below(self, block: QTextBlock, here: int, step: int) -> int:
        """The number of the picture in the row under or over one; out of range beyond."""
        rows = self._standing.rows(block.text())
        pictures = rows.pictures if rows else ()
        if here >= len(pictures):
            return -1
        rect = pictures[here].rect
        middle = rect.center().x()
        beyond = [
            (abs(one.rect.top() - rect.top()), abs(one.rect.center().x() - middle), n)
            for n, one in enumerate(pictures)
            if (one.rect.top() - rect.top()) * step > 0
        ]
        return min(beyond)[2] if beyond else -1

    # the mouse

    def _on_mouse(self, event: QMouseEvent) -> bool:
        kind, left = event.type(), Qt.MouseButton.LeftButton
        if event.button() != left or event.modifiers():
            return False
        if kind not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return False
        seen = self._standing.at(event.position().toPoint())
        if seen is None or seen.mark.id not in self._standing.pictures:
            return False
        self._editor.setFocus(Qt.FocusReason.MouseFocusReason)
        self._stand(seen.place)
        if kind == QEvent.Type.MouseButtonDblClick:
            self.opened.emit(self._standing.pictures[seen.mark.id])
        return True

    def _on_menu(self, event: QContextMenuEvent) -> bool:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        seen: SeenPicture | None = None
        if by_mouse:
            seen = self._standing.at(self._editor.viewport().mapFromGlobal(event.globalPos()))
        else:
            seen = next((one for one in self._standing.seen() if one.place == self._here), None)
        if seen is None or seen.mark.id not in self._standing.pictures:
            return False
        self._stand(seen.place)
        at = event.globalPos()
        if not by_mouse:
            at = self._editor.viewport().mapToGlobal(seen.rect.toRect().bottomLeft())
        self.show_menu(at)
        return True

    def show_menu(self, at: QPoint) -> None:
        """What can be done with the picture that the keyboard is on."""
        picture = self.picture
        if picture is None:
            return
        acts: dict[str, Callable[[], object]] = {
            "take_out": self.take_out,
            "caption": lambda: self.captioned.emit(picture),
        }
        target = Target("picture", id=picture.id, entry=picture.entry_id or 0)
        show_menu(self._editor, target, at, acts)

    # where the keyboard is

    @property
    def _here(self) -> int:
        return self._editor.textCursor().position()

    def _places(self, block: QTextBlock) -> list[tuple[PictureMark, int]]:
        """The marks of a row whose pictures are there, and where each begins in the document."""
        rows = self._standing.rows(block.text()) if block.isValid() else None
        if rows is None or rows.gone:
            return []
        units = Units(block.text())
        known = self._standing.pictures
        return [
            (mark, block.position() + units.at(mark.start))
            for mark in row_of(block.text())
            if mark.id in known
        ]

    def _stand(self, place: int) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(place)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self._on_moved()

    def _on_moved(self, *, backwards: bool = False) -> None:
        """The caret is on a picture as a whole, or on none."""
        if self._moving or not self._standing.has_any:
            return
        cursor = self._editor.textCursor()
        before, self._at = self._at, cursor.position()
        places = [] if cursor.hasSelection() else self._places(cursor.block())
        if places and all(place != cursor.position() for _, place in places):
            self._moving = True
            cursor.setPosition(self._nearest(cursor, places, before))
            self._editor.setTextCursor(cursor)
            self._moving = False
            self._at = cursor.position()
        elif places and backwards:
            self._stand(places[-1][1])
            return
        self._show(cursor.position() if places else -1)

    def _nearest(
        self, cursor: QTextCursor, places: list[tuple[PictureMark, int]], before: int
    ) -> int:
        """The picture that a caret goes to that came into a row."""
        if before > cursor.position() and before >= cursor.block().position() + (
            cursor.block().length() - 1
        ):
            return places[-1][1]
        return max((p for _, p in places if p <= cursor.position()), default=places[0][1])

    def _show(self, place: int) -> None:
        standing = self._standing
        if place == standing.focused:
            return
        standing.focused = place
        # the ring says where the keyboard is; a caret would stand beside it
        self._editor.setCursorWidth(0 if place >= 0 else CARET)
        self._editor.viewport().update()
        picture = self.picture
        if picture is not None and self._editor.hasFocus():
            mark = self.mark
            name = (mark.caption if mark else "") or picture.name
            said = self._words(
                "Picture: {name}. Enter opens it, Delete takes it out of the text.", name=name
            )
            announce(self._editor, said)


#: key -> a step, and whether it goes up or down
_WAYS = {
    Qt.Key.Key_Left: (-1, False),
    Qt.Key.Key_Right: (1, False),
    Qt.Key.Key_Up: (-1, True),
    Qt.Key.Key_Down: (1, True),
}


def _is_command(event: QKeyEvent) -> bool:
    held = event.modifiers()
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    return bool(held & control) != bool(held & alt)
