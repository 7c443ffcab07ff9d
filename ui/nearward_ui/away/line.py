"""A line to a message bus, in a thread of its own: nothing that a bus does can hold up a window.

Only buses that are local sockets are spoken to; jeepney opens no others.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable
from selectors import EVENT_READ, DefaultSelector

from jeepney import HeaderFields, Message, MessageType, Parser
from jeepney.bus import get_connectable_addresses
from jeepney.bus_messages import MatchRule, message_bus
from jeepney.fds import FileDescriptor, fds_buf_size
from jeepney.io.blocking import prep_socket

#: how long a bus may take until it lets one in
LET_IN_S = 10.0
#: recvmsg closes what it was handed at an exec (Linux)
CLOEXEC_HANDED = 0x40000000

Heard = Callable[[str, object], None]


class Line(threading.Thread):
    """One connection. `heard` is called in this thread with ("signal", Message) or, for what was
    asked under a name, with (name, Message); never once `stop` was called.

    A bus that is not there, dies, or talks nonsense is a line on which nothing more is heard.
    """

    def __init__(self, address: str, rules: list[MatchRule], heard: Heard) -> None:
        super().__init__(name="nearward-bus", daemon=True)
        self._address = address
        self._heard = heard
        self._out: deque[tuple[str, Message]] = deque([("hello", message_bus.Hello())])
        self._out.extend(("match", message_bus.AddMatch(rule)) for rule in rules)
        self._asked: dict[int, str] = {}
        self._serial = 0
        self._is_over = False
        self._ends = threading.Lock()
        self._wake: tuple[int, int] | None = os.pipe()

    @property
    def is_settled(self) -> bool:
        """Whether the bus knows what we want to hear, or will never know."""
        asked = {*self._asked.values(), *(name for name, _ in self._out)}
        return self._wake is None or not asked & {"hello", "match"}

    def ask(self, name: str, message: Message) -> None:
        """Send a call; its answer, if one comes, is heard under this name."""
        self._out.append((name, message))
        self._rouse()

    def listen(self, rule: MatchRule) -> None:
        """Hear these signals too."""
        self.ask("match", message_bus.AddMatch(rule))

    def stop(self) -> None:
        """Hear nothing more. Never waits."""
        self._is_over = True
        self._rouse()

    def run(self) -> None:
        """The life of the thread."""
        try:
            self._live()
        except Exception:  # noqa: S110 (a bus may send anything; then it is not listened to)
            pass
        finally:
            with self._ends:
                wake, self._wake = self._wake, None
            for end in wake or ():
                os.close(end)

    def _live(self) -> None:
        place = next(iter(get_connectable_addresses(self._address)))
        parser = Parser()
        wake = self._wake
        if wake is None:
            return
        with (
            prep_socket(place, enable_fds=True, timeout=LET_IN_S) as socket,
            DefaultSelector() as selector,
        ):
            selector.register(socket.fileno(), EVENT_READ)
            selector.register(wake[0], EVENT_READ)
            while not self._is_over:
                while self._out and not self._is_over:
                    self._serial += 1
                    name, message = self._out[0]
                    self._asked[self._serial] = name
                    self._out.popleft()
                    socket.sendall(message.serialise(serial=self._serial))
                for key, _ in selector.select():
                    if key.fd == socket.fileno():
                        size = parser.bytes_desired()
                        data, handed, _, _ = socket.recvmsg(size, fds_buf_size(), CLOEXEC_HANDED)
                        parser.add_data(data, FileDescriptor.from_ancdata(handed))
                        if not data:
                            return
                        self._pass_on(parser)
                    else:
                        os.read(wake[0], 4096)

    def _pass_on(self, parser: Parser) -> None:
        while (message := parser.get_next_message()) is not None:
            fields = message.header.fields
            kind = message.header.message_type
            name = ""
            if kind is MessageType.signal and HeaderFields.destination not in fields:
                name = "signal"
            elif kind in (MessageType.method_return, MessageType.error):
                name = self._asked.pop(fields.get(HeaderFields.reply_serial, 0), "")
            if name not in ("", "hello", "match") and not self._is_over:
                self._heard(name, message)
            else:
                close_handed(message)

    def _rouse(self) -> None:
        with self._ends:
            if self._wake is not None:
                os.write(self._wake[1], b"!")


def close_handed(message: Message) -> None:
    """Close every file that a message handed over and nobody took."""
    for value in message.body:
        if isinstance(value, FileDescriptor):
            value.close()
