"""What a sheet says at its end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nearward.worksheets.form.model import End
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.widgets.basic import Panel, Prose, QuietButton
from nearward_ui.routes import Route


class EndCard(Panel):
    """Says kindly that an answer has ended the sheet; `go` carries a route."""

    go = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__("calm")
        look = around.look
        self._words = around.words
        self._page = ""
        self.text = Prose()
        self.way = QuietButton("")
        self.way.clicked.connect(self._on_way)
        row = QHBoxLayout()
        row.addWidget(self.way)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(18), look.px(12), look.px(18), look.px(14))
        box.setSpacing(look.px(10))
        box.addWidget(self.text)
        box.addLayout(row)
        self.hide()

    def say(self, end: End | None) -> None:
        """Say what the sheet ends with; None puts it away."""
        if end is None:
            self.hide()
            return
        self._page = end.page
        self.text.setText(self._words(end.text))
        self.way.setText(self._words(end.label) if end.label else "")
        self.way.setVisible(bool(end.page))
        if self.isHidden():
            announce_next(self, self.text.text())
        self.show()

    def _on_way(self) -> None:
        self.go.emit(Route(self._page))
