"""Widgets and layouts, one below the other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


def add_parts(box: QBoxLayout, parts: Iterable[QWidget | QLayout]) -> None:
    """Add them at the end of a box, in their order."""
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
