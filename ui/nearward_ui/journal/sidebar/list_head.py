"""The line over the list: what is listed, to what it is narrowed, more, and the pen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nearward.domain.cards import ALL_OF_IT, STARRED, Only
from nearward.i18n import N_
from nearward_ui.actions import ACTIONS
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.tips import tip
from nearward_ui.kit.widgets.action_menu import ActionMenu
from nearward_ui.kit.widgets.icon_button import IconButton, WordButton
from nearward_ui.routes import Route

TIMELINE, KEPT = "timeline", "kept"
#: what the list can be narrowed to, with its words
NARROWED = (
    (ALL_OF_IT, N_("All")),
    (Only(("entry",)), N_("Entries")),
    (Only(("moment",)), N_("Moments")),
    (Only(("worksheet",)), N_("Worksheets")),
    (STARRED, N_("With a star")),
)
#: where the first menu leads besides
PLACES = (("people", N_("People")), ("tags", N_("Tags")))
MORE = (("on-this-day", N_("On this day")), ("trash", N_("Trash")))


class ListHead(QWidget):
    """`go` carries a Route, `view` what is to be listed, `narrowed` an Only.

    `date_asked`, `keep_asked` and `new_asked` say what is wished for.
    """

    go = Signal(object)
    view = Signal(str)
    narrowed = Signal(object)
    date_asked = Signal()
    keep_asked = Signal()
    new_asked = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        words, look = around.words, around.look
        self.only = ALL_OF_IT
        self.listed = TIMELINE
        self._is_searched = False
        self.views = WordButton(words("Timeline"), look, strong=True)
        self.views.setToolTip(words("What is listed here, and ways to more"))
        self.views.clicked.connect(self._on_views)
        self.narrow = WordButton(words("All"), look)
        self.narrow.setToolTip(words("Show all, or some kinds only"))
        self.narrow.clicked.connect(self._on_narrow)
        self.keep = WordButton(words("Keep"), look, opens=False)
        self.keep.setAccessibleName(words("Keep this search"))
        self.keep.setToolTip(words("Keep this search"))
        self.keep.clicked.connect(self.keep_asked)
        self.keep.hide()
        self.more = IconButton("more", words("More"), look)
        self.more.name(
            words("{name}: {thing}", name=words("More"), thing=words("the list")), words("More")
        )
        self.more.clicked.connect(self._on_more)
        self.pen = IconButton("pen", words("New entry"), look, tone="tide")
        self.pen.name(words("New entry"), tip("new-entry", words))
        self.pen.clicked.connect(self.new_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.views)
        row.addStretch(1)
        for button in (self.keep, self.narrow, self.more, self.pen):
            row.addWidget(button)

    def show_search(self, on: bool, found: str = "") -> None:
        """What is listed is what was searched for: `found` says how many."""
        self._is_searched = on
        self.narrow.setHidden(on)
        self.keep.setVisible(on)
        self._say(found)

    def show_view(self, listed: str) -> None:
        """The timeline is listed, or the searches that are kept."""
        self.listed = listed
        self.narrow.setHidden(listed != TIMELINE or self._is_searched)
        self.keep.setVisible(listed == TIMELINE and self._is_searched)
        self._say("")

    def _say(self, found: str) -> None:
        words = self._around.words
        said = words("Results") if self._is_searched else words("Timeline")
        if self.listed == KEPT:
            said = words("Kept searches")
        self.views.setText(found if found and self.listed != KEPT else said)

    def _on_views(self) -> None:
        words = self._around.words
        menu = self._menu(words("What is listed"))
        shown = [
            menu.take(words("Timeline"), partial(self.view.emit, TIMELINE)),
            menu.take(words("Kept searches"), partial(self.view.emit, KEPT)),
        ]
        at = -1 if self._is_searched and self.listed == TIMELINE else int(self.listed == KEPT)
        menu.take_one_of(shown, at)
        menu.addSeparator()
        for page, text in PLACES:
            menu.take(words(text), self._way(page))
        menu.take(words("Read"), self._way("read"))
        self._open(menu, self.views)

    def _on_narrow(self) -> None:
        words = self._around.words
        menu = self._menu(words("What is shown"))
        shown = [menu.take(words(text), partial(self._set_only, only)) for only, text in NARROWED]
        menu.take_one_of(shown, [only for only, _ in NARROWED].index(self.only))
        self._open(menu, self.narrow)

    def _on_more(self) -> None:
        words = self._around.words
        menu = self._menu(words("More"))
        if self._is_searched:
            menu.take(words("Keep this search"), self.keep_asked.emit)
            menu.addSeparator()
        date = ACTIONS["go-to-date"]
        menu.take(words(date.title), self.date_asked.emit, date.keys)
        for page, text in MORE:
            menu.take(words(text), self._way(page))
        self._open(menu, self.more)

    def _set_only(self, only: Only) -> None:
        if only != self.only:
            self.only = only
            text = next(text for one, text in NARROWED if one == only)
            self.narrow.setText(self._around.words(text))
            self.narrowed.emit(only)

    def _way(self, page: str) -> Callable[[], object]:
        return partial(self.go.emit, Route(page))

    def _menu(self, name: str) -> ActionMenu:
        menu = ActionMenu(self._around.look, self, name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _open(self, menu: ActionMenu, under: QPushButton) -> None:
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))
