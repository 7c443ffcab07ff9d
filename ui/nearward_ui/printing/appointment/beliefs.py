"""The old stories that stand on the sheet: up to three of all there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.appointment import MOST_BELIEFS, Chosen
from nearward.domain.beliefs import StoryPoints
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.widgets.basic import Soft

#: letters of a story on its chip
FEW = 48


class ChosenBeliefs(QWidget):
    """`changed`: others are chosen."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._words = words
        self._stories: list[StoryPoints] = []
        self._kept: tuple[Chosen, ...] = ()
        self._last: tuple[str, ...] = ()
        self.hint = Soft()
        self.chips = Chips(words("Beliefs I choose"), [], around=around, several=True)
        self.chips.changed.connect(self._on_changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(26), 0, 0, look.px(4))
        box.setSpacing(look.px(4))
        box.addWidget(self.hint)
        box.addWidget(self.chips)
        self.show_stories([])

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """Those that stand on the sheet, as they are kept; before they are read, as they were."""
        if not self._stories:
            return self._kept
        return tuple(Chosen(one.belief.id, one.belief.at.isoformat()) for one in self.told)

    @property
    def told(self) -> tuple[StoryPoints, ...]:
        """The same with their ratings, in the order of the list."""
        return tuple(one for one in self._stories if str(one.belief.id) in self.chips.values)

    def show_stories(self, stories: list[StoryPoints]) -> None:
        """Offer these from now on; says nothing."""
        kept = self.chosen
        self._stories = stories
        words = self._words
        options = [
            (str(one.belief.id), _short(_name(one, words("A story without words"))))
            for one in stories
        ]
        self.chips.show_options(options)
        self.hint.setText(words("Up to three.") if stories else words("No old story is kept yet."))
        self.chips.setVisible(bool(stories))
        self.show_chosen(kept)

    def show_chosen(self, chosen: tuple[Chosen, ...]) -> None:
        """Choose these, as far as they are there; says nothing. By its id alone another one could
        be taken for it, after an import."""
        self._kept = chosen
        there = {(one.belief.id, one.belief.at.isoformat()) for one in self._stories}
        self._last = tuple(str(one.id) for one in chosen if (one.id, one.at) in there)
        self.chips.set_values(self._last)

    def _on_changed(self) -> None:
        if len(self.chips.values) > MOST_BELIEFS:
            self.chips.set_values(self._last)
            announce(self, self._words("Three beliefs are chosen. Take one off first."))
            return
        self._last = self.chips.values
        self._kept = self.chosen
        self.changed.emit()


def _name(story: StoryPoints, without: str) -> str:
    return " ".join((story.belief.text or story.belief.new_story).split()) or without


def _short(text: str) -> str:
    return text if len(text) <= FEW else f"{text[: FEW - 1].rstrip()}…"
