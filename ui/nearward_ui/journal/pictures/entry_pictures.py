"""The pictures of the entry on the page: ways in and out, and a row of those not in its text."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.model import Picture
from nearward.domain.trouble import Trouble
from nearward.pictures.intake import MOST_TOGETHER
from nearward.session.ask import pictures as asked
from nearward.session.ask.pictures import KeptPicture, Removed
from nearward.session.operation import Operation, all_of
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.highlight import Highlight
from nearward_ui.journal.pictures.in_text import CaretPlace, PicturesInText
from nearward_ui.journal.pictures.picture_intake import NotKept, PictureIntake
from nearward_ui.journal.pictures.picture_strip import Strip
from nearward_ui.journal.pictures.previews import Previews
from nearward_ui.journal.writing import Writing
from nearward_ui.kit.context import Notice, PageContext, offer_again
from nearward_ui.kit.inputs.dropped_pictures import DropSource, of_file, pictures_in
from nearward_ui.kit.layouts.steady_scrollbar import BAR
from nearward_ui.kit.sizes import told_size
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import LinkButton, Tiny, TroublePanel
from nearward_ui.kit.widgets.file_dialog import ask_files
from nearward_ui.routes import ToPicture

#: what is over sooner says nothing
SOON_MS = 150
#: a page that is less high has no room for the row and what else is open (pixels of the drawing)
LOW = 560
#: more names than these are counted
MOST_SAID = 3


class EntryPictures(QWidget):
    """Nothing of it is seen while an entry has no pictures. `go` and `notice` as those of a page.

    A picture is said to be kept when it is on the disk, and not before.
    """

    go = Signal(object)
    notice = Signal(object)

    def __init__(
        self, around: PageContext, writing: Writing, editor: Editor, highlight: Highlight
    ) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around, self.words, self._desk = around, words, around.desk
        self._writing, self._editor = writing, editor
        #: a picture that the keyboard goes to once it is shown; 0: none
        self._chosen = 0
        #: all that the entry has, and where those that come in go to in the text
        self._all: list[Picture] = []
        self._caret: CaretPlace | None = None
        self.in_text = self._made_in_text(highlight)
        self.adding = PictureIntake(around, self)
        self.adding.begun.connect(self._on_begun)
        self.adding.kept.connect(self._on_kept)
        self.adding.done.connect(self._on_done)
        self.strip = Strip(words("Pictures of this entry"), around)
        self.previews = Previews(self.strip, around)
        self.previews.trouble.connect(self._on_trouble)
        self.strip.opened.connect(self.open)
        self.strip.remove_asked.connect(self._on_remove_asked)
        self.strip.put_in_asked.connect(self._on_put_in_asked)
        self.add_button = LinkButton(words("Add pictures…"), tone="quiet", flush="end")
        self.add_button.clicked.connect(self.ask)
        self.working = Tiny(words("Pictures are being added…"))
        self.trouble = TroublePanel(look)
        self.dismiss = LinkButton(words("Close"), flush="start")
        self.dismiss.clicked.connect(partial(self._say, ""))
        self.trouble.add_way(self.dismiss)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.working.show)
        self._lay_out(look)
        editor.picture_offered.connect(self.take)
        self.working.hide()
        self._show([])

    def _made_in_text(self, highlight: Highlight) -> PicturesInText:
        made = PicturesInText(self._around, self._editor, highlight)
        made.opened.connect(self.open)
        made.taken_out.connect(self._on_taken_out)
        made.placed.connect(self._on_placed)
        return made

    def show_entry(self) -> None:
        """Show what the entry on the page has."""
        self._say("")
        self.previews.drop()
        self._caret = None
        self._show([])
        if not self._writing.id:
            self.in_text.know([])
        self._load()

    def refresh(self) -> None:
        """Pictures were added or taken out, here or elsewhere."""
        self._load()

    def stop(self) -> None:
        """A lock comes: nothing more is decoded."""
        self.previews.drop()
        self.in_text.stop()
        self.adding.stop()

    def unsaved(self, before: Operation[object] | None) -> Operation[object] | None:
        """What a lock must still keep, after what else of the page it must."""
        adding = self.adding.unsaved()
        if before is None or adding is None:
            return before or adding
        return all_of((before, adding))

    def ask(self) -> None:
        """Ask for files of pictures."""
        words = self.words
        kinds = [words("Pictures (*.jpg *.jpeg *.png *.gif *.webp)"), words("All files (*)")]
        said = words(
            "Location, time and camera data are removed from the copy in the diary. The file"
            " itself is not changed."
        )
        choice = words("Keep location, time and camera data")
        ask_files(
            self,
            words("Add pictures"),
            kinds,
            Path.home(),
            self._on_files,
            said=said,
            choice=choice,
        )

    def take(self, data: QMimeData) -> None:
        """Pictures that were pasted or dropped: they go where the caret is."""
        self._caret = self._caret or self.in_text.here()
        clock = self._around.clock().strftime("%Y-%m-%d %H.%M")
        self.add(pictures_in(data, self.words("Pasted {when}.png", when=clock)))

    def add(self, sources: list[DropSource], *, as_it_was: bool = False) -> None:
        """Keep pictures with the entry on the page."""
        self._say("")
        self.adding.add(sources, self._writing.home(), as_it_was=as_it_was)

    def open(self, picture: Picture) -> None:
        """See one large."""
        self.go.emit(ToPicture(entry=picture.entry_id, id=picture.id))

    def act(self, what: str, picture_id: int) -> None:
        """What was asked for on the page that shows a picture large: stand, put in or remove."""
        if what == "remove":
            self.remove(picture_id)
        elif what == "put in":
            self._editor.setFocus()
            wanted = [picture for picture in self._all if picture.id == picture_id]
            self.in_text.put_in(wanted, self.in_text.here())
        elif not self.in_text.stand_on(picture_id):
            self.strip.choose(picture_id)
            self.strip.setFocus()

    def remove(self, picture_id: int) -> None:
        """Take a picture out of the entry, and its marks out of the text; with undo."""
        entry_id = self._writing.id
        then = partial(self._on_removed, entry_id, self.strip.hasFocus())
        self._desk.ask(asked.remove([picture_id]), then, self._on_trouble)

    def _lay_out(self, look: Theme) -> None:
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, look.px(8), 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self.strip, 1)
        row.addWidget(self.add_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, BAR, 0)
        box.setSpacing(look.px(4))
        box.addWidget(self._row)
        box.addWidget(self.working)
        box.addWidget(self.trouble)

    # what is shown

    def _load(self) -> None:
        entry_id = self._writing.id
        if entry_id:
            then = partial(self._on_pictures, entry_id)
            self._desk.ask(asked.of(entry_id), then, self._on_trouble, lane="journal-pictures")

    def _on_pictures(self, entry_id: int, pictures: list[Picture]) -> None:
        if entry_id != self._writing.id:
            return
        self.in_text.know(pictures)
        if pictures != self._all or self._chosen:
            self._show(pictures)

    def _on_placed(self) -> None:
        self._show(self._all)

    def _show(self, every: list[Picture]) -> None:
        self._all = every
        pictures = [picture for picture in every if picture.id not in self.in_text.ids]
        if not pictures and self.strip.hasFocus():
            self._editor.setFocus()
        self.strip.show_pictures(pictures)
        self._fit()
        if self._chosen in (picture.id for picture in pictures):
            self.strip.choose(self._chosen)
            self.strip.setFocus()
            self._chosen = 0

    def _fit(self) -> None:
        crowded = self._is_low and not self.trouble.isHidden()
        some = bool(self.strip.shown.pictures) and not crowded
        self._row.setVisible(some)
        self.strip.setVisible(some)
        self.add_button.setVisible(some)

    @property
    def _is_low(self) -> bool:
        page = self.parentWidget()
        return page is not None and page.height() < self._around.look.px(LOW)

    # what comes in

    def _on_files(self, paths: list[str], as_they_are: bool) -> None:
        self._caret = self._caret or self.in_text.here()
        self.add([of_file(Path(path)) for path in paths], as_it_was=as_they_are)

    def _on_begun(self) -> None:
        self._soon.start()

    def _on_kept(self, kept: KeptPicture) -> None:
        self._writing.learn(kept.entry)

    def _on_done(self, kept: list[KeptPicture], not_kept: list[NotKept]) -> None:
        self._soon.stop()
        self.working.hide()
        new = [one for one in kept if one.is_new]
        if not_kept:
            alone = len(not_kept) == 1
            said = [self._why(one, short=not alone) for one in not_kept[:MOST_SAID]]
            more = len(not_kept) - MOST_SAID
            if more > 0:
                said.append(
                    self.words.plural("{n} more was not kept.", "{n} more were not kept.", more)
                )
            self._say("\n".join(said))
        caret, self._caret = self._caret, None
        if caret is not None:
            self.in_text.put_in([one.picture for one in kept], caret)
        if kept:
            then = partial(self._undo, [one.picture.id for one in new])
            undo = self.words("Undo") if new else ""
            self.notice.emit(Notice(self._said(kept, new), undo, then, slow=True))

    def _why(self, one: NotKept, *, short: bool) -> str:
        """Why a picture was not kept; in short without what to do, which is the same for many."""
        words, trouble = self.words, one.trouble
        said = words(trouble.message, **trouble.values) if short else trouble.say(words)
        if one.name in said:
            return said
        return words("{name} was not kept. {why}", name=one.name, why=said)

    def _said(self, kept: list[KeptPicture], new: list[KeptPicture]) -> str:
        words = self.words
        if not new:
            return words.plural("It is already there.", "They are already there.", len(kept))
        said = [words.plural("{n} picture was kept.", "{n} pictures were kept.", len(new))]
        if not all(one.picture.as_it_was for one in new):
            said.append(words("Location, time and camera data were removed."))
        total = max(one.total for one in kept)
        if total:
            said.append(
                words(
                    "Pictures now take {size} of the {most} a diary has room for.",
                    size=told_size(total, words),
                    most=told_size(MOST_TOGETHER, words),
                )
            )
        return " ".join(said)

    def _undo(self, picture_ids: list[int]) -> None:
        for picture_id in picture_ids:
            self.in_text.take_out_marks(picture_id)
        self._desk.ask(asked.remove(picture_ids), None, self._on_trouble)

    # what goes out

    def _on_remove_asked(self, picture: Picture) -> None:
        self.remove(picture.id)

    def _on_put_in_asked(self, picture: Picture) -> None:
        self.act("put in", picture.id)

    def _on_removed(self, entry_id: int, in_strip: bool, removed: list[Removed]) -> None:
        if not removed:
            return
        here = entry_id == self._writing.id
        gone = here and self.in_text.take_out_marks(removed[0].picture.id)
        text = self._editor.text() if gone else None
        then = partial(self._put_back, entry_id, removed, text, in_strip)
        self.notice.emit(Notice(self.words("The picture was removed."), self.words("Undo"), then))

    def _on_taken_out(self, picture: Picture) -> None:
        """Out of the text, and still with the entry."""
        text = self._editor.text()
        said = self.words("The picture is out of the text. It is kept below.")
        then = partial(self._put_into_text_again, picture.id, text)
        self.notice.emit(Notice(said, self.words("Undo"), then))

    def _put_into_text_again(self, picture_id: int, text: str) -> None:
        if self._editor.text() == text:
            self._editor.undo()
            self._editor.setFocus()
        else:
            self.act("put in", picture_id)

    def _put_back(
        self, entry_id: int, removed: list[Removed], text: str | None, in_strip: bool
    ) -> None:
        """The notice was all that held them: when it cannot be done, it is offered again."""
        chosen = removed[0].picture.id if in_strip else 0
        then = partial(self._on_put_back, entry_id, text, chosen)
        again = partial(self._put_back, entry_id, removed, text, in_strip)
        troubled = partial(offer_again, self.notice, self.words, self.words("Undo"), again)
        self._desk.ask(asked.put_back(removed), then, troubled)

    def _on_put_back(self, entry_id: int, text: str | None, chosen: int, _answer: None) -> None:
        if entry_id == self._writing.id and text == self._editor.text():
            # nothing was written since: its places in the text come back with it
            self._editor.undo()
        # the keyboard goes back to where it was
        self._chosen = chosen
        if entry_id == self._writing.id and not chosen:
            self._editor.setFocus()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._say(trouble.say(self.words))

    def _say(self, text: str) -> None:
        """What is in the way; empty takes it away."""
        self.trouble.say(text, way=bool(text))
        self._fit()
