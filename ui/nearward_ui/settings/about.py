"""About: which version this is, where the diary is kept, how to read it without this program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward import __version__
from nearward.config import places, shipped
from nearward.i18n import N_
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Heading,
    Prose,
    QuietButton,
    Scroll,
    Soft,
    TextArea,
    Tiny,
)
from nearward_ui.routes import GoBack, Route
from nearward_ui.settings.card import SettingsCard, breakable, points

#: what it is and is not
WHAT = (
    N_("Nearward is a private diary for people who notice that they pull away."),
    N_("It is not treatment, and not a diagnosis. It works without any network."),
    N_("Updates come as they do for your other programs. Nearward never looks for them."),
)
#: the way to read a diary without this program; tests/settings/test_about.py follows it
WITHOUT = (
    N_("The first 16 bytes of the file are its salt, not encrypted. Everything else is encrypted."),
    N_(
        "Make the key with Argon2id: version 19, 262144 KiB of memory, 3 passes, 4 lanes, 32"
        " bytes. The passphrase goes in as UTF-8, in Unicode form NFC, with that salt."
    ),
    N_(
        "Open the file with SQLCipher 4 and its default settings (AES-256, pages of 4096 bytes)."
        " The first statement is: PRAGMA key = \"x'KEY'\"; KEY stands for the 32 bytes in"
        " hexadecimal."
    ),
    N_(
        "Then it is a database like any other. Each kind of thing has a table: “entry”, “moment”,"
        " “worksheet” and others."
    ),
    N_("The key of the recovery sheet is the same key, written in letters."),
    N_(
        "Or, while you still have Nearward: Export writes everything as JSON, and the entries as"
        " Markdown."
    ),
)
#: so many lines of the licences are seen at once
LINES = 14


class AboutPage(Page):
    """Nothing is asked of any network; what is shipped is read from what is installed."""

    measure = Measure.FORMS
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self.back = BackButton(self)
        self.version = Soft(words("Version {version}", version=__version__))
        self.file = Prose()
        self.beside = Soft()
        self.rows: list[Tiny] = []
        self.texts_button = QuietButton(words("Read the licences"))
        self.texts_button.clicked.connect(self._on_texts)
        self.texts = TextArea(words("The licences"), LINES)
        self.texts.setReadOnly(True)
        self.texts.hide()
        self._parts = QVBoxLayout()
        self._build()

    def enter(self, _route: Route | None = None) -> None:
        if self.desk.path is not None:
            self._show_place(self.desk.path)
        if not self.rows:
            self._show_parts()
            # what the keyboard goes to next lies below them
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def first_focus(self) -> QWidget | None:
        return self.back

    def _build(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(look.px(14))
        box.addWidget(stacked(Heading(words("About Nearward")), self.version, gap=look.px(2)))
        self.back.stand_in(box)
        for card in (self._what(), self._where(), self._without(), self._made_of()):
            box.addWidget(card)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))

    def _what(self) -> SettingsCard:
        card = SettingsCard(self.words("What it is"), self.look, gap=8)
        for text in WHAT:
            card.box.addWidget(Prose(self.words(text)))
        return card

    def _where(self) -> SettingsCard:
        card = SettingsCard(self.words("Where the diary is kept"), self.look, gap=8)
        card.box.addWidget(self.file)
        card.box.addWidget(self.beside)
        return card

    def _without(self) -> SettingsCard:
        words, look = self.words, self.look
        card = SettingsCard(words("Reading it without this program"), look, gap=8)
        card.box.addWidget(points([words(text) for text in WITHOUT], look))
        return card

    def _made_of(self) -> SettingsCard:
        words = self.words
        card = SettingsCard(words("What it is made of"), self.look, gap=8)
        card.box.addWidget(
            Prose(
                words(
                    "Nearward is free software under the GNU General Public License, version 3 or"
                    " later. There is no warranty."
                )
            )
        )
        self._parts.setSpacing(self.look.px(2))
        card.box.addLayout(self._parts)
        card.box.addWidget(self.texts_button)
        card.box.addWidget(self.texts)
        return card

    def _show_place(self, path: Path) -> None:
        words = self.words
        self.file.setText(breakable(str(path.absolute())))
        self.beside.setText(
            words(
                "All you write is in this one file. Backups are beside it, or where you chose. A"
                " few settings, with none of your words, are in {folder}.",
                folder=breakable(str(places.config_folder())),
            )
        )

    def _show_parts(self) -> None:
        words = self.words
        for part in shipped.every():
            name = f"{part.name} {part.version}".strip()
            licence = part.licence or words("see its licence below")
            self.rows.append(Tiny(words("{name}: {licence}", name=name, licence=licence)))
            self._parts.addWidget(self.rows[-1])

    def _on_texts(self) -> None:
        """They are long, and read only when they are wished for."""
        on = self.texts.isHidden()
        if on and not self.texts.text():
            self.texts.set_text(shipped.text_of(shipped.every()))
        self.texts.setVisible(on)
        words = self.words
        self.texts_button.setText(words("Close the licences") if on else words("Read the licences"))
        if on:
            self.texts.setFocus()
