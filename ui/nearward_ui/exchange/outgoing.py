"""Export: a copy of the diary that other programs can read."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.session.ask import timeline
from nearward.session.jobs import progress
from nearward.session.jobs.book_job import WHOLE, BookJob
from nearward.session.jobs.progress import JobProgress
from nearward_ui.exchange.long_page import LongPage
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.printing.day_range import DayRange
from nearward_ui.kit.printing.job import PrintJob
from nearward_ui.kit.printing.output import pdf_at
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.widgets.basic import Ask, MainButton, Panel, Prose, SubHeading
from nearward_ui.kit.widgets.file_dialog import ask_file
from nearward_ui.routes import Route

#: format -> (its name, what it is good for, the name of the new file or folder)
FORMS = {
    "json": (
        N_("JSON"),
        N_("One file with everything, pictures included. Nearward can import it again."),
        N_("diary.json"),
    ),
    "markdown": (
        N_("Markdown"),
        N_("A new folder with a file for each entry, and the pictures, for people to read."),
        N_("diary-entries"),
    ),
    "csv": (
        N_("CSV"),
        N_("A new folder with tables of moments, check-ins and ratings."),
        N_("diary-tables"),
    ),
    "pdf": (
        N_("PDF"),
        N_("Pages with contents and pictures, to read or to print. Which days?"),
        N_("diary.pdf"),
    ),
}
#: what the dialog for a new file offers, where it is no folder
_KINDS = {"json": N_("JSON (*.json)"), "pdf": N_("PDF (*.pdf)")}


class ExportPage(LongPage):
    """Choose how, then where. Nothing that is there is ever written over."""

    measure = Measure.FORMS

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        options = [(form, words(name)) for form, (name, _, _) in FORMS.items()]
        self.form = Chips(words("Format"), options, around=around)
        self.form.set_value("json")
        self.form.changed.connect(self._on_form)
        self.about = Prose()
        self.span = DayRange(around)
        self.steps = PrintJob(self.desk, self)
        self.steps.ended.connect(self._on_ended)
        self.steps.troubled.connect(self._on_unset)
        self.result = Panel("calm")
        self.where_to = Prose()
        self.button = MainButton(words("Choose where…"))
        self.button.clicked.connect(self.ask_place)
        self._spanned = False
        self._out = Path()
        self._lay_out()
        self._on_form()

    def enter(self, _route: Route | None = None) -> None:
        if not self.is_busy:
            self.trouble.say("")
            self.result.hide()
        self.span.paper.show_setting()
        if not self._spanned:
            self.desk.ask(timeline.all_days(), self._on_days)

    def stop(self) -> None:
        super().stop()
        self.steps.stop()

    def leave(self) -> None:
        """The place it was written to is not kept."""
        self.where_to.clear()
        self.result.hide()

    def first_focus(self) -> QWidget | None:
        return self.button

    def ask_place(self) -> None:
        """Ask where the copy shall be."""
        words = self.words
        name = words(FORMS[self._chosen][2])
        kinds = [words(_KINDS.get(self._chosen, N_("All files (*)")))]
        ask_file(self, words("Export"), kinds, Path.home(), self.write, new=name, replace=False)

    def write(self, path: str) -> None:
        """Write the copy to a place where there is nothing."""
        if self.is_busy:
            return
        self.result.hide()
        out = Path(path)
        if self._chosen == "pdf":
            self._write_pdf(out)
            return
        way = self._begin(self.words("It is being written."))
        asked = progress.write(out, self._chosen, way, self.words.language)
        then, troubled = partial(self._on_written, way, out), partial(self._on_trouble, way)
        self.desk.ask(asked, then, troubled)

    def _write_pdf(self, out: Path) -> None:
        way = self._begin(self.words("It is being written."), WHOLE)
        wish = self.span.wish
        self._out = out
        press = pdf_at(out, wish.paper, replace=False)
        self.steps.begin(BookJob(wish, self.words, way, FontMeasure, press), way)

    @property
    def _chosen(self) -> str:
        return self.form.value or "json"

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        about = words("A copy of the diary that other programs can read.")
        content, box = self._frame(words("Export"), about)
        panel, inside = self._panel(12)
        inside.addWidget(stacked(Ask(words("Format")), self.form))
        inside.addWidget(self.about)
        inside.addWidget(self.span)
        said = words("The copy is not encrypted: anyone who finds it can read it.")
        inside.addWidget(Prose(said))
        box.addWidget(panel)
        box.addWidget(self.trouble)
        box.addWidget(self.progress)
        done = QVBoxLayout(self.result)
        done.setContentsMargins(*(look.px(n) for n in (22, 14, 22, 16)))
        done.addWidget(SubHeading(words("The copy was made")))
        done.addWidget(self.where_to)
        box.addWidget(self.result)
        self._close(content, box, self.button)

    def _show(self) -> None:
        self.button.setEnabled(not self.is_busy)
        self.form.setEnabled(not self.is_busy)
        self.span.setEnabled(not self.is_busy)

    def _on_form(self) -> None:
        if self.form.value is None:
            self.form.set_value("json")
        self.about.setText(self.words(FORMS[self._chosen][1]))
        self.span.setVisible(self._chosen == "pdf")

    def _on_days(self, days: tuple[date, date] | None) -> None:
        if days is not None and not self._spanned:
            self.span.show_days(*days)
            self._spanned = True

    def _on_ended(self, making: BookJob, done: bool) -> None:
        self._over()
        words = self.words
        if not done:
            self._say(words("Stopped. No part of the copy was left behind."), good=True)
            return
        said = words.plural("{n} page: {path}", "{n} pages: {path}", making.pages, path=self._out)
        self.where_to.setText(said)
        self.result.show()
        self._reveal(self.result)

    def _on_unset(self, trouble: Trouble) -> None:
        self._over()
        self._say(trouble.say(self.words))

    def _on_written(self, way: JobProgress, out: Path, count: int | None) -> None:
        if way is not self._way:
            return
        self._over()
        words = self.words
        if count is None:
            self._say(words("Stopped. No part of the copy was left behind."), good=True)
            return
        said = words.plural("{n} file: {path}", "{n} files, in {path}", count, path=out)
        self.where_to.setText(said)
        self.result.show()
        self._reveal(self.result)

    def _on_trouble(self, way: JobProgress, trouble: Trouble) -> None:
        if way is self._way:
            self._over()
            self._say(trouble.say(self.words))

    def _say(self, text: str, *, good: bool = False) -> None:
        self.trouble.say(text, good=good)
        self._reveal(self.trouble)

    def _over(self) -> None:
        super()._over()
        self._show()
        if self.isVisible():
            # it could not be pressed meanwhile, and the keyboard had gone elsewhere
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
