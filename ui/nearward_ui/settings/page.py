"""Settings: each change is kept at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from nearward.config.setting import DIARY, SCREEN, WRITING
from nearward.config.settings import ROWS, rows_on
from nearward.domain.changes import KindsChanged
from nearward.session.ask import recovery
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.keep_setting import keep_setting
from nearward_ui.kit.widgets.basic import Ask, Heading, QuietButton, Scroll, Soft, Tiny
from nearward_ui.routes import Route, SalvageNow
from nearward_ui.settings.card import SettingsCard
from nearward_ui.settings.check import Check
from nearward_ui.settings.setting_row import SettingRow
from nearward_ui.settings.spelling import SpellingCard


class SettingsPage(Page):
    """The settings of its cards, and the ways to the pages that keep a diary safe."""

    measure = Measure.FORMS
    shows = ("own_word",)

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        #: key -> the row in which it is changed
        self.rows: dict[str, SettingRow] = {}
        self.spelling = SpellingCard(around)
        self.check = Check(around)
        self.check.salvage_asked.connect(partial(self.go.emit, SalvageNow()))
        #: page -> what is said of it
        self.hints: dict[str, Tiny] = {}
        self._build()
        self._show()
        # by a key
        self.look.changed.connect(self._show)

    def enter(self, _route: Route | None = None) -> None:
        self._show()
        self.spelling.enter()
        self.check.rest()
        self.desk.ask(recovery.is_confirmed(), self._on_confirmed)

    def refresh(self, _changed: KindsChanged) -> None:
        self.spelling.load_own()

    def leave(self) -> None:
        self.spelling.leave()

    def first_focus(self) -> QWidget | None:
        field = self.rows["text_size"].field
        if isinstance(field, QSpinBox):
            field.selectAll()
        return field

    def step_up(self, key: str) -> None:
        """Let a number be one step more, as the button beside it does."""
        field = self.rows[key].field
        if isinstance(field, QSpinBox):
            field.stepUp()

    def _build(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box)
        box.setSpacing(look.px(14))
        said = Soft(words("Changes are saved at once."))
        box.addWidget(stacked(Heading(words("Settings")), said, gap=0))
        cards = (
            (words("On the screen"), SCREEN),
            (words("The page you write on"), WRITING),
            (words("This diary"), DIARY),
        )
        for title, card in cards:
            self._add_rows(self._panel(box, title), card)
        box.addWidget(self.spelling)
        safe = self._panel(box, words("Keeping it safe"))
        for label, hint, to in self._ways():
            self.hints[to.page] = self._way(safe, label, hint, to)
        safe.addWidget(self.check)
        across = self._panel(box, words("In and out"))
        for label, hint, to in self._ways_across():
            self.hints[to.page] = self._way(across, label, hint, to)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scrolled = Scroll(content)
        outer.addWidget(self.scrolled)

    def _ways(self) -> list[tuple[str, str, Route]]:
        """(name, what it is for, where it leads)."""
        words = self.words
        return [
            (
                words("Passphrase"),
                words("Change it if someone may know it, or when you find a better one."),
                Route("passphrase"),
            ),
            (
                words("Recovery sheet"),
                words("Opens the diary if you forget the passphrase."),
                Route("recovery"),
            ),
            (
                words("Backups"),
                words("Complete copies of the diary, and how to restore one."),
                Route("backups"),
            ),
            (words("Trash"), words("What you deleted in the last 30 days."), Route("trash")),
            (
                words("Privacy"),
                words("What holds right now, and what happens when someone comes near."),
                Route("privacy"),
            ),
            (
                words("About Nearward"),
                words("Version, licences, and how to read the diary without this program."),
                Route("about"),
            ),
        ]

    def _ways_across(self) -> list[tuple[str, str, Route]]:
        """(name, what it is for, where it leads)."""
        words = self.words
        return [
            (
                words("Words to choose from"),
                words("Rename, hide or add words that the forms offer."),
                Route("vocabulary"),
            ),
            (
                words("Import"),
                words("Bring in what you wrote in another program, after a preview."),
                Route("import"),
            ),
            (
                words("Export"),
                words("A copy of the diary that other programs can read."),
                Route("export"),
            ),
        ]

    def _way(self, box: QVBoxLayout, label: str, hint: str, to: Route) -> Tiny:
        row = QHBoxLayout()
        text = QVBoxLayout()
        text.setSpacing(self.look.px(2))
        text.addWidget(Ask(label))
        said = Tiny(hint)
        text.addWidget(said)
        button = QuietButton(self.words("Open"))
        button.setAccessibleName(label)
        button.clicked.connect(partial(self.go.emit, to))
        row.addLayout(text, 1)
        row.addWidget(button)
        box.addLayout(row)
        return said

    def _panel(self, page: QVBoxLayout, title: str) -> QVBoxLayout:
        card = SettingsCard(title, self.look)
        page.addWidget(card)
        return card.box

    def _add_rows(self, box: QVBoxLayout, card: str) -> None:
        for row in rows_on(card):
            made = self.rows[row.key] = SettingRow(row, self.around)
            made.given.connect(self._keep)
            box.addLayout(made)

    def _show(self) -> None:
        for row in self.rows.values():
            row.show_value()

    def _on_confirmed(self, confirmed: bool) -> None:
        words = self.words
        self.hints["recovery"].setText(
            words("Opens the diary if you forget the passphrase. Yours is confirmed.")
            if confirmed
            else words("Opens the diary if you forget the passphrase. None is confirmed yet.")
        )

    def _keep(self, key: str, value: object) -> None:
        settings = self.around.settings
        if not settings.change(key, value):
            return
        if ROWS[key].place == "diary":
            keep_setting(self.around, key, value)
        if key in ("theme", "text_size"):
            self.look.become(settings.theme, settings.text_size)
