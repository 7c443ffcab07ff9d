"""Something that changes many texts: asked for in place, watched, and stopped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.trouble import Trouble
from nearward.session.jobs.progress import JobProgress
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import LinkButton, Panel, QuietButton, Soft, TroublePanel
from nearward_ui.kit.widgets.progress import Progress


class ConfirmPanel(Panel):
    """A sentence, a field, and a button. The page does the work and tells what came of it.

    `left` says that it was put away.
    """

    left = Signal()

    def __init__(self, around: PageContext, field: QWidget, button: str) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._field = field
        self.way: JobProgress | None = None
        self.about = Soft()
        self.yes = QuietButton(button)
        self.no = LinkButton(words("Not now"))
        self.no.clicked.connect(self._on_left)
        self.trouble = TroublePanel(look)
        self.progress = Progress(words, look)
        self.progress.stop_asked.connect(self.stop)
        field.setMaximumWidth(look.px(320))
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (16, 12, 16, 12)))
        box.setSpacing(look.px(8))
        row = WrappingRow(look, 10)
        for widget in (field, self.yes, self.no):
            row.addWidget(widget)
        box.addWidget(self.about)
        box.addLayout(row)
        box.addWidget(self.trouble)
        box.addWidget(self.progress)
        self.hide()

    def begin(self, text: str) -> JobProgress:
        """It is under way; it is shown when it takes long."""
        self.way = way = JobProgress()
        self.trouble.say("")
        self._let(False)
        self.progress.begin(way, text)
        return way

    def over(self, trouble: Trouble | None = None) -> None:
        """It is over: well, stopped, or in Trouble."""
        self.way = None
        self.progress.end()
        self._let(True)
        if trouble is None:
            self.hide()
        else:
            self.trouble.say(trouble.say(self._around.words))
            self._field.setFocus()

    def stop(self) -> None:
        """What is under way stops, and nothing half is left."""
        if self.way is not None:
            self.way.stop()

    def _let(self, on: bool) -> None:
        for widget in (self._field, self.yes, self.no):
            widget.setEnabled(on)

    def _on_left(self) -> None:
        self.hide()
        self.left.emit()
