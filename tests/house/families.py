"""Looks for lists of a family's members outside the table that declares them.

A list is what names several members in one literal: a tuple, list, set or map, or the texts that
one function compares with. Members are told by their ids, and kinds also by their classes and by
the tables of a vault that hold them (with "=" before the name).
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from nearward.charts.table import CHARTS
from nearward.config.settings import TABLE
from nearward.domain.kinds import KINDS
from nearward.exchange.formats.table import FORMATS
from nearward.worksheets import catalogue
from nearward_ui.pages import ROWS

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("desktop", "ui")
IMPORTS = "desktop/nearward/exchange/formats/table.py"
#: ids of sheets that mean many things
PLAIN_WORDS = {"words", "near", "loop"}
PROMPTS = ROOT / "resources" / "nearward_resources" / "prompts"


@dataclass(frozen=True, slots=True)
class Family:
    """What its members are called, where they are declared, and how many of them are a list."""

    members: Mapping[str, str]
    table: str
    least: int = 3
    #: the only room in which its names mean its members; "": everywhere
    room: str = ""
    #: the other file of its table, if it has two
    rest: str = ""


class FoundList(NamedTuple):
    """A list outside the table: where, of which family, and which members."""

    file: str
    family: str
    members: frozenset[str]
    line: int


def _kinds() -> dict[str, str]:
    names = {name: kind.name for kind in KINDS for name in (kind.name, kind.plural, kind.table)}
    classes = {kind.type.__name__: kind.name for kind in KINDS if kind.type is not str}
    tables = {kind.plural: kind.name for kind in KINDS}
    return names | {f"={name}": kind for name, kind in (classes | tables).items()}


def _same(ids: Iterable[str]) -> dict[str, str]:
    return {each: each for each in ids}


def _decks() -> dict[str, str]:
    files = sorted(PROMPTS.glob("*.toml"))
    ids = [str(tomllib.loads(file.read_text(encoding="utf-8"))["id"]) for file in files]
    return _same(ids)


def _sheets() -> dict[str, str]:
    """Those whose id says nothing else: no page, no figure, no plain word."""
    others = {row.key for row in ROWS} | {chart.id for chart in CHARTS} | PLAIN_WORDS
    return _same(set(catalogue.sheets()) - others)


FAMILIES = {
    "kinds": Family(_kinds(), "desktop/nearward/domain/kinds.py"),
    "sheets": Family(_sheets(), "", 1),
    "charts": Family(_same(chart.id for chart in CHARTS), "desktop/nearward/charts/table.py", 2),
    "pages": Family(
        _same(row.key for row in ROWS),
        "ui/nearward_ui/pages.py",
        room="ui",
        rest="ui/nearward_ui/pages_below.py",
    ),
    "formats": Family(_same(row.id for row in FORMATS), IMPORTS, 2),
    "settings": Family(_same(row.key for row in TABLE), "desktop/nearward/config/settings.py"),
    "questions": Family(_decks(), "", 2),
}


def lists(root: Path = ROOT) -> Iterator[FoundList]:
    """All lists of a family outside its table, in the product below a root."""
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            file = path.relative_to(root).as_posix()
            tree = ast.parse(path.read_text(encoding="utf-8"))
            declared = _declared(tree)
            for node in ast.walk(tree):
                names = _names(node) if node not in declared else set()
                for name, family in FAMILIES.items():
                    if file in (family.table, family.rest) or family.room not in ("", room):
                        continue
                    members = frozenset(family.members[n] for n in names & family.members.keys())
                    if len(members) >= family.least:
                        yield FoundList(file, name, members, getattr(node, "lineno", 0))


def _declared(tree: ast.Module) -> set[ast.AST]:
    """Which kinds a page shows is its own to say: all that is given to `shows` in its class."""
    return {
        given
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef)
        for node in owner.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "shows"
        for given in ast.walk(node.value)
    }


def _names(node: ast.AST) -> set[str]:
    """What a literal names, or what a function compares with."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return set(_told(node.elts))
    if isinstance(node, ast.Dict):
        return set(_told([key for key in node.keys if key is not None]))
    if isinstance(node, ast.FunctionDef):
        return set(_told(_compared(node)))
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    return set()


def _compared(function: ast.FunctionDef) -> list[ast.expr]:
    """What is compared by `==` or `match`; to look into a set names no list."""
    nodes = list(ast.walk(function))
    compares = [node for node in nodes if isinstance(node, ast.Compare) and _is_equal(node)]
    cases = [node.value for node in nodes if isinstance(node, ast.MatchValue)]
    return [side for node in compares for side in (node.left, *node.comparators)] + cases


def _is_equal(node: ast.Compare) -> bool:
    return all(isinstance(sign, ast.Eq | ast.NotEq) for sign in node.ops)


def _told(parts: list[ast.expr]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, ast.Name) and part.id[0].isupper():
            yield f"={part.id}"
        elif isinstance(part, ast.Attribute):
            yield f"={part.attr}"
        elif isinstance(part, ast.Starred) and isinstance(part.value, ast.Tuple | ast.List):
            yield from _told(part.value.elts)
        elif isinstance(part, ast.Tuple | ast.List):
            # a row: its first part names it
            yield from _told(part.elts[:1])
