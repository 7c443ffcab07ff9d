"""Linux: the screen savers on the bus of the login, logind on the bus of the computer.

Everything is asked without waiting for an answer, and nothing is said when a bus is not there.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageFlag, MessageType
from jeepney.fds import FileDescriptor
from jeepney.wrappers import new_method_call
from PySide6.QtCore import QObject, Qt, Signal

from nearward.home import buses
from nearward_ui.away.line import Line, close_handed
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


class BusSigns(Signs):
    """Listens on both buses; `name` is what logind is told is waiting."""

    _came = Signal(str, object)

    def __init__(self, parent: QObject, name: str) -> None:
        super().__init__(parent)
        self._name = name
        self._wants = False
        self._is_over = False
        self._lock = -1
        self._own = ""
        self._hint: bool | None = None
        self._answers: dict[str, Callable[[Message], None]] = {
            "signal": self._on_signal,
            "lock": self._on_lock,
            "id": self._on_id,
            "named session": self._on_named_session,
            "session": self._on_session,
            "hint": self._on_hint,
        }
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        savers = [_rule(saver, saver, "ActiveChanged") for saver in SCREEN_SAVERS]
        self._session = self._line(buses.session(), savers)
        asleep = _rule(LOGIND, MANAGER, "PrepareForSleep", ROOT)
        self._system = self._line(buses.system(), [asleep])
        own = os.environ.get("XDG_SESSION_ID", "")
        if own:
            self._call("named session", (ROOT, MANAGER, "GetSession"), "s", (own,))
        else:
            self._find_own()

    @property
    def holds(self) -> bool:
        """Whether logind waits for us."""
        return self._lock >= 0

    @property
    def is_settled(self) -> bool:
        """Whether both buses know what we want to hear."""
        return all(line is None or line.is_settled for line in (self._session, self._system))

    def hold(self, on: bool) -> None:
        self._wants = on
        if not on:
            self._release()
        elif not self.holds:
            arguments = ("sleep", self._name, "Saving and closing", "delay")
            self._call("lock", (ROOT, MANAGER, "Inhibit"), "ssss", arguments)

    def stop(self) -> None:
        """Hear nothing more; nothing is waited for."""
        self._wants = False
        self._is_over = True
        for line in (self._session, self._system):
            if line is not None:
                line.stop()
        self._session = self._system = None
        self._release()

    def _on_came(self, name: str, message: object) -> None:
        if not isinstance(message, Message):
            return
        refused = message.header.message_type is MessageType.error
        if not self._is_over and (name == "named session" or not refused):
            self._answers[name](message)
        if name != "lock" or refused or self._is_over:
            close_handed(message)

    def _on_signal(self, message: Message) -> None:
        fields = message.header.fields
        member, path = fields.get(HeaderFields.member), fields.get(HeaderFields.path)
        if member == "ActiveChanged" and _first(message) is True:
            self.screen_locked.emit()
        elif member == "PrepareForSleep" and _first(message) is True:
            self.sleeping.emit()
        elif member == "Lock" and path == self._own:
            self.screen_locked.emit()
        elif member == "PropertiesChanged" and path == self._own:
            self._ask_hint()

    def _on_lock(self, answer: Message) -> None:
        """The lock itself is a file that is open: closing it lets the computer sleep."""
        handed = _first(answer)
        if isinstance(handed, FileDescriptor) and self._wants and not self.holds:
            self._lock = handed.to_raw_fd()
        else:
            close_handed(answer)

    def _on_id(self, answer: Message) -> None:
        value = _value(answer)
        if isinstance(value, str):
            self._call("session", (ROOT, MANAGER, "GetSession"), "s", (value,))

    def _on_named_session(self, answer: Message) -> None:
        """The environment may name a login that is over."""
        if answer.header.message_type is MessageType.error:
            self._find_own()
        else:
            self._on_session(answer)

    def _on_session(self, answer: Message) -> None:
        path = _first(answer)
        if self._system is None or not isinstance(path, str):
            return
        self._own = path
        self._system.listen(_rule(LOGIND, SESSION, "Lock", path))
        self._system.listen(_rule(LOGIND, PROPERTIES, "PropertiesChanged", path))
        self._ask_hint()

    def _on_hint(self, answer: Message) -> None:
        """Some lockers say it only here. A hint that stands since before tells nothing new."""
        before, self._hint = self._hint, _value(answer) is True
        if self._hint and before is False:
            self.screen_locked.emit()

    def _find_own(self) -> None:
        self._call("id", (OWN_SESSION, PROPERTIES, "Get"), "ss", (SESSION, "Id"))

    def _ask_hint(self) -> None:
        self._call("hint", (self._own, PROPERTIES, "Get"), "ss", (SESSION, "LockedHint"))

    def _call(
        self, name: str, what: tuple[str, str, str], kinds: str, arguments: tuple[str, ...]
    ) -> None:
        """Ask logind for (path, interface, method); its answer comes under the name, some time."""
        if self._system is None:
            return
        path, interface, method = what
        message = new_method_call(DBusAddress(path, LOGIND, interface), method, kinds, arguments)
        message.header.flags |= MessageFlag.no_auto_start
        self._system.ask(name, message)

    def _line(self, address: str, rules: list[MatchRule]) -> Line | None:
        if not address:
            return None
        line = Line(address, rules, self._came.emit)
        line.start()
        return line

    def _release(self) -> None:
        if self.holds:
            os.close(self._lock)
            self._lock = -1


def _rule(sender: str, interface: str, member: str, path: str | None = None) -> MatchRule:
    return MatchRule(type="signal", sender=sender, interface=interface, member=member, path=path)


def _first(message: Message) -> object:
    return next(iter(message.body), None)


def _value(answer: Message) -> object:
    """What stands in a variant: jeepney gives (type, value)."""
    value = _first(answer)
    return value[1] if isinstance(value, tuple) and len(value) == 2 else value
