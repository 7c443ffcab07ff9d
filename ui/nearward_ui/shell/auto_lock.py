"""The guard of an open diary: sees when nobody sits here, or someone else; locks, or covers it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from nearward_ui.kit import presence

if TYPE_CHECKING:
    from nearward_ui.presence.base import Signs
    from nearward_ui.shell.privacy_cover import PrivacyCover
    from nearward_ui.shell.window import Window

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


class AutoLock(QObject):
    """Belongs to the window; looks after an open diary between `start` and `stop`.

    `lock_asked`: nothing happened for long, the screen was locked, the computer goes to sleep, or
    the window was minimised.
    """

    lock_asked = Signal()

    def __init__(self, window: Window, keys: dict[str, Callable[[], object]]) -> None:
        """`keys` work in dialogs and over menus too, where the window's own keys do not reach."""
        super().__init__(window)
        self._window = window
        self._settings = window.settings
        self._keys = {QKeySequence(name): then for name, then in keys.items()}
        self._signs: Signs | None = None
        self.cover: PrivacyCover | None = None
        #: whether the last lock was asked for because nobody can see the screen
        self.unattended = False
        self.last_active = time.monotonic()
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
    def idle(self) -> float:
        """For how many seconds nothing was done, by hand, key or assistive technology."""
        return time.monotonic() - self.last_active

    @property
    def is_on(self) -> bool:
        """Whether a diary is open."""
        return self._watch.isActive()

    @property
    def is_covering(self) -> bool:
        """Whether the page is hidden."""
        return self.cover is not None and self.cover.is_on

    def start(self) -> None:
        """A diary is open, and its room is shown."""
        from nearward_ui.shell.privacy_cover import PrivacyCover

        window = self._window
        self.cover = PrivacyCover(window.stack, window.words, window.look)
        self.cover.lift_asked.connect(self.cover.lift)
        self.unattended = False
        self.last_active = time.monotonic()
        self._watch.start(WATCH_MS)
        self._glance.start(FRONT_MS)
        QTimer.singleShot(LISTEN_MS, self, self.listen)

    def stop(self) -> None:
        """The diary is being locked."""
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
            self._window.stack.removeWidget(self.cover)
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

        self._signs = make_signs(self._window, self._settings.title)
        if self._signs is not None:
            self._signs.screen_locked.connect(self._on_screen_locked)
            self._signs.sleeping.connect(self._on_sleeping)
            self._signs.hold(self._settings.lock_at_sleep)

    def look(self) -> None:
        """Lock when nothing happened for as long as is set."""
        if self.is_on and self.idle >= max(self._settings.idle_minutes, self._quiet_minutes()) * 60:
            self.lock_asked.emit()

    def _quiet_minutes(self) -> int:
        """How long the page that is seen holds off the lock; a covered one does not."""
        room = self._window.room
        page = room.current if room is not None and not self.is_covering else None
        return page.quiet_minutes if page is not None else 0

    def minimised(self) -> None:
        """The window was minimised; the lock waits until that has happened."""
        if self.is_on and self._settings.lock_minimised:
            QTimer.singleShot(0, self, self._ask)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY:
            self.last_active = time.monotonic()
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        own = watched is self._window.windowHandle() and QApplication.activePopupWidget() is None
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
        self.last_active = time.monotonic()

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
        room = self._window.room
        if self.is_on and room is not None and self.cover is not None:
            self.cover.put(room, self._settings.title, by_hand=by_hand)

    def _on_setting(self, key: str) -> None:
        if key == "lock_at_sleep" and self._signs is not None:
            self._signs.hold(self._settings.lock_at_sleep)
        if key == "title":
            self._show_title()

    def _show_title(self) -> None:
        """Also as the name of the program, which the system puts behind titles where it differs."""
        QGuiApplication.setApplicationDisplayName(self._settings.title)
        self._window.setWindowTitle(self._settings.title)

    def _on_screen_locked(self) -> None:
        if self.is_on and self._settings.lock_with_screen:
            self.unattended = True
            self.lock_asked.emit()

    def _on_sleeping(self) -> None:
        if self.is_on and self._settings.lock_at_sleep:
            self.unattended = True
            self.lock_asked.emit()

    def _ask(self) -> None:
        if self.is_on:
            self.lock_asked.emit()
