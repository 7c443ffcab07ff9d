"""A picture of an entry, large, with what can be done with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.model import Picture
from nearward.domain.trouble import Trouble
from nearward.pictures.intake import ENDINGS
from nearward.session.ask import pictures as asked
from nearward_ui.journal.pictures.canvas import Canvas
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.background import Background
from nearward_ui.kit.sizes import told_size
from nearward_ui.kit.widgets import images
from nearward_ui.kit.widgets.basic import (
    Foot,
    LinkButton,
    QuietButton,
    Soft,
    SubHeading,
    Tiny,
    TroublePanel,
)
from nearward_ui.kit.widgets.file_dialog import ask_file
from nearward_ui.routes import GoBack, Route, ToJournal, ToPicture

#: a picture that is resized is decoded anew when the hand rests
REST_MS = 150


class PicturePage(Page):
    """Left and Right go through the pictures of the entry, Esc goes back to it.

    Only one picture is held at a time, and none once another page is shown.
    """

    measure = Measure.CHARTS
    shows = ("picture",)
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._entry_id = 0
        self._pictures: list[Picture] = []
        self._at = 0
        self._data = b""
        self._aside = Background(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._decode)
        self.name = SubHeading()
        self.about = Tiny()
        self.back = BackButton(self)
        self.canvas = Canvas(self.look)
        self.canvas.step.connect(self.step)
        self.canvas.outgrown.connect(self._rest.start)
        self.nothing = Soft(words("There is no picture here."))
        self.unread = TroublePanel(self.look)
        self.before = LinkButton("‹")
        self.before.setAccessibleName(words("Previous picture"))
        self.before.clicked.connect(partial(self.step, -1))
        self.next = LinkButton("›")
        self.next.setAccessibleName(words("Next picture"))
        self.next.clicked.connect(partial(self.step, 1))
        for button in (self.before, self.next):
            button.setProperty("shape", "square")
            button.setToolTip(button.accessibleName())
        self.full = QuietButton(words("Full size"))
        self.full.clicked.connect(self._on_full)
        self.copy = QuietButton(words("Save a copy…"))
        self.copy.clicked.connect(self.ask_place)
        self.put_in = QuietButton(words("Put into the text"))
        self.put_in.clicked.connect(partial(self._send, "put in"))
        self.remove = QuietButton(words("Remove"))
        self.remove.clicked.connect(partial(self._send, "remove"))
        self._lay_out()

    @property
    def picture(self) -> Picture | None:
        """The one that is shown."""
        return self._pictures[self._at] if self._at < len(self._pictures) else None

    def enter(self, route: Route | None = None) -> None:
        wish = ToPicture.of(route)
        self._entry_id = wish.entry or self._entry_id
        wanted = wish.id or (self.picture.id if self.picture else 0) or 0
        self._show_full(False)
        then = partial(self._on_pictures, wanted)
        self.desk.ask(asked.of(self._entry_id), then, self._on_unread, lane="picture")

    def refresh(self, _changed: KindsChanged) -> None:
        then = partial(self._on_again, self.picture)
        self.desk.ask(asked.of(self._entry_id), then, self._on_unread, lane="picture-again")

    def _on_again(self, shown: Picture | None, pictures: list[Picture]) -> None:
        if pictures != self._pictures:
            self._on_pictures(shown.id if shown is not None else 0, pictures)

    def leave(self) -> None:
        """Nothing of it stays in memory for longer than it is shown."""
        self._aside.drop()
        self._rest.stop()
        self._data = b""
        self.canvas.clear()

    def stop(self) -> None:
        self._aside.drop()

    def first_focus(self) -> QWidget | None:
        return self.canvas if self.picture or not self.nothing.isVisible() else self.back

    def where(self) -> Route | None:
        picture = self.picture
        return ToPicture(entry=self._entry_id, id=picture.id or 0) if picture else None

    def go_back(self) -> None:
        self._send("stand")

    def step(self, step: int) -> None:
        """The picture before (-1) or after (1); there is nothing beyond the ends."""
        if 0 <= self._at + step < len(self._pictures):
            self._at += step
            self._show()

    def ask_place(self) -> None:
        """Ask where a copy shall be."""
        picture, words = self.picture, self.words
        if picture is None:
            return
        ending = ENDINGS.get(picture.media, "")
        stem = "".join(sign for sign in Path(picture.name).stem if sign.isalnum() or sign in " -_.")
        new = f"{stem.strip(' .')[:80] or words('Picture')}{ending}"
        kinds = [words("All files (*)")]
        then = partial(self.save_copy, picture.id)
        ask_file(self, words("Save a copy"), kinds, Path.home(), then, new=new)

    def save_copy(self, picture_id: int, path: str) -> None:
        """Write a copy that anyone can read."""
        out = Path(path)
        then = partial(self._on_copied, out.name)
        self.desk.ask(asked.save_copy(picture_id, out), then, self._on_unread)

    def _lay_out(self) -> None:
        look, words = self.look, self.words
        top = QHBoxLayout()
        top.setSpacing(look.px(16))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.name)
        said.addWidget(self.about)
        top.addLayout(said, 1)
        middle = QVBoxLayout()
        middle.setSpacing(look.px(10))
        middle.addLayout(top)
        middle.addWidget(self.unread)
        middle.addWidget(self.nothing)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(
            Tiny(words("A saved copy is not encrypted: anyone who finds it can see it."))
        )
        self.frame(middle, OVER, 8)
        self.back.stand_in(middle)
        self._actions = foot = Foot(look)
        self.frame(foot.row, 10, 12)
        foot.row.addWidget(self.before)
        foot.row.addWidget(self.next)
        foot.row.addWidget(self.full)
        foot.row.add_room()
        for button in (self.put_in, self.copy, self.remove):
            foot.row.addWidget(button)
        self.foot = foot
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(middle, 1)
        box.addWidget(foot)
        self.nothing.hide()

    def _on_pictures(self, wanted: int, pictures: list[Picture]) -> None:
        self._pictures = pictures
        places = {picture.id: at for at, picture in enumerate(pictures)}
        self._at = places.get(wanted, 0)
        self.unread.say("")
        self._show()

    def _show(self) -> None:
        picture, words = self.picture, self.words
        self.nothing.setVisible(picture is None)
        self.canvas.setVisible(picture is not None)
        self._actions.setVisible(picture is not None)
        self.leave()
        self.before.setEnabled(self._at > 0)
        self.next.setEnabled(self._at + 1 < len(self._pictures))
        self.name.setText(picture.name if picture else words("Picture"))
        self.about.setText(self._about(picture) if picture else "")
        if picture is not None:
            self.canvas.setAccessibleName(picture.name)
            self.canvas.setAccessibleDescription(self.about.text())
            then = partial(self._on_data, picture)
            self.desk.ask(asked.data(picture.id), then, self._on_unread, lane="picture")

    def _about(self, picture: Picture) -> str:
        words = self.words
        parts = [
            words("{number} of {count}", number=self._at + 1, count=len(self._pictures)),
            f"{picture.width} × {picture.height}",
            told_size(picture.size, words),
        ]
        if picture.as_it_was:
            parts.append(words("kept as it was, with location and camera data"))
        return " · ".join(parts)

    def _on_data(self, picture: Picture, data: bytes | None) -> None:
        if picture is not self.picture:
            return
        self._data = data or b""
        self._decode()

    def _decode(self) -> None:
        picture = self.picture
        if picture is None:
            return
        within = None if self.canvas.at_full else self.canvas.room
        work = partial(images.decoded, self._data, picture.media, within)
        self._aside.ask(work, partial(self._on_decoded, picture), self._on_unread)

    def _on_decoded(self, picture: Picture, image: QImage) -> None:
        if picture is not self.picture:
            return
        if image.isNull():
            self.unread.say(self.words("{name} cannot be shown.", name=picture.name))
        self.canvas.show_picture(image, QSize(picture.width, picture.height))

    def _on_full(self) -> None:
        self._show_full(not self.canvas.at_full)

    def _show_full(self, on: bool) -> None:
        self.canvas.show_full(on)
        self.full.setText(self.words("Fit to window") if on else self.words("Full size"))

    def _send(self, what: str) -> None:
        picture = self.picture
        self.go.emit(ToJournal(picture=(what, picture.id if picture else 0)))

    def _on_copied(self, name: str, made: bool) -> None:
        words = self.words
        said = words("The copy was saved as {name}.", name=name)
        self.notice.emit(Notice(said if made else words("There is no picture here.")))

    def _on_unread(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))
