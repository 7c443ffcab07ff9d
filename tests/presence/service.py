"""A small logind and some screen savers on a private bus; they do what standard input says.

    python service.py ADDRESS [NAME...]     owns the names; says "ready", and what it is asked for

Lines on standard input: `own NAME` · `active NAME true|false` · `sleep true|false` ·
`lock SESSION` · `hint true|false` · `keep` (answer no Inhibit for now) · `answer` (those kept) ·
`whisper NAME` (ActiveChanged to who has asked last, and to nobody else).
"""

from __future__ import annotations

import os
import selectors
import sys
import threading
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME = "org.freedesktop.login1"
ROOT = "/org/freedesktop/login1"
PROPERTIES = "org.freedesktop.DBus.Properties"


def say(*words: object) -> None:
    # in one piece: two threads speak here
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Service:
    def __init__(self, bus: DBusConnection) -> None:
        self._bus = bus
        self._locked = False
        self._keeps = False
        self._kept: list[Message] = []
        self._asker = ""

    def answer_to(self, call: Message) -> None:
        fields = call.header.fields
        self._asker = fields.get(HeaderFields.sender, "")
        path, member = fields[HeaderFields.path], fields[HeaderFields.member]
        if member == "Inhibit":
            what, who, _why, mode = call.body
            say("inhibit", what, who, mode)
            self._kept.append(call)
            if not self._keeps:
                self.answer()
        elif member == "GetSession":
            say("session", call.body[0])
            if call.body[0] == "2":
                self._bus.send(new_method_return(call, "o", (f"{ROOT}/session/_32",)))
            else:
                # as logind answers for a login that is over
                self._bus.send(new_error(call, f"{NAME}.NoSuchSession", "s", ("No session",)))
        elif member == "Get" and path in (f"{ROOT}/session/auto", f"{ROOT}/session/_32"):
            value = {"Id": ("s", "2"), "LockedHint": ("b", self._locked)}[call.body[1]]
            self._bus.send(new_method_return(call, "v", (value,)))
        else:
            unknown = "org.freedesktop.DBus.Error.UnknownMethod"
            self._bus.send(new_error(call, unknown, "s", (f"{path} {member}",)))

    def do(self, line: str) -> None:
        what, *words = line.split()
        getattr(self, what)(*words)
        say("done", line)

    def own(self, name: str) -> None:
        self._bus.send(message_bus.RequestName(name))

    def active(self, name: str, on: str) -> None:
        self._emit("/" + name.replace(".", "/"), name, "ActiveChanged", "b", on == "true")

    def whisper(self, name: str) -> None:
        path = "/" + name.replace(".", "/")
        self._emit(path, name, "ActiveChanged", "b", True, to=self._asker)

    def sleep(self, on: str) -> None:
        self._emit(ROOT, f"{NAME}.Manager", "PrepareForSleep", "b", on == "true")

    def lock(self, session: str) -> None:
        self._emit(f"{ROOT}/session/{session}", f"{NAME}.Session", "Lock")

    def hint(self, on: str) -> None:
        self._locked = on == "true"
        told: Any = (f"{NAME}.Session", {"LockedHint": ("b", self._locked)}, [])
        self._emit(f"{ROOT}/session/_32", PROPERTIES, "PropertiesChanged", "sa{sv}as", *told)

    def keep(self) -> None:
        self._keeps = True

    def answer(self) -> None:
        self._keeps = False
        for call in self._kept:
            ours, theirs = os.pipe()
            self._bus.send(new_method_return(call, "h", (theirs,)))
            os.close(theirs)
            threading.Thread(target=_wait, args=(ours,), daemon=True).start()
        self._kept.clear()

    def _emit(
        self, path: str, interface: str, name: str, kinds: str = "", *values: Any, to: str = ""
    ) -> None:
        message = new_signal(DBusAddress(path, interface=interface), name, kinds or None, values)
        if to:
            message.header.fields[HeaderFields.destination] = to
        self._bus.send(message)


def _wait(ours: int) -> None:
    os.read(ours, 1)
    os.close(ours)
    say("released")


def main() -> int:
    bus = open_dbus_connection(sys.argv[1], enable_fds=True, auth_timeout=60)
    service = Service(bus)
    for name in sys.argv[2:]:
        bus.send_and_get_reply(message_bus.RequestName(name))
    ready = selectors.DefaultSelector()
    ready.register(0, selectors.EVENT_READ)
    ready.register(bus.sock, selectors.EVENT_READ)
    say("ready")
    heard = b""
    while True:
        for key, _mask in ready.select():
            if key.fd != 0:
                message = bus.receive()
                if message.header.message_type is MessageType.method_call:
                    service.answer_to(message)
                continue
            piece = os.read(0, 4096)
            if not piece:
                return 0
            *lines, heard = (heard + piece).split(b"\n")
            for line in lines:
                service.do(line.decode())


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ConnectionError:
        sys.exit(0)  # the bus has died
