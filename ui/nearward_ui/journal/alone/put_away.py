"""What stands in a layout is put away for a while, whoever shows it meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QWidget


class PutAway(QObject):
    """Brings back what would be shown by now, had it never been put away."""

    def __init__(self, layout: QLayout, kept: tuple[QWidget, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._layout, self._kept = layout, kept
        #: what is put away, and whether it would be shown
        self._shown: dict[QWidget, bool] = {}
        #: those whose place is kept while they are hidden
        self._held: list[QWidget] = []
        self._is_ours = False

    @property
    def is_away(self) -> bool:
        """Whether it is put away."""
        return bool(self._shown)

    def put_away(self) -> None:
        """Show none of it until it is brought back."""
        for widget in _within(self._layout):
            if widget not in self._kept:
                self._shown[widget] = not widget.isHidden()
                self._hide(widget)
                widget.installEventFilter(self)
                if widget.sizePolicy().retainSizeWhenHidden():
                    self._held.append(widget)
                    _hold_place(widget, False)

    def bring_back(self) -> None:
        """Show all of it again."""
        shown, self._shown = self._shown, {}
        for widget, is_shown in shown.items():
            widget.removeEventFilter(self)
            widget.setVisible(is_shown)
        while self._held:
            _hold_place(self._held.pop(), True)

    def stop(self) -> None:
        """The page is closed as it stands."""
        for widget in self._shown:
            widget.removeEventFilter(self)
        self._shown = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, QWidget) and watched in self._shown and not self._is_ours:
            if kind == QEvent.Type.ShowToParent:
                self._shown[watched] = True
                self._hide(watched)
            elif kind == QEvent.Type.HideToParent:
                self._shown[watched] = False
        return False

    def _hide(self, widget: QWidget) -> None:
        self._is_ours = True
        widget.hide()
        self._is_ours = False


def _hold_place(widget: QWidget, on: bool) -> None:
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(on)
    widget.setSizePolicy(policy)


def _within(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of those in it."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _within(inner)
