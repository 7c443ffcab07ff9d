"""A bus that never answers, talks garbage, dies: nothing waits for it, nothing is left of it."""

from __future__ import annotations

import os
import random
import socket  # to be asked, or not to be
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, Message, new_signal
from PySide6.QtCore import QTimer
from tests.kit.pace import Waited
from tests.presence.conftest import PATIENCE_S, Bus, Service, Talker, settle
from tests.presence.raw import RawBus, let_in, silent

from nearward.config import dbus_addresses
from nearward_ui.presence import dbus_wire
from nearward_ui.presence.dbus_wire import Wire

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bus of Linux")

SAVER = "org.gnome.ScreenSaver"
Pose = Callable[..., RawBus]


def signal(kinds: str = "b", *values: object, **fields: object) -> bytes:
    """As the bus would send it: the screen is locked."""
    told = new_signal(DBusAddress("/a", interface=SAVER), "ActiveChanged", kinds, values or (True,))
    for name, value in fields.items():
        told.header.fields[HeaderFields[name]] = value
    return bytes(told.serialise(7))


def until(qtbot: Any, wanted: Callable[[], bool]) -> None:
    qtbot.waitUntil(wanted, timeout=PATIENCE_S * 1000)


def files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


class Turns:
    """Counts how often the window gets its turn."""

    def __init__(self) -> None:
        self.many = 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_time)
        self._timer.start(5)

    def end(self) -> None:
        self._timer.stop()

    def _on_time(self) -> None:
        self.many += 1


@pytest.mark.parametrize("talk", [silent, let_in], ids=["never lets in", "never answers"])
def test_a_bus_that_never_answers_does_not_hold_up_the_window(
    qtbot: Any,
    pose: Pose,
    listening: Callable[..., Any],
    capfd: pytest.CaptureFixture[str],
    talk: Callable[[socket.socket], None],
) -> None:
    bus = pose(talk)
    turns = Turns()
    with Waited() as waited:
        window = listening()
        until(qtbot, lambda: bus.came == 2)
        window.settings.change("lock_at_sleep", False)
        window.settings.change("lock_at_sleep", True)
        # it would stand for as long as the bus is silent: for ever
        many = turns.many
        until(qtbot, lambda: turns.many - many > 20)
        assert waited.seconds < 5
    turns.end()
    assert bus.left == 0, "both still wait for a word"
    qtbot.keyClicks(window.room.current.editor, "Typed meanwhile")
    with Waited() as waited:
        window.lock()
        assert window.room is None
        assert waited.seconds < 5
    if talk is let_in:
        until(qtbot, lambda: bus.left == 2)
    assert capfd.readouterr().err == ""


PROGRAM = """
import os, sys, time
from PySide6.QtCore import QCoreApplication
from nearward_ui.presence.linux import BusSigns
app = QCoreApplication([])
signs = BusSigns(app, "Notes")
signs.hold(True)
print("made", flush=True)
sys.stdin.readline()
if sys.argv[1] == "anew":
    code = "import os; print('left', *(os.readlink(f'/proc/self/fd/{n}') for n in range(3, 64)"
    code += " if os.path.exists(f'/proc/self/fd/{n}')))"
    os.execv(sys.executable, [sys.executable, "-c", code])
"""


@pytest.mark.parametrize("how", ["ended", "anew"])
@pytest.mark.parametrize("talk", [silent, let_in], ids=["never lets in", "never answers"])
def test_it_does_not_keep_the_program_from_ending_or_from_starting_anew(
    qtbot: Any, pose: Pose, talk: Callable[[socket.socket], None], how: str
) -> None:
    bus = pose(talk)
    program = Talker("-c", PROGRAM, how)
    try:
        program.said("made")
        until(qtbot, lambda: bus.came == 2)
        assert program.process.stdin is not None
        with Waited() as waited:
            program.process.stdin.write("\n")
            program.process.stdin.flush()
            assert program.process.wait(PATIENCE_S) == 0
            assert waited.seconds < dbus_wire.PATIENCE_S / 2
        until(qtbot, lambda: bus.left == 2)
        if how == "anew":
            program.said("left")
    finally:
        program.end()
    # no socket went over into the new program, and no fault was told
    assert program.lines == (["made", "left"] if how == "anew" else ["made"])


GARBAGE = {
    "another endian": b"x" * 64,
    "zeros": bytes(64),
    "longer than may be": b"l\4\1\1\xff\xff\xff\xff\1\0\0\0\x10\0\0\0",
    "ends in the middle": signal()[:-9],
}


@pytest.mark.parametrize("what", GARBAGE)
def test_garbage_ends_the_talk_and_nothing_else(
    qtbot: Any,
    pose: Pose,
    listening: Callable[..., Any],
    capfd: pytest.CaptureFixture[str],
    what: str,
) -> None:
    def talk(line: socket.socket) -> None:
        let_in(line, says=GARBAGE[what])
        line.shutdown(socket.SHUT_WR)

    bus = pose(talk)
    window = listening()
    until(qtbot, lambda: bus.left == 2)
    qtbot.wait(50)
    assert window.is_open
    window.settings.change("lock_at_sleep", False)
    window.settings.change("lock_at_sleep", True)
    window.lock()
    assert window.room is None
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "says", [b"REJECTED EXTERNAL\r\n", b"OK 1\r\nOK 2\r\n", b"\xff" * 9000, b"HTTP/1.1 400\r\n\r\n"]
)
def test_what_does_not_let_us_in_is_left(
    qtbot: Any,
    pose: Pose,
    listening: Callable[..., Any],
    capfd: pytest.CaptureFixture[str],
    says: bytes,
) -> None:
    bus = pose(lambda line: line.sendall(says))
    window = listening()
    until(qtbot, lambda: bus.left == 2)
    assert window.is_open
    window.lock()
    assert capfd.readouterr().err == ""


ODD = {
    # the parser would look for the end of this list for ever
    "empty structs": signal("aib", [1], True).replace(b"aib\0", b"a()\0"),
    "very long": signal("bs", True, "x" * dbus_wire.KEPT),
    "no text": signal("bs", True, "abcd").replace(b"abcd", b"\xff\xfe\xfd\xfc"),
    "another kind": signal("s", "true"),
    "nothing": signal("b", False),
    "a number": signal("u", 1),
    "an answer to nothing": signal(reply_serial=99).replace(b"l\4", b"l\2", 1),
    "to us alone": signal(destination=":1.7"),
    "deep": signal("v", ("v", ("b", True))).replace(b"\1v\0", b"\1(\0", 1),
}


@pytest.mark.parametrize("what", ODD)
def test_an_odd_message_is_passed_over(
    qtbot: Any,
    pose: Pose,
    listening: Callable[..., Any],
    capfd: pytest.CaptureFixture[str],
    what: str,
) -> None:
    """It does not lock, and what comes after it is heard."""
    lines: list[socket.socket] = []

    def talk(line: socket.socket) -> None:
        let_in(line, says=ODD[what])
        lines.append(line)

    pose(talk)
    window = listening()
    until(qtbot, lambda: len(lines) == 2)
    qtbot.wait(100)
    assert window.is_open
    for line in lines:
        line.sendall(signal())
    until(qtbot, lambda: window.room is None)
    assert capfd.readouterr().err == ""


def test_files_that_nobody_asked_for_are_closed(
    qtbot: Any, pose: Pose, listening: Callable[..., Any]
) -> None:
    ours, theirs = os.pipe()
    lines: list[socket.socket] = []

    def talk(line: socket.socket) -> None:
        let_in(line, theirs, theirs, says=signal(unix_fds=2))
        lines.append(line)

    pose(talk)
    window = listening()
    window.settings.change("lock_with_screen", False)
    heard: list[None] = []
    window.guard._signs.screen_locked.connect(lambda: heard.append(None))
    until(qtbot, lambda: heard == [None])
    until(qtbot, lambda: len(lines) == 2)
    os.close(theirs)
    os.set_blocking(ours, False)

    def is_held() -> bool:
        try:
            return os.read(ours, 1) != b""
        except BlockingIOError:
            return True

    until(qtbot, lambda: not is_held())
    os.close(ours)


class Line:
    """Gives a stream of bytes in pieces of any size."""

    def __init__(self, stream: bytes, chance: random.Random) -> None:
        self._stream, self._chance = stream, chance

    def recvmsg(self, size: int, *_: int) -> tuple[bytes, list[Any], int, None]:
        size = self._chance.randint(1, size)
        piece, self._stream = self._stream[:size], self._stream[size:]
        return piece, [], 0, None


def test_whatever_the_stream_is_it_is_read_to_its_end() -> None:
    """Cut into any pieces; with bits turned: a message, none, or the end, and no other trouble."""
    whole = [signal(), signal("sa{sv}as", "a", {"b": ("b", True)}, []), signal("v", ("o", "/a"))]
    chance = random.Random(7)
    read = broken = 0
    for turned in [0] * 50 + [1, 2, 4, 8] * 500:
        stream = bytearray(b"".join(whole))
        for _ in range(turned):
            stream[chance.randrange(len(stream))] ^= 1 << chance.randrange(8)
        reader, line = dbus_wire._WireReader(), Line(bytes(stream), chance)
        got: list[Message | None] = []
        try:
            while True:
                done = reader.read(line)
                if done is not None:
                    got.append(done[0])
        except (OSError, ValueError, LookupError):
            broken += 1
        if turned == 0:
            assert [told.serialise() for told in got if told] == whole
        read += len([told for told in got if told])
    assert broken == 2050, "each ends with the end of its stream"
    assert read > 3 * 50 + 1000


def test_a_file_that_comes_in_is_not_handed_on(qtbot: Any, serve: Any, hearing: Any) -> None:
    assert dbus_wire.CLOSE_ON_EXEC == socket.MSG_CMSG_CLOEXEC
    serve("org.freedesktop.login1")
    window = hearing()
    signs = window.guard._signs
    until(qtbot, lambda: signs.holds)
    assert not os.get_inheritable(signs._lock)


def test_nothing_stays_open_after_a_lock(qtbot: Any, serve: Any, hearing: Any) -> None:
    serve("org.freedesktop.login1")
    window = hearing()
    signs = window.guard._signs
    until(qtbot, lambda: signs.holds)
    with_all = files()
    window.guard.let_go()
    # the two sockets, what waits for them and what wakes them up, and the lock of logind
    until(qtbot, lambda: files() <= with_all - 7)


def test_a_bus_is_found_by_a_name_without_a_file(
    qtbot: Any, pose: Pose, listening: Callable[..., Any]
) -> None:
    bus = pose(lambda line: let_in(line, says=signal()), f"\0nearward-{os.getpid()}")
    assert bus.address.startswith("unix:abstract=")
    window = listening()
    until(qtbot, lambda: window.room is None)


def test_the_next_place_is_tried(qtbot: Any, pose: Pose, tmp_path: Path) -> None:
    bus = pose(let_in)
    made = Wire(f"unix:path={tmp_path}/none;{bus.address}", lambda: None)
    until(qtbot, lambda: bus.came == 1)
    made.end()
    until(qtbot, lambda: bus.left == 1)


@pytest.mark.parametrize("kind", ["tcp", "nonce-tcp"])
def test_an_address_of_the_network_is_refused(
    qtbot: Any, listening: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Also by the wire itself, and without the filter of the kernel."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setblocking(False)
        address = f"{kind}:host=127.0.0.1,port={door.getsockname()[1]},path=/a"
        assert dbus_addresses.sockets(address) == []
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        assert dbus_addresses.session() == dbus_addresses.system() == ""
        listening()
        made = Wire(address, lambda: None)
        until(qtbot, lambda: made._over)
        with pytest.raises(BlockingIOError):
            door.accept()


def test_the_sockets_of_an_address() -> None:
    address = "unix:path=/a%20b%c3%a9,guid=1;tcp:host=a,port=1;unix:guid=1,abstract=c;unix:;x"
    assert dbus_addresses.sockets(address) == ["/a bé".encode(), b"\0c"]


def test_after_the_next_unlock_a_bus_that_came_back_is_heard(
    qtbot: Any,
    bus: Bus,
    hearing: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = hearing()
    bus.end()
    until(qtbot, lambda: window.guard._signs._session._over)
    window.lock()
    again = Bus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", again.address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", again.address)
    service = Service(again.address, SAVER)
    try:
        window.open_diary("an otter at dusk")
        window.guard.listen()
        settle(qtbot, window)
        service.do(f"active {SAVER} true")
        until(qtbot, lambda: window.room is None)
    finally:
        service.end()
        again.end()
