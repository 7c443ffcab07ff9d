"""What is said when a worksheet is finished: ways on, and what has no answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward_ui.kit.around import Surroundings
from nearward_ui.kit.flow import Flow
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.plain import LinkButton, Panel, Prose, Soft

HEAVY = 7


class Closing(Panel):
    """Hidden until something is finished. `go` carries the key of a page, `asked` a field's id."""

    go = Signal(str)
    asked = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        super().__init__("calm")
        words, look = around.words, around.look
        self.words = words
        self.text = Prose()
        self.open_text = Soft(words("These have no answer yet, and can stay that way:"))
        self.links: list[LinkButton] = []
        self._open = QWidget()
        self._flow = Flow(look.px(18), look.px(2), self._open)
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        self._ways: list[LinkButton] = []
        for name, key in ((words("To the journal"), "journal"), (words("Close the diary"), "lock")):
            button = LinkButton(name)
            button.clicked.connect(partial(self._on_clicked, key))
            row.addWidget(button)
            self._ways.append(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(20), look.px(10), look.px(14), look.px(10))
        box.setSpacing(look.px(2))
        box.addLayout(row)
        box.addWidget(self.open_text)
        box.addWidget(self._open)
        self.hide()

    def show_for(self, heaviness: object, still_open: list[tuple[str, str]]) -> None:
        """Say it; a heavy one (0 to 10, None: not given) gets a kinder word.

        `still_open`: (field id, question) of what has no answer.
        """
        words = self.words
        text = words("It is finished and saved. You can come back to it any day.")
        if isinstance(heaviness, int) and heaviness >= HEAVY:
            text = words(
                "That was a lot, and it is saved. This may be enough for today; a walk, a drink"
                " of water or someone's voice can come next."
            )
        self.text.setText(text)
        announce_next(self, text)
        for link in self.links:
            self._flow.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = []
        for field_id, question in still_open:
            link = LinkButton(question, flush="start")
            link.clicked.connect(partial(self._on_link, field_id))
            self.links.append(link)
            self._flow.addWidget(link)
        for widget in (self.open_text, self._open):
            widget.setVisible(bool(still_open))
        self.show()

    def take_focus(self) -> None:
        """The keyboard goes to what has no answer, or on from here."""
        first = self.links[0] if self.links else self._ways[0]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, key: str, _checked: bool = False) -> None:
        self.go.emit(key)

    def _on_link(self, field_id: str, _checked: bool = False) -> None:
        self.asked.emit(field_id)
