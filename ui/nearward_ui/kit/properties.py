"""What widgets are given by the names of values.

To make Qt's namespace of enumerations takes as long as a sixth of a bare window. What the lock page
is made of does without it until that page is painted.
"""

from __future__ import annotations

from PySide6.QtCore import QObject


def give(thing: QObject, **values: str) -> None:
    """Set properties to values by their names, such as ``textFormat="PlainText"``."""
    for name, value in values.items():
        if not thing.setProperty(name, value):
            raise ValueError(f"{name}={value}")
