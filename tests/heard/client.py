"""A client of AT-SPI as a screen reader is one: it reads the tree, listens, acts and sets."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

SPI = "org.a11y.atspi"
ROOT = "/org/a11y/atspi/accessible/root"
PATIENCE_S = 40
#: bits of the states that are asked for
STATES = {"checked": 4, "enabled": 8, "focusable": 11, "focused": 12, "selected": 23}
STATES |= {"showing": 25, "visible": 30, "read-only": 41}


@dataclass(frozen=True)
class Event:
    """What a program tells of itself: kind (such as "Announcement"), detail, and a value."""

    kind: str
    detail: str
    value: object
    #: what tells it
    at: Node | None = None


class RefusedError(Exception):
    """The program answered with an error."""


class Node:
    """One thing of the tree; every question is asked over the bus."""

    def __init__(self, client: Client, bus: str, path: str) -> None:
        self._client = client
        self._bus, self.path = bus, path

    def __repr__(self) -> str:
        return f"{self.role} {self.name!r} | {self.description}"

    def call(self, interface: str, member: str, form: str = "", *body: object) -> Any:
        address = DBusAddress(self.path, self._bus, f"{SPI}.{interface}")
        return self._client.call(new_method_call(address, member, form or None, body))

    def get(self, interface: str, name: str) -> Any:
        address = DBusAddress(self.path, self._bus, "org.freedesktop.DBus.Properties")
        body = (f"{SPI}.{interface}", name)
        return self._client.call(new_method_call(address, "Get", "ss", body))[0][1]

    def put(self, interface: str, name: str, form: str, value: object) -> None:
        address = DBusAddress(self.path, self._bus, "org.freedesktop.DBus.Properties")
        body = (f"{SPI}.{interface}", name, (form, value))
        self._client.call(new_method_call(address, "Set", "ssv", body))

    def of(self, reference: tuple[str, str]) -> Node:
        return Node(self._client, *reference)

    @property
    def is_there(self) -> bool:
        return not self.path.endswith("/null")

    @property
    def name(self) -> str:
        return str(self.get("Accessible", "Name"))

    @property
    def description(self) -> str:
        return str(self.get("Accessible", "Description"))

    @property
    def role(self) -> str:
        return str(self.call("Accessible", "GetRoleName")[0])

    @property
    def parent(self) -> Node:
        return self.of(self.get("Accessible", "Parent"))

    @property
    def children(self) -> list[Node]:
        return [self.of(child) for child in self.call("Accessible", "GetChildren")[0]]

    @property
    def attributes(self) -> dict[str, str]:
        return dict(self.call("Accessible", "GetAttributes")[0])

    @property
    def relations(self) -> dict[int, list[Node]]:
        """By the number of the relation (2: labelled by)."""
        found = self.call("Accessible", "GetRelationSet")[0]
        return {kind: [self.of(to) for to in others] for kind, others in found}

    def state(self, name: str) -> bool:
        low, high = self.call("Accessible", "GetState")[0]
        return bool((low | high << 32) >> STATES[name] & 1)

    @property
    def interfaces(self) -> list[str]:
        return [str(n).rpartition(".")[2] for n in self.call("Accessible", "GetInterfaces")[0]]

    @property
    def actions(self) -> list[str]:
        return [name for name, *_ in self.call("Action", "GetActions")[0]]

    def act(self, name: str = "") -> None:
        """Do an action; without a name the first one."""
        number = self.actions.index(name) if name else 0
        assert self.call("Action", "DoAction", "i", number)[0]

    @property
    def text(self) -> str:
        return str(self.call("Text", "GetText", "ii", 0, -1)[0])

    def set_text(self, text: str) -> None:
        assert self.call("EditableText", "SetTextContents", "s", text)[0]

    def insert(self, at: int, text: str) -> None:
        assert self.call("EditableText", "InsertText", "isi", at, text, len(text))[0]

    def set_caret(self, at: int) -> None:
        assert self.call("Text", "SetCaretOffset", "i", at)[0]

    @property
    def value(self) -> float:
        return float(self.get("Value", "CurrentValue"))

    def set_value(self, value: float) -> None:
        self.put("Value", "CurrentValue", "d", float(value))

    def focus(self) -> None:
        self.call("Component", "GrabFocus")

    def walk(self, *, hidden: bool = False) -> Iterator[tuple[int, Node]]:
        """All below, with their depth; what is not shown only if that is asked."""
        waiting = deque([(0, child) for child in self.children])
        while waiting:
            deep, node = waiting.popleft()
            try:
                if not node.is_there or not (hidden or node.state("visible")):
                    continue
                children = node.children
            except RefusedError:
                # it went between one question and the next
                continue
            yield deep, node
            waiting.extendleft((deep + 1, child) for child in reversed(children))

    def every(self, role: str = "", name: str = "", *, starts: bool = False) -> list[Node]:
        """What is shown below with this role and name."""
        return [
            node
            for _, node in self.walk()
            if (not role or node.role == role)
            and (not name or node.name == name or (starts and node.name.startswith(name)))
        ]

    def find(self, role: str = "", name: str = "", *, starts: bool = False) -> Node:
        """The first such; waited for."""
        found: list[Node] = []

        def look() -> bool:
            found[:] = self.every(role, name, starts=starts)
            return bool(found)

        self._client.until(look, f"{role} {name!r}", self)
        return found[0]

    def tree(self) -> str:
        """All that is shown, for a message."""
        return "\n".join(f"{'  ' * deep}{node!r}" for deep, node in self.walk())


class Client:
    """Connected to the bus of assistive technology that a session's bus names."""

    def __init__(self, session: str) -> None:
        self.events: list[Event] = []
        with open_dbus_connection(session) as bus:
            address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = self._address(bus, new_method_call(address, "GetAddress"))
        self._bus: DBusConnection = open_dbus_connection(reply)
        for kind in ("Object", "Focus", "Window"):
            rule = MatchRule(type="signal", interface=f"{SPI}.Event.{kind}")
            self.call(message_bus.AddMatch(rule))
        registry = DBusAddress("/org/a11y/atspi/registry", f"{SPI}.Registry", f"{SPI}.Registry")
        for kind in ("object:", "focus:", "window:"):
            message = new_method_call(registry, "RegisterEvent", "s", (kind,))
            # the registry may be started a second time while the first one is asked
            self.until(partial(self.call, message), kind)

    def _address(self, bus: DBusConnection, question: Any) -> str:
        """Of the bus of assistive technology; its launcher may not be there yet."""
        end = time.monotonic() + PATIENCE_S
        while True:
            reply = bus.send_and_get_reply(question, timeout=PATIENCE_S)
            if reply.header.message_type == MessageType.method_return:
                return str(reply.body[0])
            assert time.monotonic() < end, reply.body
            time.sleep(0.05)

    def close(self) -> None:
        self._bus.close()

    def call(self, message: Any) -> Any:
        """The answer; events that come meanwhile are kept."""
        serial = next(self._bus.outgoing_serial)
        self._bus.send(message, serial=serial)
        while True:
            reply = self._bus.receive(timeout=PATIENCE_S)
            self._keep(reply)
            if reply.header.fields.get(HeaderFields.reply_serial) != serial:
                continue
            if reply.header.message_type == MessageType.error:
                raise RefusedError(reply.header.fields[HeaderFields.error_name], reply.body)
            return reply.body

    def listen(self, seconds: float) -> None:
        """Take in events for a while."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                self._keep(self._bus.receive(timeout=left))
            except TimeoutError:
                return

    def until(self, done: Callable[[], object], what: str, around: Node | None = None) -> None:
        """Wait until something is not false, and nothing that it asks is refused."""
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                if done() is not False:
                    return
            except RefusedError:
                pass  # what was asked has gone meanwhile
            if time.monotonic() > end:
                tree = around.tree() if around is not None else ""
                raise AssertionError(f"{what} did not come\n{self.said}\n{tree}")
            self.listen(0.05)

    @property
    def said(self) -> list[str]:
        """What was announced."""
        return [str(event.value) for event in self.events if event.kind == "Announcement"]

    def reaches(self, name: str, role: str = "") -> Node:
        """Wait until what has such a name (or begin of it) has told that it has the keyboard.

        What a screen reader hears of a move is this event, not how the tree stands.
        """
        found: list[Node] = []

        def reached() -> bool:
            while self.events and not found:
                event = self.events.pop(0)
                if (event.kind, event.detail) != ("StateChanged", "focused") or event.at is None:
                    continue
                # what tells it may be gone by now
                with contextlib.suppress(RefusedError):
                    if event.at.name.startswith(name) and role in ("", event.at.role):
                        found.append(event.at)
            return bool(found)

        self.until(reached, f"the keyboard at “{name}”")
        return found[0]

    def hears(self, text: str) -> None:
        """Wait until this is announced; it and what was told before are forgotten."""

        def heard() -> bool:
            for n, event in enumerate(self.events):
                if event.kind == "Announcement" and text in str(event.value):
                    del self.events[: n + 1]
                    return True
            return False

        self.until(heard, f"“{text}”")

    def programs(self) -> list[Node]:
        """All that are on the bus."""
        return Node(self, f"{SPI}.Registry", ROOT).children

    def program(self, name: str = "nearward") -> Node:
        """A program, waited for."""
        found: list[Node] = []

        def look() -> bool:
            found[:] = [node for node in self.programs() if node.name == name]
            return bool(found)

        self.until(look, name)
        return found[0]

    def _keep(self, message: Any) -> None:
        fields = message.header.fields
        if message.header.message_type == MessageType.signal and SPI in fields.get(
            HeaderFields.interface, ""
        ):
            detail, _, _, value, *_ = message.body
            at = Node(self, fields[HeaderFields.sender], fields[HeaderFields.path])
            self.events.append(Event(fields[HeaderFields.member], detail, value[1], at))
