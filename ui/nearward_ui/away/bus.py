"""Linux: the screen savers on the bus of the login, logind on the bus of the computer.

Everything is asked without waiting for an answer, and nothing is said when a bus is not there.
"""

from __future__ import annotations

import os
from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusError,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from nearward.home import buses
from nearward_ui.away.signs import Signs

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
_SESSION_BUS, _SYSTEM_BUS = "nearward-session", "nearward-system"


class BusSigns(Signs):
    """Listens on both buses; `name` is what logind is told is waiting."""

    def __init__(self, parent: QObject, name: str) -> None:
        super().__init__(parent)
        self._name = name
        self._wants = False
        self._lock = -1
        self._own = ""
        self._hint: bool | None = None
        self._session = _connected(buses.session(), _SESSION_BUS)
        self._system = _connected(buses.system(), _SYSTEM_BUS)
        if self._session is not None:
            for saver in SCREEN_SAVERS:
                self._session.connect(
                    saver, "", saver, "ActiveChanged", self, _slot("_on_active(bool)")
                )
        if self._system is not None:
            self._system.connect(
                LOGIND, ROOT, MANAGER, "PrepareForSleep", self, _slot("_on_sleep(bool)")
            )
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
            arguments = ["sleep", self._name, "Saving and closing", "delay"]
            self._call((ROOT, MANAGER, "Inhibit"), arguments, "_on_lock")

    def stop(self) -> None:
        self._wants = False
        for bus, name in ((self._session, _SESSION_BUS), (self._system, _SYSTEM_BUS)):
            if bus is not None:
                QDBusConnection.disconnectFromBus(name)
        self._session = self._system = None
        self._release()

    @Slot(bool)
    def _on_active(self, on: bool) -> None:
        if on:
            self.screen_locked.emit()

    @Slot(bool)
    def _on_sleep(self, on: bool) -> None:
        if on:
            self.sleeping.emit()

    @Slot()
    def _on_session_lock(self) -> None:
        self.screen_locked.emit()

    @Slot("QDBusMessage")
    def _on_lock(self, answer: QDBusMessage) -> None:
        """The lock itself is a file that is open: closing it lets the computer sleep."""
        for value in answer.arguments():
            if isinstance(value, QDBusUnixFileDescriptor) and self._wants and not self.holds:
                self._lock = value.takeFileDescriptor()

    @Slot("QDBusMessage")
    def _on_id(self, answer: QDBusMessage) -> None:
        value = _value(answer)
        if isinstance(value, str):
            self._call((ROOT, MANAGER, "GetSession"), [value], "_on_session")

    @Slot("QDBusMessage")
    def _on_session(self, answer: QDBusMessage) -> None:
        value = next(iter(answer.arguments()), None)
        if self._system is None or not isinstance(value, QDBusObjectPath):
            return
        self._own = value.path()
        bus, changed = self._system, _slot("_on_properties(QDBusMessage)")
        bus.connect(LOGIND, self._own, SESSION, "Lock", self, _slot("_on_session_lock()"))
        bus.connect(LOGIND, self._own, PROPERTIES, "PropertiesChanged", self, changed)
        self._ask_hint()

    @Slot("QDBusMessage")
    def _on_properties(self, _told: QDBusMessage) -> None:
        self._ask_hint()

    @Slot("QDBusMessage")
    def _on_hint(self, answer: QDBusMessage) -> None:
        """Some lockers say it only here. A hint that stands since before tells nothing new."""
        before, self._hint = self._hint, _value(answer) is True
        if self._hint and before is False:
            self.screen_locked.emit()

    @Slot("QDBusError", "QDBusMessage")
    def _on_no_session(self, _error: QDBusError, _message: QDBusMessage) -> None:
        """The environment names a login that is over."""
        self._find_own()

    @Slot("QDBusError", "QDBusMessage")
    def _on_refused(self, _error: QDBusError, _message: QDBusMessage) -> None:
        """Not every system has logind; what it does not tell is not known."""

    def _find_session(self) -> None:
        own = os.environ.get("XDG_SESSION_ID", "")
        if own:
            self._call((ROOT, MANAGER, "GetSession"), [own], "_on_session", "_on_no_session")
        else:
            self._find_own()

    def _find_own(self) -> None:
        self._call((OWN_SESSION, PROPERTIES, "Get"), [SESSION, "Id"], "_on_id")

    def _ask_hint(self) -> None:
        self._call((self._own, PROPERTIES, "Get"), [SESSION, "LockedHint"], "_on_hint")

    def _call(
        self, what: tuple[str, str, str], arguments: list[str], then: str, refused: str = ""
    ) -> None:
        """Ask logind for (path, interface, method); the slots get its answer, some time."""
        if self._system is None:
            return
        message = QDBusMessage.createMethodCall(LOGIND, *what)
        message.setArguments(arguments)
        answered = _slot(f"{then}(QDBusMessage)")
        troubled = _slot(f"{refused or '_on_refused'}(QDBusError,QDBusMessage)")
        self._system.callWithCallback(message, self, answered, troubled)

    def _release(self) -> None:
        if self.holds:
            os.close(self._lock)
            self._lock = -1


def _connected(address: str, name: str) -> QDBusConnection | None:
    if not address:
        return None
    bus = QDBusConnection.connectToBus(address, name)
    if bus.isConnected():
        return bus
    QDBusConnection.disconnectFromBus(name)
    return None


def _slot(signature: str) -> bytes:
    """The stub of QDBusConnection asks for bytes; it takes only what SLOT gives."""
    return cast(bytes, SLOT(signature))


def _value(answer: QDBusMessage) -> object:
    value = next(iter(answer.arguments()), None)
    return value.variant() if isinstance(value, QDBusVariant) else value
