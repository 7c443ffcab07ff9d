"""A question whose answer is a list of rows."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.worksheets import vocabulary
from nearward.worksheets.answers import no_rows, rows
from nearward.worksheets.form.field_kinds import is_empty
from nearward.worksheets.form.model import Field
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chip import Chip
from nearward_ui.kit.inputs.one_stop import OneStop
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.widgets.basic import LinkButton
from nearward_ui.worksheets.questions.kept_offer import KeptOffer
from nearward_ui.worksheets.questions.rows import AnswerRow
from nearward_ui.worksheets.questions.starters import starter
from nearward_ui.worksheets.questions.view import FieldView

#: rows that are made at once, and then after each pause of so many milliseconds
AT_ONCE, A_FEW, PAUSE = 12, 4, 15


class RowsView(FieldView):
    """A list of rows, with an empty one to write in, and ways to start.

    Of many rows the first are made at once, about as many as a window shows; the others are
    `_to_come`, a few after each pause.
    """

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        words, look = around.words, around.look
        self.rows: list[AnswerRow] = []
        self._later: list[Any] = []
        self._to_come: list[dict[str, Any]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(look.px(8))
        self._box.addLayout(self._list)
        self.add_button = LinkButton(words("+ add"), flush="start")
        self.add_button.setAccessibleName(words("{name}: add a line", name=words(field.label)))
        self.add_button.clicked.connect(self._on_add)
        self._box.addWidget(self.add_button)
        self.kept: KeptOffer | None = None
        if field.kept:
            self.kept = KeptOffer(words(field.label), around)
            self.kept.chosen.connect(self._on_starter)
            self._box.addWidget(self.kept)
            self.kept.ask()
        self.none: Tick | None = None
        if field.none:
            self.none = Tick(words(field.none))
            self.none.setAccessibleName(f"{words(field.label)}: {words(field.none)}")
            self.none.toggled.connect(self._on_none)
            self._box.addWidget(self.none)
        self._add_starters()
        self._dates = any(column.kind == "date" for column in field.column)
        if self._dates:
            self.add_button.setText(words("Look at it again now"))
        else:
            self._make({})
        if field.add_label:
            self.add_button.setText(words(field.add_label))
        self._marks()

    @property
    def answers(self) -> dict[str, Any]:
        given: list[dict[str, Any]] = [row.value for row in self.rows]
        given += [dict(value) for value in self._to_come]
        given = [row for row in given if not is_empty(row)]
        one = next((column.id for column in self.field.column if column.kind == "one"), "")
        if one and given and not any(row.get(one) for row in given):
            given[0][one] = True
        found: dict[str, Any] = {self.field.id: [*given, *self._later]}
        if self.none is not None:
            found[f"{self.field.id}_none"] = self.none.isChecked()
        return found

    @property
    def least_width(self) -> int:
        return max((row.least_width for row in self.rows), default=0)

    def show_answers(self, answers: dict[str, Any]) -> None:
        given = rows(answers, self.field.id)
        # what this list does not show stays as it is
        self._later = [row for row in given if row.get("later")]
        self._later += no_rows(answers, self.field.id)
        given = [row for row in given if not row.get("later")]
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        self._to_come = given[AT_ONCE:]
        for value in given[:AT_ONCE] or ([] if self._dates else [{}]):
            self._make(value)
        QTimer.singleShot(PAUSE, self, self._make_more_rows)
        if self.none is not None:
            self.none.blockSignals(True)
            self.none.setChecked(bool(answers.get(f"{self.field.id}_none")))
            self.none.blockSignals(False)
        self._marks()

    def take_focus(self) -> None:
        if not self.rows:
            self.add_button.setFocus()
        elif self.rows[-1].has_text or self._to_come:
            # to be read from the beginning
            self.rows[0].take_focus()
        else:
            self.rows[-1].take_focus()

    def take_open_focus(self) -> None:
        self._make_rest()
        for row in self.rows:
            if row.has_text and row.unset is not None:
                row.unset.take_focus()
                return
        self.take_focus()

    def add(self) -> None:
        self._on_add()

    def refresh(self, changed: KindsChanged) -> None:
        if self.kept is not None and "belief_evidence" in changed.kinds:
            self.kept.ask()

    def _add_starters(self) -> None:
        words = self.around.words
        terms = [c for c in self.field.column if c.kind == "term"]
        options = [(text, words(text)) for text in self.field.starters]
        for column in terms:
            options += vocabulary.options(column.vocabulary, words)
        first = len(options)
        for column in terms:
            options += vocabulary.options(column.vocabulary, words, pinned=False)
        if not options:
            return
        self._starters = QWidget()
        flow = FlowLayout()
        self._starters.setLayout(flow)
        name = words(self.field.label)
        chips: list[QWidget] = []
        for code, label in options:
            chips.append(starter(label, code, name, partial(self._on_starter, label), self.around))
            flow.addWidget(chips[-1])
        if len(chips) > first:
            chips.append(self._make_more(chips[first:], name))
            flow.addWidget(chips[-1])
        OneStop(chips, self._starters)
        self._box.addWidget(self._starters)

    def _make(self, value: dict[str, Any], at: int | None = None) -> AnswerRow:
        row = AnswerRow(self.field, value, self.around)
        row.changed.connect(self._on_changed)
        row.entered.connect(partial(self._on_entered, row))
        row.remove_asked.connect(partial(self._on_remove, row))
        row.chosen.connect(partial(self._on_chosen, row))
        where = len(self.rows) if at is None else at
        self.rows.insert(where, row)
        self._list.insertWidget(where, row)
        return row

    def _marks(self) -> None:
        filled = [row for row in self.rows if row.has_text]
        for row in self.rows:
            row.set_only(only=len(filled) + len(self._to_come) < 2)
        self.add_button.setEnabled(not self._is_full)

    @property
    def _is_full(self) -> bool:
        most = self.field.most
        return bool(most) and len(self.rows) + len(self._to_come) >= most

    def _make_more_rows(self) -> None:
        """A few of the rows that are still to come; what is seen of them stays where it is."""
        few, self._to_come = self._to_come[:A_FEW], self._to_come[A_FEW:]
        for value in few:
            self._make(value)
        if few:
            self._marks()
            QTimer.singleShot(PAUSE, self, self._make_more_rows)

    def _make_rest(self) -> None:
        """All rows, before one comes behind them."""
        rest, self._to_come = self._to_come, []
        for value in rest:
            self._make(value)

    def _on_changed(self) -> None:
        self._marks()
        if self.none is not None and self.none.isChecked() and self.answers[self.field.id]:
            self.none.setChecked(False)
        self.changed.emit()

    def _on_add(self) -> None:
        self._make_rest()
        self._on_entered(self.rows[-1] if self.rows else None)

    def _on_entered(self, row: AnswerRow | None) -> None:
        after = self.rows.index(row) + 1 if row in self.rows and row is not None else len(self.rows)
        if after < len(self.rows) and not self.rows[after].has_text:
            self.rows[after].take_focus()
        elif row is not None and not row.has_text and not self._dates:
            row.take_focus()
        elif not self._is_full:
            made = self._make({}, after)
            self._marks()
            if self._dates:
                self.changed.emit()
            QTimer.singleShot(0, made, made.take_focus)

    def _make_more(self, rest: list[QWidget], field: str) -> Chip:
        words = self.around.words
        for chip in rest:
            chip.hide()
        self.more = more = Chip(words("More…"), "", "quiet", look=self.around.look)
        more.setCheckable(False)
        more.setAccessibleName(words("{name}: more", name=field))
        more.clicked.connect(partial(self._on_more, rest))
        return more

    def _on_more(self, rest: list[QWidget], _checked: bool = False) -> None:
        for chip in rest:
            chip.show()
        if self.more.hasFocus():
            rest[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.more.hide()

    def _on_starter(self, text: str, _checked: bool = False) -> None:
        self._make_rest()
        blank = next((row for row in self.rows if not row.has_text), None)
        if blank is None:
            if self._is_full:
                return
            blank = self._make({})
        if blank.text is not None:
            blank.text.set_text(text)
            blank.text.moveCursor(QTextCursor.MoveOperation.End)
        blank.take_focus()

    def _on_remove(self, row: AnswerRow) -> None:
        at, value = self.rows.index(row), row.value
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        if not self.rows and not self._dates:
            self._make({})
        if self.rows:
            self.rows[max(0, at - 1)].take_focus()
        self._on_changed()
        if not is_empty(value):
            words = self.around.words
            undo = partial(self._on_undo, at, value)
            self.notice.emit(Notice(words("The line was removed."), words("Undo"), undo))

    def _on_undo(self, at: int, value: dict[str, Any]) -> None:
        row = self._make(value, min(at, len(self.rows)))
        blank = [other for other in self.rows if not other.has_text and other is not row]
        for other in blank[:1]:
            self.rows.remove(other)
            other.hide()
            other.deleteLater()
        self._on_changed()
        row.take_focus()

    def _on_chosen(self, row: AnswerRow) -> None:
        self._make_rest()
        for other in self.rows:
            other.set_chosen(other is row)
        self.changed.emit()

    def _on_none(self, on: bool) -> None:
        if on and self.answers[self.field.id]:
            # there is something: the box cannot say otherwise
            self.none.setChecked(False)  # type: ignore[union-attr]
            return
        self.changed.emit()
