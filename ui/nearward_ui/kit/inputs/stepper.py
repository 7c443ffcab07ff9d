"""A number with a button on either side, for hand and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.hours import Hours
from nearward_ui.kit.presence import felt
from nearward_ui.kit.widgets.basic import QuietButton


class Stepper(QWidget):
    """Holds a spin box. The buttons repeat while they are held; Tab goes to the number only.

    The wheel scrolls the page and changes no number.
    """

    def __init__(self, spin: QSpinBox | Hours, name: str, around: PageContext) -> None:
        super().__init__()
        self.spin = spin
        self._look = around.look
        words, look = around.words, around.look
        spin.setAccessibleName(name)
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spin.installEventFilter(self)
        given = spin.given if isinstance(spin, Hours) else spin.textChanged
        given.connect(felt)
        self.less = QuietButton("−")
        self.less.setAccessibleName(words("{name}: less", name=name))
        self.less.clicked.connect(spin.stepDown)
        self.more = QuietButton("+")
        self.more.setAccessibleName(words("{name}: more", name=name))
        self.more.clicked.connect(spin.stepUp)
        for button in (self.less, self.more):
            button.setProperty("role", "step-button")
            button.setAutoRepeat(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(spin)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        for widget in (self.less, spin, self.more):
            row.addWidget(widget)
        look.changed.connect(self._fit)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """The number is as high as its buttons."""
        self.spin.setFixedSize(self._look.px(120), self._look.px(36) + 2)
