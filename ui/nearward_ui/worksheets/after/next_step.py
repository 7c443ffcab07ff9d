"""Steps that are tried one after another: the lowest that is open is offered next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nearward.domain.model import Worksheet
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.session.ask.sheets import ladder
from nearward.session.ask.sheets.ladder import Steps
from nearward.worksheets.form.model import Field, Sheet
from nearward.worksheets.ladder import DONE, OPEN, PARKED, Rung, next_rung
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import LinkButton, Prose, QuietButton, SmallHeading, Soft
from nearward_ui.kit.widgets.elided_link import ElidedLink
from nearward_ui.routes import ToSheetRead, ToWorksheet

#: what a person can say of a step in each state, and with what it stands then
WAYS = {
    OPEN: ((DONE, N_("Done")), (PARKED, N_("Put aside"))),
    PARKED: ((OPEN, N_("Take it up again")),),
    DONE: ((OPEN, N_("Open again")),),
}


class NextStep(QWidget):
    """Hidden where a sheet has no steps. `go` leads to a worksheet, `notice` carries a Notice."""

    go = Signal(object)
    notice = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._sheet: Sheet | None = None
        self._id = 0
        self._steps: Steps | None = None
        self._offered: Rung | None = None
        self.ways: dict[tuple[int, str], QPushButton] = {}
        self.tries: list[QPushButton] = []
        self.offer = Prose("")
        self.begin = QuietButton(words("Try this one next"))
        self.begin.clicked.connect(self._on_begin)
        self.none = Soft(words("No step is open."))
        # what is made later is heard where it stands
        steps, tries = QWidget(), QWidget()
        self._rungs, self._tries = QVBoxLayout(steps), QVBoxLayout(tries)
        for part in (self._rungs, self._tries):
            part.setContentsMargins(0, 0, 0, 0)
        self._rungs.setSpacing(look.px(4))
        self._tries.setSpacing(look.px(2))
        self.tried = SmallHeading(words("Tried or planned so far"))
        row = WrappingRow(look, 14)
        row.addWidget(self.begin)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        box.addWidget(SmallHeading(words("The next step")))
        box.addWidget(self.offer)
        box.addLayout(row)
        box.addWidget(self.none)
        box.addWidget(steps)
        box.addWidget(self.tried)
        box.addWidget(tries)
        self.hide()

    def of(self, sheet: Sheet | None, worksheet: Worksheet | None) -> None:
        """Offer the steps of a worksheet; None: there is none."""
        is_any = sheet is not None and bool(sheet.ladder) and worksheet is not None
        self._sheet = sheet if is_any else None
        self._id = worksheet.id if is_any and worksheet is not None else 0
        self.hide()
        self.refresh()

    def refresh(self) -> None:
        """Other worksheets may go on from this one."""
        if self._id:
            then = partial(self._on_read, self._id)
            self._around.desk.ask(ladder.steps(self._id), then, self._on_trouble, lane="steps")

    def _on_read(self, of: int, found: Steps | None) -> None:
        if of != self._id:
            return
        self._steps = found
        self.setVisible(found is not None and bool(found.rungs))
        if found is not None:
            self._show(found)

    def _show(self, found: Steps) -> None:
        words = self._around.words
        self._offered = offered = next_rung(found.rungs)
        self.offer.setText(offered.text if offered is not None else "")
        self.offer.setVisible(offered is not None)
        self.begin.setVisible(offered is not None)
        if offered is not None:
            name = words("{name}: {thing}", name=self.begin.text(), thing=offered.text)
            self.begin.setAccessibleName(name)
        self.none.setVisible(offered is None)
        _clear(self._rungs)
        _clear(self._tries)
        self.ways, self.tries = {}, []
        for rung in found.rungs:
            self._rungs.addWidget(self._rung(rung))
        for one in found.tried:
            self.tries.append(self._try(one))
            self._tries.addWidget(self.tries[-1])
        self.tried.setVisible(bool(found.tried))

    def _rung(self, rung: Rung) -> QWidget:
        words, look = self._around.words, self._around.look
        whole = QWidget()
        row = WrappingRow(look, 14)
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        said = [rung.text, self._said_state(rung.state)]
        if rung.hard is not None:
            said.insert(1, words("how hard {n}", n=rung.hard))
        row.add_text(Soft(" · ".join(part for part in said if part)), whole=True)
        for state, label in WAYS[rung.state]:
            button = LinkButton(words(label), tone="quiet")
            name = words("{name}: {thing}", name=words(label), thing=rung.text)
            button.setAccessibleName(name)
            button.clicked.connect(partial(self._on_mark, rung, state))
            self.ways[rung.row, state] = button
            row.addWidget(button)
        return whole

    def _said_state(self, state: str) -> str:
        """How the sheet calls it."""
        field = self._sheet.find(self._sheet.ladder) if self._sheet is not None else None
        options = [one for column in field.column for one in column.options] if field else []
        return next((self._around.words(one.label) for one in options if one.code == state), "")

    def _try(self, one: Worksheet) -> ElidedLink:
        sheet, words = self._sheet, self._around.words
        said = [short_day(one.day, self._around.today, words)]
        if sheet is not None:
            said.append(" ".join(str(one.answers.get(sheet.tried) or "").split()))
            said += [self._chosen(sheet.find(name), one) for name in (sheet.revisit, sheet.feared)]
        button = ElidedLink(" · ".join(part for part in said if part))
        finished = one.status == "finished"
        route = (ToSheetRead if finished else ToWorksheet)(id=one.id)
        button.clicked.connect(partial(self._on_try, route))
        return button

    def _chosen(self, field: Field | None, one: Worksheet) -> str:
        """A question with its answer, where that is one of a few."""
        words = self._around.words
        code = one.answers.get(field.id) if field is not None else None
        label = next((o.label for o in field.options if o.code == code), "") if field else ""
        if field is None or not label:
            return ""
        return words("{name} {value}", name=words(field.label), value=words(label))

    def _on_mark(self, rung: Rung, state: str, _checked: bool = False) -> None:
        if self._steps is not None:
            ask = ladder.mark(self._steps.newest, rung.row, state)
            self._around.desk.ask(ask, lambda _: self.refresh(), self._on_trouble)

    def _on_begin(self) -> None:
        if self._steps is not None and self._offered is not None:
            around = self._around
            newest, row = self._steps.newest, self._offered.row
            ask = ladder.try_next(newest, row, around.clock(), around.today)
            around.desk.ask(ask, self._on_begun, self._on_trouble)

    def _on_begun(self, worksheet: Worksheet | None) -> None:
        if worksheet is None:
            said = self._around.words("This worksheet is no longer in the diary.")
            self.notice.emit(Notice(said))
            return
        self.go.emit(ToWorksheet(id=worksheet.id))

    def _on_try(self, route: object, _checked: bool = False) -> None:
        self.go.emit(route)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self._around.words), lasting=True))


def _clear(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
