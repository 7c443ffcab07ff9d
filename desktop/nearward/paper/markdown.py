"""An entry's Markdown as it is read and printed: paragraphs, headings, lists, quotes, pictures.

CommonMark, read for a diary: a line that ends is a line that ends; HTML, entities and indented
lines stand as they were typed; a link shows where it leads. No letter is lost: should one be (lists
in lists without end), the text stands as it was typed. See desktop/decisions/markdown.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from nearward.paper.blocks import PictureBlock, Run, Written

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: what stands before the items of lists; others have their number
BULLET, TASKS = "•", ("[ ]", "[x]", "[X]")
#: how deep quotes and lists go before a text stands as it was typed
DEEPEST = 60
#: characters that are read in one go, and from how many on a piece may end
MOST, ENOUGH = 8_000, 2_000
#: with more brackets in a piece no link is looked for: that takes the square of their number
MOST_BRACKETS = 1_200
#: a line that goes on in no list or quote, and one that opens or closes code
_BEGINS = re.compile(r"(?![-+*>]|\d{1,9}[.)])\S")
_FENCE = re.compile(r"[ >*+\-]*(?:\d{1,9}[.)] *)?(`{3,}|~{3,})")
_TASK = re.compile(r"(\[[ xX]\])(?: |$)")
_NO_LETTERS = re.compile(r"[\W_]+")
_PICTURE = re.compile(r"picture:([1-9][0-9]{0,17})")


def written(text: str) -> Iterator[Written | PictureBlock]:
    """A text as blocks, one piece of it after another: between them others can have their turn.

    Pictures of the diary come as Shown, by their ids. The time grows with the text, whatever
    stands in it.
    """
    for piece in pieces(text):
        reader = _reader(links=piece.text.count("[") <= MOST_BRACKETS)
        blocks = _Reading().run(reader.parse(piece.text))
        typed, said = _letters(piece.text), _letters(_all_of(blocks))
        if said != typed and not Counter(said) >= Counter(typed):
            parts = re.split(r"\n\s*\n", piece.text)
            blocks = [Written((Run(part),)) for part in parts if part.strip()]
        if piece.goes_on and blocks and isinstance(blocks[-1], Written):
            blocks[-1] = replace(blocks[-1], goes_on=True)
        yield from blocks


class MarkdownPiece(NamedTuple):
    """Some of a text. `goes_on`: it was cut where nothing ends."""

    text: str
    goes_on: bool = False


def pieces(text: str) -> Iterator[MarkdownPiece]:
    """A text in pieces that mean the same alone as together.

    They begin after a blank line, at a line that no list, quote or code goes on in. Where there is
    none for MOST characters, the text is cut at the end of a line, a blank or anywhere.
    """
    lines: list[str] = []
    length, fence, is_blank = 0, "", False
    for line in _bearable(re.sub("\r\n?", "\n", text).split("\n")):
        may_begin = is_blank and not fence and _BEGINS.match(line.text)
        if lines and ((may_begin and length > ENOUGH) or length + len(line.text) > MOST):
            yield MarkdownPiece("\n".join(lines), goes_on=not is_blank)
            lines, length = [], 0
            fence = "" if is_blank else fence
        lines.append(line.text)
        length += len(line.text) + 1
        is_blank = not line.text.strip()
        found = _FENCE.match(line.text)
        if found and not fence:
            fence = found[1]
        elif found and fence and found[1].startswith(fence) and not line.text.strip(fence[0] + " "):
            fence = ""
        if line.goes_on:
            yield MarkdownPiece("\n".join(lines), goes_on=True)
            lines, length = [], 0
    if lines:
        yield MarkdownPiece("\n".join(lines))


def _bearable(lines: Iterable[str]) -> Iterator[MarkdownPiece]:
    """Lines of at most MOST characters."""
    for line in lines:
        at = 0
        while len(line) - at > MOST:
            blank = line.rfind(" ", at + MOST // 2, at + MOST)
            end = blank + 1 if blank > 0 else at + MOST
            yield MarkdownPiece(line[at:end], goes_on=True)
            at = end
        yield MarkdownPiece(line[at:])


@cache
def _reader(*, links: bool = True) -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    reader.enable("strikethrough")
    reader.disable(["code", "reference", "lheading", "html_block", "html_inline", "entity"])
    if not links:
        reader.disable(["link", "image"])
    reader.normalizeLink = str  # type: ignore[assignment,method-assign]
    reader.normalizeLinkText = str  # type: ignore[assignment,method-assign]
    return reader


@dataclass
class _Reading:
    """The way through the parts that the reader finds."""

    blocks: list[Written | PictureBlock] = field(default_factory=list)
    depth: int = 0
    quoted: int = 0
    level: int = 0
    mark: str = ""

    def run(self, tokens: Iterable[Token]) -> list[Written | PictureBlock]:
        """All blocks."""
        for token in tokens:
            self._take(token)
        return self.blocks

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self.depth += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.depth -= 1
        elif kind == "list_item_open":
            self._flush()
            self.mark = f"{token.info}{token.markup}" if token.info else BULLET
        elif kind == "list_item_close":
            self._flush()
        elif kind in ("blockquote_open", "blockquote_close"):
            self._flush()
            self.quoted += token.nesting
        elif kind == "heading_open":
            self.level = len(token.markup)
        elif kind == "inline":
            self._inline(token)
            self.level = 0
        elif kind == "fence":
            info = f"{token.info.strip()}\n" if token.info.strip() else ""
            self._add((Run(info + token.content.rstrip("\n"), code=True),), "code")
        elif kind == "hr":
            self._add((), "rule")

    def _flush(self) -> None:
        """An item with nothing in it still has its mark."""
        if self.mark:
            self._add((), "plain")

    def _add(self, runs: tuple[Run, ...], kind: str) -> None:
        block = Written(runs, kind, self.level, self.depth, self.quoted, self.mark)
        self.mark = ""
        self.blocks.append(block)

    def _inline(self, token: Token) -> None:
        kind = "heading" if self.level else "plain"
        runs: list[Run] = []
        parts = list(_parts(token.children or []))
        first = parts[0] if parts else None
        if self.mark == BULLET and isinstance(first, Run) and not first.code:
            task = _TASK.match(first.text)
            if task:
                self.mark = task[1]
                parts[0] = replace(first, text=first.text[task.end() :])
        for part in parts:
            if isinstance(part, PictureBlock):
                if _is_some(runs) or self.mark:
                    self._add(_trimmed(runs), kind)
                self.blocks.append(part)
                runs = []
            else:
                runs.append(part)
        if _is_some(runs) or self.mark:
            self._add(_trimmed(runs), kind)


def _parts(tokens: list[Token]) -> Iterator[Run | PictureBlock]:
    depth = {"strong": 0, "em": 0, "s": 0}
    target, said = "", ""
    for token in tokens:
        kind = token.type
        name = kind.rpartition("_")[0]
        if name in depth:
            depth[name] += token.nesting
            continue
        look = Run("", depth["strong"] > 0, depth["em"] > 0, struck=depth["s"] > 0)
        if kind == "link_open":
            target, said = _where(token, "href"), ""
        elif kind == "link_close":
            if target and target.removeprefix("mailto:") != said:
                yield replace(look, text=f" ({target})")
            target = ""
        elif kind == "image":
            part = _picture(token, look)
            said += part.text if isinstance(part, Run) else ""
            yield part
        else:
            text = "\n" if kind in ("softbreak", "hardbreak") else token.content
            said += text
            if text:
                yield replace(look, text=text, code=kind == "code_inline")


def _where(token: Token, name: str) -> str:
    """Where a link leads, and the title it may have."""
    title = token.attrGet("title")
    return " ".join(str(part) for part in (token.attrGet(name), title) if part)


def _picture(token: Token, look: Run) -> Run | PictureBlock:
    target = _where(token, "src")
    caption = token.content
    found = _PICTURE.fullmatch(target)
    if found:
        return PictureBlock(int(found[1]), caption)
    return replace(look, text=f"{caption} ({target})" if target else caption)


def _is_some(runs: list[Run]) -> bool:
    return any(run.text.strip() for run in runs)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Without the line ends around a picture that stood among the words; equal runs are one."""
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def _all_of(blocks: Iterable[Written | PictureBlock]) -> str:
    said = []
    for block in blocks:
        if isinstance(block, PictureBlock):
            said.append(f"{block.caption} picture:{block.id}")
        else:
            said.append(block.mark + block.text)
    return "".join(said)


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text)
