"""A sheet of one's own: its name, its parts and questions, as they are made and changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.changes import ALL, KindsChanged
from nearward.domain.day import day_of
from nearward.domain.own_sheets import OwnSheet
from nearward.domain.trouble import Trouble
from nearward.session.ask.sheets import own_sheets
from nearward.session.operation import Operation
from nearward.worksheets.own import making
from nearward.worksheets.own.making import Definition
from nearward_ui.actions import ACTIONS
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.autosaver import Autosaver
from nearward_ui.kit.saving.trash_undo import TrashUndo
from nearward_ui.kit.widgets.action_menu import ActionMenu
from nearward_ui.kit.widgets.basic import (
    Ask,
    Foot,
    Heading,
    LinkButton,
    MainButton,
    QuietButton,
    Scroll,
    Soft,
    TextField,
    TroublePanel,
)
from nearward_ui.routes import GoBack, Route, ToOwnSheet, ToPrint, ToVersions, ToWorksheet
from nearward_ui.worksheets.own.form_preview import FormPreview
from nearward_ui.worksheets.own.looking_back import LookingBack
from nearward_ui.worksheets.own.outline import Outline
from nearward_ui.worksheets.own.part_form import LONGEST, PartForm

#: the two sides of the page
MAKE, FORM = "make", "form"
#: how wide the rows and the words of one are beside each other
SHARES = (5, 4)


class OwnSheetPage(Page):
    """Saved by itself. What is taken out can be brought back at once, and by earlier versions."""

    measure = Measure.LISTS
    behind = GoBack()
    shows = ("own_sheet",)

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self.keeping = Autosaver(around, self._fresh(), own_sheets.save, self)
        self.keeping.state.connect(self._on_state)
        self.keeping.other.connect(self._show)
        self._trash = TrashUndo(around, "own_sheet", words("The sheet is in the trash."), self)
        self._trash.tell(self.notice, self._on_gone, self._on_back)
        self._make_parts()
        self._make_foot()
        self._lay_out()
        self._show(self.own)

    @property
    def own(self) -> OwnSheet:
        """The sheet as the page says it."""
        sheet: OwnSheet = self.keeping.thing
        return sheet

    @property
    def definition(self) -> Definition:
        """Its definition."""
        return self.own.definition

    def enter(self, route: Route | None = None) -> None:
        self.keeping.save(at_once=True)
        wish = ToOwnSheet.of(route)
        if wish.id:
            if wish.id != self.own.id:
                self.desk.ask(own_sheets.get(wish.id), self._on_found, self._on_trouble)
        elif (route is not None and not wish.is_plain) or wish.new:
            self._take(self._fresh())
        elif self.is_stale:
            self.refresh(ALL)

    def refresh(self, changed: KindsChanged) -> None:
        self.keeping.refresh(changed, own_sheets.get)

    def leave(self) -> None:
        self.keeping.save(at_once=True)

    def unsaved(self) -> Operation[object] | None:
        return self.keeping.unsaved()

    def first_focus(self) -> QWidget | None:
        return self.name

    def where(self) -> Route | None:
        return ToOwnSheet(id=self.own.id) if self.own.id else None

    def coming_back(self) -> Callable[[], Route | None]:
        keeping = self.keeping
        return lambda: ToOwnSheet(id=keeping.stored_id) if keeping.stored_id else None

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        way = QBoxLayout.Direction
        beside = shape == "wide"
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._columns.setAlignment(
            self.part, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        )

    def acts(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {"add_question": self._on_add}
        if self.outline.row is not None:
            found |= {
                "remove_part": self._on_remove,
                "part_up": partial(self._move, -1),
                "part_down": partial(self._move, 1),
            }
        return found

    # the parts

    def _make_parts(self) -> None:
        words, around = self.words, self.around
        self.back = BackButton(self)
        self.heading = Heading(words("A sheet of your own"))
        self.name, self.purpose = TextField(words("Its name")), TextField(words("What it is for"))
        for field in (self.name, self.purpose):
            field.setMaxLength(LONGEST)
            field.given.connect(self._on_head)
        sides = [(MAKE, words("Questions")), (FORM, words("As a form"))]
        self.side_chips = Chips(words("What is shown"), sides, around=around)
        self.side_chips.set_value(MAKE)
        self.side_chips.changed.connect(self._on_side)
        self.trouble = TroublePanel(self.look)
        self.outline = Outline(words("Parts and questions"), around)
        self.outline.open_asked.connect(self._on_open)
        self.outline.remove_asked.connect(self._on_remove)
        self.outline.menu_asked.connect(self._on_menu)
        self.outline.dropped.connect(self._on_dropped)
        self.outline.selectionModel().currentChanged.connect(self._on_current)
        self.nothing = Soft(words("No question yet. Add the first one; you can change it later."))
        self.part = PartForm(around)
        self.part.changed.connect(self._on_part)
        self.part.asked.connect(self._on_asked)
        self.looking_back = LookingBack(around)
        self.looking_back.changed.connect(self._on_named)
        self.form = FormPreview(around)
        self.add, self.add_step = (
            QuietButton(words("Add a question")),
            QuietButton(words("Add a part")),
        )
        self.up, self.down = QuietButton(words("Up")), QuietButton(words("Down"))
        self.up.setAccessibleName(words("Move up"))
        self.down.setAccessibleName(words("Move down"))
        self.remove = QuietButton(words("Remove"))
        for button, does in (
            (self.add, self._on_add),
            (self.add_step, self._on_add_step),
            (self.up, partial(self._move, -1)),
            (self.down, partial(self._move, 1)),
            (self.remove, self._on_remove),
        ):
            button.clicked.connect(does)

    def _make_foot(self) -> None:
        words = self.words
        self.foot = foot = Foot(self.look)
        self.frame(foot.row, 10, 10)
        self.begin = MainButton(words("Begin one"))
        self.blank = QuietButton(words("Print a blank one"))
        self.note = Soft()
        self.versions = LinkButton(words("Earlier versions"), tone="quiet")
        self.delete = LinkButton(words("Delete"), flush="end")
        foot.row.addWidget(self.begin)
        foot.row.addWidget(self.blank)
        foot.row.add_text(self.note, keep=True)
        foot.row.addWidget(self.versions)
        foot.row.addWidget(self.delete)
        self.begin.clicked.connect(self._on_begin)
        self.blank.clicked.connect(self._on_blank)
        self.versions.clicked.connect(self._on_versions)
        self.delete.clicked.connect(self._on_delete)

    def _lay_out(self) -> None:
        words, px = self.words, self.look.px
        acts = WrappingRow(self.look, 10)
        for button in (self.add, self.add_step, self.up, self.down, self.remove):
            acts.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(px(10))
        left.addLayout(acts)
        left.addWidget(self.nothing)
        left.addWidget(self.outline)
        left.addWidget(self.looking_back)
        left.addStretch(1)
        self.making = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.making)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(px(20))
        self._columns.addLayout(left, SHARES[0])
        self._columns.addWidget(self.part, SHARES[1])
        head = QHBoxLayout()
        head.setSpacing(px(20))
        head.addWidget(stacked(Ask(words("Its name")), self.name, gap=px(4)), SHARES[0])
        said = Ask(words("What it is for"), words("optional"))
        head.addWidget(stacked(said, self.purpose, gap=px(4)), SHARES[1])
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(px(14))
        self.back.stand_in(box)
        box.addWidget(self.heading)
        box.addWidget(self.trouble)
        box.addLayout(head)
        for widget in (self.side_chips, self.making, self.form):
            box.addWidget(widget)
        box.addStretch(1)
        self.scroller = Scroll(content, self.foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)

    # which sheet

    def _fresh(self) -> OwnSheet:
        at = self.around.clock()
        return own_sheets.fresh(at, day_of(at, self.around.settings.day_ends))

    def _on_found(self, sheet: OwnSheet | None) -> None:
        if sheet is None:
            said = self.words("This sheet is no longer here. It may lie in the trash.")
            self.notice.emit(Notice(said))
            self.go.emit(Route("worksheets"))
            return
        self._take(sheet)

    def _take(self, sheet: OwnSheet) -> None:
        self.keeping.take(sheet)
        self.side_chips.set_value(MAKE)
        self._show(sheet)

    def _show(self, _sheet: OwnSheet | None = None) -> None:
        """Show the sheet as it stands; what is being written keeps its caret."""
        if _sheet is not None and _sheet is not self.own:
            self.keeping.take(_sheet)
        definition = self.definition
        for field, name in ((self.name, "title"), (self.purpose, "purpose")):
            if field.text() != (text := str(definition.get(name, ""))):
                field.setText(text)
        self.outline.show_definition(definition, self.words)
        self._show_state()
        self._on_side()

    def _show_state(self) -> None:
        some = bool(making.rows(self.definition))
        asks = any(not row.is_step for row in making.rows(self.definition))
        stored = bool(self.keeping.stored_id)
        self.nothing.setVisible(not some)
        self.outline.setVisible(some)
        self.part.setVisible(some)
        for button in (self.up, self.down, self.remove):
            button.setVisible(some)
        self.begin.setEnabled(asks)
        self.blank.setEnabled(asks)
        self.versions.setVisible(stored)
        self.delete.setVisible(stored)
        self.looking_back.show_definition(self.definition)
        self._on_current()

    # what changes

    def _put(self, definition: Definition) -> None:
        """The sheet says this now; saved when a moment of quiet comes."""
        if definition == self.definition:
            return
        self.keeping.put(replace(self.own, definition=definition))
        self.outline.show_definition(definition, self.words)
        self._show_state()

    def _on_head(self, _text: str) -> None:
        self._put(making.told(self.definition, title=self.name.text(), purpose=self.purpose.text()))

    def _on_named(self, values: dict[str, str]) -> None:
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

    def _on_add(self, _checked: bool = False) -> None:
        definition, made = making.with_question(self.definition, making.TEXT, self.outline.code)
        self._put(definition)
        self._choose_and_write(made)

    def _on_add_step(self, _checked: bool = False) -> None:
        definition, made = making.with_step(self.definition, self.outline.code)
        self._put(definition)
        self._choose_and_write(made)

    def _choose_and_write(self, part_id: str) -> None:
        self.side_chips.set_value(MAKE)
        self._on_side()
        self.outline.choose_code(part_id)
        self._on_open()

    def _on_open(self) -> None:
        """Its words are written now."""
        if self.outline.row is not None:
            self.part.take_focus()
            QTimer.singleShot(0, self.part, partial(self.scroller.reveal, self.part.label))

    def _on_remove(self, _checked: bool = False) -> None:
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
        undo = partial(self._put_back, self.own.code, before, row.id)
        self.notice.emit(Notice(said or words("The question is out."), words("Undo"), undo))

    def _put_back(self, code: str, before: Definition, part_id: str) -> None:
        if self.own.code == code:
            self._put(before)
            self.outline.choose_code(part_id)
            self.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int, _checked: bool = False) -> None:
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
            if row.page == self.key and isinstance(row.does, str) and row.does in acts:
                menu.take(words(row.title), acts[row.does], row.keys)
        menu.popup(at)

    def _on_side(self) -> None:
        is_form = self.side_chips.value == FORM
        if not is_form:
            self.side_chips.set_value(MAKE)
        self.making.setVisible(not is_form)
        self.form.setVisible(is_form)
        if is_form:
            self.form.show_sheet(self.own)

    # where it leads

    def _on_state(self, state: object) -> None:
        words = self.words
        if isinstance(state, Trouble):
            self.note.setText(words("Not saved yet"))
            self.trouble.say(state.say(words))
        elif state == "saved":
            self.trouble.say("")
            self.note.setText(words("Saved") if self.own.id else "")
            self.versions.setVisible(bool(self.own.id))
            self.delete.setVisible(bool(self.own.id))

    def _on_begin(self, _checked: bool = False) -> None:
        self._go_by(ToWorksheet(sheet=self.own.code))

    def _on_blank(self, _checked: bool = False) -> None:
        self._go_by(ToPrint(sheet=self.own.code))

    def _on_versions(self, _checked: bool = False) -> None:
        self._go_by(ToVersions(kind="own_sheet", id=self.own.id))

    def _go_by(self, route: Route) -> None:
        """What is written is kept first, and the other pages have it by then."""
        self.keeping.save(at_once=True)
        self.desk.ask(own_sheets.take(), partial(self._on_taken, route), self._on_trouble)

    def _on_taken(self, route: Route, _answer: None) -> None:
        self.go.emit(route)

    def _on_delete(self, _checked: bool = False) -> None:
        self.keeping.save(at_once=True)
        if self.own.id:
            self._trash.delete(self.own.id, troubled=self._on_trouble)

    def _on_gone(self, _sheet_id: int, _place: object) -> None:
        self._take(self._fresh())
        self.go.emit(Route("worksheets"))

    def _on_back(self, sheet_id: int, _place: object) -> None:
        self.go.emit(ToOwnSheet(id=sheet_id))

    def _on_trouble(self, trouble: Trouble) -> None:
        self.trouble.say(trouble.say(self.words))
