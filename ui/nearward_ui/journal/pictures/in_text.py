"""The pictures of an entry in its text: their dots, what goes in and out, and their captions."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRegularExpression, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QLineEdit

from nearward.domain.model import Picture
from nearward.domain.text.picture_marks import SIGN, PictureMark, mark_of, marks_in
from nearward.domain.trouble import Trouble
from nearward.session.ask import pictures as asked
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.highlight import Highlight
from nearward_ui.journal.pictures.keys import PictureKeys
from nearward_ui.journal.pictures.standing import StandingPictures, rounded
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.exact_text import Units, to_document
from nearward_ui.kit.saving.background import Background
from nearward_ui.kit.widgets import images

#: after so long without a key it is looked which pictures stand in the text
QUIET_MS = 300
_ROUND = 9


class CaretPlace(NamedTuple):
    """Where the caret was, whatever is written meanwhile, and in which text."""

    cursor: QTextCursor
    turn: int


class PicturesInText(QObject):
    """`opened` carries the picture to see large, `taken_out` one that went out of the text.

    `placed` says that other pictures stand in the text now.
    """

    opened = Signal(object)
    taken_out = Signal(object)
    placed = Signal()

    def __init__(self, around: PageContext, editor: Editor, highlight: Highlight) -> None:
        super().__init__(editor)
        self._around, self._editor, self._highlight = around, editor, highlight
        self._turn = 0
        self._ids: frozenset[int] = frozenset()
        self._aside = Background(self)
        self.standing = StandingPictures(editor, around.look, around.words)
        highlight.standing = self.standing.formats
        self.standing.wanted.connect(self._on_wanted)
        self.keys = PictureKeys(editor, self.standing, around.words)
        self.keys.opened.connect(self.opened)
        self.keys.taken_out.connect(self.taken_out)
        self.keys.captioned.connect(self.ask_caption)
        self.caption = CaptionField(editor, around)
        self.caption.given.connect(self._on_caption)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._look)
        editor.document().contentsChanged.connect(self._on_changed)
        editor.fitted.connect(self._fit)
        around.look.changed.connect(self._fit)

    @property
    def ids(self) -> frozenset[int]:
        """The pictures that stand in the text."""
        return self._ids

    def begin(self) -> None:
        """Another text is about to be shown; its pictures are not known yet."""
        self._turn += 1
        self._aside.drop()
        self.standing.clear()
        self.caption.hide()

    def know(self, pictures: list[Picture]) -> None:
        """The pictures of the entry on the page."""
        if self.standing.know(pictures):
            self._highlight.begin_turn()
            self._editor.viewport().update()
            self.keys.look_again()
        self._look()

    def stop(self) -> None:
        """A lock comes: nothing more is decoded."""
        self._aside.drop()

    @property
    def is_busy(self) -> bool:
        """Whether something is being decoded."""
        return self._aside.is_busy

    def here(self) -> CaretPlace:
        """Where the caret is."""
        return CaretPlace(QTextCursor(self._editor.textCursor()), self._turn)

    def put_in(self, pictures: list[Picture], at: CaretPlace) -> bool:
        """Pictures in a line of their own at a place; False when another text is there by now."""
        new = [one for one in pictures if one.id not in self._ids]
        if at.turn != self._turn or not new or self._editor.isReadOnly():
            return False
        self.standing.know([*self.standing.pictures.values(), *new])
        cursor = at.cursor
        cursor.clearSelection()
        marks = " ".join(mark_of(one.id) for one in new)
        self._editor.end_step()
        cursor.beginEditBlock()
        rows = self.standing.rows(cursor.block().text())
        if rows is not None and not rows.gone:
            # beside those that stand there
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertText(to_document(" " + marks))
        else:
            self._insert_line(cursor, marks)
        cursor.endEditBlock()
        if self.standing.rows(cursor.block().text()) is not None:
            # one goes on writing below them
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self._editor.end_step()
        self._look()
        return True

    def stand_on(self, picture_id: int) -> bool:
        """The keyboard goes to a picture in the text; False when it does not stand there."""
        document = self._editor.document()
        found = document.find(f"{SIGN}{picture_id})")
        if found.isNull():
            return False
        block = found.block()
        units = Units(block.text())
        mark = next((one for one in marks_in(block.text()) if one.id == picture_id), None)
        if mark is None:
            return False
        found.setPosition(block.position() + units.at(mark.start))
        self._editor.setTextCursor(found)
        self._editor.setFocus()
        return True

    def take_out_marks(self, picture_id: int) -> bool:
        """Take the places of a picture out of the text, as one step; whether there were any."""
        mark = QRegularExpression(rf"!\[[^\]\n]*\]\(picture:{picture_id}\)")
        document, places = self._editor.document(), []
        found = document.find(mark)
        while not found.isNull():
            places.append((found.selectionStart(), found.selectionEnd()))
            found = document.find(mark, found)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for start, end in reversed(places):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        return bool(places)

    def ask_caption(self, picture: Picture) -> None:
        """Ask what the picture that the keyboard is on is to say."""
        seen = [one for one in self.standing.seen() if one.mark.id == picture.id]
        if seen:
            here = [one for one in seen if one.place == self.standing.focused]
            one = (here or seen)[0]
            self.caption.ask(one.mark, one.place, one.rect.toRect().bottomLeft())

    def _insert_line(self, cursor: QTextCursor, marks: str) -> None:
        """A line of their own, with a blank one over it where words stand there."""
        end = not cursor.block().next().isValid()
        if cursor.block().text().strip():
            before = "\n\n" if not cursor.atBlockStart() else ""
            after = "\n" if not cursor.atBlockEnd() or end else ""
            cursor.insertText(to_document(before + marks + after))
            if after == "\n" or not end:
                return
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        over = QTextCursor.MoveOperation.EndOfBlock
        cursor.movePosition(over, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(to_document(marks + ("\n" if end else "")))

    def _on_caption(self, mark: PictureMark, place: int, text: str) -> None:
        """Another caption for the mark at a place, as one step."""
        cursor = self._editor.textCursor()
        block = self._editor.document().findBlock(place)
        units = Units(block.text())
        at = {block.position() + units.at(one.start): one for one in marks_in(block.text())}
        if at.get(place, mark).id != mark.id or place not in at:
            return
        end = block.position() + units.at(at[place].end)
        self._editor.end_step()
        cursor.setPosition(place)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(to_document(mark_of(mark.id, text)))
        cursor.setPosition(place)
        self._editor.setTextCursor(cursor)
        self._editor.end_step()
        self._editor.setFocus()

    # what stands in the text

    def _on_changed(self) -> None:
        if self.standing.pictures or self._ids:
            self._quiet.start()

    def _look(self) -> None:
        """Look which pictures stand in the text."""
        raw = self._editor.document().toRawText()
        ids = frozenset(mark.id for mark in marks_in(raw)) if SIGN in raw else frozenset()
        if ids != self._ids:
            self._ids = ids
            self.placed.emit()

    def _fit(self) -> None:
        if self.standing.fit() and self.standing.pictures:
            self._highlight.begin_turn()
        self.caption.hide()

    # their dots

    def _on_wanted(self, picture: Picture, dots: QSize) -> None:
        troubled = partial(self._on_trouble, picture)
        whole = QSize(picture.width, picture.height).scaled(images.SMALL, _KEEP)
        if dots.width() <= whole.width() + 1 and dots.height() <= whole.height() + 1:
            then = partial(self._on_small, picture, dots)
            self._around.desk.ask(asked.small(picture.id), then, troubled)
        else:
            self._ask_whole(picture, dots)

    def _ask_whole(self, picture: Picture, dots: QSize) -> None:
        if self.standing.is_seen(picture.id):
            then = partial(self._on_data, picture, dots)
            troubled = partial(self._on_trouble, picture)
            self._around.desk.ask(asked.data(picture.id), then, troubled)

    def _on_small(self, picture: Picture, dots: QSize, small: bytes | None) -> None:
        if small is None:
            self._ask_whole(picture, dots)
            return
        self._make(picture, partial(_made, small, "", dots, self._radius))

    def _on_data(self, picture: Picture, dots: QSize, data: bytes | None) -> None:
        self._make(picture, partial(_made, data or b"", picture.media, dots, self._radius))

    def _make(self, picture: Picture, work: partial[QImage]) -> None:
        if self.standing.is_seen(picture.id):
            then = partial(self.standing.put, picture.id)
            self._aside.ask(work, then, partial(self._on_trouble, picture))

    def _on_trouble(self, picture: Picture, _trouble: Trouble) -> None:
        """Its name stands for it."""
        self.standing.put(picture.id, QImage())

    @property
    def _radius(self) -> float:
        return self._around.look.px(_ROUND) * self._editor.devicePixelRatioF()


_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def _made(data: bytes, media: str, dots: QSize, radius: float) -> QImage:
    image = images.decoded(data, media, dots * 2) if media else images.shown(data)
    return rounded(image, dots, radius)


class CaptionField(QLineEdit):
    """Stands under a picture while its caption is written; Enter keeps it, Esc does not."""

    given = Signal(object, int, str)

    def __init__(self, editor: Editor, around: PageContext) -> None:
        super().__init__(editor.viewport())
        self._editor, self._around = editor, around
        self._mark: PictureMark | None = None
        self._place = 0
        self.setProperty("role", "caption")
        self.setAccessibleName(around.words("Caption of the picture"))
        self.setPlaceholderText(around.words("A caption, if you like"))
        self.setMaxLength(300)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.returnPressed.connect(self._on_done)
        self.editingFinished.connect(self._on_done)
        editor.verticalScrollBar().valueChanged.connect(self.hide)
        self.hide()

    def ask(self, mark: PictureMark, place: int, under: QPoint) -> None:
        """Ask for the caption of a mark that begins at a place of the document."""
        look, room = self._around.look, self._editor.viewport().rect()
        self._mark, self._place = mark, place
        self.setText(mark.caption)
        self.setFixedHeight(look.target)
        self.resize(min(room.width() - under.x(), look.px(360)), look.target)
        top = min(under.y() + look.px(4), room.height() - self.height())
        self.move(under.x(), top)
        self.show()
        self.selectAll()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and _is_escape(event):
            self._mark = None
            self.hide()
            self._editor.setFocus()
            return True
        return super().event(event)

    def _on_done(self) -> None:
        mark, self._mark = self._mark, None
        self.hide()
        if mark is not None and self.text().strip() != mark.caption:
            self.given.emit(mark, self._place, self.text())
        elif mark is not None:
            self._editor.setFocus()


def _is_escape(event: QEvent) -> bool:
    key = getattr(event, "key", None)
    return key is not None and key() == Qt.Key.Key_Escape
