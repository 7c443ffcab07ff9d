"""The bar of quiet sentences in the strip under the page."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
)

from nearward_ui.kit.around import Notice, Surroundings
from nearward_ui.kit.heard import announce
from nearward_ui.kit.page import side_of
from nearward_ui.kit.plain import Panel, QuietButton, restyle

NOTICE_SECONDS = 10
#: so long a sentence can be read before a key takes it away; longer where something can be done
READ_SECONDS, READ_ACTION_SECONDS = 2.0, 6.0
#: pixels of the drawing: how high the strip under each page is, and how high a bar of one line
STRIP, ONE_LINE = 40, 34
_PRESS, _OVERRIDE = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride


class _Sentence(QLabel):
    """In one line where there is room for it; only what is longer wraps."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least(), self.fontMetrics().lineSpacing())

    def _least(self) -> int:
        return min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 12)


class NoticeBar(Panel):
    """A quiet sentence under the page, with one thing to do. It goes by itself, unless in use.

    It stands in a strip that is kept for it, so that it covers nothing and moves nothing. Once it
    could be read it goes with the next key; while it offers to undo, Ctrl+Z does that. `acted`
    says that its one thing was done.
    """

    acted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__("notice")
        self._undo = around.words("Undo")
        self._since = 0.0
        self._then: Notice | None = None
        self.text = _Sentence()
        self.button = QuietButton("")
        self.button.clicked.connect(self._on_action)
        self.close_button = QuietButton(around.words("Close"))
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        px = around.look.px
        row.setContentsMargins(px(14), px(1), px(4), px(1))
        row.setSpacing(px(10))
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


class NoticeStrip(QFrame):
    """The foot of the room, in the page's column. It is there also while nothing is said.

    What is too long for one line makes it higher.
    """

    def __init__(self, around: Surroundings, bar: NoticeBar) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._look = around.look
        self._bar = bar
        self._row = QHBoxLayout(self)
        self._row.addWidget(bar)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.reshape("wide")

    def reshape(self, shape: str) -> None:
        """Its left edge is that of the page above it; its height goes with the text."""
        px = self._look.px
        self.setMinimumHeight(px(STRIP))
        self._bar.setMinimumHeight(px(ONE_LINE))
        self._row.setContentsMargins(px(side_of(shape)), px(2), px(side_of(shape)), px(3))

    def draw_line(self, on: bool) -> None:
        """A line over it, where the page has no foot that has one."""
        if self.property("lined") != on:
            self.setProperty("lined", on)
            restyle(self)
