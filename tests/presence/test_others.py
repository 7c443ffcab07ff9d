"""What can be held of Windows and macOS without them: what a message is taken for."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest

from nearward_ui.presence import mac, windows


@pytest.mark.parametrize(
    ("message", "how", "said"),
    [
        (0x02B1, 0x7, "screen-locked"),
        (0x02B1, 0x8, ""),  # unlocked
        (0x02B1, 0x2, "screen-locked"),  # another user in front
        (0x02B1, 0x5, ""),  # logged on
        (0x0218, 0x4, "sleeping"),
        (0x0218, 0x7, ""),  # woken up
        (0x0218, 0x12, ""),  # woken up by itself
        (0x0100, 0x7, ""),  # a key
    ],
)
def test_messages_of_windows(message: int, how: int, said: str) -> None:
    assert windows.told(message, how) == said


def test_a_message_of_windows_is_read_and_left_to_others() -> None:
    heard: list[str] = []
    seen = wintypes.MSG()
    seen.message, seen.wParam = windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOCK
    messages = windows._Messages(heard.append)
    where = ctypes.addressof(seen)
    assert messages.nativeEventFilter(b"windows_generic_MSG", where) == (False, 0)
    assert heard == ["screen-locked"]
    messages.nativeEventFilter(b"xcb_generic_event_t", where)
    assert heard == ["screen-locked"]


class Kit:
    """Stands for IOKit: keeps what was allowed."""

    def __init__(self) -> None:
        self.allowed: list[int] = []

    def IOAllowPowerChange(self, _root: int, answer: int) -> int:
        self.allowed.append(answer)
        return 0


def test_macos_waits_with_its_sleep_only_while_something_is_held(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mac.MacSigns, "_listen_to_screen", lambda _self: None)
    monkeypatch.setattr(mac.MacSigns, "_listen_to_power", lambda _self: None)
    monkeypatch.setattr(mac, "_core", lambda: None)
    kit = Kit()
    monkeypatch.setattr(mac, "_kit", lambda: kit)
    from PySide6.QtCore import QObject

    parent = QObject()
    signs = mac.MacSigns(parent)
    heard: list[str] = []
    signs.sleeping.connect(lambda: heard.append("sleeping"))
    signs._on_power(None, 0, mac.CAN_SLEEP, 5)
    signs._on_power(None, 0, mac.WILL_SLEEP, 6)
    assert (kit.allowed, heard) == ([5, 6], [])
    signs.hold(True)
    signs._on_power(None, 0, mac.WILL_SLEEP, 7)
    assert (kit.allowed, heard) == ([5, 6], ["sleeping"])
