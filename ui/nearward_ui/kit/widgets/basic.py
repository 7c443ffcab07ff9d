"""Labels, buttons, fields and frames: each is a Qt widget with a role for the style sheet."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from nearward_ui.kit.heard import announce, give_role
from nearward_ui.kit.inputs.exact_text import ExactText, to_document
from nearward_ui.kit.inputs.line import LineEdit
from nearward_ui.kit.layouts.steady_scrollbar import keep_bar
from nearward_ui.kit.presence import felt
from nearward_ui.kit.properties import give
from nearward_ui.kit.theme import Theme


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a dynamic property that changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def keep_place(*widgets: QWidget, on: bool = True) -> None:
    """What comes and goes while one types keeps its place, so that nothing moves."""
    for widget in widgets:
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(on)
        widget.setSizePolicy(policy)


class _Label(QLabel):
    role = ""

    def __init__(self, text: str = "", *, wrap: bool = True) -> None:
        super().__init__(text)
        give(self, textFormat="PlainText")
        self.setWordWrap(wrap)
        self.setProperty("role", self.role)


class _Titled(_Label):
    """A heading also to assistive technology."""

    def __init__(self, text: str = "", *, wrap: bool = True) -> None:
        super().__init__(text, wrap=wrap)
        give_role(self, "Heading")
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)


class Heading(_Titled):
    """The title of a page."""

    role = "h1"


class SubHeading(_Titled):
    """The title of a card."""

    role = "h2"


class SmallHeading(_Titled):
    """The title of a part of a card."""

    role = "h4"


class Prose(_Label):
    """A sentence to read."""

    role = "prose"


class Soft(_Label):
    """A quiet sentence."""

    role = "soft"


class Tiny(_Label):
    """The smallest text."""

    role = "tiny"


class Quote(_Label):
    """A question that is answered, in the words it had."""

    role = "asked"


class Ask(QLabel):
    """A question of a form, with a quiet word (such as "optional") behind it."""

    def __init__(self, text: str, aside: str = "") -> None:
        super().__init__(text)
        self._text, self._aside = text, aside
        self.setProperty("role", "ask")
        give(self, textFormat="PlainText")
        self.setWordWrap(True)
        self._show()

    def stand_for(self, field: QWidget) -> None:
        """Be the label of a field that takes the keyboard: assistive technology relates the two."""
        while (inner := field.focusProxy()) is not None:
            field = inner
        if int(field.focusPolicy().value):
            self.setBuddy(field)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _show(self) -> None:
        """The aside is our own text, and its colour is said in it; the question may be a
        person's."""
        if getattr(self, "_aside", ""):
            soft = QApplication.palette().placeholderText().color().name()
            look = f"font-weight:400; color:{soft}"
            give(self, textFormat="RichText")
            self.setText(f'{escape(self._text)} <span style="{look}">{self._aside}</span>')


class _Button(QPushButton):
    role = ""

    def __init__(self, text: str, *, tone: str = "") -> None:
        super().__init__(text)
        self.setProperty("role", self.role)
        self.setProperty("tone", tone)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(felt)
        self.toggled.connect(felt)

    def enterEvent(self, event: QEnterEvent) -> None:
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


class MainButton(_Button):
    """What a page is for."""

    role = "main"


class QuietButton(_Button):
    """Another thing to do."""

    role = "quiet"


class LinkButton(_Button):
    """A way to somewhere else; tone "quiet" is smaller and softer.

    `flush`: "start" or "end", where its text stands in line with what is above or below it.
    """

    role = "link"

    def __init__(self, text: str, *, tone: str = "", flush: str = "") -> None:
        super().__init__(text, tone=tone)
        self.setProperty("flush", flush)


class Panel(QFrame):
    """A card. role "panel" (white), "calm" (tide), "trouble" (a problem, said kindly)."""

    def __init__(self, role: str = "panel") -> None:
        super().__init__()
        self.setProperty("role", role)

    def light(self, on: bool) -> None:
        """Show that the keyboard is inside."""
        self.setProperty("lit", "true" if on else "false")
        restyle(self)


class TroublePanel(Panel):
    """What is in the way, said where it is in the way. Hidden while there is nothing to say.

    What is good, or only to be known, is said in the same place, and not in the colour of trouble.
    """

    def __init__(self, look: Theme) -> None:
        super().__init__("trouble")
        self.text = Prose()
        self._ways: list[QWidget] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(look.px(12), look.px(9), look.px(12), look.px(9))
        self._box.setSpacing(look.px(2))
        self._box.addWidget(self.text)
        self.hide()

    def add_way(self, button: LinkButton) -> None:
        """A way out of some troubles; it is hidden until one of these is said."""
        self._ways.append(button)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch()
        self._box.addLayout(row)
        button.hide()

    def say(self, text: str, *, way: QWidget | bool | None = None, good: bool = False) -> None:
        """Say it, with a way out (True: with each) or without; empty takes it away."""
        role = "calm" if good else "trouble"
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)
        if text != self.text.text() or self.isHidden():
            announce(self, text, at_once=not good)
        self.text.setText(text)
        self.setVisible(bool(text))
        for one in self._ways:
            one.setVisible(way is True or one is way)


class Foot(QFrame):
    """The foot of a page: its main button, and what else can be done; it does not scroll."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        from nearward_ui.kit.layouts.wrapping_row import WrappingRow

        self.setProperty("role", "foot")
        self.row = WrappingRow(look, 10)
        self.row.setContentsMargins(look.px(40), look.px(10), look.px(40), look.px(10))
        self.setLayout(self.row)


class TextField(LineEdit):
    """One line. `name` is what a screen reader says.

    `given` carries what a person made of it, by whatever means: all but `setText` and `clear`.
    """

    given = Signal(str)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._ours = False
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self._on_caret)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        give(self, inputMethodHints="ImhSensitiveData")

    def setText(self, text: str | None) -> None:
        self._ours = True
        super().setText(text)
        self._ours = False

    def clear(self) -> None:
        self.setText("")

    def _on_text(self, text: str) -> None:
        if not self._ours:
            felt()
            self.given.emit(text)

    def _on_caret(self) -> None:
        if not self._ours:
            felt()


#: more of a text is reached by scrolling in it
MOST_LINES = 8


class TextArea(ExactText):
    """Several lines of plain text. Tab leaves; only plain text is pasted; no resource is loaded.

    It grows with what it holds, up to `MOST_LINES`.
    """

    def __init__(self, name: str, lines: int = 3, placeholder: str = "") -> None:
        super().__init__()
        self._lines = lines
        self.setProperty("role", "field")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        give(self, inputMethodHints="ImhSensitiveData")
        give(self, horizontalScrollBarPolicy="ScrollBarAlwaysOff")
        self.document().setDocumentMargin(2)
        self.document().clearUndoRedoStacks()
        self.textChanged.connect(self._fit)
        self._fit()

    def set_text(self, text: str) -> None:
        """Show a text; undo begins here."""
        super().set_text(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(to_document(source.text().replace("\r\n", "\n")))

    def _fit(self) -> None:
        if not hasattr(self, "_lines"):
            return
        held = round(self.document().size().height())
        lines = max(self._lines, min(MOST_LINES, held))
        height = self.fontMetrics().lineSpacing() * lines + self.fontMetrics().height()
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)


class Scroll(QWidget):
    """What does not fit scrolls; a foot with the main button stays.

    The bar keeps its place, so that nothing moves when it comes; `BAR` is how wide it is.
    """

    def __init__(self, content: QWidget, foot: QWidget | None = None) -> None:
        super().__init__()
        self.area = QScrollArea()
        # asking for the viewport that is there would make Qt look through all its types
        self.area.setViewport(QWidget())
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        keep_bar(self.area)
        give(self.area, focusPolicy="NoFocus")
        content.setObjectName("scrolled")
        self.area.setWidget(content)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.area, 1)
        if foot is not None:
            box.addWidget(foot)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until the widget can be seen; of a text all its frame, where it fits."""
        area, port, edge = self.area, self.area.viewport(), 24
        if not port.isAncestorOf(widget):
            return  # it stands in the foot
        area.ensureWidgetVisible(widget, edge, edge)
        high = widget.height() // 2 + edge
        # Qt looks only for the caret of a text
        if 2 * high <= port.height():
            down = widget.mapTo(port, widget.rect().center()).y()
            down += area.verticalScrollBar().value()
            across = area.horizontalScrollBar().value() + port.width() // 2
            area.ensureVisible(across, down, 0, high)


def bring_in_sight(widget: QWidget) -> None:
    """Scroll the page it stands on, if it does, until the widget can be seen."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Scroll):
        around = around.parentWidget()
    if around is not None:
        around.reveal(widget)
