"""The head of the form of a moment: its title, and beside it what there is to say at first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nearward.domain.model import Pause
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.widgets.basic import Heading, Soft
from nearward_ui.moments.told import told_pause
from nearward_ui.moments.unfinished import Unfinished

_WAY = QBoxLayout.Direction


class FormHead(QWidget):
    """A draft is offered in the place of the hint, so that nothing moves when it is found."""

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._words, self._look = around.words, around.look
        words = self._words
        self.why = WhyLink(around, "page:moment")
        self.heading = Heading(words("Log a moment"), wrap=False)
        self.hint = Soft()
        self.after_pause = Soft()
        self.after_pause.hide()
        self._aside = beside = QWidget()
        self._beside = QVBoxLayout(beside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addWidget(self.hint)
        self._row = QBoxLayout(_WAY.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.heading)
        self._row.addWidget(beside, 1, Qt.AlignmentFlag.AlignBottom)
        self._row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignBottom)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._row)
        box.addWidget(self.after_pause)
        self.reshape("wide")

    def put_offer(self, offer: Unfinished) -> None:
        """What is offered in the place of the hint, while it is."""
        self._beside.addWidget(offer)
        offer.offered.connect(self.hint.setHidden)

    def put_below(self, widget: QWidget) -> None:
        """What is told of the moment before it is asked about."""
        self._box.addWidget(widget)

    def say_pause(self, pause: Pause | None) -> None:
        """After which pause it came."""
        self.after_pause.setText("" if pause is None else told_pause(pause, self._words))
        self.after_pause.setVisible(pause is not None)

    def reshape(self, shape: str) -> None:
        """Below each other in one column."""
        narrow = shape == "narrow"
        # a line of what is offered has its place also while nothing is
        self._aside.setMinimumHeight(self._look.target)
        self._row.setDirection(_WAY.TopToBottom if narrow else _WAY.LeftToRight)
        self._row.setSpacing(0 if narrow else self._look.px(16))
