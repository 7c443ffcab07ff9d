"""A small logind and some screen savers on a private bus; they do what standard input says.

    python service.py ADDRESS [NAME...]     owns the names; says "ready", and what it is asked for

Lines on standard input: `own NAME` · `active NAME true|false` · `sleep true|false` ·
`lock SESSION` · `hint true|false` · `end`.
"""

from __future__ import annotations

import os
import sys
import threading

from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
)

NAME = "org.freedesktop.login1"
ROOT = "/org/freedesktop/login1"
OPTIONS = QDBusConnection.RegisterOption


def say(*words: object) -> None:
    print(*words, flush=True)


@ClassInfo({"D-Bus Interface": f"{NAME}.Manager"})
class Manager(QObject):
    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self.bus = bus

    @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
    def Inhibit(self, what: str, who: str, why: str, mode: str) -> QDBusUnixFileDescriptor:
        ours, theirs = os.pipe()
        answer = QDBusUnixFileDescriptor(theirs)
        os.close(theirs)
        say("inhibit", what, who, mode)
        threading.Thread(target=self._wait, args=(ours,), daemon=True).start()
        return answer

    @Slot(str, "QDBusMessage", result=QDBusObjectPath)
    def GetSession(self, session: str, call: QDBusMessage) -> QDBusObjectPath:
        say("session", session)
        if session != "2":
            # as logind answers for a login that is over
            call.setDelayedReply(True)
            self.bus.send(call.createErrorReply(f"{NAME}.NoSuchSession", "No session"))
        return QDBusObjectPath(f"{ROOT}/session/_32")

    def _wait(self, ours: int) -> None:
        os.read(ours, 1)
        say("released")


@ClassInfo({"D-Bus Interface": f"{NAME}.Session"})
class Session(QObject):
    locked = False

    def _id(self) -> str:
        return "2"

    def _hint(self) -> bool:
        return self.locked

    Id = Property(str, _id)
    LockedHint = Property(bool, _hint)


class Ears(QObject):
    """Standard input, brought to the thread of the bus."""

    heard = Signal(str)

    def listen(self) -> None:
        for line in sys.stdin:
            self.heard.emit(line.strip())
        self.heard.emit("end")


class Service(QObject):
    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self._manager, self._session = Manager(bus), Session()
        bus.registerObject(ROOT, self._manager, OPTIONS.ExportAllSlots)
        for name in ("auto", "_32"):
            bus.registerObject(f"{ROOT}/session/{name}", self._session, OPTIONS.ExportAllProperties)

    @Slot(str)
    def do(self, line: str) -> None:
        what, *words = line.split()
        getattr(self, what)(*words)
        say("done", line)

    def own(self, name: str) -> None:
        if not self._bus.registerService(name):
            raise RuntimeError(name)

    def active(self, name: str, on: str) -> None:
        self._emit("/" + name.replace(".", "/"), name, "ActiveChanged", on == "true")

    def sleep(self, on: str) -> None:
        self._emit(ROOT, f"{NAME}.Manager", "PrepareForSleep", on == "true")

    def lock(self, session: str) -> None:
        self._emit(f"{ROOT}/session/{session}", f"{NAME}.Session", "Lock")

    def hint(self, on: str) -> None:
        self._session.locked = on == "true"
        properties = "org.freedesktop.DBus.Properties"
        told = [f"{NAME}.Session", {"LockedHint": on == "true"}, []]
        self._emit(f"{ROOT}/session/_32", properties, "PropertiesChanged", *told)

    def end(self) -> None:
        QCoreApplication.exit(0)

    def _emit(self, path: str, interface: str, name: str, *values: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(values))
        self._bus.send(message)


def main() -> int:
    app = QCoreApplication([])
    bus = QDBusConnection.connectToBus(sys.argv[1], "service")
    service = Service(bus)
    for name in sys.argv[2:]:
        service.own(name)
    ears = Ears()
    ears.heard.connect(service.do)
    threading.Thread(target=ears.listen, daemon=True).start()
    say("ready")
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
