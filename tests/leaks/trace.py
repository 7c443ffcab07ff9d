"""What a program does to the outside, by the system calls it makes (strace, as root).

    prefix(out)         goes before a command; the trace is written to `out`
    read(out, needles)  the facts in it
    run(command, ...)   both, for a command that needs nobody

Needles are looked for in everything that is written, in every form in which a word could stand
there: UTF-8, UTF-16 of both orders, small letters, hexadecimal and base64.
"""

from __future__ import annotations

import base64
import codecs
import os
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: longer strings than these are cut in the trace; `Facts.cut` names the files that got one
LONGEST = 70_000
CALLS = (
    "%network,open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,rename,renameat,renameat2,"
    "link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,mmap,sendfile,copy_file_range,"
    "memfd_create,io_uring_setup"
)
#: what the program asks for to see whether the filter holds: a family that does not exist
PROBE = "0xffff /* AF_??? */"
_LINE = re.compile(rb"(\d+)\s+(\w+)\((.*)")
_RESUMED = re.compile(rb"(\d+)\s+<\.\.\. (\w+) resumed>(.*)")
_STRING = re.compile(rb'"((?:[^"\\]|\\.)*)"(\.\.\.)?')
_DESCRIPTOR = re.compile(rb"(-?\d+|AT_FDCWD)(?:<((?:[^>\\]|\\.)*)>)?")
_RESULT = re.compile(rb"\)\s+=\s+(-?\d+)(?:<((?:[^>\\]|\\.)*)>)?(?:\s+(E[A-Z]+))?")
_WRITES = frozenset({"write", "pwrite64", "writev", "pwritev", "pwritev2"})
_SENDS = frozenset({"sendto", "sendmsg", "sendmmsg"})
_OPENS = frozenset({"open", "openat", "creat"})
_NAMES = frozenset({"rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"})
_TAIL = 512

needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="needs strace, and root to name the files of a process that is not dumpable",
)


class Socket(NamedTuple):
    """A socket that was asked for, and the error (empty: it was given)."""

    family: str
    error: str


@dataclass
class Facts:
    """What a trace says."""

    sockets: list[Socket] = field(default_factory=list)
    listened: int = 0
    opened: set[str] = field(default_factory=set)
    #: files that were opened to be written or made
    writable: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    named: list[tuple[str, str]] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)
    cut: set[str] = field(default_factory=set)
    #: (file or socket, needle, form) -> how often
    hits: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    #: files written by other ways than a write: shared maps, copies inside the kernel
    unseen: set[str] = field(default_factory=set)

    @property
    def families(self) -> set[str]:
        """The families of the sockets that were given."""
        return {one.family for one in self.sockets if not one.error}

    @property
    def asked(self) -> set[str]:
        """The families that were asked for and not given, but for the probe of the filter."""
        return {one.family for one in self.sockets if one.error} - {PROBE}

    @property
    def told(self) -> set[str]:
        """Where a needle was written to."""
        return {place for place, _, _ in self.hits}

    def __add__(self, other: Facts) -> Facts:
        return Facts(
            self.sockets + other.sockets,
            self.listened + other.listened,
            self.opened | other.opened,
            self.writable | other.writable,
            self.folders | other.folders,
            self.named + other.named,
            self.removed | other.removed,
            self.written + other.written,
            self.cut | other.cut,
            self.hits + other.hits,
            self.unseen | other.unseen,
        )


def forms(needle: str | bytes) -> dict[str, bytes]:
    """Every form in which a word or a key could stand in a file or in memory."""
    if isinstance(needle, bytes):
        found = {"raw": needle}
        for name, text in (("hex", needle.hex()), ("HEX", needle.hex().upper())):
            found |= {name: text.encode(), f"{name} UTF-16": text.encode("utf-16-le")}
        return found | _base64(needle)
    small = needle.lower()
    found = {
        "UTF-8": needle.encode(),
        "UTF-16LE": needle.encode("utf-16-le"),
        "UTF-16BE": needle.encode("utf-16-be"),
        "hex": needle.encode().hex().encode(),
        **_base64(needle.encode()),
    }
    if small != needle:
        found |= {"small UTF-8": small.encode(), "small UTF-16LE": small.encode("utf-16-le")}
    return found


def _base64(data: bytes) -> dict[str, bytes]:
    """The letters that any base64 has that holds the data, wherever it begins in it."""
    found = {}
    for shift in range(3):
        whole = base64.b64encode(bytes(shift) + data)
        start = -(-shift * 8 // 6)
        end = (shift + len(data)) * 8 // 6
        found[f"base64+{shift}"] = whole[start:end]
    return found


def prefix(out: Path) -> list[str]:
    """What goes before a command so that its calls are written to `out`."""
    return [
        *("strace", "-f", "-qq", "-y", "-s", str(LONGEST)),
        *("-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(out)),
    ]


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment with a home and a folder for temporary files of its own."""
    home.mkdir(exist_ok=True)
    temporary = home.with_name(f"{home.name}-tmp")
    temporary.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return {
        **kept,
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        **more,
    }


def run(
    command: Iterable[str],
    out: Path,
    needles: Mapping[str, str | bytes],
    env: Mapping[str, str],
    given: str = "",
) -> tuple[Facts, subprocess.CompletedProcess[str]]:
    """Run a command that needs nobody; its facts, and what it said."""
    done = subprocess.run(
        [*prefix(out), *command],
        input=given,
        capture_output=True,
        text=True,
        timeout=180,
        env=dict(env),
        check=False,
    )
    return read(out, needles), done


def python(*arguments: str) -> list[str]:
    """This Python, with these arguments."""
    return [sys.executable, *arguments]


def read(out: Path, needles: Mapping[str, str | bytes]) -> Facts:
    """The facts of a trace."""
    return _Reading(needles).read(out)


class _Reading:
    def __init__(self, needles: Mapping[str, str | bytes]) -> None:
        self.facts = Facts()
        self._wanted = [
            (name, form, data)
            for name, needle in needles.items()
            for form, data in forms(needle).items()
        ]
        self._tails: defaultdict[str, bytes] = defaultdict(bytes)
        self._waiting: dict[tuple[bytes, str], bytes] = {}

    def read(self, out: Path) -> Facts:
        with out.open("rb") as lines:
            for line in lines:
                self._line(line)
        return self.facts

    def _line(self, line: bytes) -> None:
        resumed = _RESUMED.match(line)
        if resumed is not None:
            number, call, rest = resumed[1], resumed[2].decode(), resumed[3]
            first = self._waiting.pop((number, call), None)
            if first is not None:
                self._call(call, first, rest)
            return
        found = _LINE.match(line)
        if found is None:
            return
        number, call, rest = found[1], found[2].decode(), found[3]
        if rest.endswith(b"<unfinished ...>"):
            self._waiting[number, call] = rest
        else:
            self._call(call, rest, rest)

    def _call(self, call: str, rest: bytes, end: bytes) -> None:
        result = None
        for found in _RESULT.finditer(end[-4096:]):
            result = found
        error = (result[3] or b"").decode() if result is not None else ""
        facts = self.facts
        if call in _WRITES or call in _SENDS:
            self._written(rest, result)
        elif call in ("socket", "socketpair"):
            facts.sockets.append(Socket(rest.split(b",")[0].decode(), error))
        elif call == "listen":
            facts.listened += not error
        elif call in _OPENS:
            self._opened(call, rest, error)
        elif call in _NAMES and not error:
            names = self._names(rest)
            facts.named.append((names[0], names[-1]))
        elif call in ("unlink", "unlinkat") and not error:
            facts.removed.add(self._names(rest)[0])
        elif call in ("mkdir", "mkdirat") and not error:
            facts.folders.add(self._names(rest)[0])
        else:
            self._unseen(call, rest, error)

    def _unseen(self, call: str, rest: bytes, error: str) -> None:
        """What is written by no call that shows its bytes."""
        if call == "mmap" and b"MAP_SHARED" in rest and b"PROT_WRITE" in rest:
            # offscreen and X11 share memory with no name, or with the X server
            shared = re.search(rb", \d+<((?:[^>\\]|\\.)*)>, ", rest)
            if shared is not None:
                self.facts.unseen.add(_plain(shared[1]))
        elif call in ("sendfile", "copy_file_range", "io_uring_setup") and not error:
            self.facts.unseen.add(f"{call}({rest[:200].decode('latin-1')}")

    def _opened(self, call: str, rest: bytes, error: str) -> None:
        name = self._names(rest)[0]
        self.facts.opened.add(name)
        if not error and (call == "creat" or re.search(rb"O_(WRONLY|RDWR|CREAT)", rest)):
            self.facts.writable.add(name)

    def _written(self, rest: bytes, result: re.Match[bytes] | None) -> None:
        found = _DESCRIPTOR.match(rest)
        if found is None:
            return
        place = _plain(found[2] or found[1])
        data = b""
        for string in _STRING.finditer(rest, found.end()):
            data += codecs.escape_decode(string[1])[0]
            if string[2]:
                self.facts.cut.add(place)
        self.facts.written[place] += int(result[1]) if result is not None else len(data)
        searched = self._tails[place] + data
        for name, form, wanted in self._wanted:
            count = searched.count(wanted) - self._tails[place].count(wanted)
            if count > 0:
                self.facts.hits[place, name, form] += count
        self._tails[place] = searched[-_TAIL:]

    def _names(self, rest: bytes) -> list[str]:
        """The names in a call; a relative one with the folder it stands in."""
        folder = _DESCRIPTOR.match(rest)
        base = _plain(folder[2]) if folder is not None and folder[2] else ""
        found = [_plain(string[1]) for string in _STRING.finditer(rest)]
        return [name if name.startswith("/") or not base else f"{base}/{name}" for name in found]


def _plain(escaped: bytes) -> str:
    return codecs.escape_decode(escaped)[0].decode("utf-8", "surrogateescape")


def below(folder: Path) -> Iterator[Path]:
    """All that stands below a folder, but for what another program mounts there.

    A portal of the desktop mounts its documents (.cache/doc), gvfs its shares: they are not ours,
    and may not even be looked into.
    """
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_mounted(Path(place, name)))
        yield from (Path(place, name) for name in (*folders, *sorted(files)))


def _is_mounted(folder: Path) -> bool:
    try:
        folder.lstat()
    except OSError:  # root is not let into what a user has mounted by FUSE
        return True
    return os.path.ismount(folder)


def grep(folder: Path, needle: str | bytes) -> dict[str, list[str]]:
    """The files below a folder that hold the needle, and in which forms."""
    wanted = forms(needle)
    found = {}
    for path in below(folder):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            held = [form for form, searched in wanted.items() if searched in data]
            if held:
                found[str(path.relative_to(folder))] = held
    return found
