"""The recovery sheet: shown to who types the passphrase again, printed, and typed back."""

from __future__ import annotations

import secrets
from pathlib import Path

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.file import recovery_key
from nearward.domain.trouble import Trouble
from nearward.paper import Document, recovery_blocks
from nearward.session.ask import recovery as asking
from nearward.session.ask.recovery import RecoverySheet
from nearward_ui.kit.context import Notice, PageContext
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
    QuietButton,
    Scroll,
    Soft,
    SubHeading,
    TextField,
    Tiny,
    TroublePanel,
)
from nearward_ui.kit.widgets.file_dialog import ask_file
from nearward_ui.routes import GoBack, Route
from nearward_ui.settings.key_lines import KeyLines
from nearward_ui.unlock.passphrase_field import PassphraseField

#: the steps of the page, in their order
ASK, SHOW, BACK, DONE, UNKNOWN = "ask", "show", "back", "done", "unknown"
#: only full lines are asked for
FULL = [n for n, size in enumerate(recovery_key.LINES, 1) if size == max(recovery_key.LINES)]


class RecoveryPage(Page):
    """Asks for the passphrase; shows the key; asks for one line of it from the paper."""

    measure = Measure.FORMS
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._sheet: RecoverySheet | None = None
        self.step = ASK
        self.line = FULL[0]
        self.field = PassphraseField(words("Passphrase"))
        self.caps_hint = Tiny(words("Caps Lock seems to be on."))
        self.typed = TextField(words("One line of the sheet"))
        self.lines = KeyLines(len(recovery_key.LINES), words, self.look)
        self.state = Tiny()
        self.message_frame = TroublePanel(self.look)
        self.message = self.message_frame.text
        self.show_button = MainButton(words("Show the key"))
        self.print_button = MainButton(words("Print"))
        self.pdf_button = QuietButton(words("Make a PDF"))
        self.have_button = QuietButton(words("I have it on paper"))
        self.check_button = MainButton(words("Compare"))
        self.again_button = QuietButton(words("Show the key again"))
        self.passphrase_button = MainButton(words("Choose a new passphrase"))
        self.back = BackButton(self)
        self.done_button = MainButton(words("Done"))
        self._connect()
        self._build()
        self._turn_to(ASK)

    @property
    def document(self) -> Document | None:
        """The sheet as it will be printed, while the key is shown."""
        if self._sheet is None:
            return None
        return recovery_blocks(self._sheet.lines, self._sheet.name, self.words)

    def enter(self, _route: Route | None = None) -> None:
        self._forget()
        self.desk.ask(asking.is_confirmed(), self._on_state)

    def leave(self) -> None:
        self._forget()

    def first_focus(self) -> QWidget | None:
        return self.passphrase_button if self.step == UNKNOWN else self.field

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._forget()

    def ask_sheet(self) -> None:
        """Look on the desk whether the passphrase is right, and get the key."""
        if not self.field.isEnabled():
            return
        if not self.field.text():
            self._say(self.words("Please type the passphrase of this diary."))
            return
        self._waiting(True)
        self.desk.ask(asking.sheet(self.field.text()), self._on_sheet, self._on_not_shown)

    def ask_pdf(self) -> None:
        """Ask where the PDF shall be."""
        words = self.words
        name = words("recovery sheet.pdf")
        kinds = [words("PDF (*.pdf)")]
        ask_file(self, words("Make a PDF"), kinds, Path.home(), self.write_pdf, new=name)

    def write_pdf(self, path: str) -> None:
        """Write the sheet as a PDF."""
        from nearward_ui.kit.printing.pdf import write_pdf

        document = self.document
        if document is None:
            return
        try:
            write_pdf(document, Path(path), self.around.settings.paper)
        except Trouble as trouble:
            self.notice.emit(Notice(trouble.say(self.words), lasting=True))
            return
        text = self.words(
            "The PDF was made. It opens the diary: please delete it once it is printed. It is"
            " here: {place}",
            place=Path(path).absolute(),
        )
        self.notice.emit(Notice(text, lasting=True))

    def print_it(self) -> None:
        """Ask the system for a printer."""
        from nearward_ui.kit.printing.printer import ask_printer

        if self.document is not None:
            ask_printer(self.document, self.around.settings.paper, self)

    def ask_line(self) -> None:
        """Hide the key and ask for one of its lines, to be typed from the paper."""
        self.line = secrets.choice(FULL)
        self.typed.clear()
        self._turn_to(BACK)

    def compare(self) -> None:
        """Compare what was typed with the line."""
        if self._sheet is None:
            return
        if not self.typed.text().strip():
            self._say(self.words("Please type line {n} of the sheet.", n=self.line))
            return
        try:
            recovery_key.compare(self.typed.text(), self._sheet.lines, self.line)
        except Trouble as trouble:
            self._say(trouble.say(self.words))
            return
        self.desk.ask(asking.confirm(), self._on_confirmed, self._on_trouble)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self.ask_sheet)
        self.field.caps.connect(self.caps_hint.setVisible)
        self.typed.returnPressed.connect(self.compare)
        for field in (self.field, self.typed):
            field.given.connect(self._on_typed)
        self.show_button.clicked.connect(self.ask_sheet)
        self.print_button.clicked.connect(self.print_it)
        self.pdf_button.clicked.connect(self.ask_pdf)
        self.have_button.clicked.connect(self.ask_line)
        self.check_button.clicked.connect(self.compare)
        self.again_button.clicked.connect(self._on_again)
        self.passphrase_button.clicked.connect(self._on_passphrase)
        self.done_button.clicked.connect(self.go_back)

    def _build(self) -> None:
        words, look = self.words, self.look
        self.panels = {
            ASK: self._ask_panel(),
            SHOW: self._show_panel(),
            BACK: self._back_panel(),
            DONE: self._calm_panel(
                words("The sheet is right."),
                words(
                    "Keep it where nobody at home looks, and not beside the computer. A new"
                    " passphrase needs a new sheet."
                ),
            ),
            UNKNOWN: self._calm_panel(
                words("The sheet you have has just opened this diary."),
                words(
                    "To see the key, please type the passphrase again. If you do not know it,"
                    " choose a new one first. That makes a new sheet too."
                ),
            ),
        }
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(look.px(14))
        intro = words(
            "A sheet of paper that opens this diary without its passphrase. If you forget the"
            " passphrase, it is the only way in."
        )
        title = Heading(words("Recovery sheet"))
        box.addWidget(stacked(title, Soft(intro), self.state, gap=look.px(2)))
        self.back.stand_in(box)
        for panel in self.panels.values():
            box.addWidget(panel)
        box.addWidget(self.message_frame)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content, self._feet()))

    def _feet(self) -> QWidget:
        """Under the page: what can be done at each step."""
        look = self.look
        self.foot = foot = Foot(look)
        self.frame(foot.row, 10, 10)
        self._buttons = {
            ASK: (self.show_button,),
            SHOW: (self.print_button, self.pdf_button, self.have_button),
            BACK: (self.check_button, self.again_button),
            DONE: (self.done_button,),
            UNKNOWN: (self.passphrase_button,),
        }
        row = foot.row
        shown: list[QWidget] = []
        for buttons in self._buttons.values():
            for button in buttons:
                if button not in shown:
                    shown.append(button)
                    row.addWidget(button)
        return foot

    def _panel(self, role: str = "panel") -> tuple[Panel, QVBoxLayout]:
        panel = Panel(role)
        box = QVBoxLayout(panel)
        box.setContentsMargins(*(self.look.px(n) for n in (22, 18, 22, 20)))
        box.setSpacing(self.look.px(8))
        return panel, box

    def _ask_panel(self) -> Panel:
        words = self.words
        panel, box = self._panel()
        box.addWidget(Ask(words("The passphrase again")))
        self.field.setMaximumWidth(self.look.px(420))
        box.addWidget(self.field)
        self.caps_hint.hide()
        box.addWidget(self.caps_hint)
        box.addWidget(Tiny(words("Please look around first: anyone who sees the key can copy it.")))
        return panel

    def _show_panel(self) -> Panel:
        words = self.words
        panel, box = self._panel()
        box.addWidget(self.lines)
        box.addWidget(
            Tiny(
                words(
                    "Letters A to Z and digits 2 to 7; no 0, 1, 8 or 9. The last one of each"
                    " line checks the line. You can also copy it by hand."
                )
            )
        )
        box.addSpacing(self.look.px(6))
        box.addWidget(
            Soft(
                words(
                    "Before you print: the print queue and the printer may keep a copy for a"
                    " while. A printer at home is better than a shared one. The printed sheet"
                    " also has the key as a QR code."
                )
            )
        )
        return panel

    def _back_panel(self) -> Panel:
        panel, box = self._panel()
        self._line_ask = Ask("")
        box.addWidget(self._line_ask)
        box.addWidget(self.typed)
        box.addWidget(
            Tiny(
                self.words(
                    "This makes sure the paper is right. Capital or small letters, with or"
                    " without spaces. It can wait."
                )
            )
        )
        return panel

    def _calm_panel(self, head: str, text: str) -> Panel:
        panel, box = self._panel("calm")
        box.addWidget(SubHeading(head))
        box.addWidget(Prose(text))
        return panel

    def _turn_to(self, step: str) -> None:
        """Show one step; the key is on the screen at no other."""
        self.step = step
        shown = self._sheet.lines if self._sheet is not None and step == SHOW else ()
        self.lines.show_lines(shown)
        for name, panel in self.panels.items():
            panel.setVisible(name == step)
        for buttons in self._buttons.values():
            for button in buttons:
                button.setVisible(button in self._buttons[step])
        self._line_ask.setText(self.words("Please type line {n} from your sheet.", n=self.line))
        self._waiting(False)
        self._say("")
        focus = {SHOW: self.print_button, BACK: self.typed, DONE: self.done_button}
        if self.isVisible():
            focus.get(step, self.first_focus() or self.field).setFocus()

    def _forget(self) -> None:
        """No key and no typed letter stays on the page."""
        self._sheet = None
        self.field.clear()
        self.typed.clear()
        self.caps_hint.hide()
        self._turn_to(UNKNOWN if self.desk.by_recovery else ASK)

    def _waiting(self, on: bool) -> None:
        self.field.setEnabled(not on)
        self.show_button.setEnabled(not on)
        self.show_button.setText(self.words("One moment…") if on else self.words("Show the key"))

    def _say(self, text: str) -> None:
        self.message_frame.say(text)

    def _on_typed(self, _text: str) -> None:
        self._say("")

    def _on_state(self, confirmed: bool) -> None:
        words = self.words
        self.state.setText(
            words("The sheet is confirmed: a line of it was typed back.")
            if confirmed
            else words("No sheet is confirmed yet: no line has been typed back.")
        )

    def _on_sheet(self, sheet: RecoverySheet) -> None:
        self._waiting(False)
        self.field.clear()
        if self.isVisible():
            self._sheet = sheet
            self._turn_to(SHOW)

    def _on_not_shown(self, trouble: Trouble) -> None:
        self._waiting(False)
        self.field.setFocus()
        self.field.selectAll()
        self._on_trouble(trouble)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._say(trouble.say(self.words))

    def _on_confirmed(self, _nothing: None) -> None:
        self._on_state(True)
        self._sheet = None
        self.typed.clear()
        self._turn_to(DONE)

    def on_unprinted(self, trouble: Trouble) -> None:
        """The printer did not take it."""
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))

    def on_printed(self) -> None:
        """It was handed to the printer."""
        self.notice.emit(Notice(self.words("It was sent to the printer.")))

    def _on_again(self) -> None:
        self._turn_to(SHOW)

    def _on_passphrase(self) -> None:
        self.go.emit(Route("passphrase"))
