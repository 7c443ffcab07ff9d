"""Privacy: what holds right now, asked of the computer, and what is wished near other people."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward import harden
from nearward.config import dbus_addresses, privacy_facts
from nearward.config.setting import NEAR
from nearward.config.settings import NAME, ROWS, TABLE, rows_on
from nearward.i18n import N_
from nearward.session.ask.help import NUMBER
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.keep_setting import keep_setting
from nearward_ui.kit.widgets.basic import (
    Ask,
    Heading,
    Prose,
    Scroll,
    Soft,
    TextField,
    Tiny,
)
from nearward_ui.routes import GoBack, Route
from nearward_ui.settings.card import Fact, SettingsCard, Switch, breakable, points

#: what the kernel answers -> what is said, and what it means
NETWORK = {
    "refused": (
        N_("The system refuses this program every network connection."),
        N_("The kernel was asked just now. It holds for as long as Nearward runs."),
    ),
    "unknown": (
        N_("This system has no filter that refuses network connections."),
        N_(
            "Nearward opens none by itself, but nothing enforces that here. On Linux (x86-64 and"
            " ARM64) the system does. A firewall can do the same here."
        ),
    ),
    "open": (
        N_("The filter that refuses network connections is not in force."),
        N_(
            "On this computer it should be. Nearward opens no connection by itself, but right"
            " now nothing enforces that. Please quit and start it again. If this stays, the"
            " system does not allow such a filter."
        ),
    ),
}
LIBRARY = {
    False: (
        N_("The network library of Qt is not loaded."),
        N_("Checked just now, among everything this program has loaded."),
    ),
    True: (
        N_("The network library of Qt is loaded."),
        N_("Nearward does not use it. Something else on this computer has loaded it."),
    ),
    None: (
        N_("Nearward does not load the network library of Qt."),
        N_("Whether something else has loaded it cannot be seen on this system."),
    ),
}
PROTECTED = (
    N_("Anyone who finds the file, or a copy of it, has to guess your passphrase."),
    N_("Damage to the file is noticed. It is never shown as text."),
    N_("A lock saves, closes the file and restarts the program, so that its memory is empty."),
)
OPEN_TO = (
    N_(
        "Memory: while the diary is open, it holds what you write. The system may put that on"
        " the disk (swap, hibernation). Full-disk encryption helps against that."
    ),
    N_("Programs that already run as you: they can read the screen, the keyboard and memory."),
    N_("Anyone who learns the passphrase or has the recovery sheet."),
    N_(
        "What you copy: other programs can read it for two minutes, or until a lock. A clipboard"
        " manager may keep it."
    ),
    N_("What you print or export: it is not encrypted."),
    N_("That there is a diary, how large it is and when it changed."),
    N_("An older copy put in the place of the file: that is not noticed."),
)
_OTHERS = 0o077


class PrivacyPage(Page):
    """Facts first, then the settings, then what stands where."""

    measure = Measure.FORMS
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self.back = BackButton(self)
        self.network, self.library, self.file = Fact(look), Fact(look), Fact(look)
        self.switches = {row.key: self._switch(row.key) for row in rows_on(NEAR)}
        self.title = TextField(words(ROWS["title"].label), NAME)
        self.title.setMaxLength(ROWS["title"].longest)
        self.title.editingFinished.connect(self._keep_title)
        self.clear = QVBoxLayout()
        self.clear_file = Tiny()
        self._lines: list[Prose] = []
        self._build()

    def enter(self, _route: Route | None = None) -> None:
        self.show_network(harden.network())
        self._show_library(privacy_facts.network_library())
        self._show_file()
        self._show_settings()
        self._show_clear()

    def leave(self) -> None:
        self._keep_title()

    def unsaved(self) -> None:
        self._keep_title()

    def first_focus(self) -> QWidget | None:
        return self.back

    def show_network(self, answer: str) -> None:
        """Say what `harden.network` has found."""
        said, meaning = (self.words(text) for text in NETWORK[answer])
        self.network.say(said, meaning, trouble=answer != "refused")

    def _build(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(look.px(14))
        said = Soft(words("What holds right now, checked when this page was opened."))
        top, head = QHBoxLayout(), QVBoxLayout()
        top.addWidget(Heading(words("Privacy")), 1)
        head.setSpacing(0)
        head.addLayout(top)
        head.addWidget(said)
        box.addLayout(head)
        self.back.stand_in(box)
        for card in (self._sent(), self._near(), self._own_file(), self._in_clear()):
            box.addWidget(card)
        card = SettingsCard(words("What is protected"), look)
        card.box.addWidget(points([words(text) for text in PROTECTED], look))
        box.addWidget(card)
        card = SettingsCard(words("What is not protected"), look)
        card.box.addWidget(points([words(text) for text in OPEN_TO], look))
        box.addWidget(card)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))

    def _sent(self) -> SettingsCard:
        card = SettingsCard(self.words("The network"), self.look)
        card.box.addWidget(self.network)
        card.box.addWidget(self.library)
        return card

    def _near(self) -> SettingsCard:
        words, look = self.words, self.look
        card = SettingsCard(words("When someone comes near"), look)
        keys = words(
            "Ctrl+Shift+H covers everything at once, without a lock. The same keys, Esc or the"
            " button bring it back. Ctrl+L locks."
        )
        card.box.addWidget(Prose(keys))
        card.box.addWidget(stacked(*self.switches.values(), gap=look.px(4)))
        self.title.setMaximumWidth(look.px(320))
        hint = Tiny(
            words(
                "What the title bar and the list of windows show, even before a diary is open."
                " It is not encrypted. The system may show the program’s own name and icon beside"
                " it."
            )
        )
        card.box.addWidget(
            stacked(Ask(words(ROWS["title"].label)), self.title, hint, gap=look.px(6))
        )
        return card

    def _own_file(self) -> SettingsCard:
        card = SettingsCard(self.words("The file of your diary"), self.look)
        card.box.addWidget(self.file)
        return card

    def _in_clear(self) -> SettingsCard:
        words, look = self.words, self.look
        card = SettingsCard(words("What is not encrypted"), look)
        why = words(
            "These settings are needed before a diary is open, so they are outside it. No"
            " text of the diary, and no date, is among them."
        )
        card.box.addWidget(Prose(why))
        self.clear.setSpacing(look.px(5))
        card.box.addLayout(self.clear)
        card.box.addWidget(self.clear_file)
        return card

    def _switch(self, key: str) -> Switch:
        switch = Switch(self.words(ROWS[key].label), self.look)
        switch.toggled.connect(partial(self._keep, key))
        return switch

    def _show_library(self, loaded: bool | None) -> None:
        said, meaning = (self.words(text) for text in LIBRARY[loaded])
        self.library.say(said, meaning, trouble=loaded is True)

    def _show_file(self) -> None:
        words, path = self.words, self.desk.path
        if path is None:
            return
        mode = privacy_facts.mode(path)
        meaning = ""
        if mode is not None and mode & _OTHERS:
            meaning = words(
                "Its mode is {mode}: other accounts on this computer may open the file. They"
                " still need the passphrase to read it.",
                mode=f"{mode:04o}",
            )
        elif mode is not None:
            meaning = words(
                "Its mode is {mode}: no other account on this computer can open the file, except"
                " an administrator.",
                mode=f"{mode:04o}",
            )
        where = breakable(str(path.absolute()))
        self.file.say(words("It is at {path}", path=where), meaning)

    def _show_settings(self) -> None:
        settings = self.around.settings
        for key, switch in self.switches.items():
            switch.show_value(settings.value(key) is True, self._hint(key))
        self.title.setText(str(settings.value("title")))

    def _hint(self, key: str) -> str:
        words, shown = self.words, ROWS[key].shown
        heard = {
            "lock_with_screen": (dbus_addresses.session, dbus_addresses.system),
            "lock_at_sleep": (dbus_addresses.system,),
        }
        if key not in heard:
            return words(shown.hint) if shown is not None else ""
        if sys.platform != "linux":
            return words("Written for this system, but we have not tried it there yet.")
        if any(bus() for bus in heard[key]):
            return ""
        return words("This computer does not say when that happens (it has no message bus).")

    def _show_clear(self) -> None:
        words, settings = self.words, self.around.settings
        for line in self._lines:
            self.clear.removeWidget(line)
            line.hide()
            line.deleteLater()
        kept = settings.in_clear()
        # a number is named where it is kept, and nowhere else
        rows = [row for row in TABLE if row.place == "clear" and row.key != NUMBER]
        rest = [words(row.label) for row in rows if row.key not in kept]
        told = [
            words("{name}: {value}", name=self._name(key), value=self._told(key, kept[key]))
            for key in sorted(kept)
        ]
        if rest and settings.file is not None:
            names = " · ".join(rest)
            told.append(words("Not in it, because they were never changed: {names}", names=names))
        self._lines = [Prose(text) for text in told]
        for line in self._lines:
            self.clear.addWidget(line)
        if settings.file is None:
            self.clear_file.setText(words("This window keeps no unencrypted settings."))
        else:
            where = breakable(str(settings.file))
            self.clear_file.setText(words("All of it is in {path}", path=where))

    def _name(self, key: str) -> str:
        return self.words(ROWS[key].label) if key in ROWS else breakable(key)

    def _told(self, key: str, value: object) -> str:
        if key == "window":
            return self.words("its place and size")
        if isinstance(value, bool):
            return self.words("on") if value else self.words("off")
        labels = ROWS[key].choices if key in ROWS else ()
        label = next((self.words(label) for known, label in labels if known == value), "")
        return label or breakable(str(value))

    def _keep(self, key: str, value: object) -> None:
        if self.around.settings.change(key, value) and ROWS[key].place == "diary":
            keep_setting(self.around, key, value)

    def _keep_title(self) -> None:
        """One line, without what cannot be seen."""
        typed = " ".join(self.title.text().split())
        name = "".join(sign for sign in typed if sign.isprintable())
        if name != self.title.text():
            self.title.setText(name)
        if name != self.around.settings.value("title"):
            self._keep("title", name)
            self._show_clear()
