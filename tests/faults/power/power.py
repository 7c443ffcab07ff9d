"""A power cut: the calls of a real writer, replayed on a disk that keeps only what was flushed.

Of what was not flushed, each 512 bytes survive at random and in any order, and so does each new
length. Names that were given, changed or taken away survive as a random prefix until their folder
is flushed; flushing a file does not keep its name. Real disks lose less.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
TRACED = (
    "trace=openat,open,creat,close,dup,dup2,dup3,lseek,write,pwrite64,writev,pwritev,pwritev2,"
    "fsync,fdatasync,sync_file_range,ftruncate,truncate,fallocate,copy_file_range,sendfile,"
    "unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,rmdir"
)
OPTIONS = ("-xx", "-s", "4194304", "-e", TRACED)
#: how much of what was not flushed survives
SHARES = (0.0, 0.1, 0.5, 0.9, 1.0)
_LINE = re.compile(
    r"(\d+) +(?:(\w+)\(|<\.\.\. (\w+) resumed>)(.*?)(?:\) += (-?\d+|\?).*|<unfin.*)$"
)


class Call(NamedTuple):
    """One call of the writer, with its answer."""

    name: str
    arguments: list[str]
    answer: int


def calls(trace: Path) -> Iterator[Call]:
    """The calls of a trace, in the order in which they came back."""
    begun: dict[str, str] = {}
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            found = _LINE.match(line)
            if found is None:
                if "+++" in line or "---" in line:
                    continue
                raise ValueError(line[:200])
            process, first, resumed, text, answer = found.groups()
            text = begun.pop(process, "") + text if resumed else text
            if answer is None:
                begun[process] = text
            elif answer != "?":
                yield Call(first or resumed, text.split(", "), int(answer))


@dataclass(eq=False)
class File:
    """What is surely on the disk, and what was done since: (offset, bytes) or (length, None)."""

    flushed: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flush(self) -> None:
        """All that was done is on the disk."""
        self.flushed = self.after_cut(None, 1)
        self.pending.clear()

    def after_cut(self, chance: random.Random | None, share: float) -> bytes:
        """What stands there afterwards."""
        content = bytearray(self.flushed)
        for place, data in self.pending:
            if data is None:
                if chance is None or chance.random() < share:
                    content[:] = content[:place].ljust(place, b"\0")
                continue
            end = place + len(data)
            at = place
            while at < end:
                until = min(end, at - at % SECTOR + SECTOR)
                if chance is None or chance.random() < share:
                    content.extend(bytes(max(0, until - len(content))))
                    content[at:until] = data[at - place : until - place]
                at = until
        return bytes(content)


@dataclass(eq=False)
class Folder:
    """Names as they are, as they surely stand on the disk, and the changes between."""

    names: dict[str, Node] = field(default_factory=dict)
    flushed: dict[str, Node] = field(default_factory=dict)
    pending: list[dict[str, Node | None]] = field(default_factory=list)

    def change(self, **changes: Node | None) -> None:
        """Names that change together; None takes one away."""
        _apply(self.names, changes)
        self.pending.append(changes)

    def flush(self) -> None:
        """All that was done is on the disk."""
        self.flushed = dict(self.names)
        self.pending.clear()

    def after_cut(self, chance: random.Random) -> dict[str, Node]:
        """What stands there afterwards."""
        found = dict(self.flushed)
        for changes in self.pending[: chance.randint(0, len(self.pending))]:
            _apply(found, changes)
        return found


Node = File | Folder


def _apply(names: dict[str, Node], changes: dict[str, Node | None]) -> None:
    for name, node in changes.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


class Disk:
    """A folder with all in it, as it would be found after a power cut.

    `said` holds what the writer said on its standard output so far.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._top = _read(root)
        self._open: dict[int, list[object]] = {}
        self.said = ""

    def take(self, call: Call) -> None:
        """Do one call of the writer."""
        if call.answer < 0:
            return
        doing = getattr(self, f"_do_{call.name.rstrip('0123456789')}", None)
        if doing is not None:
            doing(call.arguments, call.answer)
        elif any(self._place(_text(a)) for a in call.arguments if a.startswith('"')) or (
            call.arguments[0].isdigit() and int(call.arguments[0]) in self._open
        ):
            raise NotImplementedError(call.name)

    def cut(self, chance: random.Random, target: Path) -> None:
        """Cut the power now; what is left stands in the new folder `target`."""
        share = chance.choice(SHARES)

        def put(folder: Folder, at: Path) -> None:
            at.mkdir()
            for name, node in folder.after_cut(chance).items():
                if isinstance(node, File):
                    (at / name).write_bytes(node.after_cut(chance, share))
                else:
                    put(node, at / name)

        put(self._top, target)

    def _place(self, path: str) -> tuple[Folder, str] | None:
        """The folder and the name of a path; None when it is none of ours."""
        if not Path(path).is_relative_to(self.root):
            return None
        folder = self._top
        parts = Path(path).relative_to(self.root).parts
        for part in parts[:-1]:
            node = folder.names[part]
            assert isinstance(node, Folder)
            folder = node
        return folder, parts[-1] if parts else ""

    def _do_openat(self, arguments: list[str], answer: int) -> None:
        self._open.pop(answer, None)
        place = self._place(_text(arguments[1]))
        if place is None:
            return
        folder, name = place
        node = folder.names.get(name) if name else folder
        if node is None:
            node = File()
            folder.change(**{name: node})
        elif "O_TRUNC" in arguments[2] and isinstance(node, File):
            node.pending.append((0, None))
        self._open[answer] = [node, 0]

    def _do_close(self, arguments: list[str], _answer: int) -> None:
        self._open.pop(int(arguments[0]), None)

    def _do_lseek(self, arguments: list[str], answer: int) -> None:
        if int(arguments[0]) in self._open:
            self._open[int(arguments[0])][1] = answer

    def _do_write(self, arguments: list[str], answer: int) -> None:
        data = _bytes(arguments[1])[:answer]
        if arguments[0] == "1":
            self.said += data.decode()
        opened = self._open.get(int(arguments[0]))
        if opened is not None:
            node, at = opened
            assert isinstance(node, File)
            assert isinstance(at, int)
            node.pending.append((at, data))
            opened[1] = at + answer

    def _do_pwrite(self, arguments: list[str], answer: int) -> None:
        opened = self._open.get(int(arguments[0]))
        if opened is not None:
            assert isinstance(opened[0], File)
            opened[0].pending.append((int(arguments[3]), _bytes(arguments[1])[:answer]))

    def _do_fsync(self, arguments: list[str], _answer: int) -> None:
        opened = self._open.get(int(arguments[0]))
        if opened is not None:
            assert isinstance(opened[0], (File, Folder))
            opened[0].flush()

    _do_fdatasync = _do_fsync

    def _do_ftruncate(self, arguments: list[str], _answer: int) -> None:
        opened = self._open.get(int(arguments[0]))
        if opened is not None:
            assert isinstance(opened[0], File)
            opened[0].pending.append((int(arguments[1]), None))

    def _do_unlink(self, arguments: list[str], _answer: int) -> None:
        place = self._place(_text(arguments[0]))
        if place is not None:
            place[0].change(**{place[1]: None})

    _do_rmdir = _do_unlink

    def _do_unlinkat(self, arguments: list[str], _answer: int) -> None:
        self._do_unlink(arguments[1:], _answer)

    def _do_mkdir(self, arguments: list[str], _answer: int) -> None:
        place = self._place(_text(arguments[0]))
        if place is not None:
            place[0].change(**{place[1]: Folder()})

    def _do_rename(self, arguments: list[str], _answer: int) -> None:
        self._name(_text(arguments[0]), _text(arguments[1]), moved=True)

    def _do_renameat(self, arguments: list[str], _answer: int) -> None:
        self._name(_text(arguments[1]), _text(arguments[3]), moved=True)

    def _do_link(self, arguments: list[str], _answer: int) -> None:
        self._name(_text(arguments[0]), _text(arguments[1]), moved=False)

    def _do_linkat(self, arguments: list[str], _answer: int) -> None:
        self._name(_text(arguments[1]), _text(arguments[3]), moved=False)

    def _name(self, old: str, new: str, *, moved: bool) -> None:
        one, other = self._place(old), self._place(new)
        if one is None or other is None:
            if one is not other:
                raise NotImplementedError("a move across the edge")
            return
        node = one[0].names[one[1]]
        if one[0] is other[0]:
            one[0].change(**({one[1]: None} if moved else {}), **{other[1]: node})
            return
        other[0].change(**{other[1]: node})
        if moved:
            one[0].change(**{one[1]: None})


def _read(path: Path) -> Folder:
    folder = Folder()
    for inside in path.iterdir():
        folder.names[inside.name] = _read(inside) if inside.is_dir() else File(inside.read_bytes())
    folder.flush()
    return folder


def quoted(data: bytes) -> str:
    """Bytes as strace writes them."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in data) + '"'


def _bytes(argument: str) -> bytes:
    """The bytes of a quoted argument (all in hexadecimal)."""
    if not argument.endswith('"'):
        raise ValueError(f"cut off by strace: {argument[-20:]}")
    return bytes.fromhex(argument.strip('"').replace("\\x", ""))


def _text(argument: str) -> str:
    return _bytes(argument).decode()
