"""Signs that stand for themselves in Markdown. A backslash before one is left out where the sign
means nothing anyway, and kept where it would begin a mark without it."""

from __future__ import annotations

import re

#: code in a line, an escaped sign, or a fence that begins or ends a block of code
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()<>#+\-.!~|])")
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_PAIRED = "*_`~"


def without_escapes(text: str) -> str:
    """The same text with fewer backslashes; code in it stays as it stands."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if fence:
            lines.append(line)
            if found is not None and found[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            continue
        if found is not None:
            fence = found[1]
            lines.append(line)
            continue
        lines.append(_line(line))
    return "\n".join(lines)


def _line(line: str) -> str:
    parts: list[str] = []
    last = 0
    for code in _CODE.finditer(line):
        if code.start() and line[code.start() - 1] == "\\":
            continue
        parts += [_plain(line[last : code.start()], line, last), code[0]]
        last = code.end()
    return "".join([*parts, _plain(line[last:], line, last)])


def _plain(part: str, line: str, offset: int) -> str:
    return _ESCAPED.sub(lambda found: found[0] if _matters(found, line, offset) else found[1], part)


def _matters(found: re.Match[str], line: str, offset: int) -> bool:
    """Whether the sign would be a mark without its backslash."""
    sign = found[1]
    start, end = found.start() + offset, found.end() + offset
    before, after = line[:start], line[end:]
    at_start = not before.strip()
    if sign == "#":
        return at_start and re.match(r"\\?#*(?:\s|$)", after.replace("\\#", "#")) is not None
    if sign in ".)":
        return before.strip().isdigit() and after[:1] in ("", " ", "\t")
    if sign in "+-" and at_start:
        return after[:1] in ("", " ", "\t") or not after.replace("\\", "").strip("- ")
    if sign == ">":
        return at_start
    if sign in _PAIRED:
        return _pairs(sign, line, before, after, at_start)
    if sign in "[]":
        plain = line.replace("\\", "")
        return (
            "](" in plain or "][" in plain or "]:" in plain or bool(re.search(r"\[[ xX]\]", plain))
        )
    if sign == "!":
        return after.replace("\\", "").startswith("[")
    if sign == "<":
        return re.match(r"[A-Za-z/!?]", after) is not None
    if sign == "|":
        return line.lstrip().startswith("|")
    return sign == "\\" and re.match(r"[^\w\s]", after) is not None


def _pairs(sign: str, line: str, before: str, after: str, at_start: bool) -> bool:
    """Whether a sign that stands around words could find its other."""
    if sign == "*" and at_start and after[:1] in (" ", "\t", ""):
        return True
    if before[-1:].strip() == "" and after[:1].strip() == "":
        return False
    if sign == "_" and before[-1:].isalnum() and after[:1].isalnum():
        return False
    return line.count(sign) > 1


_STARTS = re.compile(r"^(?:#{1,6}(?=\s|$)|[-+*](?=\s)|>|(?=\d{1,9}[.)](?:\s|$)))")


def escaped(line: str) -> str:
    """A line of plain words that begins no block of Markdown."""
    found = _STARTS.match(line)
    if found is None:
        return line
    if found[0]:
        return "\\" + line
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", line)
