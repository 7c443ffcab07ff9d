"""A sheet that somebody made up has filled in, beside one's own: to see how it can be done."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.paper.sheets.to_read import sheet_to_read
from nearward.worksheets.examples import example_of
from nearward.worksheets.form.model import Sheet
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.side import Side
from nearward_ui.kit.widgets.basic import SmallHeading, Tiny
from nearward_ui.kit.widgets.card_text import told_heading
from nearward_ui.worksheets.read_parts import GivenText, made_parts
from nearward_ui.worksheets.shift_line import ShiftLine


class ExampleSide(Side):
    """Read only. It is not seen until it is asked for: what others write is no measure."""

    is_empty = True

    def __init__(self, around: PageContext) -> None:
        super().__init__(around, around.words("An example"))
        self._around = around
        self._of = ""
        # put away here, the side of another page is not folded
        self.close_button.clicked.disconnect(self.close_asked)
        self.close_button.clicked.connect(self.put_away)
        self.note = Tiny(around.words("Filled in by someone made up. Yours can be shorter."))
        self.body = QWidget()
        for widget in (self.note, self.body):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def show_of(self, sheet: Sheet) -> None:
        """Show the example of a sheet."""
        if self._of != sheet.id:
            self._of = sheet.id
            body = self._made(sheet)
            self.box.replaceWidget(self.body, body)
            self.body.deleteLater()
            self.body = body
            self.scroller.area.verticalScrollBar().setValue(0)
        self.be_empty(False)

    def put_away(self) -> None:
        """Nothing is shown until it is asked for again."""
        self.be_empty(True)

    def told(self) -> str:
        heading = self.body.findChild(GivenText)
        return f"{self.title.text()}: {heading.text()}" if heading is not None else super().told()

    def first_focus(self) -> QWidget | None:
        return self.close_button

    def _made(self, sheet: Sheet) -> QWidget:
        words, look = self._around.words, self._around.look
        told = sheet_to_read(sheet, example_of(sheet, words), words)
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(18))
        box.addWidget(GivenText(told_heading(sheet, told.title, words), "large"))
        if told.shift is not None:
            box.addWidget(SmallHeading(told.shift.label))
            box.addWidget(ShiftLine(told.shift, words, look))
        narrow = [p if p.place == "calm" else replace(p, place="whole") for p in told.parts]
        for part in made_parts(narrow, words, look):
            box.addWidget(part)
        return body
