"""The field for a moment in a few words."""

from __future__ import annotations

from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import TextArea

#: pixels of the drawing: how high it is at least, and at most
LEAST, MOST = 56, 160


class FewWords(TextArea):
    """It grows with what it holds, within its bounds; more is reached by scrolling."""

    def __init__(self, name: str, look: Theme) -> None:
        self._look = look
        super().__init__(name, 1)

    def _fit(self) -> None:
        if not hasattr(self, "_lines"):
            return
        px, metrics = self._look.px, self.fontMetrics()
        held = round(self.document().size().height())
        height = metrics.lineSpacing() * held + metrics.height()
        height = max(px(LEAST), min(px(MOST), height))
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
