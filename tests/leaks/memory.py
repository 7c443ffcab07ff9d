"""A look into the memory of a process, as root."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.leaks.trace import forms

_MAP = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)")
_PART = 1 << 24
_LAP = 512
#: the forms in which Python, Qt and SQLCipher hold words and keys
_HELD = ("UTF-8", "UTF-16LE", "raw", "hex", "hex UTF-16", "small UTF-8")


def scan(pid: int, needles: Mapping[str, str | bytes]) -> Counter[str]:
    """needle -> how often it stands in what the process may write to."""
    wanted = [
        (name, data)
        for name, n in needles.items()
        for form, data in forms(n).items()
        if form in _HELD
    ]
    found: Counter[str] = Counter()
    folder = Path(f"/proc/{pid}")
    seen = 0
    with (folder / "mem").open("rb", buffering=0) as memory:
        for line in (folder / "maps").read_text(encoding="utf-8", errors="replace").splitlines():
            part = _MAP.match(line)
            if part is None or "w" not in part[3] or part[4].startswith("[v"):
                continue
            at, end = int(part[1], 16), int(part[2], 16)
            while at < end:
                memory.seek(at)
                try:
                    data = memory.read(min(_PART + _LAP, end - at))
                except OSError:
                    break
                seen += len(data)
                for name, searched in wanted:
                    found[name] += data.count(searched)
                at += _PART
    if seen < 1 << 20:
        raise RuntimeError("no memory was seen")
    return +found


def told_outside(pid: int, needles: Mapping[str, str | bytes]) -> list[str]:
    """Needles in what every program may read of a process: its arguments and its environment."""
    folder = Path(f"/proc/{pid}")
    data = b"".join((folder / name).read_bytes() for name in ("cmdline", "environ", "comm"))
    return [name for name, n in needles.items() if any(f in data for f in forms(n).values())]
