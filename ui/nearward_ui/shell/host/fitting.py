"""The window fits its screen: when it is first shown, when it comes back, when a screen goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

FIRST = QSize(1280, 800)
LEAST = QSize(800, 600)
#: where less than this is free, a window that is new or too large takes all of it
ROOMY = QSize(1360, 820)
#: the frame that the system puts around, as long as it is not known
FRAME = QSize(2, 32)
#: until the system has put its frame around, or has settled what became of its screens
SETTLE_MS = 150
#: until the system has put the window back where it was before it had the whole screen
GIVEN_BACK_MS = 1000


class Fitting(QObject):
    """Belongs to the window; looks after its size and its place."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.fit)
        self._given_back = QTimer(self)
        self._given_back.setSingleShot(True)
        self._given_back.timeout.connect(self._on_given_back)
        self._watched: set[int] = set()
        self._wants_all = False
        #: where the window was before it had the whole screen
        self._before: tuple[str, Qt.WindowState] | None = None
        window.setMinimumSize(LEAST)
        window.resize(FIRST)

    @property
    def text(self) -> str:
        """Where the window is, for the settings in clear and for a restart.

        What has the whole screen, or has just given it back, is where it was before.
        """
        if self._before is not None:
            return self._before[0]
        return bytes(self._window.saveGeometry().toHex().data()).decode("ascii")

    def take(self, text: str) -> None:
        """Be where the window was, as far as the screens of today have room; else be new."""
        window = self._window
        known = False
        try:
            known = bool(text) and window.restoreGeometry(bytes.fromhex(text))
        except ValueError:
            known = False
        fitted = self.fit()
        self._wants_all = not (known and fitted) and self._is_small

    def show(self) -> None:
        """Bring the window to the screen; a small screen is given to it whole."""
        # by the window's own words: Qt's names of states take their time before the first paint
        if self._wants_all:
            self._window.showMaximized()
        else:
            self._window.show()

    def fill(self, on: bool) -> None:
        """Take the whole screen, or be again where the window was."""
        from PySide6.QtCore import Qt

        window = self._window
        if on and not window.isFullScreen():
            self._given_back.stop()
            self._before = self._before or (self.text, window.windowState())
            window.showFullScreen()
        elif not on and not window.isFullScreen():
            # given back by other hands, or never taken
            self._before = None if not self._given_back.isActive() else self._before
        elif not on and self._before is not None:
            state = self._before[1] & ~Qt.WindowState.WindowMinimized
            window.setWindowState(state | (window.windowState() & Qt.WindowState.WindowMinimized))
            self._given_back.start(GIVEN_BACK_MS)

    def shown(self) -> None:
        """The window comes to the screen: its frame is known soon; screens may go from now on."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and not self._watched:
            app.screenRemoved.connect(self._on_screens)
            app.screenAdded.connect(self._watch)
            for screen in app.screens():
                self._watch(screen)
        self._later.start(SETTLE_MS)

    def fit(self) -> bool:
        """Come inside the free part of the screen; whether the window was there already."""
        if QGuiApplication.platformName() == "offscreen":
            return True  # nobody sees it: there is nothing to fit into
        window, free, frame = self._window, self._free, self._frame
        room = free.size() - frame
        window.setMinimumSize(LEAST.boundedTo(room))
        if window.isMaximized() or window.isFullScreen() or window.isMinimized():
            return True
        size = window.size().boundedTo(room)
        outer = QRect(window.pos(), size + frame)
        within = QPoint(
            max(free.left(), min(outer.left(), free.right() + 1 - outer.width())),
            max(free.top(), min(outer.top(), free.bottom() + 1 - outer.height())),
        )
        fits = size == window.size()
        if not fits:
            window.resize(size)
        if within != window.pos():
            window.move(within)
        return fits

    @property
    def _is_small(self) -> bool:
        free = self._free.size()
        return QGuiApplication.platformName() != "offscreen" and free.boundedTo(ROOMY) != ROOMY

    @property
    def _free(self) -> QRect:
        """What of the window's screen is free of panels."""
        window = self._window
        at: QScreen | None = QGuiApplication.screenAt(window.geometry().center())
        screen = at or window.screen() or QGuiApplication.primaryScreen()
        return screen.availableGeometry()

    @property
    def _frame(self) -> QSize:
        outer, inner = self._window.frameGeometry().size(), self._window.size()
        return outer - inner if self._window.isVisible() and outer != inner else FRAME

    def _watch(self, screen: QScreen) -> None:
        self._watched.add(id(screen))
        screen.availableGeometryChanged.connect(self._on_screens)

    def _on_given_back(self) -> None:
        self._before = None

    def _on_screens(self, *_what: object) -> None:
        self._later.start(SETTLE_MS)
