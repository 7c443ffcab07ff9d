"""What poses as a bus: it takes connections, and then says what the test wants, or nothing."""

from __future__ import annotations

import socket  # to be a bus that behaves badly
import threading
from collections.abc import Callable
from contextlib import suppress

#: what is asked for last on the bus of the login, and first on that of the computer
LISTENS = (b"org.xfce.ScreenSaver", b"PrepareForSleep")
LETS_IN = (b"OK 1234deadbeef\r\n", b"AGREE_UNIX_FD\r\n")

Talk = Callable[[socket.socket], None]


class RawBus:
    """Each connection is handed to `talk`; it stays open until the end of the test."""

    def __init__(self, place: str, talk: Talk) -> None:
        """`place`: a path, or a name that stands in no folder, which begins with a zero byte."""
        self.address = f"unix:abstract={place[1:]}" if place[0] == "\0" else f"unix:path={place}"
        #: how many have come, and how many of them were let go by the other side
        self.came = self.left = 0
        self._talk = talk
        self._lines: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(place)
        self._door.listen()
        self._start(self._wait)

    def end(self) -> None:
        for line in (self._door, *self._lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for line in (self._door, *self._lines):
            line.close()

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _wait(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._door.accept()
                self._lines.append(line)
                self.came += 1
                self._start(lambda line=line: self._serve(line))  # type: ignore[misc]

    def _serve(self, line: socket.socket) -> None:
        with suppress(OSError):
            self._talk(line)
            while line.recv(65536):
                pass
        self.left += 1


def silent(_line: socket.socket) -> None:
    """Never says a word."""


def let_in(line: socket.socket, *files: int, says: bytes = b"") -> None:
    """Lets in whom it may be, waits until he listens, says something, and then never a word."""
    said = b""
    for ending, answer in zip((b"AUTH EXTERNAL", b"NEGOTIATE_UNIX_FD"), LETS_IN, strict=True):
        while ending not in said or not said.endswith(b"\r\n"):
            piece = line.recv(4096)
            if not piece:
                return
            said += piece
        line.sendall(answer)
    while not any(asked in said for asked in LISTENS):
        piece = line.recv(4096)
        if not piece:
            return
        said += piece
    if files:
        socket.send_fds(line, [says], list(files))
    elif says:
        line.sendall(says)
