"""The quiet "Why?" beside something: it leads to the card of Learn that says more about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent

from nearward.learn.catalogue import why_from
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import LinkButton
from nearward_ui.routes import ToCard


def has_why(place: str) -> bool:
    """Whether some card says more about a place."""
    return place in why_from()


class WhyLink(LinkButton):
    """It is hidden where no card is led to from there, and goes by way of the page it stands on."""

    def __init__(self, around: PageContext, place: str = "") -> None:
        super().__init__(around.words("Why?"), tone="quiet", flush="start")
        self._words = around.words
        self.card = self.place = ""
        self.clicked.connect(self._on_clicked)
        self.stand_at(place)

    def stand_at(self, place: str) -> None:
        """Lead to the card of another place."""
        found = why_from().get(place)
        self.place, self.card = place, found.id if found is not None else ""
        if found is None:
            self.hide()
        elif self.parentWidget() is not None:
            # one that stands nowhere yet would be a window: it is shown once it stands
            self.show()
        title = self._words(found.title) if found is not None else ""
        self.setAccessibleName(self._words("Why? {card}", card=title))
        self.setToolTip(title)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange and self.parentWidget() is not None:
            self.setVisible(bool(self.card))

    def _on_clicked(self) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, Page):
            page = page.parentWidget()
        if page is not None and self.card:
            page.go.emit(ToCard(card=self.card))
