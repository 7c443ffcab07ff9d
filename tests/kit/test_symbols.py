"""One family of symbols: each means one thing, can be told from the others, and is painted once."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from nearward.domain.model import APPROACH, OUTCOMES
from nearward.domain.rows import RowError
from nearward.domain.symbols import BY_NAME, OF_MOMENTS, SYMBOLS, Part, Symbol, checked, symbol_of
from nearward_ui.kit.theme import TOKENS
from nearward_ui.kit.widgets.symbols import paint_symbol

ROOT = Path(__file__).resolve().parents[2]
SIDE = 28


def painted(name: str, look: Any) -> QImage:
    image = QImage(QSize(SIDE, SIDE), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint_symbol(painter, name, QRectF(image.rect()), look)
    painter.end()
    return image


def shape(image: QImage) -> list[bool]:
    """Where there is ink, whatever its colour."""
    return [image.pixelColor(x, y).alpha() > 100 for y in range(SIDE) for x in range(SIDE)]


def test_every_outcome_and_letting_in_have_one() -> None:
    assert {row.name for row in OF_MOMENTS} == {APPROACH, *OUTCOMES}
    assert symbol_of(APPROACH, None) is BY_NAME[APPROACH]
    assert symbol_of("pull", None) is None, "what is not known is not told as anything"
    for outcome in OUTCOMES:
        symbol = symbol_of("pull", outcome)
        assert symbol is not None
        assert symbol.name == outcome


def test_shapes_differ_without_their_colour(around: Any) -> None:
    seen = [shape(painted(row.name, around.look)) for row in SYMBOLS]
    for n, one in enumerate(seen):
        assert any(one), SYMBOLS[n].name
        for other in seen[:n]:
            assert sum(a != b for a, b in zip(one, other, strict=True)) > 25


def test_filled_and_open_shapes(around: Any) -> None:
    middle = SIDE // 2
    filled = {name: painted(name, around.look) for name in BY_NAME}

    def ink(name: str, x: int, y: int = middle) -> bool:
        return filled[name].pixelColor(x, y).alpha() > 200

    assert ink("stayed", 8)
    assert not ink("paused_told", 8), "said so is open, with a dot"
    assert ink("paused_told", middle)
    assert ink("partly", 9)
    assert not ink("partly", 19), "half of it is filled"
    assert ink("withdrew", 9)
    assert ink("withdrew", 19)
    assert not ink("chose_distance", middle)
    assert ink(APPROACH, 9), "the left circle is filled"
    assert not ink(APPROACH, 20), "the right one is open"


def test_nothing_is_painted_for_no_symbol(around: Any) -> None:
    assert not any(shape(painted("", around.look)))


def test_colours_are_tokens_of_both_themes() -> None:
    assert all(row.token in TOKENS[theme] for row in SYMBOLS for theme in TOKENS)


def test_a_row_that_cannot_be_is_refused() -> None:
    good = Symbol("one", "one", "One", "tide", (Part("disc", 7, 7, 4, 4),))
    assert checked([good]) == {"one": good}
    for bad, reason in (
        (good, "taken"),
        (good._replace(name="two"), "looks like one"),
        (good._replace(name="two", parts=()), "no shape"),
        (good._replace(name="two", parts=(Part("star", 7, 7, 4, 4),)), "no shape"),
    ):
        with pytest.raises(RowError, match=reason):
            checked([good, bad])


def test_only_one_function_paints_them() -> None:
    """Who wants a symbol asks for it by name: no other file reads the parts to paint them in Qt."""
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "ui").rglob("*.py"))
        if any(
            isinstance(node, ast.Attribute)
            and node.attr == "parts"
            and isinstance(node.value, ast.Name)
            and node.value.id == "symbol"
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
        )
    ]
    assert readers == ["ui/nearward_ui/kit/widgets/symbols.py"]
