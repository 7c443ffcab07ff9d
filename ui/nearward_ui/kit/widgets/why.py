"""The quiet "Why?" beside something: it leads to the card of Learn that says more about it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nearward.learn.catalogue import why_from
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import LinkButton
from nearward_ui.routes import ToCard


class WhyLink(LinkButton):
    """`go` carries the way. It is hidden where no card is led to from there."""

    go = Signal(object)

    def __init__(self, around: PageContext, place: str = "") -> None:
        super().__init__(around.words("Why?"), tone="quiet")
        self._words = around.words
        self.card = ""
        self.clicked.connect(self._on_clicked)
        self.stand_at(place)

    def stand_at(self, place: str) -> None:
        """Lead to the card of another place."""
        found = why_from().get(place)
        self.card = found.id if found is not None else ""
        self.setHidden(found is None)
        title = self._words(found.title) if found is not None else ""
        self.setAccessibleName(self._words("Why? {card}", card=title))
        self.setToolTip(title)

    def _on_clicked(self) -> None:
        if self.card:
            self.go.emit(ToCard(card=self.card))
