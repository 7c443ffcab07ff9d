"""The field in which one searches: a glass before its text, and a cross that clears it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from nearward.i18n import N_, Translator
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.tips import give_hint, tip
from nearward_ui.kit.widgets.basic import LinkButton, TextField
from nearward_ui.kit.widgets.icons import paint_icon

HOW = N_(
    'You can also look for "several words", -without, tag:walk, person:Sam, after:2026-03 and'
    " before:2026-05-20."
)
#: pixels of the drawing: the glass, where it begins, the text behind it; the field
GLASS, GLASS_AT, TEXT_AT, HIGH = 16, 12, 22, 36


class SearchField(TextField):
    """One line. What stands in it leaves its text alone, in windows that read either way."""

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__(words("Search everything"), words("Search everything"))
        self._look = look
        give_hint(self, f"{tip('search', words)}. {words(HOW)}")
        self.cross = LinkButton("×")
        self.cross.setProperty("shape", "square")
        self.cross.setAccessibleName(words("Clear the search"))
        # Esc does the same for the keyboard
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.clicked.connect(self.clear)
        self.cross.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, look.px(3), 0)
        row.addStretch(1)
        row.addWidget(self.cross)
        self.textChanged.connect(self._on_typed)
        look.changed.connect(self._fit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        others = (QEvent.Type.Polish, QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange)
        if event.type() in others and hasattr(self, "cross"):
            self._fit()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = self.width() - px(GLASS_AT + GLASS) if mirrored else px(GLASS_AT)
        box = QRectF(at, (self.height() - px(GLASS)) / 2, px(GLASS), px(GLASS))
        paint_icon(painter, "glass", box, self._look.colour("ink_soft"))

    def _on_typed(self, text: str) -> None:
        self.cross.setVisible(bool(text))
        self._fit()

    def _fit(self) -> None:
        """The text stands between the glass and the cross, on whichever side they are."""
        self.setFixedHeight(max(self._look.target, self._look.px(HIGH)))
        before = self._look.px(TEXT_AT)
        after = self.cross.sizeHint().width() if self.text() else 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (after, before) if mirrored else (before, after)
        self.setTextMargins(left, 0, right, 0)
