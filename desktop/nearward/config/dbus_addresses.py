"""Where the message buses of this computer are: they tell of a locked screen and of sleep.

Only buses that are a local socket are named: anything else would start a program or need a network.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from nearward.harden import NO_BUS

_SYSTEM = ("/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket")
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")
_PLAIN = re.compile(rb"[-0-9A-Za-z_/.\\*]")


def session() -> str:
    """The address of the bus of this login; empty when there is none."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if given == NO_BUS:
        return ""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return _local(given) if given or not folder else _at(Path(folder) / "bus")


def system() -> str:
    """The address of the bus of the computer; empty when there is none."""
    given = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "")
    if given:
        return _local(given)
    return next((address for address in map(_at, map(Path, _SYSTEM)) if address), "")


def sockets(address: str) -> list[bytes]:
    """The local sockets that an address names, in its order, as the system takes their names."""
    found = []
    for part in address.split(";"):
        kind, _, rest = part.partition(":")
        pairs = dict(pair.partition("=")[::2] for pair in rest.split(","))
        path, abstract = _unescaped(pairs.get("path", "")), _unescaped(pairs.get("abstract", ""))
        if kind == "unix" and (path or abstract):
            found.append(path or b"\0" + abstract)
    return found


def _unescaped(value: str) -> bytes:
    return _ESCAPED.sub(lambda sign: bytes([int(sign[1], 16)]), os.fsencode(value))


def _local(address: str) -> str:
    parts = [part for part in address.split(";") if part.startswith("unix:")]
    return ";".join(parts)


def _at(path: Path) -> str:
    try:
        if not path.is_socket():
            return ""
    except OSError:
        return ""
    signs = (bytes([n]) for n in os.fsencode(path))
    return "unix:path=" + "".join(
        sign.decode() if _PLAIN.match(sign) else f"%{sign[0]:02x}" for sign in signs
    )
