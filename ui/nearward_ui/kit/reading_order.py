"""Tab goes in reading order: as the layouts say it, not in the order in which things were made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

_WHOLE = (QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Every place where Tab stops inside a widget, itself included, as one reads."""
    if widget.isHidden() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from stops(inner)
    elif isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        if shown is not None:
            yield from stops(shown)
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _of_layout(inner)


def move(within: list[QWidget], at: QWidget | None, step: int) -> bool:
    """Give the keyboard to the stop after or before `at`; around at the ends."""
    found = [stop for widget in within for stop in stops(widget)]
    if not found:
        return False
    if at in found:
        to = found[(found.index(at) + step) % len(found)]
    else:
        to = found[0 if step > 0 else -1]
    reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
    to.setFocus(reason)
    return True
