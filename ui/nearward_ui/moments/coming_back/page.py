"""Times of pulling away that are open or were never answered, to answer where they stand."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.trouble import Trouble
from nearward.session.ask import moments
from nearward.session.ask.moments import ToAnswer
from nearward.session.operation import Operation, all_of
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts import focus_order
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import Heading, LinkButton, Prose, Scroll, Soft, TroublePanel
from nearward_ui.moments.coming_back.keeper import ReturnKeeper
from nearward_ui.moments.coming_back.row import OpenRow
from nearward_ui.routes import GoBack, Route, ToMoment

#: so many are shown at first, and so many more each time that more are asked for
FEW = 5


class ComingBackPage(Page):
    """What was answered here stays in its place until the page is entered again."""

    measure = Measure.LISTS
    behind = GoBack()
    shows = ("moment", "person")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.rows: dict[int, OpenRow] = {}
        self._limit = FEW
        #: ids of those that were answered here
        self._answered: set[int] = set()
        self._keeper = ReturnKeeper(around, self)
        self._keeper.notice.connect(self.notice)
        self._make_parts()
        self._lay_out()

    def enter(self, _route: Route | None = None) -> None:
        self._flush()
        self._limit = FEW
        self._answered.clear()
        self._load()

    def refresh(self, _changed: KindsChanged) -> None:
        self._load()

    def leave(self) -> None:
        self._flush()

    def unsaved(self) -> Operation[object] | None:
        self._flush()
        waiting = self._keeper.unsaved()
        return None if waiting is None else all_of((waiting,))

    def first_focus(self) -> QWidget | None:
        """The way back: a key too many answers nothing."""
        return self.back

    def _make_parts(self) -> None:
        words, look = self.words, self.look
        self.back = BackButton(self)
        self.unread = TroublePanel(look)
        self.about = Prose(
            words(
                "Times when you pulled away and stayed away that are still open, or were never"
                " answered."
            )
        )
        self.right = Soft(
            words("Distance is sometimes right. Nothing here has to be answered, now or ever.")
        )
        self.nothing = Soft(words("Nothing is open."))
        self.nothing.hide()
        self.more = LinkButton(words("Show earlier ones"), flush="start")
        self.more.clicked.connect(self._on_more)
        self.more.hide()

    def _lay_out(self) -> None:
        look = self.look
        content = QWidget()
        self._content = content
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(look.px(10))
        self.back.stand_in(box)
        box.addWidget(Heading(self.words("Coming back")))
        self.why = WhyLink(self.around, "page:coming-back")
        for widget in (self.about, self.right, self.why, self.unread, self.nothing):
            box.addWidget(widget)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, look.px(6), 0, 0)
        self._list.setSpacing(look.px(12))
        box.addLayout(self._list)
        box.addWidget(self.more)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroll(content)
        outer.addWidget(self.scroller)

    def _flush(self) -> None:
        for row in self.rows.values():
            row.answer.flush()

    def _load(self) -> None:
        ask = moments.to_answer(self._limit + 1, frozenset(self._answered))
        self.desk.ask(ask, self._on_found, self._on_unread, lane="coming-back")

    def _on_unread(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))

    def _on_found(self, found: list[ToAnswer]) -> None:
        """Those that stay keep their place, and the keyboard in them."""
        self.unread.say("")
        shown = {one.moment.id: one for one in found[: self._limit]}
        for gone in [one for one in self.rows if one not in shown]:
            self._put_away(self.rows.pop(gone))
        is_new = False
        for at, (moment_id, one) in enumerate(shown.items()):
            row = self.rows.get(moment_id)
            if row is None:
                row = self.rows[moment_id] = self._make(one)
                is_new = True
            else:
                row.show_found(one)
            if self._list.indexOf(row) != at:
                self._list.removeWidget(row)
                self._list.insertWidget(at, row)
                row.show()
        if is_new:
            focus_order.arrange(self._content)
        self.rows = {moment_id: self.rows[moment_id] for moment_id in shown}
        is_empty = not shown
        self.nothing.setVisible(is_empty)
        self.about.setVisible(not is_empty)
        self.more.setVisible(len(found) > self._limit)

    def _make(self, one: ToAnswer) -> OpenRow:
        row = OpenRow(one, self.around)
        # noted before it is kept: what is kept is read again at once
        row.answer.given.connect(self._on_given)
        self._keeper.take(row.answer)
        row.opened.connect(self._on_opened)
        return row

    def _put_away(self, row: OpenRow) -> None:
        row.answer.flush()
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_given(self, moment_id: int, _answer: object) -> None:
        self._answered.add(moment_id)

    def _on_more(self) -> None:
        self._limit += FEW
        self._load()

    def _on_opened(self, moment_id: int) -> None:
        self.go.emit(ToMoment(id=moment_id))
