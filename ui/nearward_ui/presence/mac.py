"""macOS: the notification of the locked screen, and the power of the whole computer.

Plain C of CoreFoundation and IOKit. Written from Apple's documentation; not run by us.
"""

from __future__ import annotations

import ctypes
from ctypes import CFUNCTYPE, byref, c_char_p, c_int, c_long, c_uint32, c_void_p

from PySide6.QtCore import QObject

from nearward_ui.presence.base import Signs

_FRAMEWORKS = "/System/Library/Frameworks"
_SCREEN_LOCKED = b"com.apple.screenIsLocked"
_UTF8 = 0x08000100
_AT_ONCE = 4
CAN_SLEEP, WILL_SLEEP = 0xE0000270, 0xE0000280

_OnNote = CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_OnPower = CFUNCTYPE(None, c_void_p, c_uint32, c_uint32, c_void_p)


class MacSigns(Signs):
    """The sleep waits for our word; it is given at `stop`, or at once when nothing is held."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._holds = False
        self._answer = 0
        self._root = 0
        self._source: int | None = None
        self._core, self._kit = _core(), _kit()
        # the system keeps pointers to these for as long as we listen
        self._on_note_c = _OnNote(self._on_note)
        self._on_power_c = _OnPower(self._on_power)
        self._listen_to_screen()
        self._listen_to_power()

    def hold(self, on: bool) -> None:
        self._holds = on

    def stop(self) -> None:
        core, kit = self._core, self._kit
        core.CFNotificationCenterRemoveEveryObserver(self._center, self._observer)
        self._allow(self._answer)
        self._answer = 0
        if self._root:
            core.CFRunLoopRemoveSource(core.CFRunLoopGetMain(), self._source, self._modes)
            kit.IODeregisterForSystemPower(byref(self._notifier))
            kit.IOServiceClose(self._root)
            kit.IONotificationPortDestroy(self._port)
            self._root = 0

    def _listen_to_screen(self) -> None:
        core = self._core
        self._center = core.CFNotificationCenterGetDistributedCenter()
        self._observer = c_void_p(id(self))
        name = core.CFStringCreateWithCString(None, _SCREEN_LOCKED, _UTF8)
        core.CFNotificationCenterAddObserver(
            self._center, self._observer, self._on_note_c, name, None, _AT_ONCE
        )
        core.CFRelease(name)

    def _listen_to_power(self) -> None:
        core, kit = self._core, self._kit
        self._port, self._notifier = c_void_p(), c_uint32()
        self._modes = c_void_p.in_dll(core, "kCFRunLoopCommonModes")
        self._root = kit.IORegisterForSystemPower(
            None, byref(self._port), self._on_power_c, byref(self._notifier)
        )
        if self._root:
            self._source = kit.IONotificationPortGetRunLoopSource(self._port)
            core.CFRunLoopAddSource(core.CFRunLoopGetMain(), self._source, self._modes)

    def _on_note(self, *_what: object) -> None:
        self.screen_locked.emit()

    def _on_power(self, _ours: object, _service: int, message: int, answer: int | None) -> None:
        if message == WILL_SLEEP and self._holds:
            self._answer = answer or 0
            self.sleeping.emit()
        elif message in (CAN_SLEEP, WILL_SLEEP):
            self._allow(answer or 0)

    def _allow(self, answer: int) -> None:
        if answer:
            self._kit.IOAllowPowerChange(self._root, answer)


def _core() -> ctypes.CDLL:
    """CoreFoundation, with the types of what is called."""
    core = ctypes.CDLL(f"{_FRAMEWORKS}/CoreFoundation.framework/CoreFoundation")
    core.CFNotificationCenterGetDistributedCenter.restype = c_void_p
    core.CFStringCreateWithCString.argtypes = (c_void_p, c_char_p, c_uint32)
    core.CFStringCreateWithCString.restype = c_void_p
    core.CFNotificationCenterAddObserver.argtypes = (
        c_void_p,
        c_void_p,
        _OnNote,
        c_void_p,
        c_void_p,
        c_long,
    )
    core.CFNotificationCenterAddObserver.restype = None
    core.CFNotificationCenterRemoveEveryObserver.argtypes = (c_void_p, c_void_p)
    core.CFNotificationCenterRemoveEveryObserver.restype = None
    core.CFRelease.argtypes, core.CFRelease.restype = (c_void_p,), None
    core.CFRunLoopGetMain.restype = c_void_p
    for name in ("CFRunLoopAddSource", "CFRunLoopRemoveSource"):
        function = getattr(core, name)
        function.argtypes, function.restype = (c_void_p, c_void_p, c_void_p), None
    return core


def _kit() -> ctypes.CDLL:
    """IOKit, with the types of what is called."""
    kit = ctypes.CDLL(f"{_FRAMEWORKS}/IOKit.framework/IOKit")
    kit.IORegisterForSystemPower.argtypes = (c_void_p, c_void_p, _OnPower, c_void_p)
    kit.IORegisterForSystemPower.restype = c_uint32
    kit.IONotificationPortGetRunLoopSource.argtypes = (c_void_p,)
    kit.IONotificationPortGetRunLoopSource.restype = c_void_p
    kit.IODeregisterForSystemPower.argtypes = (c_void_p,)
    kit.IODeregisterForSystemPower.restype = c_int
    kit.IOServiceClose.argtypes, kit.IOServiceClose.restype = (c_uint32,), c_int
    kit.IONotificationPortDestroy.argtypes = (c_void_p,)
    kit.IONotificationPortDestroy.restype = None
    kit.IOAllowPowerChange.argtypes, kit.IOAllowPowerChange.restype = (c_uint32, c_long), c_int
    return kit
