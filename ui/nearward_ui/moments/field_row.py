"""A question of the form and its field, beside each other or below each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Ask, Tiny, restyle

#: pixels of the drawing: a label that hangs left, the gap behind it, and the column of the fields
LABEL, GAP, FIELD = 184, 16, 760
#: and the groove of a rating
TRACK = 400
_TOP = Qt.AlignmentFlag.AlignTop
_WAY = QBoxLayout.Direction


class FieldRow(QWidget):
    """The label hangs left where there is room, and stands on top where there is none.

    It is lit while the keyboard is in its field.
    """

    def __init__(
        self,
        name: str,
        field: QWidget,
        look: Theme,
        *,
        aside: str = "",
        beside: QLabel | None = None,
    ) -> None:
        """`aside`: a quiet word with the name; `beside`: a label in its place."""
        super().__init__()
        self.field = field
        self._look = look
        self._lit = False
        self.ask = Ask(name)
        self.ask.stand_for(field)
        self._aside = beside or Tiny(aside, wrap=False)
        if beside is not None:
            beside.setProperty("role", "tiny")
        elif not aside:
            self._aside.hide()
        self._label = QWidget()
        self._names = QBoxLayout(_WAY.TopToBottom, self._label)
        self._names.setSpacing(0)
        for widget in (self.ask, self._aside):
            self._names.addWidget(widget)
        self._names.addStretch(1)
        self._box = QBoxLayout(_WAY.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._label, 0, _TOP)
        held = QHBoxLayout()
        held.addWidget(field, 1000)
        if field.maximumWidth() <= look.px(FIELD):
            held.addStretch(1)
        self._box.addLayout(held, 1)
        self.hang(True)

    def hang(self, on: bool) -> None:
        """The label left of the field, or on top of it."""
        px = self._look.px
        side = Qt.AlignmentFlag.AlignTrailing if on else Qt.AlignmentFlag.AlignLeading
        self._label.setMinimumWidth(px(LABEL) if on else 0)
        self._label.setMaximumWidth(px(LABEL) if on else px(FIELD))
        for widget in (self.ask, self._aside):
            widget.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            widget.setWordWrap(on)
        # its first line stands in the middle of the first chip
        self._names.setContentsMargins(0, px(8) if on else 0, 0, 0)
        self._names.setDirection(_WAY.TopToBottom if on else _WAY.LeftToRight)
        self._names.setSpacing(0 if on else px(6))
        self._box.setDirection(_WAY.LeftToRight if on else _WAY.TopToBottom)
        self._box.setSpacing(px(GAP if on else 4))

    def light(self, on: bool) -> None:
        """Show that the keyboard is in the field."""
        if on != self._lit:
            self._lit = on
            self.ask.setProperty("lit", "true" if on else "false")
            restyle(self.ask)


class Indented(QVBoxLayout):
    """What has no label of its own stands in line with the fields."""

    def __init__(self, look: Theme, *widgets: QWidget, gap: int = 0) -> None:
        super().__init__()
        self._look = look
        self.setSpacing(look.px(gap))
        for widget in widgets:
            self.addWidget(widget)
        self.hang(True)

    def hang(self, on: bool) -> None:
        """Behind the labels, or at the same edge."""
        left = self._look.px(LABEL) + self._look.px(GAP) if on else 0
        self.setContentsMargins(left, 0, 0, 0)
