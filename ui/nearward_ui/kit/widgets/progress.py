"""How far something long is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from nearward.i18n import Translator
from nearward.session.jobs.progress import JobProgress
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Panel, Prose, QuietButton

#: what is over sooner shows no bar
SOON_MS = 150
TICK_MS = 100


class Progress(Panel):
    """Hidden until something takes long.

    `came`: it is seen now. `stop_asked`: the person wants it to stop.
    """

    came = Signal()
    stop_asked = Signal()

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__()
        self.words = words
        self._way: JobProgress | None = None
        self._all = 0
        self.text = Prose()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.button = QuietButton(words("Stop"))
        self.button.clicked.connect(self._on_stop)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (22, 14, 22, 18)))
        box.setSpacing(look.px(10))
        row = WrappingRow(look, 12)
        row.add_text(self.text)
        row.addWidget(self.button)
        box.addLayout(row)
        box.addWidget(self.bar)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self.hide()

    def begin(self, way: JobProgress, text: str, count: int = 0) -> None:
        """Watch it. `count`: how many there are; 0 when nobody knows."""
        self._way, self._all = way, count
        self.text.setText(text)
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, count)
        self.bar.setValue(0)
        self.button.setEnabled(True)
        self._timer.start(SOON_MS)

    def end(self) -> None:
        """It is over."""
        self._timer.stop()
        self._way = None
        self.hide()

    def _on_tick(self) -> None:
        if self._way is None:
            return
        self._timer.setInterval(TICK_MS)
        if self._all:
            self.bar.setValue(min(self._way.done, self._all))
        if self.isHidden():
            self.show()
            self.came.emit()

    def _on_stop(self) -> None:
        self.button.setEnabled(False)
        self.text.setText(self.words("Stopping…"))
        self.stop_asked.emit()
