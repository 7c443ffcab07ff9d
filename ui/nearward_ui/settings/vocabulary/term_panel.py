"""Where a word is typed: another one for one of ours, or one more."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from nearward.worksheets.vocabulary import ShownTerm, one_line, same
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import LinkButton, Panel, QuietButton, Soft, TextField, Tiny

#: letters of a word: it stands on a small button
LONGEST = 60


class TermPanel(Panel):
    """`kept` carries what was typed; `ours_asked`: it is to be our word again; `left`: neither."""

    kept = Signal(str)
    ours_asked = Signal()
    left = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        #: the word that gets another name; None: one more
        self.term: ShownTerm | None = None
        self._taken: frozenset[str] = frozenset()
        self.about = Soft()
        self.field = TextField(words("The word"))
        self.field.setMinimumWidth(look.px(200))
        self.field.setMaximumWidth(look.px(320))
        self.field.returnPressed.connect(self._on_keep)
        self.field.given.connect(self._on_typed)
        self.yes = QuietButton(words("Keep"))
        self.yes.clicked.connect(self._on_keep)
        self.ours = LinkButton("")
        self.ours.clicked.connect(self.ours_asked)
        self.no = LinkButton(words("Not now"))
        self.no.clicked.connect(self._on_left)
        self.trouble = Tiny("")
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (16, 12, 16, 12)))
        box.setSpacing(look.px(8))
        row = WrappingRow(look, 10)
        for widget in (self.field, self.yes, self.ours, self.no):
            row.addWidget(widget)
        box.addWidget(self.about)
        box.addLayout(row)
        box.addWidget(self.trouble)
        self.trouble.hide()
        self.hide()

    def ask(self, term: ShownTerm | None, others: Collection[str], typed: str = "") -> None:
        """Ask for another name of a word, or for one more. `others`: the labels there are."""
        words = self._around.words
        self.term, self._taken = term, frozenset(map(same, others))
        if term is None:
            about = words("One more word to choose from. You can hide it later; it is never lost.")
        else:
            about = words(
                "Another name for “{name}”. It is shown wherever you chose it.", name=term.label
            )
        self.about.setText(about)
        self.field.setText(typed or (term.label if term is not None else ""))
        is_renamed = term is not None and bool(term.ours) and term.is_own
        self.ours.setVisible(is_renamed)
        if term is not None and is_renamed:
            self.ours.setText(words("Back to “{name}”", name=term.ours).replace("&", "&&"))
        self._say("")
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    @property
    def typed(self) -> str:
        """What stands in the field while it is asked for."""
        return "" if self.isHidden() else self.field.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_left()
        else:
            super().keyPressEvent(event)

    def _on_keep(self) -> None:
        label = one_line(self.field.text())
        reason = self._refusal(label)
        self._say(reason)
        if reason:
            announce(self, reason)
            self.field.setFocus()
        else:
            self.kept.emit(label)

    def _refusal(self, label: str) -> str:
        words = self._around.words
        if not label:
            return words("There is no word yet. Type one, or leave everything as it is.")
        if len(label) > LONGEST:
            return words.plural(
                "That is {n} letter. At most {most} fit on a small button.",
                "That is {n} letters. At most {most} fit on a small button.",
                len(label),
                most=LONGEST,
            )
        if same(label) in self._taken:
            return words("“{name}” is here already. Two alike could not be told apart.", name=label)
        return ""

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _on_typed(self, _text: str) -> None:
        self._say("")

    def _on_left(self) -> None:
        self.hide()
        self.left.emit()
