"""The pocket card of a story: when it comes, what it says, what is also true, what I will do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from nearward.domain.beliefs import Belief, BeliefEvidence
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.widgets.basic import Ask, LinkButton, Panel, Prose, Soft, SubHeading, TextArea


class PocketCard(Panel):
    """Two lines are written here; the others are the story and the evidence that was ticked."""

    changed = Signal()
    print_asked = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__("calm")
        words, look = around.words, around.look
        self._words = words
        self._loading = False
        when, will = words("When"), words("I will")
        self.when, self.will = TextArea(when, 1), TextArea(will, 1)
        for field in (self.when, self.will):
            field.textChanged.connect(self._on_changed)
        self.story, self.also = Prose(""), Prose("")
        self._ticked = False
        self.hint = Soft(words("Tick “On the pocket card” at what is also true."))
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 16)))
        box.setSpacing(look.px(10))
        box.addWidget(SubHeading(words("Pocket card")))
        gap = look.px(4)
        box.addWidget(stacked(Ask(when), self.when, gap=gap))
        box.addWidget(stacked(Ask(words("The old story says")), self.story, gap=gap))
        box.addWidget(stacked(Ask(words("Also true")), self.also, self.hint, gap=gap))
        box.addWidget(stacked(Ask(will), self.will, gap=gap))
        self.printing = LinkButton(words("Print this card"), flush="start")
        self.printing.clicked.connect(self.print_asked)
        #: the old story alone makes no card
        self.none_yet = Soft(
            words("It can be printed once “Also true” or “I will” says something.")
        )
        box.addWidget(self.printing, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.none_yet)
        self._follow()

    @property
    def values(self) -> dict[str, Any]:
        """The fields of a Belief that stand here."""
        return {"card_when": self.when.text(), "card_will": self.will.text()}

    def show_belief(self, belief: Belief) -> None:
        """Show a story; says nothing. A text that stands there already keeps its caret."""
        self._loading = True
        for field, text in ((self.when, belief.card_when), (self.will, belief.card_will)):
            if field.text() != text:
                field.set_text(text)
        self._loading = False
        self._follow()

    def say(self, story: str, evidence: list[BeliefEvidence]) -> None:
        """What stands on it beside that, oldest first."""
        ticked = [one.text.strip() for one in reversed(evidence) if one.on_card]
        self.story.setText(story.strip() or self._words("not written yet"))
        self.also.setText("\n".join(ticked))
        self.also.setVisible(bool(ticked))
        self.hint.setVisible(not ticked)
        self._ticked = any(ticked)
        self._follow()

    def _follow(self) -> None:
        is_card = self._ticked or bool(self.will.text().strip())
        self.printing.setVisible(is_card)
        self.none_yet.setVisible(not is_card)

    def _on_changed(self) -> None:
        self._follow()
        if not self._loading:
            self.changed.emit()
