"""What a sheet is about, in the person's words: it stays on top while the rest is filled in."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nearward.worksheets.answers import heading
from nearward.worksheets.form.model import Sheet
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.widgets.basic import Panel, Soft, Tiny, restyle
from nearward_ui.kit.widgets.card_text import quoted

MOST_LETTERS = 160


class HeadingCard(Panel):
    """The card; in a low window it is one line of it. `put` carries the pinned rating."""

    put = Signal(object)

    def __init__(self, sheet: Sheet, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._sheet = sheet
        self._words = words
        self._look = look
        self._low = False
        #: the step that is shown, and whether the heading is written in it
        self._step, self._own = "", False
        self._said = ""
        self._field = next((field for field in sheet.fields if field.pinned), None)
        self.caption = Tiny(words(sheet.heading_label))
        self.quote = QLabel()
        self.quote.setProperty("role", "quote")
        self.quote.setTextFormat(Qt.TextFormat.PlainText)
        self.quote.setWordWrap(True)
        self.empty = Soft(words(sheet.heading_empty))
        self._box = QVBoxLayout(self)
        for widget in (self.caption, self.quote, self.empty):
            self._box.addWidget(widget)
        self.scale: Scale | None = None
        if self._field is not None:
            label = words(self._field.label)
            self.scale = Scale(label, "", "", around=around, tone="ember")
            self.scale.setMaximumWidth(look.px(320))
            self.scale.changed.connect(self._on_changed)
            self.rating = QWidget()
            row = QHBoxLayout(self.rating)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(look.px(16))
            row.addWidget(Tiny(label, wrap=False))
            row.addWidget(self.scale, 3)
            row.addStretch(1)
            self._box.addWidget(self.rating)
        self._fit()

    def show_answers(self, answers: dict[str, Any]) -> None:
        """The heading, and its pinned rating."""
        said = shorten(heading(self._sheet, answers), MOST_LETTERS, placeholder=" …")
        self._said = quoted(said, self._words) if said else ""
        self._show_quote()
        self.quote.setVisible(bool(said))
        self.empty.setVisible(not said)
        if self.scale is not None and self._field is not None:
            self.scale.set_value(answers.get(self._field.id))

    def show_rating(self, step_id: str) -> None:
        """Show the rating of a heading that is there, but in the step in which it stands itself.

        In the step in which the heading is written it has one line, so that nothing moves there.
        """
        step = next((step for step in self._sheet.step if step.id == step_id), None)
        if step is None:
            return
        changed, self._step = step_id != self._step, step_id
        own = any(field.id == self._sheet.heading for field in step.field)
        if own != self._own:
            self._own = own
            self._fit()
        if self._field is not None and self.scale is not None:
            if self._field in step.field:
                self.rating.hide()
            elif self._said or self.scale.value is not None:
                self.rating.show()
            elif changed:
                self.rating.hide()

    def reshape(self, *, low: bool) -> None:
        """Less high in a low window."""
        if low != self._low:
            self._low = low
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_line:
            self._show_quote()

    @property
    def _is_line(self) -> bool:
        return self._low or self._own

    def _fit(self) -> None:
        px, low = self._look.px, self._low
        self._box.setContentsMargins(px(20), px(6 if low else 12), px(20), px(6 if low else 12))
        self._box.setSpacing(0 if low else px(2))
        self.caption.setHidden(low)
        self.quote.setProperty("role", "h3" if low else "quote")
        line = self._is_line
        self.quote.setWordWrap(not line)
        across = QSizePolicy.Policy.Ignored if line else QSizePolicy.Policy.Preferred
        self.quote.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        restyle(self.quote)
        # the first letter of the heading makes the card no higher
        self.quote.ensurePolished()
        self.quote.setText("x")
        self.empty.setMinimumHeight(self.quote.sizeHint().height())
        self._show_quote()

    def _show_quote(self) -> None:
        said = self._said
        if self._is_line:
            room = self.width() - 2 * self._look.px(20) - 4
            said = self.quote.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        self.quote.setText(said)
        # what is cut is read whole
        self.quote.setAccessibleName(self._said if said != self._said else "")

    def _on_changed(self) -> None:
        if self.scale is not None and self._field is not None:
            self.put.emit({self._field.id: self.scale.value})
