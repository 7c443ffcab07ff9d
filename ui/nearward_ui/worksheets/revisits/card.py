"""One worksheet that can be looked at again, answered where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nearward.domain.model import Worksheet
from nearward.worksheets.form.model import Column, Field, Sheet
from nearward.worksheets.revisits import day_column, looked_at_in, put_off
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import LinkButton, Panel, Soft, SubHeading, Tiny
from nearward_ui.routes import ToSheetRead, ToWorksheet
from nearward_ui.worksheets.questions.table import field_view
from nearward_ui.worksheets.questions.view import FieldView
from nearward_ui.worksheets.revisits.told import told_about, told_title

#: so long after the last key what was typed is kept
KEEP_MS = 600


class RevisitCard(Panel):
    """`given` carries the worksheet's id and what is said of it now; `put_off` its id; `go` a
    route."""

    given = Signal(int, object)
    put_off = Signal(int)
    go = Signal(object)

    def __init__(self, sheet: Sheet, worksheet: Worksheet, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._words = words
        self.worksheet = worksheet
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self._give)
        self.title, self.about = SubHeading(""), Tiny()
        self.views: list[FieldView] = []
        for field in _asked(sheet):
            view = field_view(field, None, around, alone=False)
            view.changed.connect(self._on_changed)
            self.views.append(view)
        self.state = Soft()
        self.not_now = LinkButton(words("Not now"), tone="quiet")
        self.not_now.clicked.connect(self._on_not_now)
        finished = worksheet.status == "finished"
        self.read = LinkButton(words("Read it") if finished else words("Open it"), flush="start")
        way = ToSheetRead(id=worksheet.id) if finished else ToWorksheet(id=worksheet.id)
        self.read.clicked.connect(partial(self._go, way))
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 14, 20, 14)))
        box.setSpacing(look.px(12))
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addWidget(self.about)
        box.addLayout(head)
        for view in self.views:
            box.addWidget(view)
        box.addLayout(self._foot(look.px(16)))
        self.show_worksheet(worksheet, {})

    @property
    def is_begun(self) -> bool:
        """Whether what was typed is not kept yet."""
        return self._timer.isActive()

    @property
    def told(self) -> dict[str, Any]:
        """What is said now, by the names of the values of a row."""
        found: dict[str, Any] = {}
        for view in self.views:
            found |= view.answers
        return found

    def show_worksheet(self, worksheet: Worksheet, told: dict[str, Any]) -> None:
        """Show what was said of it today; what is being typed stays."""
        self.worksheet = worksheet
        self.title.setText(told_title(worksheet, self._words))
        self.about.setText(told_about(worksheet, self._words))
        name = self.title.text()
        for button in (self.not_now, self.read):
            said = self._words("{name}: {text}", name=name, text=button.text())
            button.setAccessibleName(said)
        if not self.is_begun:
            for view in self.views:
                view.show_answers(told)

    def say_kept(self) -> None:
        """It is on the disk."""
        if not self.is_begun:
            self.state.setText(self._words("Saved"))

    def flush(self) -> None:
        """What was typed is kept now."""
        if self.is_begun:
            self._timer.stop()
            self._give()

    def take_focus(self) -> None:
        """The keyboard goes to its first question."""
        if self.views:
            self.views[0].take_focus()

    def _foot(self, gap: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self.read)
        row.addWidget(self.not_now)
        row.addWidget(self.state)
        row.addStretch(1)
        return row

    def _on_changed(self) -> None:
        self.state.setText("")
        self._timer.start()

    def _give(self) -> None:
        self.given.emit(self.worksheet.id, self.told)

    def _on_not_now(self) -> None:
        self.flush()
        self.put_off.emit(self.worksheet.id)

    def _go(self, route: object, _checked: bool = False) -> None:
        self.go.emit(route)


def _asked(sheet: Sheet) -> Iterator[Field]:
    """What is asked when a worksheet is looked at again: all of a row but its day."""
    field = looked_at_in(sheet)
    if field is None:
        return
    if field.kind != "list":
        yield field
        return
    for column in field.column:
        if column.id != day_column(field) and column.kind != "one":
            yield _question(column)


def _question(column: Column) -> Field:
    """A value of a row as a question of its own."""
    return Field(
        id=column.id,
        kind=column.kind if column.kind != "one" else "flag",
        label=column.label,
        high=column.high or 100,
        low_text=column.low_text,
        high_text=column.high_text,
        options=column.options,
        vocabulary=column.vocabulary,
    )


def is_put_off(sheet: Sheet, worksheet: Worksheet) -> bool:
    """Whether "not now" was said of it."""
    field = looked_at_in(sheet)
    return field is not None and worksheet.answers.get(put_off(field.id)) is True
