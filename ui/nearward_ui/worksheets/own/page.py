"""A sheet of one's own: its name, its parts and questions, as they are made and changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.changes import ALL, KindsChanged
from nearward.domain.day import day_of
from nearward.domain.own_sheets import OwnSheet
from nearward.domain.trouble import Trouble
from nearward.session.ask.sheets import own_sheets
from nearward.session.operation import Operation
from nearward.worksheets.own import making
from nearward.worksheets.own.making import Definition
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.autosaver import Autosaver
from nearward_ui.kit.saving.trash_undo import TrashUndo
from nearward_ui.kit.widgets.basic import (
    Ask,
    Heading,
    Scroll,
    TextField,
    TroublePanel,
)
from nearward_ui.routes import GoBack, Route, ToOwnSheet, ToPrint, ToVersions, ToWorksheet
from nearward_ui.worksheets.own.foot import OwnSheetFoot
from nearward_ui.worksheets.own.form_preview import FormPreview
from nearward_ui.worksheets.own.maker import SHARES, Maker
from nearward_ui.worksheets.own.part_form import LONGEST

#: the two sides of the page
MAKE, FORM = "make", "form"


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
        self.maker.reshape(shape)

    def acts(self) -> Mapping[str, Callable[[], object]]:
        return self.maker.acts() if self.side_chips.value == MAKE else {}

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
        self.maker = Maker(around, "own-sheet")
        self.maker.put.connect(self._put)
        self.maker.notice.connect(self.notice)
        self.form = FormPreview(around)

    def _make_foot(self) -> None:
        self.foot = self.ways = foot = OwnSheetFoot(self.around)
        self.frame(foot.row, 10, 10)
        foot.begin.clicked.connect(self._on_begin)
        foot.blank.clicked.connect(self._on_blank)
        foot.versions.clicked.connect(self._on_versions)
        foot.delete.clicked.connect(self._on_delete)

    def _lay_out(self) -> None:
        words, px = self.words, self.look.px
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
        for widget in (self.side_chips, self.maker, self.form):
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
        self.maker.show_definition(self.own.code, definition)
        self._show_state()
        self._on_side()

    def _show_state(self) -> None:
        asks = any(not row.is_step for row in making.rows(self.definition))
        self.ways.show_state(asks=asks, stored=bool(self.keeping.stored_id))

    # what changes

    def _put(self, definition: Definition) -> None:
        """The sheet says this now; saved when a moment of quiet comes."""
        if definition != self.definition:
            self.keeping.put(replace(self.own, definition=definition))
            self._show_state()

    def _on_head(self, _text: str) -> None:
        said = {"title": self.name.text(), "purpose": self.purpose.text()}
        definition = making.told(self.definition, **said)
        self.maker.definition = definition
        self._put(definition)

    def _on_side(self) -> None:
        is_form = self.side_chips.value == FORM
        if not is_form:
            self.side_chips.set_value(MAKE)
        self.maker.setVisible(not is_form)
        self.form.setVisible(is_form)
        if is_form:
            self.form.show_sheet(self.own)

    # where it leads

    def _on_state(self, state: object) -> None:
        words = self.words
        if isinstance(state, Trouble):
            self.ways.note.setText(words("Not saved yet"))
            self.trouble.say(state.say(words))
        elif state == "saved":
            self.trouble.say("")
            self.ways.note.setText(words("Saved") if self.own.id else "")
            self._show_state()

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
