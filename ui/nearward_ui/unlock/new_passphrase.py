"""A new passphrase: typed twice, or drawn by chance; in words, how hard it is to guess."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nearward.i18n import N_, N_plural
from nearward_ui.kit.heard import announce
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Ask, LinkButton, Panel, QuietButton, Tiny
from nearward_ui.unlock.passphrase_field import SEVERAL_LINES, PassphraseField

if TYPE_CHECKING:
    from nearward.domain.file.passphrase import Strength
    from nearward.i18n import Translator

#: so long after the last key its strength is told
TELL_MS = 180
#: what is said of a passphrase: while it is typed, and when it is taken
SAID = {
    "common": N_("Easily guessed."),
    "fair": N_("Better with one more word."),
    "strong": N_("Strong."),
}
SHORT = N_plural(
    "Still short: it needs at least {n} character.",
    "Still short: it needs at least {n} characters.",
)
HINT = N_("Several words that only you would put together are strong and easy to remember.")


class NewPassphrase(QWidget):
    """`given` says that Return was pressed in the last field, `changed` that another one stands,
    `offered` that one is suggested."""

    given = Signal()
    offered = Signal()
    changed = Signal()

    def __init__(self, words: Translator, look: Theme, name: str) -> None:
        super().__init__()
        self.words = words
        self._look = look
        self.first = PassphraseField(name)
        self.again = PassphraseField(words("The same again"))
        self.verdict = Tiny(words(HINT))
        self.verdict.setAccessibleDescription(words("How strong it is"))
        self.caps_hint = Tiny(words("Caps Lock seems to be on."))
        self.caps_hint.hide()
        self.suggest_button = LinkButton(words("Suggest one"), flush="start")
        self.suggest_button.clicked.connect(self.suggest)
        self.use_button: QuietButton | None = None
        self.show_button = LinkButton(words("Show"), flush="end")
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._on_show)
        self.suggestion: QLabel | None = None
        self._card: Panel | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self.first.textChanged.connect(self._on_text)
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.given)
        for field in (self.first, self.again):
            field.caps.connect(self.caps_hint.setVisible)
            field.several_lines.connect(self._on_several_lines)
        self._build(name)

    @property
    def order(self) -> tuple[QWidget, ...]:
        """What Tab goes through: from field to field, and only then to what else can be done."""
        use = () if self.use_button is None else (self.use_button,)
        return (self.first, self.again, self.suggest_button, self.show_button, *use)

    @property
    def unfolded(self) -> int:
        """How high is what is seen only once one is suggested."""
        card = self._card
        return 0 if card is None or card.isHidden() else card.sizeHint().height()

    def text(self) -> str:
        """The passphrase."""
        return self.first.text()

    def problem(self) -> str:
        """Why it cannot be taken, in words; empty when it can. Puts the keyboard where to go on."""
        from nearward.domain.file import passphrase
        from nearward.domain.trouble import Trouble

        self._timer.stop()
        found = self._told()
        self._tell(found)
        try:
            passphrase.check(self.text())
        except Trouble as trouble:
            self.first.setFocus()
            return trouble.say(self.words)
        if not found.enough:
            self.first.setFocus()
            return self._refusal(found)
        if self.text() != self.again.text():
            self.again.setFocus()
            self.again.selectAll()
            return self.words("The two do not match. Please type them again.")
        return ""

    def suggest(self) -> None:
        """Draw one by chance and offer it in a box; what was typed stays as it is."""
        from nearward.domain.file import passphrase

        if self._card is None:
            self._make_card()
        if self.suggestion is not None and self._card is not None:
            self.suggestion.setText(passphrase.suggest())
            self._card.show()
        self.suggest_button.setText(self.words("Suggest another"))
        self.offered.emit()

    def use(self) -> None:
        """Take the one that is offered; it is still to be typed once."""
        if self.suggestion is None or not self.suggestion.text():
            return
        self.first.setText(self.suggestion.text())
        self.again.clear()
        self._timer.stop()
        self._on_time()
        self.again.setFocus()

    def wipe(self) -> None:
        """No typed letter and no suggestion stays."""
        self.first.clear()
        self.again.clear()
        if self.suggestion is not None and self._card is not None:
            self.suggestion.clear()
            self._card.hide()
        self.suggest_button.setText(self.words("Suggest one"))
        self.show_button.setChecked(False)
        self.caps_hint.hide()
        self._timer.stop()
        self._tell(None)

    def _build(self, name: str) -> None:
        look, words = self._look, self.words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(7))
        foot = QHBoxLayout()
        foot.addWidget(self.suggest_button)
        foot.addStretch(1)
        foot.addWidget(self.show_button)
        self._under = QVBoxLayout()
        self._under.addLayout(foot)
        box.addWidget(Ask(name))
        box.addWidget(self.first)
        box.addWidget(self.verdict)
        box.addSpacing(look.px(4))
        once_more = Ask(words("The same again"))
        once_more.stand_for(self.again)
        box.addWidget(once_more)
        box.addWidget(self.again)
        box.addWidget(self.caps_hint)
        box.addLayout(self._under)
        for before, after in pairwise(self.order):
            QWidget.setTabOrder(before, after)

    def _on_several_lines(self) -> None:
        self._timer.stop()
        self.verdict.setText(self.words(SEVERAL_LINES))

    def _make_card(self) -> None:
        look, words = self._look, self.words
        card = Panel("calm")
        box = QVBoxLayout(card)
        box.setContentsMargins(*(look.px(n) for n in (14, 9, 14, 10)))
        box.setSpacing(look.px(3))
        shown = QLabel()
        shown.setProperty("role", "h2")
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setWordWrap(True)
        box.addWidget(shown)
        box.addWidget(
            Tiny(
                words.plural(
                    "About {n} bit, drawn at random: nobody can try them all. Please write it"
                    " down.",
                    "About {n} bits, drawn at random: nobody can try them all. Please write it"
                    " down.",
                    _bits(),
                )
            )
        )
        self.use_button = QuietButton(words("Use this"))
        self.use_button.clicked.connect(self.use)
        row = QHBoxLayout()
        row.addWidget(self.use_button)
        row.addStretch(1)
        box.addLayout(row)
        self._under.addWidget(card)
        self._card, self.suggestion = card, shown
        QWidget.setTabOrder(self.show_button, self.use_button)

    def _on_text(self) -> None:
        self._timer.start(TELL_MS)
        self.changed.emit()

    def _on_time(self) -> None:
        before = self.verdict.text()
        self._tell(self._told() if self.text() else None)
        if self.verdict.text() != before:
            announce(self, self.verdict.text())

    def _tell(self, found: Strength | None) -> None:
        """Say how strong it is; a hint while nothing is typed."""
        if found is None or not self.text():
            self.verdict.setText(self.words(HINT))
            return
        is_short = found.code == "short"
        said = self.words.plural(*SHORT, _shortest()) if is_short else self.words(SAID[found.code])
        advice = self.words(found.advice) if found.advice else ""
        self.verdict.setText(f"{said} {advice}".strip())

    def _told(self) -> Strength:
        from nearward.domain.file.passphrase import strength

        return strength(self.text())

    def _refusal(self, found: Strength) -> str:
        words = self.words
        if found.code == "short":
            return words.plural(
                "Please use at least {n} character.",
                "Please use at least {n} characters.",
                _shortest(),
            )
        parts = [words("This one is easily guessed.")]
        parts += [words(found.advice)] if found.advice else []
        parts.append(words("Several unrelated words are better."))
        return " ".join(parts)

    def _on_show(self, on: bool) -> None:
        mode = PassphraseField.EchoMode.Normal if on else PassphraseField.EchoMode.Password
        self.first.setEchoMode(mode)
        self.again.setEchoMode(mode)
        self.show_button.setText(self.words("Hide") if on else self.words("Show"))


def _shortest() -> int:
    from nearward.domain.file.passphrase import SHORTEST

    return SHORTEST


def _bits() -> int:
    from nearward.domain.file.passphrase import BITS

    return BITS
