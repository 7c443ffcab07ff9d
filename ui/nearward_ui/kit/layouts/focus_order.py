"""Tab and screen readers go as the layouts say it, not in the order in which things were made."""

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


def stops(widget: QWidget, at: QWidget | None = None) -> Iterator[QWidget]:
    """Every place where Tab may stop inside a widget, itself included, as one reads.

    Hidden and resting ones are among them: what has just gone still says where the keyboard was.
    So is `at`, where the keyboard is, however it came there. What lies over the page stands where
    it belongs to.
    """
    if widget is at or (_takes_tab(widget) and widget.focusProxy() is None):
        yield widget
    inner: QWidget | None = None
    if isinstance(widget, _WHOLE):
        # no part of it is a stop of its own
        inner = None
    elif isinstance(widget, QScrollArea):
        inner = widget.widget()
    elif isinstance(widget, QStackedWidget):
        inner = widget.currentWidget()
    else:
        layout = widget.layout()
        if layout is not None:
            for held in _widgets(layout):
                yield from stops(held, at)
    if inner is not None:
        yield from stops(inner, at)
    over = widget.property("over")
    if isinstance(over, QWidget):
        yield from stops(over, at)


def arrange(root: QWidget) -> None:
    """Below a widget, children are told to assistive technology as the layouts say it.

    They are told in the order in which they lie above each other; what no layout holds stays above.
    """
    layout = root.layout()
    if layout is not None:
        held = [widget for widget in _widgets(layout) if widget.parentWidget() is root]
        there = [child for child in root.children() if isinstance(child, QWidget)]
        known = set(held)
        if [child for child in there if child in known] != held:
            over = [child for child in there if child not in known and not child.isWindow()]
            for widget in (*held, *over):
                widget.raise_()
    for child in root.children():
        if isinstance(child, QWidget) and not isinstance(child, _WHOLE):
            arrange(child)


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    """What a layout holds, in its order.

    Its items are not asked for: PySide would keep each as long as the layout, and point at memory
    that is free once the widget of the item has gone.
    """
    parent = layout.parentWidget()
    inner = [part for part in layout.children() if isinstance(part, QLayout)]
    beside = parent.children() if parent is not None else []
    widgets = [part for part in beside if isinstance(part, QWidget)]
    places: list[tuple[int, QLayout | QWidget]] = []
    places += [(layout.indexOf(part), part) for part in inner]
    places += [(layout.indexOf(part), part) for part in widgets]
    for _, part in sorted((one for one in places if one[0] >= 0), key=lambda one: one[0]):
        if isinstance(part, QLayout):
            yield from _widgets(part)
        else:
            yield part


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def move(within: list[QWidget], at: QWidget | None, step: int) -> bool:
    """Give the keyboard to the stop after or before `at`; around at the ends."""
    order = [stop for widget in within for stop in stops(widget, at)]
    start = order.index(at) if at in order else (-1 if step > 0 else len(order))
    count = len(order)
    for n in range(1, count + 1):
        to = order[(start + step * n) % count]
        if to is not at and to.isVisible() and to.isEnabled() and _takes_tab(to):
            tab, back = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
            to.setFocus(tab if step > 0 else back)
            return True
    return False
