"""The sheet of keys: every action that has one, by where it applies."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from nearward.i18n import N_
from nearward_ui.action_row import RECORD, WORDS, ActionRow
from nearward_ui.actions import ACTIONS, TO_PAGES
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import Heading, Panel, Scroll, Soft, SubHeading, Tiny
from nearward_ui.routes import GoBack

#: title of a part -> what stands in it; keys that Qt's own fields and lists have are in no table
PARTS: tuple[tuple[str, Callable[[ActionRow], bool]], ...] = (
    (N_("Everywhere"), lambda row: not row.page and not row.thing and row not in TO_PAGES),
    (N_("Pages"), lambda row: row in TO_PAGES),
    (N_("In an entry"), lambda row: row.page == "journal"),
    (N_("While you write"), lambda row: row.thing == WORDS),
    (N_("On the form of a moment"), lambda row: row.page == "moment"),
    (N_("In a list"), lambda row: row.thing == RECORD),
    (N_("Among words to choose from"), lambda row: row.page == "vocabulary"),
    (N_("On a sheet of your own"), lambda row: row.page == "own-sheet"),
)


class ShortcutsPage(Page):
    """In two columns where there is room, else in one."""

    measure = Measure.LISTS
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self.back = BackButton(self)
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(look.px(14))
        top = WrappingRow(look, 12)
        top.add_text(Heading(words("Keys"), wrap=False))
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(top)
        head.addWidget(Soft(words("Alt shows the menu, and Ctrl+K finds every action.")))
        box.addLayout(head)
        self.back.stand_in(box)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(look.px(16))
        box.addLayout(self._columns)
        box.addStretch(1)
        told: set[tuple[str, ...]] = set()
        panels = [self._panel(words(title), _keyed(fits, told)) for title, fits in PARTS]
        left, right = self._stack(panels[:1]), self._stack(panels[1:])
        for column in (left, right):
            self._columns.addLayout(column, 1)
        scroll = Scroll(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def first_focus(self) -> QWidget | None:
        return self.back

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if shape == "wide" else way.TopToBottom)

    def _stack(self, panels: list[Panel]) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(self.look.px(16))
        for panel in panels:
            side.addWidget(panel)
        side.addStretch(1)
        return side

    def _panel(self, title: str, rows: list[ActionRow]) -> Panel:
        look, panel = self.look, Panel()
        box = QVBoxLayout(panel)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 14)))
        box.setSpacing(look.px(8))
        box.addWidget(SubHeading(title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(0, 1)
        for number, row in enumerate(rows):
            name, keys = Soft(self.words(row.title)), Tiny(self._said(row), wrap=False)
            grid.addWidget(name, number, 0)
            grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignRight)
        box.addLayout(grid)
        return panel

    def _said(self, row: ActionRow) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        keys = [QKeySequence(one).toString(native) for one in row.keys]
        if row.name == "menu":
            keys.insert(0, self.words("Alt"))
        return " · ".join(keys)


def _keyed(fits: Callable[[ActionRow], bool], told: set[tuple[str, ...]]) -> list[ActionRow]:
    """The rows of a part that have a key; what was told before under the same key is left out."""
    found = []
    for row in filter(fits, ACTIONS.values()):
        name = (row.keys[0], row.thing, row.page) if row.keys else None
        if name is not None and name not in told:
            told.add(name)
            found.append(row)
    return found
