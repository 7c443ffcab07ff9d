"""Rows of a list: a text that grows, small marks beside it, a rating under or beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from nearward.worksheets import vocabulary
from nearward.worksheets.form.model import Column, Field
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.day_edit import DayEdit
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.widgets.basic import TextArea, Tiny, restyle
from nearward_ui.worksheets.questions.row_mark import RowMark

MOST_LINES = 8
#: pixels of the drawing that a text keeps when its marks stand beside it
TEXT_WIDTH = 260
#: a day
DAY = 132
#: of so many words to choose from each is seen before one is chosen
MOST_SEEN = 3


class RowText(TextArea):
    """One text that is as high as what it holds. Enter asks for the next row."""

    entered = Signal()
    emptied = Signal()
    focused = Signal(bool)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name, 1, placeholder)
        self.setProperty("role", "row")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace and plain and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def _fit(self) -> None:
        if not hasattr(self, "_lines"):
            return
        lines = max(1, min(MOST_LINES, round(self.document().size().height())))
        height = self.fontMetrics().lineSpacing() * lines + 2 * int(
            self.document().documentMargin()
        )
        height += 4
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)


class AnswerRow(QFrame):
    """One row. `value` is a dict by column id; what a column does not show is kept as it was."""

    changed = Signal()
    entered = Signal()
    remove_asked = Signal()
    chosen = Signal()

    def __init__(self, field: Field, value: dict[str, Any], around: PageContext) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self._around = around
        self._field = field
        self._given = dict(value)
        self._read: dict[str, Callable[[], Any]] = {}
        self.text: RowText | None = None
        self.marks: dict[str, RowMark] = {}
        self._scales: list[Scale] = []
        self._texts: list[RowText] = []
        #: what takes the keyboard first, and whether the row is of a day
        self._first: QWidget | None = None
        self._is_of_a_day = any(column.kind == "date" for column in field.column)
        look = around.look
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(look.px(6))
        self._side = QHBoxLayout()
        self._side.setSpacing(look.px(6))
        self._side.addStretch(1)
        self._low = QVBoxLayout()
        self._low.setSpacing(look.px(2))
        left = QVBoxLayout()
        left.setSpacing(look.px(2))
        left.addLayout(self._top)
        left.addLayout(self._low)
        # what takes the row away comes last, for Tab too
        self._box = box = QHBoxLayout(self)
        box.setContentsMargins(look.px(12), look.px(6), look.px(6), look.px(6))
        box.setSpacing(look.px(6))
        box.addLayout(left, 1)
        for column in field.column:
            self._add(column, value.get(column.id))
        self._add_remove()
        self._top.addLayout(self._side)

    @property
    def value(self) -> dict[str, Any]:
        """What the row holds."""
        return {**self._given, **{name: read() for name, read in self._read.items()}}

    @property
    def has_text(self) -> bool:
        """Whether the text of the row says something."""
        return self.text is None or bool(self.text.text().strip())

    @property
    def unset(self) -> Scale | None:
        """The first rating of the row that has no value."""
        return next((scale for scale in self._scales if scale.value is None), None)

    @property
    def least_width(self) -> int:
        """As narrow as it can be with its marks under the text."""
        return self._side.sizeHint().width() + self._beside_text

    def take_focus(self) -> None:
        """The keyboard goes to the text, or to what is asked first."""
        if isinstance(self._first, Scale):
            self._first.take_focus()
        elif self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def set_only(self, *, only: bool) -> None:
        """A choice among rows is shown while there is more than one."""
        for column in self._field.column:
            if column.kind == "one":
                self.marks[column.id].setVisible(not only)

    def set_chosen(self, on: bool) -> None:
        """Whether this is the row that is chosen among all."""
        for column in self._field.column:
            if column.kind == "one":
                self.marks[column.id].set_value(True if on else None)

    def minimumSizeHint(self) -> QSize:
        """Also while its marks stand beside the text, it can become narrower than that."""
        return QSize(self.least_width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Marks stand beside the text while there is room for both, else under it."""
        super().resizeEvent(event)
        beside = self._around.look.px(DAY if self._is_of_a_day else TEXT_WIDTH)
        room = self.width() - self.least_width >= beside
        way = QBoxLayout.Direction
        self._top.setDirection(way.LeftToRight if room else way.TopToBottom)

    @property
    def _beside_text(self) -> int:
        """What the edges and the way to remove the row take of its width."""
        edges, gap = self._box.contentsMargins(), self._box.spacing()
        return edges.left() + edges.right() + gap + self._remove.sizeHint().width()

    def _light(self, on: bool) -> None:
        """The frame says that the keyboard is in one of its texts."""
        self.setProperty("lit", "true" if on else "false")
        restyle(self)

    def _add(self, column: Column, value: Any) -> None:
        words = self._around.words
        label = words(column.label)
        if column.kind in ("text", "term"):
            self._add_text(column, label, value)
        elif column.kind == "rating":
            scale = Scale(label, "", "", around=self._around, tone="ember")
            scale.set_value(value)
            scale.changed.connect(self.changed)
            self._scales.append(scale)
            self._first = self._first or scale
            row = QHBoxLayout()
            row.setSpacing(self._around.look.px(12))
            row.addWidget(Tiny(label, wrap=False))
            row.addWidget(scale, 1)
            self._low.addLayout(row)
            self._read[column.id] = partial(getattr, scale, "value")
        elif column.kind == "date":
            self._add_day(column, label, value)
        else:
            self._add_mark(column, label, value)

    def _add_day(self, column: Column, label: str, value: Any) -> None:
        """The day of a row, today at first. What is no day stays as it is until one is given."""
        edit = DayEdit(label, self._around)
        edit.setProperty("role", "row")
        edit.setFixedWidth(self._around.look.px(DAY))
        try:
            known = date.fromisoformat(value) if value else self._around.clock().date()
        except (TypeError, ValueError):
            known = None
        edit.show_day(known or self._around.clock().date())
        if known is not None:
            self._given[column.id] = known.isoformat()
        edit.dateChanged.connect(partial(self._on_day, column.id, edit))
        self._top.addWidget(edit)

    def _on_day(self, column_id: str, edit: DayEdit, _day: QDate) -> None:
        self._given[column_id] = edit.day.isoformat()
        self.changed.emit()

    def _add_text(self, column: Column, label: str, value: Any) -> None:
        words = self._around.words
        is_first, is_of_a_day = not self._texts, self._is_of_a_day
        text = RowText(label, label if is_of_a_day and is_first else "")
        self._texts.append(text)
        shown = str(value or "")
        if column.kind == "term":
            shown = vocabulary.label(column.vocabulary, shown, words)
        text.set_text(shown)
        text.textChanged.connect(self.changed)
        text.entered.connect(self._on_next if is_of_a_day else self.entered)
        text.focused.connect(self._light)
        can_go = column.kind != "term" and len(self._field.column) < 4
        if is_first and can_go and not is_of_a_day:
            text.emptied.connect(self.remove_asked)
        self._first = self._first or text
        if is_first and not is_of_a_day:
            self.text = text
            self._top.addWidget(text, 1)
        elif is_first:
            self._low.addWidget(text)
        else:
            self._low.addLayout(self._labelled(label, text))
        self._read[column.id] = partial(self._said, column, text)

    def _labelled(self, label: str, text: RowText) -> QHBoxLayout:
        """A further text: what it is asked for stands before it."""
        row = QHBoxLayout()
        row.setSpacing(self._around.look.px(8))
        before = Tiny(label, wrap=False)
        # on the line of the words
        before.setContentsMargins(0, self._around.look.px(4), 0, 0)
        row.addWidget(before, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        return row

    def _on_next(self) -> None:
        self.focusNextChild()

    def _said(self, column: Column, text: RowText) -> str:
        said = text.text()
        if column.kind == "term":
            return vocabulary.code(column.vocabulary, said, self._around.words)
        return said

    def _add_mark(self, column: Column, label: str, value: Any) -> None:
        words = self._around.words
        values: list[tuple[Any, str]]
        if column.kind == "choice":
            names = [words(option.label) for option in column.options]
            values = [(None, " / ".join(names) if len(names) <= MOST_SEEN else label)]
            values += [(o.code, n) for o, n in zip(column.options, names, strict=True)]
        elif column.kind == "number":
            name = words(column.short_label) or label
            values = [(None, words("{name} not set", name=name))]
            values += [
                (n, words("{name} {value}", name=name, value=n)) for n in range(column.high + 1)
            ]
        else:
            values = [(None, label), (True, label)]
        mark = RowMark(label, values, self._around.look)
        mark.set_value(value or None if column.kind in ("flag", "one") else value)
        if column.kind == "one":
            mark.setVisible(False)
            mark.changed.connect(self.chosen)
        else:
            mark.changed.connect(self.changed)
        self.marks[column.id] = mark
        self._side.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        bare = column.kind in ("flag", "one")
        self._read[column.id] = (
            (lambda: bool(mark.value)) if bare else partial(getattr, mark, "value")
        )

    def _add_remove(self) -> None:
        words = self._around.words
        self._remove = button = QPushButton("×")
        button.setProperty("role", "mark")
        button.setProperty("tone", "quiet")
        button.setAutoDefault(False)
        button.setAccessibleName(words("{name}: remove this line", name=words(self._field.label)))
        button.setToolTip(words("Remove this line"))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self.remove_asked)
        self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
