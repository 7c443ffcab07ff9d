"""Beside the first page that makes a diary: what this is and is not, and a first card to read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward_ui.kit.heard import PAINTED_MS, announce
from nearward_ui.kit.widgets.basic import Heading, LinkButton, Panel, Prose, Soft, SubHeading, Tiny

if TYPE_CHECKING:
    from nearward.i18n import Translator
    from nearward_ui.kit.theme import Theme

#: the card that is read first
CARD = "beneath-the-storm.toml"
#: so long a window of its own takes to come
COMING_MS = 12_000


class Welcome(QWidget):
    """`look_asked` asks for the invented months, in a window of their own."""

    look_asked = Signal()

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__()
        self.words = words
        self._look = look
        self.heading = Heading(words("Nearward"))
        self.what = Prose(
            words("A private diary, for noticing when you pull away from people you want near.")
        )
        self.what_not = Prose(
            words("It is not therapy, it puts no label on you, and it sends nothing anywhere.")
        )
        self.look_button = LinkButton(words("Look at six invented months first"), flush="start")
        self.look_button.clicked.connect(self._on_look)
        self.look_hint = Tiny(
            words("They open in a window of their own, and go when you close it.")
        )
        self.card = Panel("calm")
        self.title, self.distance = SubHeading(), Soft()
        self.paragraphs: list[Prose] = []
        self._card_box = QVBoxLayout(self.card)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.timeout.connect(partial(self._rest, False))
        self._lay_out()
        # what reads it takes its time, and the page is painted first
        QTimer.singleShot(PAINTED_MS, self, self.read_card)

    def read_card(self) -> None:
        """The first card. One that cannot be read is left out."""
        from nearward.domain.trouble import Trouble
        from nearward.learn.catalogue import read_card
        from nearward_resources import FOLDER

        if self.paragraphs:
            return
        try:
            card = read_card(FOLDER / "learn" / CARD)
        except Trouble:
            return
        words = self.words
        self.title.setText(words(card.title))
        self.distance.setText(words(card.distance))
        for at, text in enumerate(card.paragraphs, 1):
            paragraph = Prose(words(text))
            self.paragraphs.append(paragraph)
            self._card_box.insertWidget(at, paragraph)
        self.card.show()

    def say_no_look(self) -> None:
        """The window of the invented months could not be opened."""
        self._resting.stop()
        self._rest(False)
        self.look_hint.setText(self.words("They could not be opened. Nothing else is changed."))
        announce(self, self.look_hint.text())

    def stand(self, low: bool, sides: int, before: int) -> None:
        """`low`: closer together; `sides`: pixels at both sides, or `before` it alone."""
        px = self._look.px
        self._box.setSpacing(px(6 if low else 12))
        # its heading stands as high as the one of the form
        above = 0 if sides else px(14 if low else 30)
        self._box.setContentsMargins(sides or before, above, sides, px(24) if sides else 0)
        edge, side = px(10 if low else 16), px(18 if low else 22)
        self._card_box.setContentsMargins(side, edge, side, edge)
        self._card_box.setSpacing(px(4 if low else 8))

    def _lay_out(self) -> None:
        self._box = box = QVBoxLayout(self)
        self._card_box.addWidget(self.title)
        self._card_box.addWidget(self.distance)
        self.card.hide()
        for part in (self.heading, self.what, self.what_not, self.card):
            box.addWidget(part)
        box.addWidget(self.look_button)
        box.addWidget(self.look_hint)
        box.addStretch(1)
        self.stand(False, 0, 0)

    def _on_look(self) -> None:
        self._rest(True)
        self._resting.start(COMING_MS)
        self.look_asked.emit()

    def _rest(self, on: bool) -> None:
        """Asked for once, it is not asked for again while its window comes."""
        words = self.words
        said = words("Opening them…") if on else words("Look at six invented months first")
        self.look_button.setText(said)
        self.look_button.setEnabled(not on)
