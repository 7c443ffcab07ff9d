"""The look: tokens, sizes, fonts and the one style sheet."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from nearward_resources import FOLDER

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

TOKENS = {
    "light": {
        "paper": "#FAF7F1",
        "sheet": "#FFFFFF",
        "rail": "#F0EBE1",
        "line": "#E4DCCF",
        "edge": "#8C8273",
        "faint": "#CFC6B8",
        "ink": "#2B2A33",
        "ink_soft": "#625D6B",
        "tide": "#1B6871",
        "tide_soft": "#DDEDEC",
        "ember": "#C2603A",
        "ember_ink": "#8F3F20",
        "ember_soft": "#F7E6DC",
        "sand": "#B07A1E",
    },
    "night": {
        "paper": "#1D2026",
        "sheet": "#252932",
        "rail": "#181B20",
        "line": "#363C47",
        "edge": "#7C8493",
        "faint": "#4A515D",
        "ink": "#ECE7DD",
        "ink_soft": "#AEACB2",
        "tide": "#74C6C4",
        "tide_soft": "#24383B",
        "ember": "#D9825B",
        "ember_ink": "#F0B091",
        "ember_soft": "#41322C",
        "sand": "#E0BE7C",
    },
}
_PALETTE = (
    (QPalette.ColorRole.Window, "paper"),
    (QPalette.ColorRole.Base, "sheet"),
    (QPalette.ColorRole.AlternateBase, "rail"),
    (QPalette.ColorRole.Button, "sheet"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.ToolTipBase, "sheet"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.PlaceholderText, "ink_soft"),
    (QPalette.ColorRole.Highlight, "tide"),
    (QPalette.ColorRole.HighlightedText, "sheet"),
    (QPalette.ColorRole.Accent, "tide"),
    (QPalette.ColorRole.Link, "tide"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Midlight, "line"),
    (QPalette.ColorRole.Light, "sheet"),
    (QPalette.ColorRole.Dark, "edge"),
)
_GREY = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)
_SIZES = range(1, 61)
#: the least height and width of what can be pressed, whatever the text size
TARGET = 32
FONTS = FOLDER / "fonts"
#: the system's word -> ours; it may also not know
_SCHEMES = {"Light": "light", "Dark": "night"}
#: a colour is dark below this lightness
MIDDLE = 128
#: what the application knows by it: its palette is ours
_DRESSED = "dressed"
FIRST_FONTS = (
    "Figtree-Regular.ttf",
    "Figtree-Medium.ttf",
    "Figtree-SemiBold.ttf",
    "Literata-SemiBold.ttf",
)


class Theme(QObject):
    """Theme and text size in force. Own painters read it at paint time.

    `resizing` says that the text size becomes another: what is not seen can go, so that it need not
    be dressed. `changed` says that theme or text size is another one.
    """

    resizing = Signal()
    changed = Signal()

    def __init__(self, theme: str = "light", text_size: int = 100) -> None:
        super().__init__()
        self._wanted = theme
        self._told = ""
        self._window: QWidget | None = None
        self._theme = self._resolved(theme)
        self._scale = text_size / 100

    @property
    def theme(self) -> str:
        """light or night."""
        return self._theme

    @property
    def scale(self) -> float:
        """Text size as a factor: 0.8 to 2.0."""
        return self._scale

    def px(self, n: float) -> int:
        """n pixels of the drawing at this text size."""
        return round(n * self._scale)

    @property
    def target(self) -> int:
        """The least height of what can be pressed: it grows with the text, and never shrinks."""
        return max(TARGET, self.px(TARGET))

    def hex(self, token: str) -> str:
        """A token's colour as #RRGGBB."""
        return TOKENS[self._theme][token]

    def colour(self, token: str) -> QColor:
        """A token's colour."""
        return QColor(self.hex(token))

    def font(
        self, px: float, weight: int = 400, family: str = "Figtree", italic: bool = False
    ) -> QFont:
        """A font at px drawing pixels; only the weights that are shipped."""
        font = QFont(family)
        font.setPixelSize(max(1, self.px(px)))
        font.setWeight(QFont.Weight(weight))
        font.setItalic(italic)
        return font

    def become(self, theme: str, text_size: int) -> None:
        """Another theme (system, light, night) or text size, live."""
        self._wanted, before = theme, self._theme
        self._theme = self._resolved(theme)
        if self._scale != text_size / 100:
            self.resizing.emit()
        self._scale = text_size / 100
        if self._window is not None and isValid(self._window):
            self._dress_window(self._window, recolour=before != self._theme)
        else:
            self.dress()
        self.changed.emit()

    def take(self, window: QWidget) -> None:
        """All that is seen stands in this window: from now on only that is dressed anew."""
        self._window = window

    def follow_system(self) -> None:
        """Ask the system for its scheme, and be told when it changes; for the theme 'system'.

        Not before the first paint: the answer brings all of Qt's names with it.
        """
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme)
        self._on_scheme(hints.colorScheme())

    def set_face(self) -> None:
        """The program's own face, before the first widget: one that is there keeps another."""
        QApplication.setFont(self.font(14))

    def dress(self) -> None:
        """Palette, font and style sheet of the whole program."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        app.setPalette(self._palette())
        app.setProperty(_DRESSED, True)
        app.setFont(self.font(14))
        app.setStyleSheet(self._sheet())

    def _dress_window(self, window: QWidget, *, recolour: bool) -> None:
        """The same for one window. Its own sheet stands over that of the program, which would have
        every widget there is dressed anew, seen or not."""
        if recolour:
            QApplication.setPalette(self._palette())
        QApplication.setFont(self.font(14))
        window.setStyleSheet(self._sheet())

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE:
            palette.setColor(role, self.colour(token))
        for role in _GREY:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink_soft"))
        return palette

    def _sheet(self) -> str:
        values: dict[str, object] = dict(TOKENS[self._theme])
        values.update({f"p{n}": self.px(n) for n in _SIZES})
        # a pill only while the radius is at most half the height (with its borders)
        values["pill"] = self.target // 2
        # a round mark: as large when it is set, whose border is wide
        values["dot"] = (self.px(14) + 2) // 2
        values["dot_in"] = self.px(14) + 2 - 2 * self.px(5)
        # what can be pressed, without its borders of 1 or 2 px on either side
        values["target"] = self.target
        values["target2"], values["target4"] = self.target - 2, self.target - 4
        values["target8"], values["held"] = self.target - 8, (self.target - 4) // 2
        values["theme"] = self._theme
        values["icons"] = (FOLDER / "icons").as_posix()
        file = FOLDER / "style" / "nearward.qss"
        return Template(file.read_text(encoding="utf-8")).substitute(values)

    def _on_scheme(self, scheme: Qt.ColorScheme) -> None:
        self._told = _SCHEMES.get(scheme.name, "")
        if self._wanted == "system" and self._resolved("system") != self._theme:
            self.become("system", round(self._scale * 100))

    def _resolved(self, theme: str) -> str:
        if theme in TOKENS:
            return theme
        # before the system was asked, and where it does not know: the style's own colours
        return self._told or _of_the_style()


def load_first_fonts() -> None:
    """Make those shipped fonts known that the lock page is set in."""
    for name in FIRST_FONTS:
        QFontDatabase.addApplicationFont(str(FONTS / name))


def load_fonts() -> None:
    """Make all shipped fonts known; what a script lacks in them comes from the system's fonts."""
    for file in FONTS.glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(file))


def _of_the_style() -> str:
    # until it is dressed the program has the palette of its style. The style itself is asked only
    # later: WORKAROUND (PySide 6.11.3) its names cost 8 ms before the first paint
    is_dressed = QApplication.instance().property(_DRESSED)  # type: ignore[union-attr]
    palette = QApplication.style().standardPalette() if is_dressed else QApplication.palette()
    return "night" if palette.window().color().lightness() < MIDDLE else "light"
