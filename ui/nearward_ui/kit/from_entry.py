"""Where something came from: the words of an entry, and the way back to them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from nearward.session.ask.journal import passages
from nearward.session.ask.journal.passages import CameFrom
from nearward_ui.kit.dates import day_and_month, long_day
from nearward_ui.kit.widgets.basic import LinkButton, Soft
from nearward_ui.routes import Route, ToJournal

if TYPE_CHECKING:
    from nearward.domain.changes import KindsChanged
    from nearward.domain.model import Passage
    from nearward.session.operation import Operation
    from nearward_ui.kit.context import PageContext

#: what of a passage stands in a draft
_FIELDS = ("entry_id", "start", "words")


class FromEntry(QWidget):
    """Hidden where something was made by itself. `go` leads to the words, or to the trash."""

    go = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        self._ask: Operation[CameFrom | None] | None = None
        self._came: CameFrom | None = None
        self._asked = 0
        #: of what is being made and is not kept yet
        self.passage: Passage | None = None
        self.way = LinkButton("", tone="quiet", flush="start")
        self.way.clicked.connect(self._on_way)
        self.way.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.gone = Soft(around.words("The words are no longer there."))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.way)
        box.addWidget(self.gone)
        self.hide()

    def of(self, kind: str, thing_id: int, passage: Passage | None) -> None:
        """Of something that is kept, or (id 0) is being made of a passage or of none."""
        if thing_id:
            self.of_thing(kind, thing_id)
        else:
            self.of_passage(passage)

    def of_thing(self, kind: str, thing_id: int) -> None:
        """Of something that is kept."""
        self.passage = None
        self._begin(passages.of_thing(kind, thing_id) if thing_id else None)

    def of_passage(self, passage: Passage | None) -> None:
        """Of something that is being made of these words, or of none."""
        self.passage = passage
        self._begin(passages.begun(passage) if passage is not None else None)

    def refresh(self, changed: KindsChanged) -> None:
        """Ask again, where entries or passages were changed."""
        if self._ask is not None and not changed.kinds.isdisjoint(("entry", "passage")):
            self._around.desk.ask(self._ask, partial(self._on_came, self._asked))

    def _begin(self, ask: Operation[CameFrom | None] | None) -> None:
        self._asked += 1
        self._ask = ask
        self.hide()
        if ask is not None:
            self._around.desk.ask(ask, partial(self._on_came, self._asked))

    def _on_came(self, asked: int, came: CameFrom | None) -> None:
        if asked != self._asked:
            return
        self._came = came
        self.setHidden(came is None)
        if came is None:
            return
        words = self._around.words
        day = day_and_month(came.day, words)
        if came.day.year != self._around.today.year:
            day = long_day(came.day, words)
        said = words("From the entry of {day}", day=day)
        if came.is_trashed:
            said = words("From the entry of {day}, which is in the trash", day=day)
        self.way.setText(said)
        self.gone.setHidden(came.is_there or came.is_trashed)

    def _on_way(self) -> None:
        came = self._came
        if came is None:
            return
        passage = came.passage
        place = passage.start if came.is_there else None
        wish = ToJournal(id=passage.entry_id or 0, passage=passage.id, place=place)
        self.go.emit(Route("trash") if came.is_trashed else wish)


def as_draft(passage: Passage | None) -> dict[str, Any]:
    """A passage as it stands in a draft."""
    if passage is None:
        return {}
    return {"passage": {name: getattr(passage, name) for name in _FIELDS}}


def from_draft(body: dict[str, Any]) -> Passage | None:
    """The passage of a draft; None without one, or where it is not built so."""
    import msgspec

    from nearward.domain.model import Passage

    try:
        return msgspec.convert(body.get("passage"), Passage)
    except msgspec.ValidationError:
        return None
