"""Import: choose a file or a folder, look at what would come of it, then bring it in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nearward.domain.cards import NamedArrival
from nearward.domain.trouble import Trouble
from nearward.exchange.formats import table
from nearward.exchange.formats.own import OWN
from nearward.session.jobs import progress, taking
from nearward.session.jobs.import_report import Imported
from nearward.session.jobs.progress import JobProgress
from nearward_ui.exchange.choices import ChoicesPanel
from nearward_ui.exchange.long_page import LongPage
from nearward_ui.exchange.report import ReportPanel
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.inputs.combo_box import ComboBox
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import Ask, MainButton, Prose, QuietButton, Tiny
from nearward_ui.kit.widgets.file_dialog import ask_file, ask_folder
from nearward_ui.routes import Route, ToImport, ToJournal


class ImportPage(LongPage):
    """Nothing is kept before it was looked at, and then all of it or nothing."""

    measure = Measure.FORMS

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._path: Path | None = None
        self._keeping = False
        self._seen: Imported | None = None
        self._done: Imported | None = None
        self.file_button = QuietButton(words("Choose a file…"))
        self.file_button.clicked.connect(self._on_file)
        self.folder_button = QuietButton(words("Choose a folder…"))
        self.folder_button.clicked.connect(self._on_folder)
        self.source = Prose()
        self.form = ComboBox(words("Which program it comes from"))
        self.form.addItem(words("Please choose"), "")
        for row in table.FORMATS:
            self.form.addItem(words(row.label), row.id)
        self.form.given.connect(self._on_form)
        self.choices = ChoicesPanel(around)
        self.choices.changed.connect(self._look)
        self.report = ReportPanel(around)
        self.report.opened.connect(self._on_entry)
        self.button = MainButton(words("Import it"))
        self.button.clicked.connect(self.bring_in)
        self.undo = QuietButton(words("Undo this import"))
        self.undo.clicked.connect(self._on_undo)
        self._lay_out()
        self._show()

    def enter(self, route: Route | None = None) -> None:
        wish = ToImport.of(route)
        if wish.file is not None and not self.is_busy:
            self.take(wish.file)

    def first_focus(self) -> QWidget | None:
        return self.button if self.button.isVisibleTo(self) else self.file_button

    def first_focus_of_look(self) -> QWidget:
        """Where the keyboard goes when a source was looked at."""
        return self.button if self.button.isEnabled() else self.form

    def take(self, path: Path | str) -> None:
        """Look at a file or a folder; its format is told from it."""
        self._path = Path(path)
        self._done = None
        self.form.setCurrentIndex(0)
        self.choices.clear()
        self._look()

    def bring_in(self) -> None:
        """Keep what was looked at."""
        seen, path = self._seen, self._path
        if seen is None or path is None or self.is_busy:
            return
        self._keeping = True
        way = self._begin(self.words("It is being imported."), seen.read)
        asked = progress.bring_in(path, seen.form, self.choices.value, way)
        self.desk.ask(asked, partial(self._on_done, way), partial(self._on_trouble, way))

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        about = words(
            "What you wrote in another program comes into the diary as entries. First you see"
            " what would come in; nothing is kept before you say so. The file itself is not"
            " changed."
        )
        content, box = self._frame(words("Import"), about)
        panel, inside = self._panel(10)
        inside.addWidget(self.source)
        row = WrappingRow(look, 10)
        row.addWidget(self.file_button)
        row.addWidget(self.folder_button)
        inside.addLayout(row)
        self.hint = Tiny(
            words(
                "You can also drop it on the window. These can be read: {names}.",
                names=", ".join(words(row.label) for row in table.FORMATS),
            )
        )
        inside.addWidget(self.hint)
        self.form_row = stacked(Ask(words("Which program it comes from")), self.form)
        inside.addWidget(self.form_row)
        box.addWidget(panel)
        for widget in (self.trouble, self.progress, self.report, self.choices):
            box.addWidget(widget)
        self._close(content, box, self.button, self.undo)

    def _look(self) -> None:
        path = self._path
        if path is None:
            return
        self.stop()
        self._seen = None
        way = self._begin(self.words("It is being read."))
        form = str(self.form.currentData() or "")
        asked = progress.look(path, form, self.choices.value, way)
        then, troubled = partial(self._on_seen, way), partial(self._on_trouble, way)
        self.desk.ask(asked, then, troubled)

    def _on_seen(self, way: JobProgress, seen: Imported | None) -> None:
        if way is not self._way:
            return
        self._over()
        self._seen = seen
        if seen is not None:
            self.form.setCurrentIndex(max(0, self.form.findData(seen.form)))
            self.report.show_look(seen)
            self._name(seen)
            announce(self, self.report.said)
            self.choices.ask(seen)
            if self.file_button.hasFocus() or self.folder_button.hasFocus():
                self._show()
                self.first_focus_of_look().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.report.hide()
            self.trouble.say(self.words("Stopped. Nothing was kept."), good=True)
        self._show()

    def _on_done(self, way: JobProgress, done: Imported | None) -> None:
        if way is not self._way:
            return
        self._over()
        self._done = done
        if done is None:
            self.trouble.say(self.words("Stopped. The diary is as it was before."), good=True)
        else:
            self.choices.hide()
            self.report.show_done(done)
            self._name(done)
            announce(self, self.report.said)
        self._show()
        self.file_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self, told: Imported) -> None:
        """Name what other words came to, or would come to."""
        if told.newer_ids or told.differing_ids:
            ask = taking.named_both(told)
            self.desk.ask(ask, self._on_named, lane="import-named")

    def _on_named(self, named: tuple[list[NamedArrival], list[NamedArrival]]) -> None:
        self.report.show_entries(*named)

    def _on_entry(self, entry_id: int) -> None:
        self.go.emit(ToJournal(id=entry_id))

    def _on_trouble(self, way: JobProgress, trouble: Trouble) -> None:
        if way is not self._way:
            return
        self._over()
        if self._seen is None:
            self.report.hide()
            self.choices.hide()
        self.trouble.say(trouble.say(self.words))
        self._show()

    def _over(self) -> None:
        self._keeping = False
        super()._over()

    def _show(self) -> None:
        """What can be pressed now."""
        words, seen, done = self.words, self._seen, self._done
        # another source may be chosen while one is only looked at
        for widget in (self.file_button, self.folder_button, self.form, self.choices):
            widget.setEnabled(not self._keeping)
        self.form_row.setVisible(self._path is not None and done is None)
        self.hint.setVisible(self._path is None)
        name = self._path.name if self._path is not None else ""
        self.source.setText(name or words("Where is your writing?"))
        self.button.setVisible(done is None)
        self.button.setEnabled(seen is not None and seen.taken > 0 and not self.is_busy)
        can_undo = done is not None and done.taken > 0 and done.form != OWN
        self.undo.setVisible(can_undo)
        if self.foot is not None:
            self.foot.setVisible(self._path is not None and (done is None or can_undo))

    def _on_file(self) -> None:
        words = self.words
        ask_file(self, words("Import"), [words("All files (*)")], Path.home(), self.take)

    def _on_folder(self) -> None:
        ask_folder(self, self.words("Import"), Path.home(), self.take)

    def _on_form(self, _at: int) -> None:
        self.choices.clear()
        self._look()

    def _on_undo(self) -> None:
        if self._done is not None:
            self.undo.setEnabled(False)
            self.desk.ask(taking.take_back(self._done), self._on_undone, self._on_not_undone)

    def _on_undone(self, done: Imported) -> None:
        words = self.words
        self.undo.setEnabled(True)
        self._path = self._done = self._seen = None
        self.report.hide()
        self._show()
        said = []
        if done.kept:
            said.append(
                words.plural(
                    "{n} entry was moved to the trash.",
                    "{n} entries were moved to the trash.",
                    done.kept,
                )
            )
        if done.newer:
            said.append(
                words.plural(
                    "{n} entry has its earlier text again.",
                    "{n} entries have their earlier text again.",
                    done.newer,
                )
            )
        if done.differing:
            said.append(
                words.plural(
                    "What was added beside {n} entry is removed again.",
                    "What was added beside {n} entries is removed again.",
                    done.differing,
                )
            )
        look = partial(self.go.emit, Route("trash"))
        told = Notice(" ".join(said), words("Trash"), look) if done.kept else Notice(" ".join(said))
        self.notice.emit(told)

    def _on_not_undone(self, trouble: Trouble) -> None:
        self.undo.setEnabled(True)
        self.trouble.say(trouble.say(self.words))
