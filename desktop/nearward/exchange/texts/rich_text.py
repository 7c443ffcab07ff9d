"""The rich text of Day One: JSON in a string, here as Markdown."""

from __future__ import annotations

from typing import Any

import msgspec

from nearward.exchange.texts.escapes import escaped

_AROUND = (("bold", "**"), ("italic", "*"), ("strikethrough", "~~"), ("inlineCode", "`"))


def text_of(value: object) -> str:
    """Its words with their marks; empty when it is none."""
    if not isinstance(value, str) or not value.strip():
        return ""
    try:
        found = msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return ""
    contents = found.get("contents") if isinstance(found, dict) else None
    parts = contents if isinstance(contents, list) else []
    made = ""
    number = 0
    for part in parts:
        if not isinstance(part, dict):
            continue
        for mark in _embedded(part):
            made += f"\n\n{mark}\n\n" if made.strip() else f"{mark}\n\n"
        text = part.get("text")
        if not isinstance(text, str):
            continue
        held = part.get("attributes")
        attributes = held if isinstance(held, dict) else {}
        held = attributes.get("line")
        line = held if isinstance(held, dict) else {}
        number = number + 1 if line.get("listStyle") == "numbered" else 0
        if not made or made.endswith("\n"):
            made += _before(line, number)
            text = text if line else "\n".join(map(escaped, text.split("\n")))
        made += _marked(text, attributes)
    return made


def _before(line: dict[str, Any], number: int) -> str:
    """What stands before a line."""
    header = line.get("header")
    if isinstance(header, int) and 0 < header <= 6:
        return "#" * header + " "
    deep = line.get("indentLevel")
    gap = "  " * (min(deep, 8) - 1) if isinstance(deep, int) and deep > 1 else ""
    style = line.get("listStyle")
    if style == "bulleted":
        return f"{gap}- "
    if style == "numbered":
        given = line.get("listIndex")
        return f"{gap}{given if isinstance(given, int) else number}. "
    if style == "checkbox":
        return f"{gap}- [{'x' if line.get('checked') else ' '}] "
    return "> " if line.get("quote") else "    " if line.get("codeBlock") else ""


def _marked(text: str, attributes: dict[str, Any]) -> str:
    words = text.strip()
    if not words or "\n" in words:
        return text
    before, after = text[: text.index(words)], text[text.index(words) + len(words) :]
    for name, sign in _AROUND:
        if attributes.get(name):
            words = f"{sign}{words}{sign}"
    return before + words + after


def _embedded(part: dict[str, Any]) -> list[str]:
    """Marks for what is embedded, as they stand in the plain text of Day One."""
    held = part.get("embeddedObjects")
    marks = []
    for each in held if isinstance(held, list) else []:
        kind = each.get("type") if isinstance(each, dict) else None
        identifier = each.get("identifier") if isinstance(each, dict) else None
        if kind == "horizontalRuleLine":
            marks.append("---")
        elif isinstance(kind, str) and isinstance(identifier, str):
            way = "/" if kind == "photo" else f"/{kind}/"
            marks.append(f"![](dayone-moment:{way}{identifier})")
    return marks
