"""The Markdown that earlier versions of Nearward made of HTML. Their ids of imported pieces were
made of it, so it is needed to know such a piece again; nothing of it is kept."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TAG = re.compile(r"</?(?:b|i|u|s|p|br|li|ul|ol|em|strong|div|h[1-6]|a|img|span)\b[^>]*>", re.I)


def is_html(text: str) -> bool:
    """Whether earlier versions saw HTML in it."""
    return bool(_TAG.search(text))


def from_html(text: str) -> str:
    """The words as an id of earlier versions holds them."""
    reader = _FormerReader()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError:
        # earlier versions could not read it either
        return text
    return reader.text


_AROUND = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "u": "*",
    "s": "~~",
    "del": "~~",
    "strike": "~~",
    "code": "`",
}
_BLOCKS = {"p", "div", "ul", "ol", "blockquote", "pre", "table", "tr", "section", "article"}
_SILENT = {"script", "style", "head", "title", "template"}


class _FormerReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._silent = 0
        self._pre = 0
        self._lists: list[int] = []
        self._links: list[str] = []

    @property
    def text(self) -> str:
        found = re.sub(r"[ \t]+\n", "\n", "".join(self._parts))
        return re.sub(r"\n{3,}", "\n\n", found).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._parts.append("\n")
        elif tag in _AROUND:
            self._parts.append(_AROUND[tag])
        elif re.fullmatch("h[1-6]", tag):
            self._parts.append("\n\n" + "#" * int(tag[1]) + " ")
        elif tag == "li":
            self._begin_item()
        elif tag == "a":
            self._links.append(given.get("href", ""))
            self._parts.append("[")
        elif tag == "img":
            self._picture(given)
        elif tag == "hr":
            self._parts.append("\n\n---\n\n")
        elif tag in _BLOCKS:
            self._begin_block(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _AROUND:
            self._parts.append(_AROUND[tag])
        elif tag == "a" and self._links:
            self._parts.append(f"]({self._links.pop()})")
        elif tag in _BLOCKS or re.fullmatch("h[1-6]", tag):
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            self._pre = max(0, self._pre - (tag == "pre"))
            self._parts.append("\n" if self._lists else "\n\n")

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if not self._pre:
            data = re.sub(r"\s+", " ", data)
            if not self._parts or self._parts[-1].endswith("\n"):
                data = data.lstrip(" ")
        self._parts.append(data)

    def _begin_block(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else 0)
        self._pre += tag == "pre"
        self._parts.append("\n" if self._lists and tag in ("p", "ul", "ol") else "\n\n")
        if tag == "blockquote":
            self._parts.append("> ")

    def _begin_item(self) -> None:
        inside = "  " * max(0, len(self._lists) - 1)
        sign = "-"
        if self._lists and self._lists[-1]:
            sign = f"{self._lists[-1]}."
            self._lists[-1] += 1
        self._parts.append(f"\n{inside}{sign} ")

    def _picture(self, given: dict[str, str]) -> None:
        address = given.get("src", "")
        words = given.get("alt", "").replace("]", " ")
        self._parts.append(f"![{words}]({address})")
