"""The small pictures of a row, as they come into sight: those that are kept, or made anew."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from nearward.domain.model import Picture
from nearward.domain.trouble import Trouble
from nearward.session.ask import pictures as asked
from nearward_ui.journal.pictures.picture_strip import Strip
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.saving.background import Background
from nearward_ui.kit.widgets import images


class Previews(QObject):
    """Belongs to the row. `trouble` carries what was in the way of one; its name stands for it."""

    trouble = Signal(object)

    def __init__(self, strip: Strip, around: PageContext) -> None:
        super().__init__(strip)
        self._desk, self._shown = around.desk, strip.shown
        self._aside = Background(self)
        self._shown.wanted.connect(self._on_wanted)

    @property
    def is_busy(self) -> bool:
        """Whether one is being made."""
        return self._aside.is_busy

    def drop(self) -> None:
        """What was asked before is not decoded any more."""
        self._aside.drop()

    def _on_wanted(self, picture: Picture) -> None:
        troubled = partial(self._on_not_shown, picture)
        self._desk.ask(asked.small(picture.id), partial(self._on_small, picture), troubled)

    def _on_small(self, picture: Picture, small: bytes | None) -> None:
        troubled = partial(self._on_not_shown, picture)
        if small:
            then = partial(self._shown.put, picture.id)
            self._aside.ask(partial(images.shown, small), then, troubled)
        else:
            self._desk.ask(asked.data(picture.id), partial(self._on_data, picture), troubled)

    def _on_data(self, picture: Picture, data: bytes | None) -> None:
        work = partial(images.decoded, data or b"", picture.media, images.SMALL)
        troubled = partial(self._on_not_shown, picture)
        self._aside.ask(work, partial(self._on_decoded, picture), troubled)

    def _on_not_shown(self, picture: Picture, trouble: Trouble) -> None:
        self._shown.put(picture.id, QImage())
        self.trouble.emit(trouble)

    def _on_decoded(self, picture: Picture, image: QImage) -> None:
        """A picture that was imported: its preview is kept for the next time."""
        self._shown.put(picture.id, image)
        if not image.isNull():
            keep = asked.keep_small(picture.id, images.preview(image))
            self._desk.ask(keep, None, self._on_no_preview)

    def _on_no_preview(self, _trouble: Trouble) -> None:
        """It is made again the next time."""
