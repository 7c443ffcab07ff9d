"""The colour of trouble is for what is in the way. What is said in it is listed here, all of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

UI = Path(__file__).parents[2] / "ui" / "nearward_ui"
#: what says a message in the colour of trouble, unless it is told that it is good
FRAMES = {"say", "_say", "ask_again", "say_after"}
#: what holds a person up: something is asked for that was not given, or could not be
IN_THE_WAY = {
    "That is not a date. You can write 23 Nov 2026 or 2026-11-23.",
    "Please type the passphrase of this diary.",
    "Please type the four lines of the recovery sheet.",
    "Please say where to keep the file.",
    "Please type line {n} of the sheet.",
    "Please type the current passphrase.",
    "{name} cannot be shown.",
}
#: said in no frame: of the state of what is written, and where the file is, in the settings
BESIDE = {"Not saved yet", "It is at {path}"}


def literals(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and inner.value:
            yield inner.value


def is_good(call: ast.Call) -> bool:
    return any(
        word.arg == "good" and not (isinstance(word.value, ast.Constant) and not word.value.value)
        for word in call.keywords
    )


def assigned(scope: ast.AST) -> dict[str, set[str]]:
    """The texts that each name of a function may stand for."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            texts = {text for text in literals(node.value) if " " in text}
            found.setdefault(node.targets[0].id, set()).update(texts)
    return found


def is_of_trouble(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether it says something in a frame, in the colour of trouble."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in FRAMES
        and bool(node.args)
        and not is_good(node)
    )


def texts_of(first: ast.expr, names: dict[str, set[str]]) -> set[str]:
    """The texts that a first argument may stand for."""
    if isinstance(first, ast.Name):
        return names.get(first.id, set())
    # a notice has one colour
    is_notice = isinstance(first, ast.Call) and getattr(first.func, "id", "") == "Notice"
    return set(literals(first)) if isinstance(first, ast.Call) and not is_notice else set()


def said_as_trouble() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(UI.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for scope in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            names = assigned(scope)
            for call in filter(is_of_trouble, ast.walk(scope)):
                texts = texts_of(call.args[0], names)
                found |= {text: f"{path.name}: {scope.name}" for text in texts if " " in text}
    return found


def test_what_is_said_in_the_colour_of_trouble_is_in_the_way() -> None:
    found = said_as_trouble()
    assert set(found) - BESIDE == IN_THE_WAY, found
