"""The five places of a circle, one below another beside their line."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nearward.worksheets.cycle import ASKED, Cycle, Place, Said, told_place
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import give_role
from nearward_ui.kit.layouts import focus_order
from nearward_ui.kit.widgets.basic import (
    LinkButton,
    Prose,
    SmallHeading,
    Soft,
    Tiny,
    bring_in_sight,
)
from nearward_ui.moments.cycle.asker import Asker
from nearward_ui.moments.cycle.strip import CycleStrip
from nearward_ui.moments.listed.reading_parts import Told

#: pixels of the drawing: between two places; from a title to its words; to what can be added
APART, NEAR, BESIDE = 30, 4, 12


class PlaceRow(QWidget):
    """A place: its title and what was given there, or a quiet way to give it. `given`: a field of
    the moment and its value."""

    given = Signal(str, object)
    resized = Signal()

    def __init__(self, around: PageContext, key: str) -> None:
        super().__init__()
        self._around, self._key = around, key
        self._place: Place | None = None
        self.asker: Asker | None = None
        self.title = SmallHeading("")
        self._told = QWidget()
        self.add = LinkButton("", tone="quiet", flush="start")
        self.add.clicked.connect(self._on_add)
        self.add.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._open = QWidget()
        line = QHBoxLayout(self._open)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(around.look.px(BESIDE))
        line.addWidget(Soft(around.words("not given"), wrap=False))
        line.addWidget(self.add)
        line.addStretch(1)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(around.look.px(NEAR))
        for widget in (self.title, self._told, self._open):
            box.addWidget(widget)

    def show_place(self, place: Place, number: int, count: int) -> None:
        """Show what is given; while it is asked here, what is asked stays in its place."""
        words = self._around.words
        self.title.setText(f"{number}  {place.title}")
        heard = told_place(place, words)
        at = words("{number} of {count}", number=number, count=count)
        self.setAccessibleName(f"{at}: {heard}")
        if place != self._place:
            self._place = place
            self._tell(place)
        is_open = self.asker is not None
        self._told.setHidden(is_open or not place.is_given)
        self._open.setHidden(is_open or place.is_given)
        self.add.setHidden(self._key not in ASKED)
        self.add.setText(words("Add it"))
        self.add.setAccessibleName(words("Add: {what}", what=place.title))

    def put_away(self) -> None:
        """What was asked here is put away; what was typed is given on before."""
        if self.asker is not None:
            self.asker.flush()
            self.asker.hide()
            self.asker.deleteLater()
            self.asker = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        give_role(self, "ListItem")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _tell(self, place: Place) -> None:
        told = QWidget()
        box = QVBoxLayout(told)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._around.look.px(NEAR))
        for said in place.said:
            box.addWidget(self._said(said))
        self._box.replaceWidget(self._told, told)
        self._told.hide()
        self._told.deleteLater()
        self._told = told

    def _said(self, said: Said) -> QWidget:
        if not said.label:
            return Told(said.text) if said.own else Prose(said.text)
        if not said.own:
            words = self._around.words
            return Prose(words("{name}: {value}", name=said.label, value=said.text))
        both = QWidget()
        box = QVBoxLayout(both)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Soft(said.label))
        box.addWidget(Told(said.text))
        return both

    def _on_add(self) -> None:
        place = self._place
        if place is None or self.asker is not None:
            return
        self.asker = asker = Asker(self._around, ASKED[self._key], place.title)
        asker.given.connect(self.given)
        self._box.addWidget(asker)
        self._told.hide()
        self._open.hide()
        asker.show()
        focus_order.arrange(self)
        asker.take_focus()
        QTimer.singleShot(0, self, partial(bring_in_sight, self))


class CyclePlaces(QWidget):
    """All of them. `given`: a field of the moment and its value."""

    given = Signal(str, object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        self._cycle: Cycle | None = None
        self.setAccessibleName(around.words("The places of the circle"))
        self.rows: list[PlaceRow] = []
        self._column = column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(around.look.px(APART))
        self.again = Tiny()
        self.strip = CycleStrip(around.look, self._heights)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(around.look.px(12))
        row.addWidget(self.strip)
        row.addLayout(column, 1)

    def show_cycle(self, cycle: Cycle) -> None:
        """Show what it holds now."""
        if not self.rows:
            for place in cycle.places:
                row = PlaceRow(self._around, place.key)
                row.given.connect(self.given)
                row.resized.connect(self.strip.update)
                self.rows.append(row)
                self._column.addWidget(row)
            self._column.addWidget(self.again)
        for number, (row, place) in enumerate(zip(self.rows, cycle.places, strict=True), 1):
            row.show_place(place, number, len(cycle.places))
        self.again.setText(cycle.again)
        self.again.setVisible(cycle.closes)
        self.strip.show_places(cycle.places, closes=cycle.closes)

    def close_askers(self) -> None:
        """What was asked is put away."""
        for row in self.rows:
            row.put_away()

    def flush(self) -> None:
        """Give on what was typed."""
        for row in self.rows:
            if row.asker is not None:
                row.asker.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        give_role(self, "List")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.update()

    def _heights(self) -> list[int]:
        """Where the middle of each title stands."""
        return [row.title.mapTo(self, QPoint(0, row.title.height() // 2)).y() for row in self.rows]
