"""What came of a moment: offered on its page from the next day on, behind a fold."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.model import WITHDREW, Moment
from nearward.worksheets.moment_fields import moment_fields
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts import focus_order
from nearward_ui.kit.widgets.basic import Tiny
from nearward_ui.kit.widgets.fold import Fold
from nearward_ui.moments.coming_back.answer import ReturnAnswer
from nearward_ui.moments.coming_back.keeper import ReturnKeeper
from nearward_ui.moments.more import More

#: the optional fields that nobody can answer while it happens
LATER = frozenset({"aftermath", "later_cost"})
DURING = frozenset(field.name for field in moment_fields()) - LATER


class Afterwards(QObject):
    """`fold` and what is `behind` it. Whether the two are in touch again is kept at once; the rest
    with the form, which hears of it by `changed`."""

    changed = Signal()

    def __init__(self, around: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._shape = "wide"
        self._moment: Moment | None = None
        self._answers: dict[str, Any] = {}
        self._is_asked = True
        self.returns = ReturnKeeper(around, self)
        self.returned: ReturnAnswer | None = None
        self.later: More | None = None
        words = around.words
        self.fold = Fold(words("Afterwards: what came of it"), words)
        self.fold.turned.connect(self._fit)
        self.behind = QWidget()
        self._box = box = QVBoxLayout(self.behind)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(around.look.px(14))
        for widget in (self.fold, self.behind):
            widget.hide()

    @property
    def answers(self) -> dict[str, Any]:
        """What was given of LATER."""
        found = self._answers if self.later is None else self.later.answers
        return {name: value for name, value in found.items() if name in LATER}

    def show(self, moment: Moment | None, answers: dict[str, Any]) -> None:
        """Of a kept moment or of a new one, with what was given; says nothing."""
        is_other = self._moment is None or moment is None or moment.id != self._moment.id
        self._moment = moment
        self._answers = {name: answers[name] for name in LATER if name in answers}
        if self.later is not None:
            self.later.set_answers(self._answers)
        if is_other:
            self.fold.turn(bool(self._answers))
        self._fit()

    def show_return(self, moment: Moment) -> None:
        """What is kept of coming back; all else stays as it stands."""
        self._moment = moment
        if self.returned is not None:
            self.returned.show_moment(moment)

    def ask(self, on: bool) -> None:
        """Whether this kind of moment is asked about."""
        self._is_asked = on
        self._fit()

    def reshape(self, shape: str) -> None:
        """Two columns when there is room."""
        self._shape = shape
        if self.later is not None:
            self.later.reshape(shape)

    def flush(self) -> None:
        """Give on what was typed of coming back."""
        if self.returned is not None:
            self.returned.flush()

    @property
    def _is_left(self) -> bool:
        return self._moment is not None and self._moment.outcome == WITHDREW

    @property
    def _is_later(self) -> bool:
        moment = self._moment
        return bool(self.answers) or (moment is not None and moment.day < self._around.today)

    def _fit(self, *_on: object) -> None:
        offered = self._is_asked and (self._is_left or self._is_later)
        self.fold.setVisible(offered)
        is_open = offered and self.fold.is_open
        if is_open:
            self._make()
        self.behind.setVisible(is_open)
        if self.returned is not None:
            for widget in (self.returned, self.at_once):
                widget.setVisible(self._is_left)
            if self._is_left and self._moment is not None:
                self.returned.show_moment(self._moment)
        if self.later is not None:
            self.later.setVisible(self._is_later)

    def _make(self) -> None:
        """When it is first wanted."""
        if self.returned is not None:
            return
        words = self._around.words
        self.returned = ReturnAnswer(self._around)
        self.returns.take(self.returned)
        self.at_once = Tiny(
            words("This answer is kept at once. What follows is saved with the form.")
        )
        self.later = More(self._around, LATER)
        self.later.reshape(self._shape)
        self.later.set_answers(self._answers)
        self.later.changed.connect(self.changed)
        for widget in (self.returned, self.at_once, self.later):
            self._box.addWidget(widget)
        focus_order.arrange(self.behind)
