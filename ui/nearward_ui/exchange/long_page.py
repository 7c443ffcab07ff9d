"""What the pages for import and export have in common: one long thing at a time, and its frame."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nearward.session.jobs.progress import JobProgress
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Foot,
    Heading,
    Panel,
    Scroll,
    Soft,
    TroublePanel,
)
from nearward_ui.kit.widgets.progress import Progress
from nearward_ui.routes import GoBack


class LongPage(Page):
    """A page under Settings on which something long is begun, watched and stopped.

    `_way` is what is under way. An answer that belongs to another one comes too late.
    """

    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._way: JobProgress | None = None
        self.back = BackButton(self)
        self.trouble = TroublePanel(self.look)
        self.progress = Progress(self.words, self.look)
        self.progress.stop_asked.connect(self.stop)
        self.progress.came.connect(self._on_came)

    @property
    def is_busy(self) -> bool:  # type: ignore[override]
        """Whether something is under way."""
        return self._way is not None

    def stop(self) -> None:
        """What is under way stops, and nothing half is left."""
        if self._way is not None:
            self._way.stop()

    def _begin(self, text: str, count: int = 0) -> JobProgress:
        self._way = way = JobProgress()
        self.trouble.say("")
        self._show()
        self.progress.begin(way, text, count)
        return way

    def _over(self) -> None:
        self._way = None
        self.progress.end()

    def _show(self) -> None:
        """What can be pressed now."""
        raise NotImplementedError

    def _frame(self, title: str, about: str) -> tuple[QWidget, QVBoxLayout]:
        """What scrolls, and its column, with heading, way back and a sentence."""
        look = self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(look.px(14))
        top = WrappingRow(look, 12)
        top.add_text(Heading(title, wrap=False))
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(top)
        head.addWidget(Soft(about))
        box.addLayout(head)
        self.back.stand_in(box)
        return content, box

    def _panel(self, spacing: int) -> tuple[Panel, QVBoxLayout]:
        """A panel with its margins, and the column in it."""
        panel = Panel()
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(*(self.look.px(n) for n in (22, 16, 22, 20)))
        inside.setSpacing(self.look.px(spacing))
        return panel, inside

    def _close(self, content: QWidget, box: QVBoxLayout, *buttons: QPushButton) -> None:
        """The end of the column, and the foot with its buttons."""
        box.addStretch(1)
        self.foot = foot = Foot(self.look)
        self.frame(foot.row, 10, 10)
        for button in buttons:
            foot.row.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(content, foot)
        outer.addWidget(self._scroll)

    def _reveal(self, widget: QWidget) -> None:
        """Scroll to what has just been shown, once it has its place."""
        QTimer.singleShot(0, widget, partial(self._scroll.reveal, widget))

    def _on_came(self) -> None:
        self._reveal(self.progress)
