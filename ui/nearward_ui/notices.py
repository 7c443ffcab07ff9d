"""The bar of quiet sentences under the page."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit

from nearward_ui.kit.around import Notice, Surroundings
from nearward_ui.kit.heard import announce
from nearward_ui.kit.plain import Panel, QuietButton

NOTICE_SECONDS = 10
#: so long a sentence can be read before a key takes it away; longer where something can be done
READ_SECONDS, READ_ACTION_SECONDS = 2.0, 6.0
_PRESS, _OVERRIDE = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride


class NoticeBar(Panel):
    """A quiet sentence under the page, with one thing to do. It goes by itself, unless in use.

    It has a place of its own, so that it covers nothing. Once it could be read it goes with the
    next key; while it offers to undo, Ctrl+Z does that. `acted` says that its one thing was done.
    """

    acted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__("notice")
        self._undo = around.words("Undo")
        self._since = 0.0
        self.setMaximumWidth(around.look.px(640))
        self._then: Notice | None = None
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.button = QuietButton("")
        self.button.clicked.connect(self._on_action)
        self.close_button = QuietButton(around.words("Close"))
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        px = around.look.px
        row.setContentsMargins(px(16), px(10), px(14), px(10))
        row.setSpacing(px(12))
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self._then = notice
        self.text.setText(notice.text)
        announce(self, notice.text)
        self.button.setText(notice.action)
        self.button.setVisible(bool(notice.action))
        self._since = time.monotonic()
        holder = self.parentWidget()
        if holder is not None:
            holder.show()
        self.show()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        if notice.lasting:
            self._timer.stop()
        else:
            self._timer.start(NOTICE_SECONDS * 1000)

    def hideEvent(self, event: QHideEvent) -> None:
        """What it could still have done is let go: it may hold a picture, to put it back."""
        super().hideEvent(event)
        if self.isHidden():
            self._then = None
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            holder = self.parentWidget()
            if holder is not None:
                holder.hide()

    def forget(self) -> None:
        """Something new begins: what was said of the last thing goes, unless it can be undone."""
        if self._then is not None and not self._then.lasting and self._then.action != self._undo:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (_PRESS, _OVERRIDE) and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and self._undoes():
                event.accept()
                if kind == _PRESS:
                    self._on_action()
                return True
            if kind == _PRESS and event.text():
                self._on_key()
        return super().eventFilter(watched, event)

    def _undoes(self) -> bool:
        """Whether Ctrl+Z is for what is said here: a text that can undo something goes first."""
        at = QApplication.focusWidget()
        if isinstance(at, QPlainTextEdit) and at.document().isUndoAvailable():
            return False
        if isinstance(at, QLineEdit) and at.isUndoAvailable():
            return False
        return self._then is not None and self._then.action == self._undo

    def _on_key(self) -> None:
        read = READ_ACTION_SECONDS if self.button.isVisible() else READ_SECONDS
        in_use = self.button.hasFocus() or self.close_button.hasFocus()
        lasting = self._then is not None and self._then.lasting
        if not lasting and not in_use and time.monotonic() - self._since > read:
            self.hide()

    def _on_action(self) -> None:
        notice = self._then
        self.hide()
        if notice is not None and notice.then is not None:
            notice.then()
        self.acted.emit()

    def _on_time(self) -> None:
        if self.underMouse() or self.button.hasFocus() or self.close_button.hasFocus():
            self._timer.start(2000)
        else:
            self.hide()
