"""The parts and questions of a sheet that is being made, with what one of them says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nearward.worksheets.own import making
from nearward.worksheets.own.making import Definition
from nearward_ui.actions import ACTIONS
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.action_menu import ActionMenu
from nearward_ui.kit.widgets.basic import QuietButton, Soft, bring_in_sight
from nearward_ui.worksheets.own.looking_back import LookingBack
from nearward_ui.worksheets.own.outline import Outline
from nearward_ui.worksheets.own.part_form import PartForm

#: how wide the rows and the words of one are beside each other
SHARES = (5, 4)


class Maker(QWidget):
    """`put` carries the definition as it is now. `key`: of the page, for the menu over a row."""

    put = Signal(object)
    notice = Signal(object)

    def __init__(self, around: PageContext, key: str) -> None:
        super().__init__()
        self._around, self._key = around, key
        self.words, self.look = around.words, around.look
        self.definition: Definition = {}
        #: the code of the sheet, by which an undo knows whether it is still shown
        self.code = ""
        words = around.words
        self.outline = Outline(words("Parts and questions"), around)
        self.outline.open_asked.connect(self._on_open)
        self.outline.remove_asked.connect(self.remove_part)
        self.outline.menu_asked.connect(self._on_menu)
        self.outline.dropped.connect(self._on_dropped)
        self.outline.selectionModel().currentChanged.connect(self._on_current)
        self.nothing = Soft(words("No question yet. Add the first one; you can change it later."))
        self.part = PartForm(around)
        self.part.changed.connect(self._on_part)
        self.part.asked.connect(self._on_asked)
        self.looking_back = LookingBack(around)
        self.looking_back.changed.connect(self._on_named)
        self._lay_out(self._made_buttons())

    def reshape(self, shape: str) -> None:
        """The words of a row stand beside the rows, or below them."""
        way = QBoxLayout.Direction
        beside = shape == "wide"
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        at_top = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        self._columns.setAlignment(self.part, at_top)

    def acts(self) -> Mapping[str, Callable[[], object]]:
        """What can be done with the row that is chosen."""
        found: dict[str, Callable[[], object]] = {"add_question": self.add_question}
        if self.outline.row is not None:
            found |= {
                "remove_part": self.remove_part,
                "part_up": partial(self.move_part, -1),
                "part_down": partial(self.move_part, 1),
            }
        return found

    def show_definition(self, code: str, definition: Definition) -> None:
        """Show it; what is being written keeps its caret."""
        self.code, self.definition = code, definition
        self.outline.show_definition(definition, self.words)
        some = bool(making.rows(definition))
        self.nothing.setVisible(not some)
        for widget in (self.outline, self.part, self.up, self.down, self.remove):
            widget.setVisible(some)
        self.looking_back.show_definition(definition)
        self._on_current()

    def _made_buttons(self) -> tuple[QuietButton, ...]:
        words = self.words
        self.add, self.add_step = (
            QuietButton(words("Add a question")),
            QuietButton(words("Add a part")),
        )
        self.up, self.down = QuietButton(words("Up")), QuietButton(words("Down"))
        self.up.setAccessibleName(words("Move up"))
        self.down.setAccessibleName(words("Move down"))
        self.remove = QuietButton(words("Remove"))
        self.add.clicked.connect(self.add_question)
        self.add_step.clicked.connect(self.add_part)
        self.up.clicked.connect(partial(self.move_part, -1))
        self.down.clicked.connect(partial(self.move_part, 1))
        self.remove.clicked.connect(self.remove_part)
        return self.add, self.add_step, self.up, self.down, self.remove

    def _lay_out(self, buttons: tuple[QuietButton, ...]) -> None:
        px = self.look.px
        acts = WrappingRow(self.look, 10)
        for button in buttons:
            acts.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(px(10))
        left.addLayout(acts)
        for widget in (self.nothing, self.looking_back):
            left.addWidget(widget)
        left.insertWidget(2, self.outline)
        left.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(px(20))
        self._columns.addLayout(left, SHARES[0])
        self._columns.addWidget(self.part, SHARES[1])

    # what changes

    def _put(self, definition: Definition) -> None:
        if definition != self.definition:
            self.show_definition(self.code, definition)
            self.put.emit(definition)

    def _on_named(self, values: dict[str, str | bool]) -> None:
        self._put(making.told(self.definition, **values))

    def _on_part(self, values: dict[str, object]) -> None:
        self._put(making.changed(self.definition, self.part.row_id, **values))

    def _on_asked(self, asks: str) -> None:
        definition, made = making.asking(self.definition, self.part.row_id, asks)
        self._put(definition)
        self.outline.choose_code(made)
        self.part.kind.setFocus()

    def _on_current(self, *_indexes: object) -> None:
        row = self.outline.row
        if row is not None:
            self.part.show_row(row)
            for button, by in ((self.up, -1), (self.down, 1)):
                moved = making.moved(self.definition, row.id, by)
                button.setEnabled(moved != self.definition)

    def add_question(self, _checked: bool = False) -> None:
        """One more question, behind the row that is chosen; its words are written next."""
        definition, made = making.with_question(self.definition, making.TEXT, self.outline.code)
        self._put(definition)
        self._choose_and_write(made)

    def add_part(self, _checked: bool = False) -> None:
        """One more part, behind the one that is chosen."""
        definition, made = making.with_step(self.definition, self.outline.code)
        self._put(definition)
        self._choose_and_write(made)

    def _choose_and_write(self, part_id: str) -> None:
        self.outline.choose_code(part_id)
        self._on_open()

    def _on_open(self) -> None:
        """Its words are written now."""
        if self.outline.row is not None:
            self.part.take_focus()
            QTimer.singleShot(0, self.part, partial(bring_in_sight, self.part.label))

    def remove_part(self, _checked: bool = False) -> None:
        """Take out what is chosen; a notice brings it back."""
        row, before = self.outline.row, self.definition
        if row is None:
            return
        at = self.outline.currentIndex().row()
        self._put(making.without(before, row.id))
        left = len(self.outline.cards.lines)
        if left:
            self.outline.setCurrentIndex(self.outline.cards.index(min(at, left - 1)))
            self.outline.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        words = self.words
        said = words("The part is out, with its questions.") if row.is_step else ""
        undo = partial(self._put_back, self.code, before, row.id)
        self.notice.emit(Notice(said or words("The question is out."), words("Undo"), undo))

    def _put_back(self, code: str, before: Definition, part_id: str) -> None:
        if self.code == code:
            self._put(before)
            self.outline.choose_code(part_id)
            self.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_part(self, by: int, _checked: bool = False) -> None:
        """What is chosen goes one place up (-1) or down (1)."""
        row = self.outline.row
        if row is not None:
            self._put(making.moved(self.definition, row.id, by))
            self._say_moved(row.id)

    def _on_dropped(self, code: str, at: str, behind: bool) -> None:
        self._put(making.placed(self.definition, code, at, behind=behind))
        self._say_moved(code)

    def _say_moved(self, code: str) -> None:
        self.outline.choose_code(code)
        line = self.outline.cards.lines[self.outline.currentIndex().row()]
        announce(self, self.words("{name} was moved.", name=line.title))

    def _on_menu(self, at: QPoint) -> None:
        menu, words = ActionMenu(self.look, self.outline), self.words
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts = self.acts()
        for row in ACTIONS.values():
            if row.page == self._key and isinstance(row.does, str) and row.does in acts:
                menu.take(words(row.title), acts[row.does], row.keys)
        menu.popup(at)
