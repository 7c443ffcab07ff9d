"""The guard of an open diary: sees when nobody sits here, or someone else; locks, or covers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from nearward_ui.kit import presence

if TYPE_CHECKING:
    from nearward_ui.kit.window_context import WindowContext
    from nearward_ui.presence.base import Signs
    from nearward_ui.shell.privacy_cover import PrivacyCover
    from nearward_ui.shell.room import Room

WATCH_MS = 1000
#: the signs of the system are looked for once the page of an unlock stands
LISTEN_MS = 300
#: between two windows of ours there is a moment without one in front
BEHIND_MS = 100
#: a click that brings the window to the front is over before the page can be hit by it
FRONT_MS = 120
_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_PRESSES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class AutoLock(QObject):
    """Looks after an open diary between `start` and `stop`.

    `lock_asked`: nothing happened for long, or the window was minimised. `left`: nobody can see the
    screen: it was locked, or the computer goes to sleep.
    """

    lock_asked = Signal()
    left = Signal()

    def __init__(self, around: WindowContext, keys: dict[str, Callable[[], object]]) -> None:
        """`keys` work in dialogs and over menus too, where the window's own keys do not reach."""
        super().__init__(around)
        self._around = around
        self._settings = around.settings
        self._keys = {QKeySequence(name): then for name, then in keys.items()}
        self._signs: Signs | None = None
        self._room: Room | None = None
        self.cover: PrivacyCover | None = None
        self._watch = QTimer(self)
        self._watch.timeout.connect(self.look)
        self._glance = QTimer(self)
        self._glance.setSingleShot(True)
        self._glance.timeout.connect(self._on_glance)
        QGuiApplication.instance().focusWindowChanged.connect(self._on_focus_window)  # type: ignore[union-attr]
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        presence.listen(self._on_felt)
        self._settings.on_change = self._on_setting
        self._show_title()

    @property
    def is_on(self) -> bool:
        """Whether a diary is looked after."""
        return self._room is not None

    @property
    def is_covering(self) -> bool:
        """Whether the page is hidden."""
        return self.cover is not None and self.cover.is_on

    def start(self, room: Room) -> None:
        """A diary is open, and its room is shown."""
        from nearward_ui.shell.privacy_cover import PrivacyCover

        around = self._around
        self._room = room
        self.cover = PrivacyCover(around.stack, around.words, around.look)
        self.cover.lift_asked.connect(self.cover.lift)
        self._watch.start(WATCH_MS)
        self._glance.start(FRONT_MS)
        QTimer.singleShot(LISTEN_MS, self, self.listen)

    def stop(self) -> None:
        """The diary is being locked."""
        self._room = None
        self._watch.stop()
        self._glance.stop()
        if self.cover is not None:
            self.cover.forget()

    def let_go(self) -> None:
        """The diary is closed: the computer may sleep, and nothing more is listened to."""
        if self._signs is not None:
            self._signs.stop()
            self._signs.deleteLater()
            self._signs = None
        if self.cover is not None:
            self._around.stack.removeWidget(self.cover)
            self.cover.deleteLater()
            self.cover = None

    def hide_now(self) -> None:
        """Cover everything, without a lock; the same once more brings it back."""
        if self.cover is not None and self.cover.is_on:
            self.cover.lift()
        else:
            self._cover(by_hand=True)

    def listen(self) -> None:
        """Listen to the system, where it tells that the screen is locked or that it will sleep."""
        if not self.is_on or self._signs is not None:
            return
        from nearward_ui.presence import make_signs

        self._signs = make_signs(self._around.window, self._settings.title)
        if self._signs is not None:
            self._signs.screen_locked.connect(self._on_screen_locked)
            self._signs.sleeping.connect(self._on_sleeping)
            self._signs.hold(self._settings.lock_at_sleep)

    def look(self) -> None:
        """Ask for a lock when nothing happened for as long as is set."""
        minutes = max(self._settings.idle_minutes, self._quiet_minutes())
        if self.is_on and self._around.lock.has_idled(minutes * 60):
            self.lock_asked.emit()

    def _quiet_minutes(self) -> int:
        """How long the page that is seen holds off the lock; a covered one does not."""
        page = self._room.current if self._room is not None and not self.is_covering else None
        return page.quiet_minutes if page is not None else 0

    def minimised(self) -> None:
        """The window was minimised; the lock waits until that has happened."""
        if self.is_on and self._settings.lock_minimised:
            QTimer.singleShot(0, self, self._ask)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY:
            self._on_felt()
            if event.type() in _PRESSES:
                presence.pressed(key=event.type() == QEvent.Type.KeyPress)
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        own = (
            watched is self._around.window.windowHandle()
            and QApplication.activePopupWidget() is None
        )
        then = self._keys.get(QKeySequence(event.keyCombination()))
        if own or then is None or not self.is_on:
            return False
        if not event.isAutoRepeat():
            then()
        return True

    def _on_focus_window(self, window: QWindow | None) -> None:
        """Hands and keys are seen at the windows themselves, not at every widget."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
        if self.is_on:
            self._glance.start(BEHIND_MS if window is None else FRONT_MS)

    def _on_felt(self) -> None:
        if self.is_on:
            self._around.lock.felt()

    def _on_focus(self, before: QWidget | None, after: QWidget | None) -> None:
        """The keyboard goes from one to another of our own widgets."""
        if before is not None and after is not None:
            presence.felt()

    def _on_glance(self) -> None:
        if QGuiApplication.focusWindow() is None:
            if self._settings.cover_behind:
                self._cover(by_hand=False)
        elif self.cover is not None and not self.cover.by_hand:
            self.cover.lift()

    def _cover(self, *, by_hand: bool) -> None:
        if self._room is not None and self.cover is not None:
            self.cover.put(self._room, self._settings.title, by_hand=by_hand)

    def _on_setting(self, key: str) -> None:
        if key == "lock_at_sleep" and self._signs is not None:
            self._signs.hold(self._settings.lock_at_sleep)
        if key == "title":
            self._show_title()

    def _show_title(self) -> None:
        """Also as the name of the program, which the system puts behind titles where it differs."""
        QGuiApplication.setApplicationDisplayName(self._settings.title)
        self._around.window.setWindowTitle(self._settings.title)

    def _on_screen_locked(self) -> None:
        if self.is_on and self._settings.lock_with_screen:
            self.left.emit()

    def _on_sleeping(self) -> None:
        if self.is_on and self._settings.lock_at_sleep:
            self.left.emit()

    def _ask(self) -> None:
        if self.is_on:
            self.lock_asked.emit()
