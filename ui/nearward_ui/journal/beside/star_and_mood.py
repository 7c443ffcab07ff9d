"""What an entry can have beside its words: a star, and how it was."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QHBoxLayout, QRadioButton

from nearward.domain.model import Entry
from nearward.i18n import Translator
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import say_places
from nearward_ui.kit.inputs.one_stop import OneStop
from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.icon_button import WordButton

MOODS = range(-3, 4)
#: pixels of the drawing: a ring, and what it takes with the room beside it
RING, WIDE = 12, 24


def told_mood(mood: int, words: Translator) -> str:
    """−3, low."""
    number = f"{mood:+d}".replace("-", "−") if mood else "0"
    if mood == MOODS[0]:
        return words("{n}, low", n=number)
    return words("{n}, high", n=number) if mood == MOODS[-1] else number


class _Ring(QRadioButton):
    """One step; to assistive technology a radio button, and one that can be taken back."""

    def __init__(self, mood: int, words: Translator, look: Theme) -> None:
        super().__init__()
        self.mood = mood
        self._look = look
        # around its circle, and not around the place where it can be hit
        self.setProperty("rings", "itself")
        self.setAccessibleName(told_mood(mood, words))
        self.setToolTip(told_mood(mood, words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(felt)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(WIDE), self._look.target)

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, look.px(RING), look.px(RING))
        box.moveCenter(self.rect().toRectF().center())
        if self.hasFocus():
            painter.setPen(QPen(look.colour("tide"), 2))
            out = look.px(3)
            painter.drawEllipse(box.adjusted(-out, -out, out, out))
        on = self.isChecked()
        painter.setPen(QPen(look.colour("tide" if on or self.underMouse() else "edge"), 1.2))
        painter.setBrush(look.colour("tide" if on else "sheet"))
        painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))


class MoodRings(QGroupBox):
    """Seven steps from low to high, or none: unset is not the middle. `changed` says so.

    One Tab stop: arrow keys move, Space and Enter choose, and choosing again takes it back.
    """

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.setAccessibleName(words("Mood"))
        self.setAccessibleDescription(words("optional, −3 low to +3 high"))
        self.rings = [_Ring(mood, words, look) for mood in MOODS]
        # what is chosen can be taken back, so the group forces nothing
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        say_places(self.rings, words)
        row = QHBoxLayout(self)
        # the first ring stands in line with what is above it
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for ring in self.rings:
            self._group.addButton(ring)
            ring.clicked.connect(partial(self._on_ring, ring))
            row.addWidget(ring)
        row.addStretch(1)
        OneStop(self.rings, self)

    @property
    def value(self) -> int | None:
        """The step that is chosen; None without one."""
        return next((ring.mood for ring in self.rings if ring.isChecked()), None)

    def set_value(self, mood: int | None) -> None:
        """Choose one, or none; says nothing."""
        for ring in self.rings:
            ring.setChecked(ring.mood == mood)

    def _on_ring(self, chosen: _Ring) -> None:
        self.set_value(chosen.mood if chosen.isChecked() else None)
        self.changed.emit()


class StarAndMood(QObject):
    """Both, as two fields of one entry."""

    def __init__(self, around: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._words = around.words
        self.star = WordButton("", around.look, opens=False)
        self.star.setCheckable(True)
        self.star.setAccessibleName(around.words("Star"))
        self.star.toggled.connect(self._say)
        self.mood = MoodRings(around)
        self._say(False)

    @property
    def values(self) -> tuple[bool, int | None]:
        """The star, and the mood when one is given."""
        return self.star.isChecked(), self.mood.value

    def show_entry(self, entry: Entry) -> None:
        """Show what an entry has; says nothing."""
        self.star.blockSignals(True)
        self.star.setChecked(entry.starred)
        self.star.blockSignals(False)
        self._say(entry.starred)
        self.mood.set_value(entry.mood)

    def _say(self, on: bool) -> None:
        self.star.setText(self._words("Starred") if on else self._words("Not starred"))
