"""Chips with words to begin with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chip import Chip
from nearward_ui.kit.inputs.one_stop import OneStop
from nearward_ui.kit.layouts.flow_layout import FlowLayout


def starter(
    label: str, code: str, field: str, then: Callable[[bool], None], around: PageContext
) -> Chip:
    """A chip that begins an answer to a field."""
    words = around.words
    chip = Chip(f"+ {label}", code, "quiet", look=around.look)
    chip.setCheckable(False)
    chip.setAccessibleName(words("{name}: add {text}", name=field, text=label))
    chip.clicked.connect(then)
    return chip


def text_starters(
    texts: Sequence[str], field: str, then: Callable[[str], None], around: PageContext
) -> QWidget:
    """Chips that put a text into a field; one Tab stop."""
    row = QWidget()
    flow = FlowLayout()
    row.setLayout(flow)
    chips: list[QWidget] = []
    for text in texts:
        chips.append(starter(text, text, field, partial(_said, then, text), around))
        flow.addWidget(chips[-1])
    OneStop(chips, row)
    return row


def _said(then: Callable[[str], None], text: str, _checked: bool = False) -> None:
    then(text)
