"""Linux: the screen savers on the bus of the login, logind on the bus of the computer.

Everything is asked without waiting for an answer, and nothing is said when a bus is not there.
"""

from __future__ import annotations

import os
import re

from jeepney import FileDescriptor, Message, MessageType
from PySide6.QtCore import QObject, Qt, Signal

from nearward.config import dbus_addresses
from nearward_ui.presence.base import Signs
from nearward_ui.presence.dbus_wire import Then, Wire

#: services and, by the same name, their interfaces; each says ActiveChanged(true) at its lock
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
LOGIND = "org.freedesktop.login1"
MANAGER = f"{LOGIND}.Manager"
SESSION = f"{LOGIND}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = "/org/freedesktop/login1"
#: the session of who asks, or the one in front
OWN_SESSION = f"{ROOT}/session/auto"
_PATH_OF_A_SESSION = re.compile(rf"{ROOT}/session/\w+", re.ASCII)


class BusSigns(Signs):
    """Listens on both buses; `name` is what logind is told is waiting."""

    _told = Signal()

    def __init__(self, parent: QObject, name: str) -> None:
        super().__init__(parent)
        self._name = _text(name)
        self._wants = False
        self._lock = -1
        self._own = ""
        self._hint: bool | None = None
        # the wires call from threads of their own
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._session = self._wire(dbus_addresses.session())
        self._system = self._wire(dbus_addresses.system())
        if self._session is not None:
            for saver in SCREEN_SAVERS:
                self._session.hear(saver, ("", saver, "ActiveChanged"), self._on_active)
        if self._system is not None:
            self._system.hear(LOGIND, (ROOT, MANAGER, "PrepareForSleep"), self._on_sleep)
            self._find_session()

    @property
    def holds(self) -> bool:
        """Whether logind waits for us."""
        return self._lock >= 0

    def hold(self, on: bool) -> None:
        self._wants = on
        if not on:
            self._release()
        elif not self.holds:
            arguments = ("sleep", self._name, "Saving and closing", "delay")
            self._call((ROOT, MANAGER, "Inhibit"), arguments, self._on_lock)

    def stop(self) -> None:
        """Hear nothing more."""
        self._wants = False
        self.blockSignals(True)
        for wire in (self._session, self._system):
            if wire is not None:
                wire.end()
        self._session = self._system = None
        self._release()

    def _wire(self, address: str) -> Wire | None:
        return Wire(address, self._told.emit) if address else None

    def _on_told(self) -> None:
        for wire in (self._session, self._system):
            if wire is not None:
                wire.take()

    def _on_active(self, told: Message) -> None:
        if _value(told) is True:
            self.screen_locked.emit()

    def _on_sleep(self, told: Message) -> None:
        if _value(told) is True:
            self.sleeping.emit()

    def _on_session_lock(self, _told: Message) -> None:
        self.screen_locked.emit()

    def _on_lock(self, answer: Message) -> None:
        """The lock itself is a file that is open: closing it lets the computer sleep."""
        value = _value(answer)
        if isinstance(value, FileDescriptor) and self._wants and not self.holds:
            self._lock = value.to_raw_fd()

    def _on_id(self, answer: Message) -> None:
        value = _value(answer)
        if isinstance(value, str):
            self._call((ROOT, MANAGER, "GetSession"), (_text(value),), self._on_session)

    def _on_named(self, answer: Message) -> None:
        if answer.header.message_type is MessageType.error:
            # the environment names a login that is over
            self._find_own()
        else:
            self._on_session(answer)

    def _on_session(self, answer: Message) -> None:
        value = _value(answer)
        if (
            self._system is None
            or not isinstance(value, str)
            or not _PATH_OF_A_SESSION.fullmatch(value)
        ):
            return
        self._own = value
        self._system.hear(LOGIND, (value, SESSION, "Lock"), self._on_session_lock)
        self._system.hear(LOGIND, (value, PROPERTIES, "PropertiesChanged"), self._on_properties)
        self._ask_hint()

    def _on_properties(self, _told: Message) -> None:
        self._ask_hint()

    def _on_hint(self, answer: Message) -> None:
        """Some lockers say it only here. A hint that stands since before tells nothing new."""
        if answer.header.message_type is MessageType.error:
            return
        before, self._hint = self._hint, _value(answer) is True
        if self._hint and before is False:
            self.screen_locked.emit()

    def _find_session(self) -> None:
        own = _text(os.environ.get("XDG_SESSION_ID", ""))
        if own:
            self._call((ROOT, MANAGER, "GetSession"), (own,), self._on_named)
        else:
            self._find_own()

    def _find_own(self) -> None:
        self._call((OWN_SESSION, PROPERTIES, "Get"), (SESSION, "Id"), self._on_id)

    def _ask_hint(self) -> None:
        self._call((self._own, PROPERTIES, "Get"), (SESSION, "LockedHint"), self._on_hint)

    def _call(self, what: tuple[str, str, str], arguments: tuple[str, ...], then: Then) -> None:
        """Ask logind for (path, interface, method); `then` gets its answer, some time."""
        if self._system is not None:
            self._system.call(LOGIND, what, arguments, then)

    def _release(self) -> None:
        if self.holds:
            os.close(self._lock)
            self._lock = -1


def _text(value: str) -> str:
    """What a bus takes for a text; it would hang up at another."""
    return value.encode("utf-8", "replace").decode().replace("\0", "")


def _value(message: Message) -> object:
    """The first thing that a message brings; an answer that is an error brings none."""
    if message.header.message_type is MessageType.error or not message.body:
        return None
    value = message.body[0]
    # a variant comes with its kind
    return value[1] if isinstance(value, tuple) and len(value) == 2 else value
