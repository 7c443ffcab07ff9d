"""A connection to a message bus, in a thread of its own.

Whatever the bus does, or does not do, nobody waits for it: calls are only put down here, and what
was heard is taken from here.
"""

from __future__ import annotations

import itertools
import os
import selectors
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from jeepney import (
    DBusAddress,
    FileDescriptor,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    NoFDError,
    Parser,
    message_bus,
    new_method_call,
)
from jeepney.fds import fds_buf_size
from jeepney.io.blocking import prep_socket

from nearward.config import dbus_addresses

#: a bus that has not let us in by then is none
PATIENCE_S = 25
#: no message may be longer; what is longer than KEPT is read past
LONGEST = 1 << 27
KEPT = 1 << 17
_PIECE = 1 << 16
_HEAD = 16
#: MSG_CMSG_CLOEXEC of Linux: a file that comes in does not outlive this program, not for a moment
CLOSE_ON_EXEC = 0x40000000
_ANSWERS = (MessageType.method_return, MessageType.error)

Then = Callable[[Message], None]


@dataclass(frozen=True)
class _Told:
    """A message for `then`, and the files that came with it."""

    then: Then
    message: Message
    files: list[FileDescriptor]

    def close(self) -> None:
        """Close the files that nobody took."""
        _close(self.files)


class Wire:
    """Belongs to one thread, the caller's; another one, its own, speaks with the bus."""

    def __init__(self, address: str, on_told: Callable[[], None]) -> None:
        """`on_told` is called in the other thread, when there is something to `take`."""
        self._places = dbus_addresses.sockets(address)
        self._lock = threading.Lock()
        self._over = False
        self._on_told: Callable[[], None] | None = on_told
        self._told: deque[_Told] = deque()
        self._out = bytearray()
        self._numbers = itertools.count(1)
        self._answers: dict[int, Then] = {}
        self._signals: dict[tuple[str, str, str], Then] = {}
        self._wake = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        self._send(message_bus.Hello())
        threading.Thread(target=self._work, name="bus", daemon=True).start()

    def call(
        self, service: str, what: tuple[str, str, str], arguments: tuple[str, ...], then: Then
    ) -> None:
        """Ask a service for (path, interface, method) with texts; `then` is told its answer."""
        path, interface, method = what
        to = DBusAddress(path, service, interface)
        self._send(new_method_call(to, method, "s" * len(arguments), arguments), then)

    def hear(self, service: str, what: tuple[str, str, str], then: Then) -> None:
        """Hear a signal (path, interface, name) of who owns the service; path "" is any."""
        path, interface, name = what
        rule = MatchRule(
            type="signal", sender=service, path=path or None, interface=interface, member=name
        )
        with self._lock:
            self._signals[what] = then
        self._send(message_bus.AddMatch(rule))

    def take(self) -> None:
        """Tell what was heard to those it is for; a file that they do not take is closed."""
        while (told := self._next()) is not None:
            try:
                told.then(told.message)
            finally:
                told.close()

    def end(self) -> None:
        """Hear and say nothing more; returns at once."""
        with self._lock:
            if not self._over:
                self._over = True
                os.eventfd_write(self._wake, 1)
            # here and not in the other thread: windows hang on these
            self._on_told = None
            self._answers.clear()
            self._signals.clear()
            left = list(self._told)
            self._told.clear()
        for told in left:
            told.close()

    def _next(self) -> _Told | None:
        with self._lock:
            return self._told.popleft() if self._told else None

    def _send(self, message: Message, then: Then | None = None) -> None:
        with self._lock:
            if self._over:
                return
            number = next(self._numbers)
            if then is not None:
                self._answers[number] = then
            elif number > 1:  # the first is the greeting, which is answered in any case
                message.header.flags = MessageFlag.no_reply_expected
            self._out += message.serialise(number)
            os.eventfd_write(self._wake, 1)

    def _work(self) -> None:
        try:
            self._greet()
        except (OSError, ValueError, LookupError):
            # not there, no longer there, or no bus: what it would have told is not known
            pass
        finally:
            with self._lock:
                self._over = True
                os.close(self._wake)

    def _greet(self) -> None:
        trouble: Exception | None = None
        for place in self._places:
            try:
                line = prep_socket(place, enable_fds=True, timeout=PATIENCE_S)
            except (OSError, ValueError) as error:
                trouble = error
                continue
            with line:
                self._speak(line)
            return
        if trouble is not None:
            raise trouble

    def _speak(self, line: Any) -> None:
        line.setblocking(False)
        reader = _WireReader()
        try:
            with selectors.DefaultSelector() as ready:
                ready.register(self._wake, selectors.EVENT_READ)
                ready.register(line, selectors.EVENT_READ)
                while not self._over:
                    writing = selectors.EVENT_WRITE if self._out else 0
                    ready.modify(line, selectors.EVENT_READ | writing)
                    self._turn(line, reader, {key.fd: mask for key, mask in ready.select()})
        finally:
            reader.end()

    def _turn(self, line: Any, reader: _WireReader, ready: dict[int, int]) -> None:
        if self._wake in ready:
            os.eventfd_read(self._wake)
        mask = ready.get(line.fileno(), 0)
        if mask & selectors.EVENT_WRITE:
            with self._lock, suppress(BlockingIOError):
                del self._out[: line.send(self._out)]
        if mask & selectors.EVENT_READ:
            with suppress(BlockingIOError):
                whole = reader.read(line)
                if whole is not None:
                    self._bring(*whole)

    def _bring(self, message: Message | None, files: list[FileDescriptor]) -> None:
        with self._lock:
            then = None if message is None else self._wanted(message)
            if then is not None and self._on_told is not None:
                self._told.append(_Told(then, message, files))
                with suppress(RuntimeError):  # of Qt: who was to be told is gone
                    self._on_told()
                return
        _close(files)

    def _wanted(self, message: Message) -> Then | None:
        fields = message.header.fields
        if message.header.message_type in _ANSWERS:
            number = fields.get(HeaderFields.reply_serial)
            return self._answers.pop(number, None) if isinstance(number, int) else None
        # the bus looks at who says something to all; what is said to us alone, anyone may say
        if message.header.message_type is MessageType.signal and not fields.get(
            HeaderFields.destination
        ):
            path = str(fields.get(HeaderFields.path))
            what = str(fields.get(HeaderFields.interface)), str(fields.get(HeaderFields.member))
            return self._signals.get((path, *what)) or self._signals.get(("", *what))
        return None


class _WireReader:
    """Puts one message after another together."""

    def __init__(self) -> None:
        self._files: list[FileDescriptor] = []
        self._begin()

    def read(self, line: Any) -> tuple[Message | None, list[FileDescriptor]] | None:
        """Read a piece; the message when it is whole by that (None: one that cannot be read)."""
        size = min(self._left, _PIECE)
        data, about, _flags, _from = line.recvmsg(size, fds_buf_size(), CLOSE_ON_EXEC)
        self._files += FileDescriptor.from_ancdata(about)
        if not data:
            raise ConnectionResetError
        self._left -= len(data)
        if not self._past:
            self._data += data
        if self._left == 0 and not self._headed:
            self._measure()
        if self._left > 0:
            return None
        message, files = self._message(), self._files
        self._files = []
        self._begin()
        return message, files

    def end(self) -> None:
        """Close what came with a message that never became whole."""
        _close(self._files)

    def _begin(self) -> None:
        self._left = _HEAD
        self._headed = self._past = False
        self._data = bytearray()

    def _measure(self) -> None:
        parser = Parser()
        parser.add_data(bytes(self._data))
        self._left = parser.bytes_desired()
        self._headed = True
        if self._left > LONGEST:
            raise ValueError(self._left)
        self._past = self._left > KEPT

    def _message(self) -> Message | None:
        # the parser would look for the end of a list of empty structures for ever
        if self._past or b"()" in self._data:
            return None
        parser = Parser()
        parser.add_data(bytes(self._data), self._files)
        try:
            return parser.get_next_message()
        except Exception:
            # garbage makes the parser fail in any of many ways; the next message is another one
            return None


def _close(files: list[FileDescriptor]) -> None:
    for file in files:
        with suppress(NoFDError, OSError):
            file.close()
