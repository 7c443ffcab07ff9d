"""Marks of other programs, turned into Markdown. What is not known stays as it stands; addresses,
code and what was escaped are never marks."""

from __future__ import annotations

import re
from collections.abc import Callable

_HEADING = re.compile(r"^(={1,5}) *(\S.*?) *\1 *$", re.M)
_ITALIC = re.compile(r"(?<![:/])//(?=\S)([^\n]+?)(?<=\S)//(?!/)")
_UNDER = re.compile(r"(?<!_)__(?=\S)([^\n]+?)(?<=\S)__(?!_)")
_STRUCK = re.compile(r"(?<!-)--(?=\S)([^\n-][^\n]*?)(?<=\S)--(?!-)")
_NUMBERED = re.compile(r"^( *)\+ ", re.M)
_RULE = re.compile(r"^[-_=]{20,}$", re.M)
_BLOCK = re.compile(r'^(```|""")[ \t]*\n(.*?)\n\1[ \t]*$', re.M | re.S)
_CODE_LINE = re.compile(r"^``` (.*)$", re.M)
_CODE = re.compile(r"(?<!`)``([^`\n]+)``(?!`)")
_RAW = re.compile(r'""([^"\n]+)""')
_LINK = re.compile(r'\[([^\[\]"\n]+?) +""([^"\n]+)""\]')
_PLAIN_LINK = re.compile(r"\[([^\[\]\n]+?) +((?:https?|ftp|file|mailto):[^\s\[\]]+)\]")
_ADDRESS = re.compile(
    r"(?:\b(?:https?|ftps?|sftp|file|ssh|git|data|obsidian|dayone):/{0,3}|\bwww\.|\bmailto:)[^\s<>\"\[\]]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_ENDS = re.compile(r"(?://|\*\*|__|--|[.,;:!?)])+$")
_TABLE = re.compile(r"(?:^[ \t]*\|.*\n?)+", re.M)
_HIDDEN = re.compile("\x00(\\d+)\x00")


class MarkGuard:
    """Parts of a text that are no marks: out of it while the others are turned, then back."""

    def __init__(self) -> None:
        self._held: list[str] = []

    def keep(self, text: str) -> str:
        """What stands for a part in the meantime."""
        self._held.append(text)
        return f"\x00{len(self._held) - 1}\x00"

    def hide(self, kind: re.Pattern[str], text: str, of: Callable[[re.Match[str]], str]) -> str:
        """Every part of a kind, as `of` says it shall stand in the end."""
        return kind.sub(lambda found: self.keep(of(found)), text)

    def back(self, text: str) -> str:
        """The whole text again."""
        for _ in range(len(self._held) + 1):
            if "\x00" not in text:
                break
            text = _HIDDEN.sub(lambda found: self._of(int(found[1])), text)
        return text

    def _of(self, number: int) -> str:
        return self._held[number] if number < len(self._held) else ""


def from_txt2tags(text: str, guard: MarkGuard | None = None) -> str:
    """The marks of RedNotebook: headings, slanted, underlined and struck words, links, lists,
    tables. `guard` holds what was taken out of it before."""
    guard = guard or MarkGuard()
    text = guard.hide(_BLOCK, text, _block)
    text = guard.hide(_CODE_LINE, text, lambda found: f"    {found[1]}")
    text = guard.hide(_CODE, text, lambda found: f"`{found[1]}`")
    text = guard.hide(_LINK, text, lambda found: f"[{found[1]}]({found[2]})")
    text = guard.hide(_PLAIN_LINK, text, lambda found: f"[{found[1]}]({found[2]})")
    text = guard.hide(_RAW, text, lambda found: found[1])
    text = _addresses(text, guard)
    text = _RULE.sub("---", text)
    text = _HEADING.sub(lambda found: f"{'#' * len(found[1])} {found[2]}", text)
    text = _ITALIC.sub(r"*\1*", text)
    text = _UNDER.sub(r"*\1*", text)
    text = _STRUCK.sub(r"~~\1~~", text)
    text = _NUMBERED.sub(r"\g<1>1. ", text)
    return guard.back(_TABLE.sub(_table, text))


def _addresses(text: str, guard: MarkGuard) -> str:
    """Addresses are kept; marks and points right behind one are not of it."""

    def kept(found: re.Match[str]) -> str:
        end = _ENDS.search(found[0])
        cut = end.start() if end is not None else len(found[0])
        return guard.keep(found[0][:cut]) + found[0][cut:]

    return _ADDRESS.sub(kept, text)


def _block(found: re.Match[str]) -> str:
    return found[0] if found[1] == "```" else found[2]


def _table(found: re.Match[str]) -> str:
    """A table of txt2tags; its first row is a head when it begins with two lines."""
    lines = [line.strip() for line in found[0].strip("\n").split("\n")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    width = max(map(len, rows))
    if width < 2:
        return found[0]
    head = rows.pop(0) if lines[0].startswith("||") else []
    marked = [head + [""] * (width - len(head)), ["---"] * width, *rows]
    made = "\n".join("| " + " | ".join(row) + " |" for row in marked)
    return f"\n{made}\n"
