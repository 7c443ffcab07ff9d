"""What can be wished for while a diary is made; all of it can be skipped, and comes later too."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.widgets.basic import Ask, LinkButton, TextField, Tiny, bring_in_sight

if TYPE_CHECKING:
    from nearward.i18n import Translator
    from nearward_ui.kit.theme import Theme

#: the pages that can be wished for, in the order in which they are shown
PAGES = ("recovery", "import")


class Wishes(NamedTuple):
    """`why`: a line that is kept in the new diary. `pages`: what is shown first, in this order."""

    why: str = ""
    pages: tuple[str, ...] = ()


class FirstWishes(QWidget):
    """Folded until it is asked for."""

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__()
        self.words = words
        self.more = LinkButton("", flush="start")
        self._say_more(False)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more)
        self.why = TextField(words("Why now?"))
        self.recovery = Tick(words("Then show the recovery sheet, to print it"))
        self.earlier = Tick(words("Then bring in an earlier diary"))
        self._inside = QWidget()
        box = QVBoxLayout(self)
        inner = QVBoxLayout(self._inside)
        for one in (box, inner):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(look.px(5))
        ask = Ask(words("Why now?"))
        ask.stand_for(self.why)
        kept = Tiny(words("It stays in the diary. You see it again only when you ask for it."))
        for widget in (ask, self.why, kept, self.recovery, self.earlier):
            inner.addWidget(widget)
        box.addWidget(self.more)
        box.addWidget(self._inside)
        self._inside.hide()
        for before, after in pairwise(self.order):
            QWidget.setTabOrder(before, after)

    @property
    def order(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        return (self.more, self.why, self.recovery, self.earlier)

    @property
    def value(self) -> Wishes:
        """What is wished for; what stands there folded counts too."""
        ticks = (self.recovery, self.earlier)
        pages = tuple(page for page, tick in zip(PAGES, ticks, strict=True) if tick.isChecked())
        return Wishes(" ".join(self.why.text().split()), pages)

    @property
    def unfolded(self) -> int:
        """How high is what is seen only once it is asked for."""
        return 0 if self._inside.isHidden() else self._inside.sizeHint().height()

    def wipe(self) -> None:
        """No typed letter stays."""
        self.why.clear()
        for tick in (self.recovery, self.earlier):
            tick.setChecked(False)
        self.more.setChecked(False)

    def _on_more(self, on: bool) -> None:
        self._inside.setVisible(on)
        self._say_more(on)
        if on:
            self.why.setFocus()
            QTimer.singleShot(0, self, partial(bring_in_sight, self.why))

    def _say_more(self, on: bool) -> None:
        words = self.words
        self.more.setText(
            words("Show less") if on else words("Why now, recovery sheet, an earlier diary")
        )
