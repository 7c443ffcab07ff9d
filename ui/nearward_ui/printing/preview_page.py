"""What both printing pages are: choices at the left, pages to turn at the right, two buttons."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from nearward.domain.trouble import Trouble
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.parts import add_parts
from nearward_ui.kit.page import TOP, Page
from nearward_ui.kit.printing.lacking import say_lacking
from nearward_ui.kit.widgets.basic import Foot, MainButton, QuietButton, Scroll, Soft, Tiny
from nearward_ui.kit.widgets.file_dialog import ask_file
from nearward_ui.printing.preview import Preview

#: pixels of the drawing: how high a page is shown below the choices
HIGH = 560
NO_LIMIT = 16777215


class PreviewPage(Page):
    """`side_widths`: pixels of the drawing for the choices, by shape. `pdf_name`: of a new PDF."""

    pdf_name: ClassVar[str]

    side_widths: ClassVar[dict[str, int]] = {"wide": 320, "middle": 270, "small": 270}

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self.preview = Preview(words("Preview"), self.look)
        self.preview.turned.connect(self._turn)
        self.before = QuietButton(words("Previous page"))
        self.before.clicked.connect(partial(self._turn, -1))
        self.next = QuietButton(words("Next page"))
        self.next.clicked.connect(partial(self._turn, 1))
        self.count = Tiny(wrap=False)
        self.no_font = Soft()
        self.no_font.hide()
        self.print_button = MainButton(words("Print"))
        self.print_button.clicked.connect(self.print_it)
        self.pdf_button = QuietButton(words("Make a PDF"))
        self.pdf_button.clicked.connect(self.ask_pdf)

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        way = QBoxLayout.Direction
        narrow = shape == "narrow"
        self._middle.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        wide = self.look.px(self.side_widths.get(shape, 0))
        self.choices.setMaximumWidth(NO_LIMIT if narrow else wide)
        # below the choices it is as high as it likes; beside them as high as the window
        self.preview.setMinimumHeight(self.look.px(HIGH) if narrow else 0)

    def print_it(self) -> None:
        """Ask the system for a printer."""
        raise NotImplementedError

    def on_printed(self) -> None:
        """It was handed to the printer."""
        self.notice.emit(Notice(self._printed))

    def on_unprinted(self, trouble: Trouble) -> None:
        """The printer did not take it."""
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))

    def ask_pdf(self) -> None:
        """Ask where the PDF shall be."""
        words, new = self.words, self.words(self.pdf_name)
        title, kinds = words("Make a PDF"), [words("PDF (*.pdf)")]
        ask_file(self, title, kinds, Path.home(), self._on_place, new=new)

    def write_pdf(self, path: str) -> None:
        """Write what is chosen as a PDF."""
        raise NotImplementedError

    def _on_place(self, path: str) -> None:
        self.write_pdf(path)

    @property
    def _printed(self) -> str:
        """What is said when it went to the printer."""
        return self.words("It was sent to the printer.")

    def _made(self, path: str) -> str:
        """What is said when the PDF stands there."""
        place = Path(path).absolute()
        return self.words("The PDF is made. It is not encrypted: {place}", place=place)

    def _turn(self, step: int, _checked: bool = False) -> None:
        """To the page before (-1) or the next one (1)."""
        raise NotImplementedError

    def _leaves_the_diary(self) -> Soft:
        """The sentence that is said once, beside the choices."""
        words = self.words
        said = words(
            "Anything printed or saved as a PDF leaves the diary. It is not encrypted, and"
            " anyone who finds it can read it."
        )
        return Soft(said)

    def _say_lacking(self, count: int) -> None:
        """Say of how many words letters have no font."""
        said = say_lacking(count, self.words)
        self.no_font.setText(said)
        self.no_font.setVisible(bool(said))

    def _frame_preview(
        self,
        side: QVBoxLayout,
        above: list[QWidget | QLayout],
        over: list[QWidget],
        back: BackButton | None = None,
    ) -> None:
        """`side`: the choices. `above` stands over all of it, `over` over the preview."""
        look = self.look
        self.choices = QWidget()
        self.choices.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(look.px(14))
        side.addStretch(1)
        self._lay_out_middle(over)
        self.foot = foot = Foot(look)
        self.frame(foot.row, 10, 10)
        foot.row.addWidget(self.print_button)
        foot.row.addWidget(self.pdf_button)
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, TOP if back is None else OVER, 12)
        if above:
            box.setSpacing(look.px(14))
        add_parts(box, above)
        box.addLayout(self._middle, 1)
        if back is not None:
            back.stand_in(box)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content, foot))
        self.reshape("wide")

    def _lay_out_middle(self, over: list[QWidget]) -> None:
        """The choices, and beside them the preview."""
        turning = QHBoxLayout()
        turning.addStretch(1)
        for widget in (self.before, self.count, self.next):
            turning.addWidget(widget)
        turning.addStretch(1)
        right = QVBoxLayout()
        for part in over:
            right.addWidget(part)
        right.addWidget(self.no_font)
        right.addWidget(self.preview, 1)
        right.addLayout(turning)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(self.look.px(28))
        self._middle.addWidget(self.choices)
        self._middle.addLayout(right, 1)
