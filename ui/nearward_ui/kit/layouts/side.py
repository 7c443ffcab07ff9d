"""What a page shows beside itself: a title, parts below each other, perhaps a foot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.tips import tip
from nearward_ui.kit.widgets.basic import Scroll, SmallHeading
from nearward_ui.kit.widgets.icon_button import IconButton

#: pixels of the drawing: what lies at each side of it, and between its parts
INNER, BETWEEN = 24, 16


class SideTitle(SmallHeading):
    """The title of what stands beside a page."""

    role = "offer"


class Side(QWidget):
    """A page has one as its `side`, and the room shows it. `box` takes the parts.

    It is never empty: where there is nothing to say, `be_empty`.
    """

    close_asked = Signal()
    emptied = Signal()
    #: whether there is nothing to say
    is_empty = False

    def __init__(self, around: PageContext, title: str, foot: QWidget | None = None) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._look = look
        self.title = SideTitle(title, wrap=False)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(title)
        self.close_button = IconButton("close", words("Close"), look)
        self.close_button.name(words("Close"), tip("side-sheet", words))
        self.close_button.clicked.connect(self.close_asked)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.close_button)
        content = QWidget()
        self.box = QVBoxLayout(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        self.scroller = Scroll(content, foot)
        column.addWidget(self.scroller, 1)
        look.changed.connect(self._fit)
        self._fit()

    def say(self, title: str) -> None:
        """Another title."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def told(self) -> str:
        """What is announced when it is shown; its title, where there is no more to say."""
        return self.accessibleName()

    def be_empty(self, on: bool) -> None:
        """There is nothing to say, or there is again."""
        if on != self.is_empty:
            self.is_empty = on
            self.emptied.emit()

    def first_focus(self) -> QWidget | None:
        """The widget that takes the keyboard when one comes here; None: the first that can."""
        return None

    def _fit(self) -> None:
        px = self._look.px
        self._head.setContentsMargins(px(INNER), px(16), px(INNER - 6), 0)
        self.box.setContentsMargins(px(INNER), px(12), px(INNER), px(BETWEEN))
        self.box.setSpacing(px(BETWEEN))
