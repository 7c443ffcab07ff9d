"""A small logind and some screen savers on a private bus; they do what standard input says.

    python service.py ADDRESS [NAME...]     owns the names; says "ready", and what it is asked for

Lines on standard input: `own NAME` · `active NAME true|false` · `sleep true|false` ·
`lock SESSION` · `hint true|false` · `late` (answers to Inhibit come only at `now`) · `now` · `end`.
"""

from __future__ import annotations

import os
import sys
import threading
from selectors import EVENT_READ, DefaultSelector

from jeepney import DBusAddress, HeaderFields, Message, MessageType
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import new_error, new_method_return, new_signal

NAME = "org.freedesktop.login1"
ROOT = "/org/freedesktop/login1"
PROPERTIES = "org.freedesktop.DBus.Properties"


def say(*words: object) -> None:
    print(*words, flush=True)


class Service:
    def __init__(self, bus: DBusConnection) -> None:
        self._bus = bus
        self._locked = False
        self._is_late = False
        self._waiting: list[Message] = []

    def answer(self, call: Message) -> None:
        if call.header.message_type is not MessageType.method_call:
            return
        member = call.header.fields[HeaderFields.member]
        getattr(self, member)(call, *call.body)

    def Inhibit(self, call: Message, what: str, who: str, why: str, mode: str) -> None:
        say("inhibit", what, who, mode)
        self._waiting.append(call)
        if not self._is_late:
            self.now()

    def GetSession(self, call: Message, session: str) -> None:
        say("session", session)
        if session != "2":
            # as logind answers for a login that is over
            self._send(new_error(call, f"{NAME}.NoSuchSession", "s", ("No session",)))
        else:
            self._send(new_method_return(call, "o", (f"{ROOT}/session/_32",)))

    def Get(self, call: Message, _interface: str, name: str) -> None:
        value = ("s", "2") if name == "Id" else ("b", self._locked)
        self._send(new_method_return(call, "v", (value,)))

    def do(self, line: str) -> None:
        what, *words = line.split()
        getattr(self, what)(*words)
        say("done", line)

    def own(self, name: str) -> None:
        answer = self._bus.send_and_get_reply(message_bus.RequestName(name, 4))
        if answer.body != (1,):
            raise RuntimeError(name)

    def active(self, name: str, on: str) -> None:
        self._emit("/" + name.replace(".", "/"), name, "ActiveChanged", "b", on == "true")

    def sleep(self, on: str) -> None:
        self._emit(ROOT, f"{NAME}.Manager", "PrepareForSleep", "b", on == "true")

    def lock(self, session: str) -> None:
        self._emit(f"{ROOT}/session/{session}", f"{NAME}.Session", "Lock", "")

    def hint(self, on: str) -> None:
        self._locked = on == "true"
        told = (f"{NAME}.Session", {"LockedHint": ("b", self._locked)}, [])
        self._emit(f"{ROOT}/session/_32", PROPERTIES, "PropertiesChanged", "sa{sv}as", *told)

    def late(self) -> None:
        self._is_late = True

    def now(self) -> None:
        for call in self._waiting:
            ours, theirs = os.pipe()
            self._send(new_method_return(call, "h", (theirs,)))
            os.close(theirs)
            threading.Thread(target=_wait, args=(ours,), daemon=True).start()
        self._waiting.clear()

    def _emit(self, path: str, interface: str, name: str, kinds: str, *values: object) -> None:
        self._send(new_signal(DBusAddress(path, interface=interface), name, kinds, values))

    def _send(self, message: Message) -> None:
        self._bus.send(message)


def _wait(ours: int) -> None:
    os.read(ours, 1)
    say("released")


def main() -> int:
    with open_dbus_connection(sys.argv[1], enable_fds=True) as bus, DefaultSelector() as ready:
        service = Service(bus)
        for name in sys.argv[2:]:
            service.own(name)
        ready.register(bus.sock, EVENT_READ)
        ready.register(0, EVENT_READ)
        say("ready")
        typed = b""
        while True:
            for key, _ in ready.select():
                if key.fd == 0:
                    typed += os.read(0, 4096) or b"end\n"
                    while b"\n" in typed:
                        line, _, typed = typed.partition(b"\n")
                        if line.strip() == b"end":
                            return 0
                        service.do(line.decode())
                else:
                    _answer_all(bus, service)


def _answer_all(bus: DBusConnection, service: Service) -> None:
    while True:
        try:
            message = bus.receive(timeout=0)
        except TimeoutError:
            return
        service.answer(message)


if __name__ == "__main__":
    sys.exit(main())
