"""Windows: messages to the window about the session and about power.

Written from Microsoft's documentation; not run by us.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from nearward_ui.presence.base import Signs

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK = 0x2, 0x4, 0x7
_THIS_SESSION = 0
_TO_A_WINDOW = 0


def told(message: int, how: int) -> str:
    """What a message says: "screen-locked", "sleeping", or nothing that concerns us."""
    if message == WM_WTSSESSION_CHANGE:
        away = how in (WTS_SESSION_LOCK, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT)
        return "screen-locked" if away else ""
    return "sleeping" if message == WM_POWERBROADCAST and how == PBT_APMSUSPEND else ""


class _Messages(QAbstractNativeEventFilter):
    """Sees every message of the windows of this program, and takes none away."""

    def __init__(self, then: Callable[[str], None]) -> None:
        super().__init__()
        self._then = then

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if kind == b"windows_generic_MSG":
            seen = wintypes.MSG.from_address(int(message))
            said = told(seen.message, seen.wParam)
            if said:
                self._then(said)
        return False, 0


class WindowsSigns(Signs):
    """Told at once; the system gives about two seconds before it sleeps."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._handle = int(window.winId())
        self._messages = _Messages(self._on_told)
        self._power = 0
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._messages)
        if sys.platform == "win32":
            user, sessions = ctypes.WinDLL("user32"), ctypes.WinDLL("wtsapi32")
            sessions.WTSRegisterSessionNotification.argtypes = (wintypes.HWND, wintypes.DWORD)
            sessions.WTSRegisterSessionNotification(self._handle, _THIS_SESSION)
            register = user.RegisterSuspendResumeNotification
            register.argtypes, register.restype = (wintypes.HANDLE, wintypes.DWORD), wintypes.HANDLE
            self._power = register(self._handle, _TO_A_WINDOW) or 0

    def stop(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self._messages)
        if sys.platform == "win32":
            user, sessions = ctypes.WinDLL("user32"), ctypes.WinDLL("wtsapi32")
            sessions.WTSUnRegisterSessionNotification.argtypes = (wintypes.HWND,)
            sessions.WTSUnRegisterSessionNotification(self._handle)
            if self._power:
                user.UnregisterSuspendResumeNotification.argtypes = (wintypes.HANDLE,)
                user.UnregisterSuspendResumeNotification(self._power)
                self._power = 0

    def _on_told(self, said: str) -> None:
        if said == "screen-locked":
            self.screen_locked.emit()
        else:
            self.sleeping.emit()
