"""The bar of quiet sentences in the strip under the page."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
)

from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import Panel, QuietButton, restyle

NOTICE_SECONDS = 10
#: so long a sentence can be read before a key takes it away; longer where something can be done
READ_SECONDS, READ_ACTION_SECONDS = 2.0, 6.0
SLACK = 6
#: of what is said, so many lines have their place; pixels of the drawing of a letter
LINES, LETTER = 2, 14
#: pixels of the drawing: above and below the bar in its strip, and above and below its text
ABOVE, BELOW, EDGE = 2, 3, 1
_PRESS, _OVERRIDE = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride


class _Sentence(QLabel):
    """In one line where there is room for it, else in two; what is longer ends in dots.

    `resized` says that there is another room for it.
    """

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def text(self) -> str:
        """All of it."""
        return self._whole

    def lines_in(self, width: int) -> list[str]:
        """The text as it wraps at a width."""
        layout = QTextLayout(self._whole, self.font())
        layout.beginLayout()
        found: list[str] = []
        while (line := layout.createLine()).isValid():
            # a label wraps a little earlier than its width says
            line.setLineWidth(max(1, width - SLACK))
            found.append(self._whole[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        return found

    def say(self, text: str, *, whole: bool) -> None:
        """Show it, all of it or as much as two lines hold."""
        self._whole = text
        shown, lines = text, self.lines_in(max(1, self.width()))
        if not whole and len(lines) > LINES:
            end = "".join(lines[LINES - 1 :])
            cut = self.fontMetrics().elidedText(
                end, Qt.TextElideMode.ElideRight, self.width() - SLACK
            )
            shown = "\n".join([*(line.rstrip() for line in lines[: LINES - 1]), cut])
        self.setText(shown)
        # what is cut is read whole
        self.setAccessibleName(text if shown != text else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least(), self.fontMetrics().lineSpacing())

    def _least(self) -> int:
        return min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 12)


class NoticeBar(Panel):
    """A quiet sentence under the page, with what can be done. It goes by itself, unless in use.

    It stands in a strip that is kept for it, so that it covers nothing and moves nothing; what is
    longer than the strip is shown when that is asked. Once it could be read it goes with the next
    key; while it offers to undo, Ctrl+Z does that. `acted` says that something of it was done.
    """

    acted = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__("notice")
        self._undo = around.words("Undo")
        self._since = 0.0
        self._then: Notice | None = None
        #: whether nothing was typed and no page was shown since
        self._is_last = False
        self._is_open = False
        #: whether what is said waits, and the notice that does
        self._waits = False
        self._waiting: Notice | None = None
        #: the width of the strip for which it was seen whether it must be cut
        self._wide = 0
        self.text = _Sentence()
        self.text.resized.connect(self._fold)
        self.more = QuietButton("…")
        self.more.setAccessibleName(around.words("Show all of it"))
        self.more.setToolTip(around.words("Show all of it"))
        self.more.clicked.connect(self._on_more)
        self.more.hide()
        self.onward = QuietButton("")
        self.onward.clicked.connect(self._on_onward)
        self.button = QuietButton("")
        self.button.clicked.connect(self._on_action)
        self.close_button = QuietButton(around.words("Close"))
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        px = around.look.px
        self._gap = px(10)
        row.setContentsMargins(px(14), px(EDGE), px(4), px(EDGE))
        row.setSpacing(px(10))
        row.addWidget(self.text, 1)
        row.addWidget(self.more)
        row.addWidget(self.onward)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self.hide()

    def wait(self, on: bool) -> None:
        """While something is to be alone on the screen, what is said waits: the last of it, or the
        last that stays until it was read."""
        if on == self._waits:
            return
        self._waits = on
        waiting, self._waiting = self._waiting, self._then if on else None
        if on:
            self.hide()
        elif waiting is not None:
            self.say(waiting)

    def say(self, notice: Notice, *, now: bool = False) -> None:
        """Show a notice in place of the one before; `now`: also while others wait."""
        if self._waits and not now:
            if notice.lasting or self._waiting is None or not self._waiting.lasting:
                self._waiting = notice
            return
        self._then = notice
        self._is_last, self._is_open = not notice.slow, False
        self.more.hide()
        self.text.say(notice.text, whole=True)
        announce(self, notice.text)
        self.onward.setText(notice.onward[0] if notice.onward else "")
        self.onward.setVisible(notice.onward is not None)
        self.button.setText(notice.action)
        self.button.setVisible(bool(notice.action))
        self._since = time.monotonic()
        self.show()
        self._fold()
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

    def moved_on(self) -> None:
        """Another page is shown: there Ctrl+Z is for its texts first."""
        self._is_last = False

    def forget(self) -> None:
        """Something new begins: what was said of the last thing goes, unless that is in the trash.

        Who begins something new does not go on with what came before.
        """
        said = self._then
        if said is not None and not said.lasting and (said.onward or said.action != self._undo):
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
                self._is_last = False
                self._on_key()
        return super().eventFilter(watched, event)

    def _undoes(self) -> bool:
        """Whether Ctrl+Z is for what is said here: what was typed since is undone first."""
        at = QApplication.focusWidget()
        if self._is_last:
            return self._then is not None and self._then.action == self._undo
        if isinstance(at, QPlainTextEdit) and at.document().isUndoAvailable():
            return False
        if isinstance(at, QLineEdit) and at.isUndoAvailable():
            return False
        return self._then is not None and self._then.action == self._undo

    def _fold(self) -> None:
        """What is longer than the strip is cut, and can be shown whole."""
        if self._then is None:
            return
        strip, more = self.parentWidget(), self.more
        wide = strip.width() if strip is not None else 0
        # what was cut in this room stays so: the button for it takes some of the room
        cut = not more.isHidden() and wide == self._wide
        if not cut:
            room = self.text.width()
            room += 0 if more.isHidden() else more.width() + self._gap
            cut = len(self.text.lines_in(room)) > LINES
        self._wide = wide
        cut = cut and not self._is_open
        if more.isHidden() == cut:
            more.setVisible(cut)
        self.text.say(self._then.text, whole=not cut)

    def _on_more(self) -> None:
        self._is_open = True
        self._timer.stop()
        self._fold()
        self.close_button.setFocus()

    def _on_key(self) -> None:
        read = READ_ACTION_SECONDS if self.button.isVisible() else READ_SECONDS
        lasting = self._then is not None and self._then.lasting
        if not lasting and not self._has_focus() and time.monotonic() - self._since > read:
            self.hide()

    def _on_action(self) -> None:
        self._do(self._then.then if self._then is not None else None)

    def _on_onward(self) -> None:
        onward = self._then.onward if self._then is not None else None
        self._do(onward[1] if onward is not None else None)

    def _do(self, then: Callable[[], None] | None) -> None:
        self.hide()
        if then is not None:
            then()
        self.acted.emit()

    def _has_focus(self) -> bool:
        return any(one.hasFocus() for one in (self.onward, self.button, self.close_button))

    def _on_time(self) -> None:
        if self.underMouse() or self._has_focus():
            self._timer.start(2000)
        else:
            self.hide()


class NoticeStrip(QFrame):
    """The foot of the room, in the page's column. It is there also while nothing is said."""

    def __init__(self, around: PageContext, bar: NoticeBar) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._look = around.look
        self._bar = bar
        self._page: Page | None = None
        self._row = QHBoxLayout(self)
        self._row.addWidget(bar)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.reshape()

    def reshape(self) -> None:
        """Its height goes with the text."""
        px = self._look.px
        # a label rounds each of its lines up
        line = QFontMetrics(self._look.font(LETTER)).lineSpacing() + 1
        high = max(LINES * line, self._look.target) + 2 * px(EDGE)
        self._bar.setMinimumHeight(high)
        # and the line over it
        self.setMinimumHeight(high + px(ABOVE) + px(BELOW) + 1)
        self.fit()

    def keep_to(self, page: Page) -> None:
        """Its edges are those of the page above it."""
        self._page = page
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """The column of the page may be another one by now."""
        px, page = self._look.px, self._page
        left, right = page.edges() if page is not None else (0, 0)
        self._row.setContentsMargins(left, px(ABOVE), right, px(BELOW))

    def draw_line(self, on: bool) -> None:
        """A line over it, where the page has no foot that has one."""
        if self.property("lined") != on:
            self.setProperty("lined", on)
            restyle(self)
