"""Settings: each change is kept at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from nearward.home.settings import ROWS
from nearward.session import operations
from nearward_ui.kit.around import Surroundings
from nearward_ui.kit.chips import Chips, stacked
from nearward_ui.kit.dates import locale
from nearward_ui.kit.page import Page
from nearward_ui.kit.plain import Ask, Heading, Panel, Scroll, Soft, SubHeading, Tiny
from nearward_ui.kit.stepper import Stepper

TEXT_STEP = 10


class SettingsPage(Page):
    """Text size, theme, idle minutes, paper, first day of the week, hour at which a day ends."""

    key = "settings"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self.theme = self._choice("theme")
        self.text_size = self._number("text_size", words(" %"), TEXT_STEP)
        self.idle = self._number("idle_minutes", words(" minutes"))
        self.paper = self._choice("paper")
        self.first_weekday = self._weekdays()
        self.day_ends = self._number("day_ends", words(":00"))
        self._build()
        self._show()

    def enter(self, argument: object) -> None:
        self._show()

    def first_focus(self) -> QWidget | None:
        self.text_size.selectAll()
        return self.text_size

    def _build(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box)
        box.setSpacing(look.px(14))
        said = Soft(words("Every change is kept at once."))
        box.addWidget(stacked(Heading(words("Settings")), said, gap=0))
        screen = self._panel(box, words("On the screen"))
        self._row(screen, "text_size", self.text_size)
        self._row(screen, "theme", self.theme)
        diary = self._panel(box, words("This diary"))
        self._row(
            diary,
            "idle_minutes",
            self.idle,
            words("Then the window hides what is open, saves it and asks for the passphrase."),
        )
        self._row(
            diary,
            "day_ends",
            self.day_ends,
            words("What you write before this hour of the night belongs to the day before."),
        )
        self._row(diary, "first_weekday", self.first_weekday)
        self._row(diary, "paper", self.paper)
        clear = self._panel(box, words("What is kept outside the diary"))
        clear.addWidget(
            Soft(
                words(
                    "Text size, theme, language, the place and size of the window and the path of"
                    " the last diary stand in a small file in clear, because they are needed"
                    " before a diary is open. Nothing you write, and no date, stands there."
                )
            )
        )
        box.addStretch(1)
        content.setMaximumWidth(look.px(820))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))

    def _panel(self, page: QVBoxLayout, title: str) -> QVBoxLayout:
        panel = Panel()
        page.addWidget(panel)
        box = QVBoxLayout(panel)
        box.setContentsMargins(*(self.look.px(n) for n in (22, 18, 22, 20)))
        box.setSpacing(self.look.px(14))
        box.addWidget(SubHeading(title))
        return box

    def _row(self, box: QVBoxLayout, key: str, field: QWidget, hint: str = "") -> None:
        part = QVBoxLayout()
        part.setSpacing(self.look.px(6))
        part.addWidget(Ask(self.words(ROWS[key].label)))
        line = QHBoxLayout()
        stretch = 1 if isinstance(field, Chips) else 0
        if isinstance(field, QSpinBox):
            field = Stepper(field, self.words(ROWS[key].label), self.around)
        line.addWidget(field, stretch)
        if not stretch:
            line.addStretch(1)
        part.addLayout(line)
        if hint:
            part.addWidget(Tiny(hint))
        box.addLayout(part)

    def _choice(self, key: str) -> Chips:
        row = ROWS[key]
        options = [(str(value), self.words(label)) for value, label in row.choices]
        chips = Chips(self.words(row.label), options, around=self.around)
        chips.changed.connect(partial(self._on_choice, key, chips))
        return chips

    def _weekdays(self) -> Chips:
        row = ROWS["first_weekday"]
        where = locale(self.words)
        form = QLocale.FormatType.LongFormat
        options = [(str(day), where.dayName(day + 1, form)) for day in (0, 6, 5)]
        chips = Chips(self.words(row.label), options, around=self.around)
        chips.changed.connect(partial(self._on_weekday, chips))
        return chips

    def _number(self, key: str, suffix: str, step: int = 1) -> QSpinBox:
        row = ROWS[key]
        spin = QSpinBox()
        spin.setRange(int(row.low), int(row.high))
        spin.setSingleStep(step)
        spin.setSuffix(suffix)
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(partial(self._keep, key))
        return spin

    def _show(self) -> None:
        settings = self.around.settings
        for spin, value in (
            (self.text_size, settings.text_size),
            (self.idle, settings.idle_minutes),
            (self.day_ends, settings.day_ends),
        ):
            spin.blockSignals(True)
            spin.setValue(value)
            spin.blockSignals(False)
        self.theme.set_value(settings.theme)
        self.paper.set_value(settings.paper)
        self.first_weekday.set_value(str(settings.first_weekday))

    def _on_choice(self, key: str, chips: Chips) -> None:
        if chips.value is None:  # a setting always has a value
            self._show()
        else:
            self._keep(key, chips.value)

    def _on_weekday(self, chips: Chips) -> None:
        if chips.value is None:
            self._show()
        else:
            self._keep("first_weekday", int(chips.value))

    def _keep(self, key: str, value: object) -> None:
        settings = self.around.settings
        if not settings.change(key, value):
            return
        if ROWS[key].place == "diary":
            self.desk.ask(operations.keep_setting(key, value))
        if key in ("theme", "text_size"):
            self.look.become(settings.theme, settings.text_size)
