"""The page that makes a diary; at the very first start with what this is beside it."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from nearward_ui.kit.layouts.centred_page import CentredPage, line, title
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import (
    Ask,
    LinkButton,
    MainButton,
    Panel,
    Scroll,
    Soft,
    TextField,
    TroublePanel,
)
from nearward_ui.unlock.first_wishes import FirstWishes, Wishes
from nearward_ui.unlock.new_passphrase import NewPassphrase

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from nearward.i18n import Translator
    from nearward_ui.unlock.welcome import Welcome

#: pixels of the drawing: a lower window has no room for what stands apart
LOW = 640
#: and a lower one none for a title over the form, where what this is stands beside it
LOWEST = 540
#: a narrower page has what this is below the form; so wide both are at most, with room between
NARROW, FORM, BESIDE, BETWEEN, EDGE = 780, 540, 420, 56, 20
#: as wide as it likes
WIDEST = (1 << 24) - 1


class CreatePage(QWidget):
    """Makes a diary: a passphrase twice, and where the file shall be.

    `make_asked` carries (path, passphrase); `place_asked` asks for another place.
    """

    make_asked = Signal(object, str)
    place_asked = Signal()
    back_asked = Signal()
    help_asked = Signal()
    look_asked = Signal()

    def __init__(self, words: Translator, look: Theme, place: Path) -> None:
        super().__init__()
        self.words = words
        self._look = look
        self._is_low = False
        #: made when it is the first page that somebody sees
        self.welcome: Welcome | None = None
        self.wishes = FirstWishes(words, look)
        self.passphrase = NewPassphrase(words, look, words("Passphrase"))
        self.first, self.again = self.passphrase.first, self.passphrase.again
        self.place = TextField(words("Where to keep the file"))
        self.place.setText(str(place))
        self.place_button = LinkButton(words("Choose…"), flush="end")
        self.place_button.clicked.connect(self.place_asked)
        self.message_frame = TroublePanel(look)
        self.message = self.message_frame.text
        self.button = MainButton(words("Make the diary"))
        self.button.clicked.connect(self._ask)
        self.back = LinkButton(words("Open an existing diary"), tone="quiet")
        self.back.clicked.connect(self.back_asked)
        self.help = LinkButton(words("Help"), tone="quiet")
        self.help.clicked.connect(self.help_asked)
        self.passphrase.given.connect(self._ask)
        self.passphrase.changed.connect(self._on_changed)
        for unfolded in (self.wishes.more.toggled, self.passphrase.offered):
            unfolded.connect(self._fit)
        self.place.returnPressed.connect(self._ask)
        self._build()

    @property
    def wished(self) -> Wishes:
        """What comes with the new diary."""
        return self.wishes.value

    def be_first(self, on: bool) -> None:
        """With what this is beside it, or without."""
        if on and self.welcome is None:
            from nearward_ui.unlock.welcome import Welcome

            self.welcome = Welcome(self.words, self._look)
            self.welcome.look_asked.connect(self.look_asked)
            self._row.insertWidget(1, self.welcome, 42)
        if self.welcome is not None:
            self.welcome.setVisible(on)
        self._fit()

    def say(self, text: str) -> None:
        """A message above the button; empty takes it away."""
        self.message_frame.say(text)

    def set_place(self, path: Path) -> None:
        """Another place for the file."""
        self.place.setText(str(path))

    def making(self, on: bool) -> None:
        """While the diary is made the fields rest."""
        for widget in (self.passphrase, self.place, self.place_button, self.wishes, self.button):
            widget.setEnabled(not on)
        self.button.setText(self.words("Making it…") if on else self.words("Make the diary"))

    def wipe(self) -> None:
        """No typed letter stays in the fields."""
        self.passphrase.wipe()
        self.wishes.wipe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a low window the main button is in sight too, and nothing scrolls."""
        px = self._look.px
        low = self._room < px(LOW)
        if low != self._is_low:
            self._is_low = low
            self._middle.be_low(low)
            row = self._foot if low else self._ways
            for n, way in enumerate((self.help, self.back)):
                row.insertWidget(n if low else n + 1, way)
        edge = px(12 if low else 22)
        self._box.setContentsMargins(px(26), edge, px(26), edge)
        self._box.setSpacing(px(5 if low else 7))
        self._stand_beside(low)

    @property
    def _room(self) -> int:
        """The height that is left beside what was unfolded."""
        return self.height() - self.wishes.unfolded - self.passphrase.unfolded

    def _stand_beside(self, low: bool) -> None:
        """What this is stands before the form, or below it where the page is narrow."""
        px, welcome, row = self._look.px, self.welcome, self._row
        beside = welcome is not None and not welcome.isHidden()
        narrow = self.width() < px(NARROW)
        way = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        row.setDirection(way)
        row.setStretchFactor(self._middle, 0 if narrow else 54)
        is_alone = narrow or not beside
        for over in self._above:
            over.setVisible(is_alone or self._room >= px(LOWEST))
        self._middle.setMaximumWidth(WIDEST if is_alone else px(FORM))
        row.setSpacing(0)
        if welcome is None or not beside:
            return
        row.setStretchFactor(welcome, 0 if narrow else 42)
        wide = self.width() > px(FORM + BESIDE + 2 * BETWEEN)
        row.setSpacing(px(14 if narrow else BETWEEN if wide else 24))
        welcome.setMaximumWidth(WIDEST if narrow else px(BESIDE) + px(EDGE))
        welcome.stand(low, max(px(EDGE), (self.width() - px(FORM)) // 2) if narrow else 0, px(EDGE))

    def _on_changed(self) -> None:
        self.say("")

    def _build(self) -> None:
        look, words = self._look, self.words
        panel = Panel()
        self._box = box = QVBoxLayout(panel)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.place_button)
        self._foot = foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        box.addWidget(self.passphrase)
        box.addSpacing(look.px(4))
        kept = Ask(words("Where to keep the file"))
        kept.stand_for(self.place)
        box.addWidget(kept)
        box.addLayout(row)
        box.addWidget(self.wishes)
        box.addWidget(self.message_frame)
        lost = words(
            "Nobody can recover this passphrase for you: please keep it in a safe place. Later"
            " you can print a recovery sheet, which opens the diary too."
        )
        box.addWidget(Soft(lost))
        box.addSpacing(look.px(6))
        box.addLayout(foot)
        self._ways = ways = QHBoxLayout()
        ways.addStretch(1)
        ways.addWidget(self.help)
        ways.addWidget(self.back)
        ways.addStretch(1)
        self._frame(panel, ways)

    def _frame(self, panel: Panel, ways: QHBoxLayout) -> None:
        """The panel stands in the middle of the page."""
        look, words = self._look, self.words
        self._middle = page = CentredPage(look, FORM, 14)
        one = words("One encrypted file on this computer. No account; nothing is sent anywhere.")
        self._above = (title(words("Make your diary")), line(one))
        for widget in self._above:
            page.box.addWidget(widget)
        page.box.addWidget(panel)
        page.box.addLayout(ways)
        page.box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        both = QWidget()
        high = QVBoxLayout(both)
        high.setContentsMargins(0, 0, 0, 0)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addStretch(1)
        row.addWidget(page, 54)
        row.addStretch(1)
        high.addStretch(1)
        high.addLayout(row)
        high.addStretch(1)
        outer.addWidget(Scroll(both))
        look.changed.connect(self._fit)
        self._fit()
        order = (*self.passphrase.order, self.place, self.place_button, *self.wishes.order)
        order = (*order, self.button, self.help, self.back)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _ask(self) -> None:
        problem = self.passphrase.problem()
        if problem:
            self.say(problem)
        elif not self.place.text().strip():
            self.say(self.words("Please say where to keep the file."))
            self.place.setFocus()
        else:
            self.say("")
            # the home of someone who is not known stays a name
            place = os.path.expanduser(self.place.text().strip())  # noqa: PTH111
            self.make_asked.emit(Path(place), self.first.text())
