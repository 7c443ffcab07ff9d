"""What an entry can have beside its words: a star and how it was, folded away with its date."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from nearward.domain.model import Entry
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.widgets.basic import Ask, Panel


class StarAndMood(Panel):
    """Star and mood. `changed` says that another choice stands."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__("plain")
        words, look = around.words, around.look
        self.star = Tick(words("Give this entry a star"))
        self.star.toggled.connect(self._on_changed)
        name = words("Mood")
        steps = [(str(n), f"{n:+d}".replace("-", "−") if n else "0") for n in range(-3, 4)]
        self.mood = Chips(name, steps, around=around)
        self.mood.changed.connect(self.changed)
        hint = words("optional, −3 low to +3 high")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        box.addWidget(self.star)
        box.addWidget(stacked(Ask(name, hint), self.mood))

    @property
    def values(self) -> tuple[bool, int | None]:
        """The star, and the mood when one is given."""
        mood = self.mood.value
        return self.star.isChecked(), int(mood) if mood is not None else None

    def show_entry(self, entry: Entry) -> None:
        """Show what an entry has; says nothing."""
        self.star.blockSignals(True)
        self.star.setChecked(entry.starred)
        self.star.blockSignals(False)
        self.mood.blockSignals(True)
        self.mood.set_value(None if entry.mood is None else str(entry.mood))
        self.mood.blockSignals(False)

    def _on_changed(self, _on: bool) -> None:
        self.changed.emit()
