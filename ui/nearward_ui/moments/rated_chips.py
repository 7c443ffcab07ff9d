"""Several of a vocabulary, up to so many, and how strong each of those was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.inputs.chip import Chip
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.layouts import focus_order
from nearward_ui.kit.widgets.basic import Prose, Tiny

#: pixels of the drawing: between two ratings, and from a name to its groove
APART, NEAR = 4, 12


class _Rated(NamedTuple):
    name: Prose
    scale: Scale


class RatedChips(QWidget):
    """`changed`: another choice or another rating stands. A rating is asked of what is chosen, and
    is unset until it is given."""

    changed = Signal()

    def __init__(self, around: PageContext, chips: Chips, most: int) -> None:
        super().__init__()
        self._around = around
        self.group = chips
        self._most = most
        #: of a moment that came with more, none is taken away
        self._limit = most
        self._chosen: tuple[str, ...] = ()
        self._rated: dict[str, _Rated] = {}
        words, look = around.words, around.look
        said = words.plural(
            "Up to {n}. How strong it was can stay open.",
            "Up to {n}. How strong each was can stay open.",
            most,
        )
        self.hint = Tiny(said)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.px(NEAR))
        self._grid.setVerticalSpacing(look.px(APART))
        self._grid.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        box.addWidget(chips)
        box.addWidget(self.hint)
        box.addLayout(self._grid)
        self.setFocusProxy(chips)
        chips.changed.connect(self._on_chosen)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """All chips, in reading order."""
        return self.group.chips

    @property
    def values(self) -> tuple[str, ...]:
        """The codes chosen, in reading order."""
        return self.group.values

    @property
    def strengths(self) -> dict[str, int]:
        """How strong each of these was, where that was given."""
        found = {code: self._rated[code].scale.value for code in self.values}
        return {code: value for code, value in found.items() if value is not None}

    def scale(self, code: str) -> Scale:
        """The rating of one that was chosen."""
        return self._rated[code].scale

    def set_values(self, codes: Iterable[str], strengths: Mapping[str, int]) -> None:
        """Show these; says nothing."""
        self.group.set_values(codes)
        self._chosen = self.group.values
        self._limit = max(self._most, len(self._chosen))
        self._show()
        for code, rated in self._rated.items():
            rated.scale.set_value(strengths.get(code) if code in self._chosen else None)

    def _on_chosen(self) -> None:
        if len(self.group.values) > self._limit:
            self.group.set_values(self._chosen)
            announce_next(self, self.hint.text())
            return
        self._chosen = self.group.values
        self._limit = max(self._most, len(self._chosen))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """A rating of each that is chosen, in their order."""
        for code in self._chosen:
            if code not in self._rated:
                self._rated[code] = self._make(code)
        for code, rated in self._rated.items():
            if code not in self._chosen:
                rated.name.hide()
                rated.scale.hide()
        for row, code in enumerate(self._chosen):
            for column, widget in enumerate(self._rated[code]):
                self._grid.addWidget(widget, row, column)
                widget.show()
        focus_order.arrange(self)

    def _make(self, code: str) -> _Rated:
        words = self._around.words
        name = next(chip.text() for chip in self.group.chips if chip.code == code)
        scale = Scale(words("{what}: how strong", what=name), "", "", around=self._around)
        scale.changed.connect(self.changed)
        return _Rated(Prose(name), scale)
