"""The line at the end of Patterns: to Beliefs, and to the signs that were filled in last."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nearward.domain.trouble import Trouble
from nearward.i18n.days import short_date
from nearward.session.ask.forms import beliefs
from nearward.session.ask.forms.beliefs import InShort
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import LinkButton, Panel
from nearward_ui.routes import Route, ToSheetRead, ToWorksheet


class WaysOn(Panel):
    """Hidden where there is no belief and no sheet of signs. `go` carries a route."""

    go = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__("plain")
        self._around = around
        self._signs: Route | None = None
        self.beliefs, self.signs = LinkButton("", flush="start"), LinkButton("", flush="start")
        self.beliefs.clicked.connect(self._on_beliefs)
        self.signs.clicked.connect(self._on_signs)
        row = WrappingRow(around.look, 24)
        row.addWidget(self.beliefs)
        row.addWidget(self.signs)
        self.setLayout(row)
        self.hide()

    def load(self) -> None:
        """Read what it says."""
        ask = beliefs.in_short()
        self._around.desk.ask(ask, self._on_read, self._on_unread, lane="patterns-ways")

    def _on_read(self, found: InShort) -> None:
        words = self._around.words
        said = words.plural("Beliefs: {n} old story", "Beliefs: {n} old stories", found.stories)
        if found.rated is not None:
            when = short_date(found.rated, words)
            said = words("{beliefs}, last rated on {day}", beliefs=said, day=when)
        self.beliefs.setText(said)
        self.beliefs.setVisible(found.stories > 0)
        if found.signs is not None:
            day, number, finished = found.signs
            self.signs.setText(words("Signs: last filled in on {day}", day=short_date(day, words)))
            self._signs = (ToSheetRead if finished else ToWorksheet)(id=number)
        self.signs.setVisible(found.signs is not None)
        self.setVisible(found.stories > 0 or found.signs is not None)

    def _on_unread(self, _trouble: Trouble) -> None:
        """The page says what is in the way."""
        self.hide()

    def _on_beliefs(self) -> None:
        self.go.emit(Route("beliefs"))

    def _on_signs(self) -> None:
        if self._signs is not None:
            self.go.emit(self._signs)
