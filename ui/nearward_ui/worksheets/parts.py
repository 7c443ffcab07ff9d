"""How the parts of a worksheet stand on its page, and how a low page makes room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from nearward.domain.model import Moment, Worksheet
from nearward.worksheets.form.model import Sheet
from nearward_ui.kit.dates import day_and_month
from nearward_ui.kit.from_entry import FromEntry
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.inputs.combo_box import ComboBox
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Heading,
    LinkButton,
    Scroll,
    Soft,
    Tiny,
    TroublePanel,
    restyle,
)
from nearward_ui.worksheets.closing import Closing
from nearward_ui.worksheets.example_side import ExampleSide
from nearward_ui.worksheets.signs_so_far import SignsSoFar

#: pixels of the drawing: a page that is less high gives its height to the questions
LOW = 640
#: a text that wraps asks once more for its place: rows, panel, page
SETTLED = 3


class Parts:
    """The heading, the steps at the left, the card on top, the questions, the foot."""

    def __init__(self, page: Page, foot: QWidget) -> None:
        look, words = page.look, page.words
        self._look, self._words = look, words
        self.is_low = False
        self.heading, self.origin = Heading(), Soft(wrap=False)
        self.came = FromEntry(page.around)
        self.came.go.connect(page.go)
        self.back = BackButton(page)
        #: what a filled one looks like; asked for by the button in the head
        self.example = page.side = ExampleSide(page.around)
        self.example_button = LinkButton(words("Show an example"), flush="start")
        self.example_button.clicked.connect(partial(self._on_example, page))
        self.why = WhyLink(page.around)
        self._sheet: Sheet | None = None
        self.step_choice = ComboBox(words("Step"))
        self.trouble = TroublePanel(look)
        self.closing = Closing(page.around)
        self.steps_box = QWidget()
        self.steps, self.card = QVBoxLayout(self.steps_box), QVBoxLayout()
        self.steps.setContentsMargins(0, 0, 0, 0)
        self.content = content = QWidget()
        self._inner = inner = QVBoxLayout(content)
        page.scrolled_frame(inner, 0, 16, at="right")
        inner.setSpacing(look.px(14))
        #: what others of a sheet of signs said before
        self.signs = SignsSoFar(page.around)
        inner.addWidget(self.signs)
        self.groups = QVBoxLayout()
        inner.addLayout(self.groups)
        #: what the sheet is, and is not; on paper it is the foot of the page
        self.sheet_foot = Tiny()
        inner.addWidget(self.sheet_foot)
        inner.addStretch(1)
        self.scroller = Scroll(content)
        self._lay_out(page, foot)

    def name(self, sheet: Sheet, worksheet_id: int) -> None:
        """Say which sheet it is, and what others of it said, if it is one of signs."""
        self.signs.of(sheet, worksheet_id)
        self._sheet = sheet
        self.why.stand_at(f"sheet:{sheet.id}")
        self.example.put_away()
        self.example_button.setVisible(bool(sheet.example))
        self.heading.setText(self._words(sheet.title))
        self.sheet_foot.setText(self._words(sheet.foot))

    def name_steps(self, names: list[str]) -> None:
        """Offer these steps where they are chosen from a list."""
        choice = self.step_choice
        if names != [choice.itemText(n) for n in range(choice.count())]:
            choice.clear()
            choice.addItems(names)

    def say_origin(self, worksheet: Worksheet, moment: Moment | None) -> None:
        """Say of which day it is, or of which moment it was begun."""
        words = self._words
        if moment is None:
            day = day_and_month(worksheet.day, words)
            self.origin.setText(words("Worksheet · {day}", day=day))
        else:
            day = day_and_month(moment.day, words)
            self.origin.setText(words("Worksheet · started from the moment of {day}", day=day))

    def fit(self, height: int, shape: str) -> None:
        """A low page leaves out what is known anyway, so that the questions have room."""
        px, narrow = self._look.px, shape == "narrow"
        self.is_low = low = height < px(LOW)
        self.steps_box.setFixedWidth(px(168))
        self.steps_box.setVisible(not narrow)
        self._choice_box.setVisible(narrow)
        self.origin.setHidden(low)
        self.heading.setHidden(low and narrow)
        self._stand(low=low, narrow=narrow)
        role = "h2" if low else "h1"
        if self.heading.property("role") != role:
            self.heading.setProperty("role", role)
            restyle(self.heading)
        self._above.setContentsMargins(0, px(12 if low else OVER), 0, 0)
        self._above.setSpacing(px(8 if low else 14))
        for layout in (self._right, self._pinned):
            layout.setSpacing(px(8 if low else 14))

    def _stand(self, *, low: bool, narrow: bool) -> None:
        """On a low page the way back and the way to the example stand beside the heading, or the
        first beside the choice of a step; what is said of a finished sheet scrolls with the
        questions."""
        way = QBoxLayout.Direction
        self._top.setDirection(way.LeftToRight if low else way.TopToBottom)
        self._top.setSpacing(self._look.px(12) if low else 0)
        row = self._choice if low and narrow else self._top
        if row.indexOf(self.back) < 0:
            self.back.stand_in(row)
        told: QLayout = self._top if low else self._told
        for widget in (self.example_button, self.why):
            if told.indexOf(widget) < 0:
                told.addWidget(widget)
        above, at = (self._inner, 0) if low else (self._pinned, 1)
        if above.indexOf(self.closing) < 0:
            above.insertWidget(at, self.closing)

    def tell_step(self, at: int) -> None:
        """Which step one has come to is heard before its first question."""
        title = self.step_choice.itemText(at).split(maxsplit=1)[-1]
        count = self.step_choice.count()
        said = self._words(
            "Step {number} of {count}: {title}", number=at + 1, count=count, title=title
        )
        announce_next(self.content, said)

    def keep_caret_in_sight(self) -> None:
        """Scroll no further than the caret needs, where what is said below takes its place."""
        focus = QApplication.focusWidget()
        if focus is None or not self.content.isAncestorOf(focus):
            return
        caret = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        if isinstance(caret, QRect | QRectF):
            at = focus.mapTo(self.content, QRectF(caret).toRect().bottomLeft())
            self.scroller.area.ensureVisible(at.x(), at.y(), 0, self._look.px(8))

    def clear(self) -> None:
        """Leave out the steps, the card and the questions of the sheet before."""
        for layout in (self.steps, self.card, self.groups):
            while layout.count():
                item = layout.takeAt(0)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()

    def reveal(self, panel: QWidget) -> None:
        """Scroll to a step, from its title on; further down only as far as the keyboard is."""
        for _ in range(SETTLED):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        top = panel.mapTo(self.content, QPoint(0, 0)).y()
        self.scroller.area.verticalScrollBar().setValue(top)
        focus = QApplication.focusWidget()
        if focus is None or not panel.isAncestorOf(focus):
            return
        around, most = focus, self.scroller.area.viewport().height() * 3 // 4
        # with its marks and its frame, as far as they fit
        while isinstance(outer := around.parentWidget(), QWidget) and outer.height() <= most:
            around = outer
        self.scroller.reveal(around)

    def _lay_out(self, page: Page, foot: QWidget) -> None:
        self._pinned, self._right = QVBoxLayout(), QVBoxLayout()
        page.frame(self._pinned, 0, 0, at="right")
        # an empty layout would give what stands below it room that it does not need
        self._choice_box = QWidget()
        self._choice = QHBoxLayout(self._choice_box)
        self._choice.setContentsMargins(0, 0, 0, 0)
        self._choice.addWidget(self.step_choice, 1)
        self._pinned.addWidget(self._choice_box)
        self._pinned.addWidget(self.closing)
        self._pinned.addLayout(self.card)
        self._right.addLayout(self._pinned)
        self._right.addWidget(self.scroller, 1)
        # under what is written, which stays where it is
        said = QVBoxLayout()
        page.frame(said, 0, 0, at="right")
        said.addWidget(self.trouble)
        self._right.addLayout(said)
        middle = QHBoxLayout()
        page.frame(middle, 0, 0, at="left")
        middle.setSpacing(self._look.px(8))
        middle.addWidget(self.steps_box)
        middle.addLayout(self._right, 1)
        self._above = above = QVBoxLayout()
        above.addLayout(self._head(page))
        above.addLayout(middle, 1)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        # what scrolls goes on down to the line over the foot
        box.addLayout(above, 1)
        box.addWidget(foot)

    def _on_example(self, page: Page, _checked: bool = False) -> None:
        """Show the example beside the questions, or over their right; or put it away."""
        if self._sheet is None:
            return
        if page.side_is_seen:
            self.example.put_away()
        else:
            self.example.show_of(self._sheet)
            page.side_asked.emit(True)

    def _head(self, page: Page) -> QVBoxLayout:
        head = QVBoxLayout()
        page.frame(head, 0, 0)
        head.setSpacing(0)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.back.stand_in(self._top)
        self._top.addWidget(self.heading, 1)
        head.addLayout(self._top)
        self._told = FlowLayout(self._look.px(14), 0)
        self._told.addWidget(self.origin)
        head.addLayout(self._told)
        head.addWidget(self.came)
        return head
