"""The bar of quiet sentences that lies over the page for a while."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QTextLayout
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit

from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.widgets.basic import Panel, QuietButton

NOTICE_SECONDS = 10
#: so long a sentence can be read before a key takes it away; longer where something can be done
READ_SECONDS, READ_ACTION_SECONDS = 2.0, 6.0
SLACK = 6
#: so many lines of what is said are shown; what is longer is shown whole when that is asked
LINES = 2
#: pixels of the drawing: above and below the text, left of it, and between the parts
EDGE, START, GAP = 4, 14, 10
_PRESS, _OVERRIDE = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride


class _Sentence(QLabel):
    """In one line where there is room for it, else in two; what is longer ends in dots."""

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
        self.ensurePolished()
        layout = QTextLayout(self._whole, self.font())
        layout.beginLayout()
        found: list[str] = []
        while (line := layout.createLine()).isValid():
            # a label wraps a little earlier than its width says
            line.setLineWidth(max(1, width - SLACK))
            found.append(self._whole[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        return found

    def begin(self, text: str) -> None:
        """This is to be said."""
        self._whole = text

    def fold(self, width: int, *, whole: bool) -> QSize:
        """Show all of it, or as much as two lines of a width hold; the size of that."""
        shown, lines = self._whole, self.lines_in(width)
        if not whole and len(lines) > LINES:
            end, room = "".join(lines[LINES - 1 :]), width - SLACK
            cut = self.fontMetrics().elidedText(end, Qt.TextElideMode.ElideRight, room)
            lines = [*(line.rstrip() for line in lines[: LINES - 1]), cut]
            shown = "\n".join(lines)
        self.setText(shown)
        # what is cut is read whole
        self.setAccessibleName(self._whole if shown != self._whole else "")
        metrics = self.fontMetrics()
        # a label rounds each of its lines up
        high = len(lines) * (metrics.lineSpacing() + 1)
        one = metrics.horizontalAdvance(shown) + 2 * SLACK
        return QSize(one if len(lines) == 1 else width, max(high, self.heightForWidth(width)))


class NoticeBar(Panel):
    """A quiet sentence over the page, with what can be done. It goes by itself, unless in use.

    It moves nothing; `NoticePlace` says where it lies. What is longer than two lines is shown
    whole when that is asked. Once it could be read it goes with the next key; while it offers to
    undo, Ctrl+Z does that. `acted` says that something of it was done, `placing` that its size may
    be another one by now, or that a new one `begins`, and `gone` that nothing is said any more.
    """

    acted = Signal()
    placing = Signal(bool)
    gone = Signal()

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
        self._look = around.look
        #: for what it was folded last, and how large it is so
        self._folded: tuple[object, ...] = ()
        self._size = QSize()
        self.text = _Sentence()
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
        row = self._row = QHBoxLayout(self)
        row.addWidget(self.text, 1)
        row.addWidget(self.more)
        row.addWidget(self.onward)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self.hide()

    @property
    def says(self) -> bool:
        """Whether it says something now."""
        return self._then is not None

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
        self._folded = ()
        self.text.begin(notice.text)
        announce(self, notice.text)
        self.onward.setText(notice.onward[0] if notice.onward else "")
        self.onward.setVisible(notice.onward is not None)
        self.button.setText(notice.action)
        self.button.setVisible(bool(notice.action))
        self._since = time.monotonic()
        self.placing.emit(True)
        self.show()
        self.raise_()
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
            self.gone.emit()

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

    def fold(self, wide: int) -> QSize:
        """How large it is in a column of a width; what is longer than two lines is cut there."""
        wide = min(wide, self._look.px(Measure.WRITING))
        state = (wide, self._is_open, self._look.scale)
        if self._then is not None and state != self._folded:
            self._folded = state
            self._size = self._fold(wide)
        return self._size

    def _fold(self, wide: int) -> QSize:
        px, text, row = self._look.px, self.text, self._row
        row.setContentsMargins(px(START), px(EDGE), px(EDGE), px(EDGE))
        row.setSpacing(px(GAP))
        around = (
            px(START)
            + px(EDGE)
            + sum(
                px(GAP) + one.sizeHint().width()
                for one in (self.onward, self.button, self.close_button)
                if not one.isHidden()
            )
        )
        least = text.fontMetrics().averageCharWidth() * 12
        cut = not self._is_open and len(text.lines_in(max(least, wide - around))) > LINES
        self.more.setVisible(cut)
        around += px(GAP) + self.more.sizeHint().width() if cut else 0
        size = text.fold(max(least, wide - around), whole=not cut)
        high = max(size.height(), self.close_button.sizeHint().height())
        return QSize(min(wide, around + size.width()), high + 2 * px(EDGE))

    def _on_more(self) -> None:
        self._is_open = True
        self._timer.stop()
        self.placing.emit(False)
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
