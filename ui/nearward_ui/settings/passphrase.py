"""A new passphrase for the diary."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.trouble import Trouble
from nearward.session.ask import recovery as asking
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Ask,
    Foot,
    Heading,
    MainButton,
    Panel,
    Prose,
    Scroll,
    Soft,
    SubHeading,
    Tiny,
    TroublePanel,
)
from nearward_ui.routes import GoBack, Route
from nearward_ui.unlock.new_passphrase import NewPassphrase
from nearward_ui.unlock.passphrase_field import PassphraseField


class PassphrasePage(Page):
    """The passphrase of today, the new one twice; then what it means for sheet and backups."""

    measure = Measure.FORMS
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self.old = PassphraseField(words("The current passphrase"))
        self.caps_hint = Tiny(words("Caps Lock seems to be on."))
        self.new = NewPassphrase(words, self.look, words("The new passphrase"))
        self.backup = Prose()
        self.message_frame = TroublePanel(self.look)
        self.message = self.message_frame.text
        self.change_button = MainButton(words("Change the passphrase"))
        self.sheet_button = MainButton(words("Make a new recovery sheet"))
        self.back = BackButton(self)
        self.changed = False
        self._asks_old = True
        self.old.returnPressed.connect(self.new.first.setFocus)
        self.old.caps.connect(self.caps_hint.setVisible)
        self.new.given.connect(self.change)
        self.new.changed.connect(self._on_typed)
        self.old.given.connect(self._on_typed)
        self.change_button.clicked.connect(self.change)
        self.sheet_button.clicked.connect(self._on_sheet)
        self._build()
        self._start()

    def enter(self, _route: Route | None = None) -> None:
        self._start()

    def leave(self) -> None:
        self._start()

    def first_focus(self) -> QWidget | None:
        return self.old if self._asks_old else self.new.first

    def change(self) -> None:
        """Look whether all is well, ask for the old passphrase's word, and change it."""
        if not self.change_button.isEnabled() or self.changed:
            return
        if self._asks_old and not self.old.text():
            self._say(self.words("Please type the current passphrase."))
            self.old.setFocus()
            return
        problem = self.new.problem()
        if problem:
            self._say(problem)
            return
        self._changing(True)
        if self._asks_old:
            self.desk.ask(asking.prove(self.old.text()), self._on_proved, self._on_not_proved)
        else:
            self._on_proved()

    def _frame(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        page = QVBoxLayout(content)
        self.scrolled_frame(page, OVER)
        page.setSpacing(look.px(14))
        intro = words(
            "The diary is rewritten under the new passphrase. A backup that opens with the old"
            " one is kept. Nothing is lost if this is interrupted."
        )
        self.intro = Soft(intro)
        page.addWidget(stacked(Heading(words("Passphrase")), self.intro, gap=0))
        self.back.stand_in(page)
        page.addWidget(self.card)
        page.addWidget(self.done)
        page.addWidget(self.message_frame)
        page.addStretch(1)
        self.foot = foot = Foot(look)
        self.frame(foot.row, 10, 10)
        for button in (self.change_button, self.sheet_button):
            foot.row.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content, self.foot))

    def _build(self) -> None:
        words, look = self.words, self.look
        self.card = Panel()
        box = self._box(self.card)
        self._old_ask = Ask(words("The current passphrase"))
        self.opened = Prose(
            words("The recovery sheet opened this diary, so the old passphrase is not needed.")
        )
        for widget in (self._old_ask, self.old, self.caps_hint, self.opened):
            box.addWidget(widget)
        box.addSpacing(look.px(8))
        box.addWidget(self.new)
        self.done = Panel("calm")
        box = self._box(self.done)
        box.addWidget(SubHeading(words("The passphrase was changed.")))
        sheet = words(
            "The earlier recovery sheet no longer opens this diary. It still opens those older"
            " backups, so keep or destroy it together with them."
        )
        box.addWidget(self.backup)
        box.addWidget(Prose(sheet))
        self._frame()

    def _box(self, panel: Panel) -> QVBoxLayout:
        box = QVBoxLayout(panel)
        box.setContentsMargins(*(self.look.px(n) for n in (22, 18, 22, 20)))
        box.setSpacing(self.look.px(7))
        return box

    def _start(self) -> None:
        """From the beginning; no typed letter stays."""
        self._asks_old = not self.desk.by_recovery
        self.old.clear()
        self.new.wipe()
        self.caps_hint.hide()
        self.changed = False
        self._show_step()
        self._changing(False)
        self._say("")

    def _show_step(self) -> None:
        self._old_ask.setVisible(self._asks_old)
        self.old.setVisible(self._asks_old)
        self.opened.setVisible(not self._asks_old)
        self.intro.setVisible(not self.changed)
        self.card.setVisible(not self.changed)
        self.change_button.setVisible(not self.changed)
        self.done.setVisible(self.changed)
        self.sheet_button.setVisible(self.changed)

    def _changing(self, on: bool) -> None:
        for widget in (self.old, self.new, self.change_button):
            widget.setEnabled(not on)
        words = self.words
        self.change_button.setText(words("Changing it…") if on else words("Change the passphrase"))

    def _say(self, text: str) -> None:
        self.message_frame.say(text)

    def _on_typed(self) -> None:
        self._say("")

    def _on_proved(self, _nothing: None = None) -> None:
        self._say("")
        self.desk.change_passphrase(self.new.text(), self._on_changed, self._on_trouble)

    def _on_changed(self, earlier: Path | None) -> None:
        words = self.words
        self._start()
        self.changed = True
        self.backup.setText(
            words("Older backups still open with the old passphrase.")
            if earlier is None
            else words(
                "Older backups still open with the old passphrase; the newest is {name}.",
                name=earlier.name,
            )
        )
        self._show_step()
        if self.isVisible():
            self.sheet_button.setFocus()

    def _on_not_proved(self, trouble: Trouble) -> None:
        self._on_trouble(trouble)
        self.old.setFocus()
        self.old.selectAll()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._changing(False)
        self._say(trouble.say(self.words))

    def _on_sheet(self) -> None:
        self.go.emit(Route("recovery"))
