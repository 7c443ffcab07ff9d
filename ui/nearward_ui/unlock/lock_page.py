"""The lock page: one field, one button, quiet ways out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import localtime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward_ui.kit.heard import PAINTED_MS, announce
from nearward_ui.kit.layouts.centred_page import CentredPage, line, title
from nearward_ui.kit.properties import give
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import (
    Ask,
    LinkButton,
    MainButton,
    Panel,
    Scroll,
    Soft,
    Tiny,
    TroublePanel,
)
from nearward_ui.unlock.passphrase_field import SEVERAL_LINES, PassphraseField

if TYPE_CHECKING:
    from nearward.i18n import Translator
    from nearward_ui.unlock.harbour import Harbour
    from nearward_ui.unlock.key_field import KeyField


class LockPage(QWidget):
    """Asks for the passphrase of one diary, or for the key of its recovery sheet.

    `open_asked` carries the passphrase, `key_asked` the raw key; the others ask for the other ways.
    """

    open_asked = Signal(str)
    key_asked = Signal(object)
    other_asked = Signal()
    new_asked = Signal()
    backups_asked = Signal()
    salvage_asked = Signal()
    quit_asked = Signal()
    help_asked = Signal()

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__()
        self.words = words
        self._look = look
        #: the hour on the wall
        self.hour: Callable[[], int] = _hour
        #: made when the page is painted; without it nothing is missing
        self.harbour: Harbour | None = None
        self.field = PassphraseField(words("Passphrase"))
        self.field.returnPressed.connect(self._ask)
        self.field.caps.connect(self._on_caps)
        self.field.several_lines.connect(self._on_several_lines)
        self.show_button = LinkButton(words("Show"), flush="end")
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._on_show)
        self.caps_hint = Tiny(words("Caps Lock seems to be on."))
        self.caps_hint.hide()
        self.message_frame = TroublePanel(look)
        self.message = self.message_frame.text
        self.salvage = LinkButton(words("Save what can be read…"), flush="start")
        self.salvage.clicked.connect(self.salvage_asked)
        self.quit = LinkButton(words("Quit without saving it"), flush="start")
        self.quit.clicked.connect(self.quit_asked)
        for way in (self.salvage, self.quit):
            self.message_frame.add_way(way)
        self.name = Tiny()
        self.then_hint = Tiny()
        self.then_hint.hide()
        self._note = Soft()
        give(self._note, textInteractionFlags="TextSelectableByMouse")
        self._note.hide()
        self._make_buttons()
        #: made when it is first wanted
        self.key_field: KeyField | None = None
        self.key_count = Tiny()
        self.key_count.hide()
        self._by_key = False
        self._doing = ""
        self._build()
        QTimer.singleShot(PAINTED_MS, self, self.draw)

    @property
    def by_key(self) -> bool:
        """Whether the key of the recovery sheet is asked for."""
        return self._by_key

    @property
    def entry(self) -> QWidget:
        """The field that is to be filled."""
        return self.key_field if self._by_key and self.key_field is not None else self.field

    @property
    def ways(self) -> tuple[LinkButton, ...]:
        """The quiet ways out."""
        return (self.recovery, self.backups, self.other, self.new)

    def show_diary(self, path: Path | None) -> None:
        """Name the file that will be opened (its name, not its folder)."""
        self.name.setText("" if path is None else path.name)
        for widget in (self.button, self.field, self.recovery, self.backups):
            widget.setEnabled(path is not None)

    def say(
        self, text: str, *, damaged: bool = False, quits: bool = False, good: bool = False
    ) -> None:
        """A message under the field; empty takes it away.

        `damaged`: with the way to a salvage; `quits`: with the way to quit without saving. `good`:
        it says that something is done, and nothing is in the way.
        """
        way = self.salvage if damaged else self.quit if quits else None
        self.message_frame.say(text, way=way, good=good)

    def will_show(self, text: str) -> None:
        """Where the unlock lands, when it is not the journal."""
        self.then_hint.setText(text)
        self.then_hint.setVisible(bool(text))

    def note(self, text: str) -> None:
        """A quiet sentence that stays (the passphrase of the demonstration)."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def opening(self, on: bool) -> None:
        """While the key is made: the fields rest and the button says so."""
        self._rest(self.words("Opening…") if on else "")

    def closing(self) -> None:
        """While the diary is saved and closed: the fields rest and the button says so."""
        self._rest(self.words("Locking…"))

    def _make_buttons(self) -> None:
        words = self.words
        self.button = MainButton(words("Open diary"))
        self.button.clicked.connect(self._ask)
        self.recovery = LinkButton(words("Use the recovery sheet"), tone="quiet")
        self.recovery.clicked.connect(self._on_other_way)
        self.other = LinkButton(words("Another diary"), tone="quiet")
        self.other.clicked.connect(self.other_asked)
        self.new = LinkButton(words("Make a new diary"), tone="quiet")
        self.new.clicked.connect(self.new_asked)
        self.help = LinkButton(words("Help"), tone="quiet")
        self.help.setProperty("ways", "first")
        self.help.clicked.connect(self.help_asked)
        self.backups = LinkButton(words("Backups"), tone="quiet")
        self.backups.clicked.connect(self.backups_asked)

    def _rest(self, doing: str) -> None:
        """The fields take nothing while something is done; the keyboard stays where it is."""
        self._doing = doing
        self.entry.setFocus()
        for field in (self.field, self.key_field):
            if field is not None:
                field.setReadOnly(bool(doing))
        for widget in (self.show_button, self.button, *self.ways):
            widget.setEnabled(not doing)
        self.button.setText(doing or self.words("Open diary"))
        if doing:
            self.say("")
            announce(self, doing)

    def ask_key(self, on: bool) -> None:
        """Ask for the key of the recovery sheet, or for the passphrase again."""
        words = self.words
        if on and self.key_field is None:
            self._make_key_field()
        self._by_key = on
        for widget in (self.field, self.show_button):
            widget.setVisible(not on)
        if self.key_field is not None:
            self.key_field.setVisible(on)
            self.key_count.setVisible(on)
        self.caps_hint.hide()
        self._ask_label.setText(words("Key on the recovery sheet") if on else words("Passphrase"))
        self.recovery.setText(
            words("Use the passphrase") if on else words("Use the recovery sheet")
        )
        self.say("")
        self.entry.setFocus()

    def draw(self) -> None:
        """Draw what is under it, with names of Qt that the first paint has no need of."""
        from nearward_ui.unlock.harbour import Harbour

        if self.harbour is None:
            self.harbour = Harbour(self, self._page, self._look, lambda: self.hour())

    def wipe(self) -> None:
        """No typed letter stays in the fields."""
        self.field.clear()
        self.show_button.setChecked(False)
        self.caps_hint.hide()
        if self.key_field is not None:
            self.key_field.wipe()
        if self._by_key:
            self.ask_key(False)

    def _build(self) -> None:
        look = self._look
        panel = Panel()
        box = QVBoxLayout(panel)
        box.setContentsMargins(look.px(26), look.px(24), look.px(26), look.px(24))
        box.setSpacing(look.px(8))
        self._ask_label = Ask(self.words("Passphrase"))
        # it takes the keyboard; asking it for that would load all of Qt's names before it is seen
        self._ask_label.setBuddy(self.field)
        top = QHBoxLayout()
        top.addWidget(self._ask_label, 1)
        top.addWidget(self.show_button)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(look.px(8))
        self._fields.addWidget(self.field)
        foot = QHBoxLayout()
        foot.addWidget(self.name, 1)
        foot.addWidget(self.button)
        box.addLayout(top)
        box.addLayout(self._fields)
        box.addWidget(self.key_count)
        box.addWidget(self.caps_hint)
        box.addWidget(self.message_frame)
        box.addSpacing(look.px(6))
        box.addLayout(foot)
        box.addWidget(self.then_hint)
        box.addWidget(self._note)
        self._frame(panel)

    def _frame(self, panel: Panel) -> None:
        """The panel stands in the middle of the page, between its words and the ways on."""
        words = self.words
        self._page = page = CentredPage(self._look, 420, 16)
        page.box.addStretch(1)
        page.box.addWidget(title("Nearward"))
        page.box.addWidget(line(words("A private diary. It stays on this computer.")))
        page.box.addWidget(panel)
        page.box.addLayout(self._ways_rows())
        # what is below has more room: a harbour stands there
        page.box.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(page))
        # "Show" stands over the field, and is read after it
        for widget in (self.show_button, self.name, self.button, self.then_hint, self._note):
            widget.raise_()
        order = (
            self.field,
            self.button,
            self.salvage,
            self.quit,
            self.show_button,
            self.help,
            *self.ways,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _ways_rows(self) -> QVBoxLayout:
        """The quiet ways out: into this diary, and to another one."""
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for ways in ((self.help, self.recovery, self.backups), (self.other, self.new)):
            row = QHBoxLayout()
            row.setSpacing(self._look.px(4))
            row.addStretch(1)
            for n, way in enumerate(ways):
                if n:
                    row.addWidget(Tiny("·", wrap=False))
                row.addWidget(way)
            row.addStretch(1)
            rows.addLayout(row)
        return rows

    def _make_key_field(self) -> None:
        from nearward_ui.unlock.key_field import KeyField

        self.key_field = KeyField(self.words("Key on the recovery sheet"))
        self.key_field.complete.connect(self._ask)
        self.key_field.textChanged.connect(self._on_key)
        self._fields.addWidget(self.key_field)
        QWidget.setTabOrder(self.field, self.key_field)
        QWidget.setTabOrder(self.key_field, self.button)
        self._on_key()

    def _ask(self) -> None:
        if self._doing or not self.entry.isEnabled():
            return
        if self._by_key:
            self._ask_by_key()
        elif not self.field.text():
            self.say(self.words("Please type the passphrase of this diary."))
            self.field.setFocus()
        else:
            self.open_asked.emit(self.field.text())

    def _ask_by_key(self) -> None:
        from nearward.domain.file import recovery_key
        from nearward.domain.trouble import Trouble

        text = self.key_field.text() if self.key_field is not None else ""
        if not recovery_key.count(text):
            self.say(self.words("Please type the four lines of the recovery sheet."))
            self.entry.setFocus()
            return
        try:
            key = recovery_key.read(text)
        except Trouble as trouble:
            self.say(trouble.say(self.words))
            self.entry.setFocus()
            return
        self.key_asked.emit(key)

    def _on_key(self) -> None:
        if self.key_field is not None:
            there, wanted = self.key_field.count
            text = self.words.plural(
                "{there} of {n} letter. Spaces do not matter.",
                "{there} of {n} letters. Spaces do not matter.",
                wanted,
                there=there,
            )
            self.key_count.setText(text)

    def _on_other_way(self) -> None:
        self.ask_key(not self._by_key)

    def _on_show(self, on: bool) -> None:
        mode = PassphraseField.EchoMode.Normal if on else PassphraseField.EchoMode.Password
        self.field.setEchoMode(mode)
        self.show_button.setText(self.words("Hide") if on else self.words("Show"))

    def _on_caps(self, on: bool) -> None:
        self.caps_hint.setVisible(on)

    def _on_several_lines(self) -> None:
        self.say(self.words(SEVERAL_LINES))


def _hour() -> int:
    return localtime().tm_hour
