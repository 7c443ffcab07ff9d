"""What a page of the window is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import isValid

from nearward.domain.changes import ALL, KindsChanged
from nearward_ui.actions import ACTIONS
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.measures import Measure, margin
from nearward_ui.kit.layouts.steady_scrollbar import BAR
from nearward_ui.routes import Act, Route

if TYPE_CHECKING:
    from nearward.session.operation import Operation
    from nearward_ui.kit.layouts.side import Side


#: pixels of the drawing: at the sides of a page (of one column: less), over its heading
SIDE, NARROW_SIDE, TOP = 40, 24, 22


def side_of(shape: str) -> int:
    """Pixels of the drawing at the sides of a page of this shape."""
    return NARROW_SIDE if shape == "narrow" else SIDE


class Page(QWidget):
    """One page. Pages do not know each other: they ask the window to show another one."""

    #: its row in `pages.py`; the room says it
    key = ""
    #: how wide it is at most; wider windows have it in the middle
    measure = Measure.FORMS
    #: what it shows beside itself, where the window is wide enough, or when that is asked
    side: Side | None = None
    #: the page this one was reached from: its way back, and what Esc leads to
    behind: Route | Act | None = None
    #: what stands under the page and does not scroll, with its main button
    foot: QWidget | None = None
    #: a page that is used without keys holds off the lock for so long, at most
    quiet_minutes = 0
    #: whether something long is under way that a lock or a quit has to stop
    is_busy = False
    #: whether pictures that are dropped on the window belong to what the page shows
    takes_pictures = False
    #: whether nothing else is shown while it lasts: no rail, no notice of others
    fills_window = False
    #: the kinds of records that it shows: it reads them again when one was changed
    shows: tuple[str, ...] = ()
    #: whether something it shows was changed while it was not seen, and it has not read it since
    is_stale = False
    #: whether `enter` without a wish begins something new, also where one comes back
    begins_anew = False
    #: carries a Route or an Act
    go = Signal(object)
    notice = Signal(object)
    #: its side is to be seen (True) or put away; what the frame does of it is in `side_is_beside`
    side_asked = Signal(bool)

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.words = around.words
        self.look = around.look
        self.desk = around.desk
        if self.shows:
            around.desk.changed.connect(self._on_kinds_changed)
        self._least = SIDE
        #: whether its side has room beside it, and whether it is seen, there or over the page
        self.side_is_beside = self.side_is_seen = False
        self._frames: list[tuple[QLayout, int, int, int, str, int]] = []

    def frame(
        self,
        layout: QLayout,
        top: int = TOP,
        bottom: int = 24,
        *,
        bar: int = 0,
        at: str = "both",
        out: int = 0,
    ) -> None:
        """Margins like those of every page, at both sides, or only at the left or at the right.

        `bar`: pixels of the right one that a scroll bar takes. `out`: pixels of the drawing by
        which the boxes of rows hang out at both sides, so that their words are in line.
        """
        self._frames = [known for known in self._frames if known[0] is not layout]
        self._frames.append((layout, top, bottom, bar, at, out))
        self._fit_frames()

    def scrolled_frame(
        self, layout: QLayout, top: int = TOP, bottom: int = 24, *, at: str = "both"
    ) -> None:
        """The margins of what stands in a Scroll."""
        self.frame(layout, top, bottom, bar=BAR, at=at)

    def enter(self, route: Route | None = None) -> None:
        """The page is shown; load what it shows. None: nothing is wished for but the page."""

    def refresh(self, changed: KindsChanged) -> None:
        """Something it shows was changed, here or elsewhere: read that again.

        What is being written stays as it is, with its caret; a list stays where it was scrolled.
        """

    def leave(self) -> None:
        """Another page comes; save what is unsaved."""

    def stop(self) -> None:
        """A lock or a quit comes: what is long stops, and leaves nothing half done."""

    def unsaved(self) -> Operation[object] | None:
        """What a lock or a quit must still save; None when all is saved."""
        return None

    def go_back(self) -> None:
        """To where this page was reached from."""
        if self.behind is not None:
            self.go.emit(self.behind)

    def first_focus(self) -> QWidget | None:
        """The widget that takes the keyboard when the page is shown."""
        return None

    def reshape(self, shape: str) -> None:
        """The window is now wide (all columns), middle, small (no list) or narrow (one column)."""
        self._least = side_of(shape)
        self._fit_frames()

    def fit_side(self, *, beside: bool, seen: bool) -> None:
        """There is room for its side beside it, or not; it is seen, or not."""
        self.side_is_beside, self.side_is_seen = beside, seen

    @property
    def margin(self) -> int:
        """Pixels at each side of its column."""
        px = self.look.px
        return margin(self.width(), px(self._least), px(self.measure))

    def edges(self) -> tuple[int, int]:
        """Pixels at the left and at the right of the column that a notice lies in."""
        return self.margin, self.margin

    def below(self) -> Sequence[QWidget | None]:
        """What stands at its lower edge: a notice lies above that."""
        return [self.foot]

    def panes(self) -> Sequence[QWidget]:
        """Its parts between which F6 goes, from the one that is worked in on."""
        return [self]

    def pane_focus(self, pane: QWidget) -> QWidget | None:
        """What takes the keyboard in one of them; None: what had it there last, or the first."""
        return self.first_focus() if pane is self and not self.focusWidget() else None

    def open_pane(self, pane: QWidget) -> None:
        """Show one of them that is not seen, so that it can take the keyboard."""

    @property
    def goes_on(self) -> bool:
        """Whether there is something to come back to; False once what it shows is over."""
        return True

    def lends(self, _page: str) -> Route | None:
        """What is wished for on another page, where somebody goes there from what is shown."""
        return None

    def acts(self) -> Mapping[str, Callable[[], object]]:
        """What can be done right now of what the table of actions has for this page."""
        return {}

    def act(self, name: str) -> None:
        """Do it, if it can be done right now."""
        then = self.acts().get(name)
        if then is not None:
            then()

    def listen_to_keys(self) -> None:
        """Listen to the keys that the table of actions has for this page."""
        for row in ACTIONS.values():
            for keys in row.keys if row.page and row.page == self.key else ():
                self._listen(keys, str(row.does))

    def _listen(self, keys: str, act: str) -> None:
        for part in (self, self.side):
            if part is not None:
                shortcut = QShortcut(QKeySequence(keys), part)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(partial(self.act, act))

    def alone(self, _on: bool) -> bool:
        """Only what is written is shown, or all again; False where a page knows no such thing."""
        return False

    def take_dropped(self, data: QMimeData) -> None:
        """Pictures were dropped, on a page that takes them."""

    def where(self) -> Route | None:
        """The wish with which `enter` shows again what is shown now."""
        return None

    def coming_back(self) -> Callable[[], Route | None]:
        """What gives the wish with which `enter` comes back here after a lock.

        It is called on another thread, when all is saved, and touches no widget.
        """
        where = self.where()
        return lambda: where

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_frames()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_stale:
            # where it is shown by the room, `enter` reads all of it first
            QTimer.singleShot(0, self, self._catch_up)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and self.side_is_seen and not self.side_is_beside:
            self.side_asked.emit(False)
        elif is_escape and self.behind:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _on_kinds_changed(self, changed: KindsChanged) -> None:
        if not isValid(self) or changed.kinds.isdisjoint(self.shows):
            return
        if self.isVisible():
            self.refresh(changed)
        else:
            self.is_stale = True

    def _catch_up(self) -> None:
        if self.is_stale:
            self.is_stale = False
            self.refresh(ALL)

    def _fit_frames(self) -> None:
        px = self.look.px
        side = self.margin
        for layout, top, bottom, bar, at, out in self._frames:
            left = side - px(out) if at != "right" else 0
            right = side - bar - px(out) if at != "left" else 0
            layout.setContentsMargins(left, px(top), max(0, right), px(bottom))
