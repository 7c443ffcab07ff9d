"""Where in the file of a definition something is wrong: its line, and its place in words."""

from __future__ import annotations

import re
from typing import Any

_AT = re.compile(r"(?P<what>.*?) - at `\$(?P<path>.*)`$", re.DOTALL)
_STEP = re.compile(r"\.(\w+)(?:\[(\d+)\])?")
_PLACE = re.compile(r"(starts_from|step|field|column) (\d+)")
_TWICE = re.compile(r"^two (?:steps|fields) have the same id (.+)$")
_KEY = re.compile(
    r"^example: (?:there is no field|the answer to) ([\w-]+)|unknown field `([\w-]+)`"
    r"|^([\w-]+)(?::| is missing or empty)|^the (version) is"
)


def placed(reason: str, data: Any) -> str:
    """A reason that ends in a path ("at `$.step[2].field[0]`"), as a person finds the place."""
    found = _AT.match(reason)
    if found is None:
        return reason
    parts = []
    for name, at in _STEP.findall(found["path"]):
        data = data.get(name) if isinstance(data, dict) else None
        if at:
            data = data[int(at)] if isinstance(data, list) else None
            thing = data.get("id", "") if isinstance(data, dict) else ""
            parts.append(place(name, int(at) + 1, str(thing)))
        else:
            parts.append(name)
    return f"{', '.join(parts)}: {found['what']}"


def with_line(reason: str, text: str) -> str:
    """A reason with the line of the file at which its place begins, or its key stands."""
    lines = [line.strip() for line in text.splitlines()]
    found = _line_of_table(reason.partition(": ")[0], lines) or _line_of_key(reason, lines)
    return f"line {found}, {reason}" if found else reason


def _line_of_table(where: str, lines: list[str]) -> int:
    """The line at which the table begins that a place tells; 0: it tells none."""
    found, tables = 0, []
    for name, number in _PLACE.findall(where):
        tables.append(name)
        header = f"[[{'.'.join(tables)}]]"
        there = [n for n, line in enumerate(lines, 1) if line == header and n > found]
        if len(there) < int(number):
            break
        found = there[int(number) - 1]
    return found


def _line_of_key(reason: str, lines: list[str]) -> int:
    """The line of what a reason without a place is about: a key of the sheet, an answer of the
    example, the second of two that are called the same; 0: none."""
    if twice := _TWICE.search(reason):
        value = f'"{twice[1]}"'
        there = [n for n, line in enumerate(lines, 1) if _says(line, ("id", "code"), value)]
        return there[1] if len(there) > 1 else 0
    key = _KEY.search(reason)
    if key is None:
        return 0
    ends = [n for n, line in enumerate(lines) if line.startswith("[")]
    first, last = 0, ends[0] if ends else len(lines)
    if reason.startswith("example: ") and "[example]" in lines:
        first, last = lines.index("[example]"), len(lines)
    name = next(part for part in key.groups() if part)
    return next((n + 1 for n in range(first, last) if _says(lines[n], (name,))), 0)


def _says(line: str, keys: tuple[str, ...], value: str = "") -> bool:
    """Whether a line gives one of these keys, and this value."""
    name, equals, said = (part.strip() for part in line.partition("="))
    return bool(equals) and name in keys and (not value or said.startswith(value))


def place(what: str, number: int, name: str = "") -> str:
    """A part of a file in words."""
    return f"{what} {number} ({name})" if name else f"{what} {number}"
