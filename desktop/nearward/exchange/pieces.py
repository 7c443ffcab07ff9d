"""What the readers share: JSON piece by piece, days and times, and marks of other languages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from html.parser import HTMLParser
from typing import IO, Any, ClassVar
from zoneinfo import ZoneInfo

from nearward.exchange.found import Broken, local
from nearward.exchange.reach import Box

YEARS = range(1800, 9001)
NOON = time(12)
_BOM = b"\xef\xbb\xbf"


def json_items(box: Box, name: str, prefix: str, *, pairs: bool = False) -> Iterator[Any]:
    """The items below a place of a JSON file (`entries.item`), one at a time.

    `pairs`: the names and values of an object. Raises Broken, with how many were read before.
    """
    import ijson

    count = 0
    read = ijson.kvitems if pairs else ijson.items
    with box.open(name) as opened:
        stream: IO[bytes] = opened
        if opened.read(3) != _BOM:
            stream = _again(box, name, opened)
        try:
            for item in read(stream, prefix, use_float=True):
                count += 1
                yield item
        except (ijson.JSONError, ValueError, OverflowError, RecursionError) as error:
            place = f"after {count} items"
            raise Broken(name, place, str(error).splitlines()[0][:200]) from error
        finally:
            stream.close()


def json_shape(box: Box, name: str, most: int = 400) -> list[tuple[str, str]]:
    """The first places of a JSON file and what stands there, to guess whose it is."""
    import ijson

    found: list[tuple[str, str]] = []
    try:
        with box.open(name) as opened:
            stream: IO[bytes] = opened
            if opened.read(3) != _BOM:
                stream = _again(box, name, opened)
            for prefix, event, value in ijson.parse(stream, use_float=True):
                found.append((prefix, f"{event}:{str(value)[:40]}"))
                if len(found) >= most:
                    break
            stream.close()
    except (ijson.JSONError, ValueError, OverflowError):
        pass
    return found


def _again(box: Box, name: str, opened: IO[bytes]) -> IO[bytes]:
    opened.close()
    return box.open(name)


def day_of(value: object) -> date | None:
    """A day as YYYY-MM-DD, or None."""
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        return None
    try:
        found = date.fromisoformat(value.strip())
    except ValueError:
        return None
    return found if found.year in YEARS else None


def time_of(value: object) -> time | None:
    """A time as 21:40, 21:40:05, 9:40 pm, or None."""
    if not isinstance(value, str):
        return None
    plain = value.strip().replace("\u202f", " ").replace("\xa0", " ")
    shape = r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*([AaPp])?\.?\s*[Mm]?\.?"
    found = re.fullmatch(shape, plain)
    if found is None:
        return None
    hour = int(found[1])
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    try:
        return time(hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        return None


def at_of(day: date, when: time | None) -> datetime:
    """A local day and time (noon when there is none) with the offset of this computer's zone."""
    return local(datetime.combine(day, when or NOON))


def instant_of(value: object, zone: object = None) -> datetime | None:
    """An ISO instant in the zone of an IANA name; without one, as it is written."""
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
        if at.year not in YEARS:
            return None
        if at.tzinfo is None:
            return local(at)
        if isinstance(zone, str) and zone:
            try:
                at = at.astimezone(ZoneInfo(zone))
            except (LookupError, ValueError, OSError):
                at = at.astimezone()
        return at
    except (ValueError, OverflowError, OSError):
        return None


def words_of(value: object) -> tuple[str, ...]:
    """A list of texts, or one text, as tags."""
    if isinstance(value, str):
        value = re.split(r"[,\s]+", value)
    if not isinstance(value, (list, tuple)):
        return ()
    cleaned = (str(part).strip().lstrip("#@").strip() for part in value if isinstance(part, str))
    return tuple(dict.fromkeys("-".join(part.split()) for part in cleaned if part))


class _Marked(HTMLParser):
    """HTML as Markdown. What is run or loaded is left out with what is in it."""

    AROUND: ClassVar = {
        "b": "**",
        "strong": "**",
        "i": "*",
        "em": "*",
        "s": "~~",
        "del": "~~",
        "code": "`",
    }
    LINES = frozenset({"p", "div", "blockquote", "ul", "ol", "pre", "tr"})
    SILENT = frozenset({"script", "style", "head", "iframe", "object", "template"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0
        self._lists: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.SILENT:
            self._silent += 1
        elif tag in self.AROUND:
            self.parts.append(self.AROUND[tag])
        elif tag == "br":
            self.parts.append("\n")
        elif tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ul" else 1)
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n" + self._bullet())
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.parts.append("\n\n" + "#" * int(tag[1]) + " ")
        elif tag in self.LINES:
            self.parts.append("\n\n")

    def _bullet(self) -> str:
        if not self._lists or not self._lists[-1]:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}. "

    def handle_endtag(self, tag: str) -> None:
        if tag in self.SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in self.AROUND:
            self.parts.append(self.AROUND[tag])
        elif tag in ("ul", "ol"):
            if self._lists:
                self._lists.pop()
            self.parts.append("\n\n")
        elif tag in self.LINES or tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def from_html(text: str) -> str:
    """HTML as Markdown; nothing of it is loaded."""
    if "<" not in text:
        return html.unescape(text)
    reader = _Marked()
    reader.feed(text)
    reader.close()
    joined = "".join(reader.parts)
    return re.sub(r"[ \t]*\n(?:[ \t]*\n)+", "\n\n", joined).strip()


def from_txt2tags(text: str) -> str:
    """RedNotebook's marks as Markdown; pictures stand as `![](address)`."""
    held: list[str] = []

    def hold(made: str) -> str:
        held.append(made)
        return f"\0{len(held) - 1}\0"

    text = text.replace("\0", "")
    text = re.sub(r"``(.+?)``", lambda m: hold(f"`{m[1]}`"), text)
    text = re.sub(
        r'\[""([^"\n]+?)""(\.\w+)?(?:\?\d+)?\]', lambda m: hold(f"![]({m[1]}{m[2] or ''})"), text
    )
    text = re.sub(r'\[([^\[\]"\n]*) ""([^"\n]+?)""\]', lambda m: hold(f"[{m[1]}]({m[2]})"), text)
    text = re.sub(r"https?://\S+", lambda m: hold(m[0]), text)
    text = re.sub(r"\*\*(\S(?:.*?\S)?)\*\*", r"**\1**", text)
    text = re.sub(r"//(\S(?:.*?\S)?)//", r"*\1*", text)
    text = re.sub(r"__(\S(?:.*?\S)?)__", r"\1", text)
    text = re.sub(r"(?<!-)--([^\s-](?:.*?[^\s-])?)--(?!-)", r"~~\1~~", text)
    text = re.sub(
        r"(?m)^[ \t]*(=+) *(.+?) *\1[ \t]*$", lambda m: "#" * min(len(m[1]), 6) + " " + m[2], text
    )
    text = re.sub(r"(?m)^\+ ", "1. ", text)
    text = text.replace("\\\\\n", "\n")
    for number in reversed(range(len(held))):
        text = text.replace(f"\0{number}\0", held[number])
    return text
