"""Where a line of a layout that wraps begins: its words stand in line with those above."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLayoutItem, QPushButton, QStyle, QStyleOptionButton


def hang(item: QLayoutItem) -> int:
    """How many pixels before its words a link begins, which are free where it is first in a line.

    Only its words are seen; with its edge in line they would stand a little further in.
    """
    link = item.widget()
    if not isinstance(link, QPushButton) or link.property("role") != "link":
        return 0
    link.ensurePolished()
    option = QStyleOptionButton()
    link.initStyleOption(option)
    option.rect = QRect(QPoint(), link.sizeHint())
    inside = link.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, link)
    return inside.left()


def put(item: QLayoutItem, rect: QRect) -> None:
    """Give an item its place, also where it begins before the layout does."""
    widget = item.widget()
    if widget is not None and rect.left() < 0:
        # WORKAROUND Qt 6.11: a layout item cuts off what lies before zero
        widget.setGeometry(rect)
    else:
        item.setGeometry(rect)
