"""HTML of other programs as Markdown. Nothing is ever loaded from an address that stands in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from nearward.exchange.texts.escapes import escaped

_TAG = re.compile(
    r"</?(?:b|i|u|s|p|br|hr|li|ul|ol|em|strong|del|mark|div|h[1-6]|a|img|span|code|pre|blockquote"
    r"|table|tr|td|th|font)\b[^>]*>",
    re.I,
)
_NO_DECLARATION = re.compile(r"<!(?!--|doctype)", re.I)
_AROUND = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "u", "cite", "dfn"), "*"),
    **dict.fromkeys(("s", "del", "strike"), "~~"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "`"),
}
_BLOCKS = {"p", "div", "section", "article", "figure", "figcaption", "header", "footer", "details"}
_BLOCKS |= {"summary", "dl", "dt", "dd", "center", "address", "main", "body", "form"}
_SILENT = {"script", "style", "head", "title", "template"}
#: how deep blocks may stand in each other; what is deeper stands there without its own marks
_DEEPEST = 20


def is_html(text: str) -> bool:
    """Whether marks of HTML stand in it."""
    return bool(_TAG.search(text))


def from_html(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Markdown, and the pictures that stand in it as (address, what it says of itself).

    Each picture is `![words](address)` in the text.
    """
    reader = _HtmlReader()
    # what is no declaration of HTML would stop Python's reader
    reader.feed(_NO_DECLARATION.sub("&lt;!", text))
    reader.close()
    return reader.text, reader.pictures


class _Block:
    """A block that is open: `first` stands before its first line, `rest` before the others."""

    def __init__(self, tag: str, first: str = "", rest: str = "") -> None:
        self.tag = tag
        self.first = first
        self.rest = rest
        #: the number of the next item; 0 for a list without numbers
        self.number = 0
        #: whether an item of the list stands there already
        self.begun = False


class _HtmlReader(HTMLParser):
    """Writes lines as they end; `_line` is the one that is being written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures: list[tuple[str, str]] = []
        self._lines: list[str] = []
        self._line: list[str] = []
        self._blocks: list[_Block] = []
        self._open: list[str] = []
        self._links: list[str] = []
        self._silent = 0
        self._pre = 0
        self._gap = False
        self._table: list[list[str]] = []
        self._cell: list[str] | None = None

    @property
    def text(self) -> str:
        """All of it."""
        self._end_cell()
        self._write_table()
        self._end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent += 1
        elif self._cell is not None or tag in ("table", "tr", "td", "th"):
            self._in_table(tag, given)
        elif tag == "br":
            self._end_line()
        elif tag == "code" and self._pre:
            self._name_language(given)
        elif tag in _AROUND:
            self._mark(_AROUND[tag], opens=True)
        elif tag in ("a", "img", "input"):
            self._inline(tag, given)
        elif tag in ("ul", "ol", "li", "blockquote", "pre"):
            self._begin(tag, given)
        else:
            self._stand_alone(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif self._cell is not None or tag in ("table", "tr", "td", "th"):
            self._out_of_table(tag)
        elif tag in _AROUND:
            self._mark(_AROUND[tag], opens=False)
        elif tag == "a" and self._links:
            self._line.append(self._link_end())
        elif tag in ("ul", "ol", "li", "blockquote", "pre"):
            self._end(tag)
        elif tag in _BLOCKS or re.fullmatch("h[1-6]", tag):
            self._begin_block()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._cell is not None:
            self._cell.append(re.sub(r"\s+", " ", data).replace("|", "\\|"))
            return
        if self._pre:
            for number, part in enumerate(data.split("\n")):
                if number:
                    self._end_line(always=True)
                self._line.append(part)
            return
        data = re.sub(r"[ \t\r\n\f]+", " ", data)
        if not "".join(self._line).strip():
            data = data.lstrip(" ")
            if data and not self._line:
                data = escaped(data)
        if data:
            self._line.append(data)

    def _name_language(self, given: dict[str, str]) -> None:
        """The language of code is named where its block begins."""
        if self._lines and not self._line and self._lines[-1].endswith("```"):
            self._lines[-1] += _language(given)

    def _stand_alone(self, tag: str) -> None:
        """A paragraph, a heading, or a line across."""
        if tag == "hr":
            self._begin_block()
            self._gap = True
            self._end_gap()
            self._lines.append(self._before() + "---")
            self._gap = True
        elif re.fullmatch("h[1-6]", tag):
            self._begin_block()
            self._line.append("#" * int(tag[1]) + " ")
        elif tag in _BLOCKS:
            self._begin_block()

    def _begin_block(self) -> None:
        """What comes now stands in a paragraph of its own."""
        near = self._blocks[-1] if self._blocks else None
        is_fresh = near is not None and near.first != near.rest and not self._line
        if self._end_line() and not is_fresh:
            self._gap = True

    def _end_line(self, *, always: bool = False) -> bool:
        """The line that was written is done; gives whether there was one."""
        line = "".join(self._line)
        self._line = []
        if not self._pre:
            line = line.rstrip()
        if not line.strip() and not always:
            return bool(self._lines) and bool(self._lines[-1].strip())
        if not self._pre:
            self._end_gap()
        self._lines.append((self._before() + line).rstrip())
        return True

    def _end_gap(self) -> None:
        """The empty line that is due stands."""
        if self._gap and self._lines and self._lines[-1].strip(" >"):
            self._lines.append("".join(block.rest for block in self._blocks).rstrip())
        self._gap = False

    def _before(self) -> str:
        """The marks of all open blocks before a line; those of an item only once."""
        parts = []
        for block in self._blocks:
            parts.append(block.first)
            block.first = block.rest
        return "".join(parts)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        self._end_line()
        block = _Block(tag)
        if tag in ("ul", "ol"):
            # a list in an item stands right below its words
            self._gap = not any(each.tag == "li" for each in self._blocks)
            start = given.get("start", "")
            block.number = (int(start[:9]) if start.isdecimal() else 1) if tag == "ol" else 0
        elif tag == "li":
            block = self._item(given)
        elif tag == "blockquote":
            self._gap = True
            self._end_gap()
            block.first = block.rest = "> "
        elif tag == "pre":
            self._gap = True
            self._line.append("```" + _language(given))
            self._end_line()
            self._pre += 1
        if len(self._blocks) >= _DEEPEST:
            block.first = block.rest = ""
        self._blocks.append(block)

    def _item(self, given: dict[str, str]) -> _Block:
        """The next item of the innermost list; one that was not closed ends here."""
        near = next((b for b in reversed(self._blocks) if b.tag in ("ul", "ol", "li")), None)
        if near is not None and near.tag == "li":
            self._end("li")
        holder = next((b for b in reversed(self._blocks) if b.tag in ("ul", "ol")), None)
        sign = "- "
        if holder is not None:
            # items stand close to each other
            self._gap = self._gap and not holder.begun
            holder.begun = True
            if holder.number:
                sign = f"{holder.number}. "
                holder.number += 1
        if "data-checked" in given:
            sign += "[x] " if given["data-checked"].lower() == "true" else "[ ] "
        rest = " " * len(sign.split("[")[0])
        return _Block("li", sign, rest)

    def _end(self, tag: str) -> None:
        if tag == "pre":
            if self._line:
                self._end_line()
            self._pre = max(0, self._pre - 1)
        else:
            self._end_line()
        if not any(block.tag == tag for block in self._blocks):
            return
        while self._blocks:
            block = self._blocks.pop()
            if block.tag == "li" and block.first != block.rest:
                # an item without words
                self._lines.append((self._before() + block.first).rstrip())
            if block.tag == tag:
                break
        if tag == "pre":
            self._lines.append(self._before() + "```")
        self._gap = tag != "li" and not any(each.tag == "li" for each in self._blocks)

    def _mark(self, sign: str, *, opens: bool) -> None:
        if self._pre:
            return
        if opens:
            self._open.append(sign)
            self._line.append(sign)
        elif sign in self._open:
            self._open.remove(sign)
            if self._line and self._line[-1] == sign:
                # nothing between the two
                self._line.pop()
            else:
                blanks = re.search(r" *$", self._line[-1])[0] if self._line else ""  # type: ignore[index]
                if blanks:
                    self._line[-1] = self._line[-1][: -len(blanks)]
                self._line += [sign, blanks]

    def _inline(self, tag: str, given: dict[str, str]) -> None:
        if tag == "a":
            self._links.append(given.get("href", ""))
            self._line.append("[")
        elif tag == "img":
            self._line.append(self._picture(given))
        elif given.get("type") == "checkbox":
            item = next((b for b in reversed(self._blocks) if b.tag == "li"), None)
            if item is not None and item.first != item.rest and "[" not in item.first:
                item.first += "[x] " if "checked" in given else "[ ] "

    def _link_end(self) -> str:
        address = self._links.pop()
        return f"]({address})" if not re.search(r"[\s()]", address) else f"](<{address}>)"

    def _picture(self, given: dict[str, str]) -> str:
        address = given.get("src", "")
        words = given.get("alt", "").replace("]", " ")
        self.pictures.append((address, words))
        return f"![{words}]({address})"

    def _in_table(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table" and self._cell is None:
            self._begin_block()
            self._table = []
        elif tag == "tr":
            self._table.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell = []
        elif self._cell is not None:
            if tag in _AROUND:
                self._cell.append(_AROUND[tag])
            elif tag == "img":
                self._cell.append(self._picture(given))
            elif tag == "a":
                self._links.append(given.get("href", ""))
                self._cell.append("[")
            elif tag in ("br", "p", "div", "li") and self._cell:
                self._cell.append(" ")

    def _out_of_table(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table":
            self._end_cell()
            self._write_table()
        elif self._cell is not None:
            if tag in _AROUND:
                self._cell.append(_AROUND[tag])
            elif tag == "a" and self._links:
                self._cell.append(self._link_end())

    def _end_cell(self) -> None:
        if self._cell is not None:
            if not self._table:
                self._table.append([])
            self._table[-1].append(" ".join("".join(self._cell).split()))
            self._cell = None

    def _write_table(self) -> None:
        rows, self._table = [row for row in self._table if row], []
        if not rows:
            return
        self._end_line()
        width = max(map(len, rows))
        self._gap = True
        for number, row in enumerate(rows):
            self._line.append("| " + " | ".join(row + [""] * (width - len(row))) + " |")
            self._end_line()
            if not number:
                self._line.append("| " + " | ".join(["---"] * width) + " |")
                self._end_line()
        self._gap = True


def _language(given: dict[str, str]) -> str:
    found = re.search(r"language-([\w+-]+)", given.get("class", ""))
    return found[1] if found is not None else ""
