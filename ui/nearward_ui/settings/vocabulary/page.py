"""The words that forms offer: renamed, hidden, added and put in order by the person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.model import OwnTerm
from nearward.domain.trouble import Trouble
from nearward.session.ask.forms import terms
from nearward.session.ask.forms.terms import Used
from nearward.worksheets import vocabulary
from nearward.worksheets.vocabulary import CHANGEABLE, ShownTerm
from nearward_ui.actions import ACTIONS
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.list_page import ListPage
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.lists.sorted_list import SortedLine
from nearward_ui.kit.widgets.action_menu import ActionMenu
from nearward_ui.kit.widgets.basic import (
    Heading,
    LinkButton,
    MainButton,
    QuietButton,
    Soft,
    TroublePanel,
)
from nearward_ui.kit.widgets.cards import CardLine
from nearward_ui.routes import GoBack, Route, ToVocabulary
from nearward_ui.settings.vocabulary.term_list import TermList
from nearward_ui.settings.vocabulary.term_panel import TermPanel
from nearward_ui.settings.vocabulary.which import Which

#: pixels of the drawing: a page that is less high shows in one field which words it is about
LOW = 640


class VocabularyPage(ListPage):
    """One vocabulary at a time. Codes stay; what is hidden is known still, and counts."""

    measure = Measure.FORMS
    shows = ("own_term", "moment", "person")
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._name = CHANGEABLE[0]
        self._counts: dict[str, int] = {}
        #: the code that is chosen once the words are there, and whether it takes the keyboard
        self._wanted = ""
        self.back = BackButton(self)
        self.about = Soft(
            words("Rename, hide or reorder them, or add your own. What you logged stays.")
        )
        self.which = Which(around)
        self.which.changed.connect(self._on_which)
        self.order = LinkButton(words("Original order"))
        self.order.clicked.connect(self._on_order_back)
        self.unread = TroublePanel(self.look)
        self.panel = TermPanel(around)
        self.panel.kept.connect(self._on_typed)
        self.panel.ours_asked.connect(self._on_ours)
        self.panel.left.connect(self._take_list)
        self.list = self.offered = TermList(words("Words to choose from"), around)
        self.offered.rename_asked.connect(self._on_rename)
        self.offered.hide_asked.connect(self._on_hide)
        self.offered.menu_asked.connect(self._on_menu)
        self.offered.dropped.connect(self._on_dropped)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._lay_out()

    def _lay_out(self) -> None:
        words = self.words
        self.add = MainButton(words("Add a word"))
        self.add.clicked.connect(self._on_add)
        self.rename = QuietButton(words("Rename"))
        self.rename.clicked.connect(self._on_rename)
        self.hiding = QuietButton(words("Hide"))
        self.hiding.clicked.connect(self._on_hide)
        self.up = QuietButton(words("Up"))
        self.up.setAccessibleName(words("Move up"))
        self.up.clicked.connect(partial(self._move, -1))
        self.down = QuietButton(words("Down"))
        self.down.setAccessibleName(words("Move down"))
        self.down.clicked.connect(partial(self._move, 1))
        self.lay_out_list(
            Heading(words("Words to choose from")),
            [self.order],
            [self.about, self.which, self.unread, self.panel],
            [self.add, self.rename, self.hiding, self.up, self.down],
            gap=12,
        )

    def enter(self, route: Route | None = None) -> None:
        wish = ToVocabulary.of(route)
        if wish.name in CHANGEABLE:
            self._name = wish.name
            self.which.show_value(wish.name)
        self.panel.hide()
        self._load(wish.code, then=partial(self._go_on, wish) if wish.typed else None)

    def refresh(self, _changed: KindsChanged) -> None:
        self.list.hold()
        self._load(self._wanted or self._chosen)

    def where(self) -> Route | None:
        code = self.panel.term.code if self.panel.term is not None else ""
        typed = self.panel.typed
        return ToVocabulary(name=self._name, code=code if typed else self._chosen, typed=typed)

    def first_focus(self) -> QWidget | None:
        return self.list

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.which.be_low(self.height() < self.look.px(LOW))

    def acts(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {"add_term": self._on_add}
        term = self.offered.term
        if term is not None and self.panel.isHidden():
            found |= {"rename_term": self._on_rename, "hide_term": self._on_hide}
            if not term.hidden:
                found |= {"term_up": partial(self._move, -1), "term_down": partial(self._move, 1)}
        return found

    @property
    def _chosen(self) -> str:
        term = self.offered.term
        return term.code if term is not None else ""

    def _load(self, code: str = "", then: Callable[[], None] | None = None) -> None:
        self._wanted = code
        self.desk.ask(
            terms.used(self._name), partial(self._on_used, then), self._on_unread, lane="vocabulary"
        )

    def _on_used(self, then: Callable[[], None] | None, used: Used) -> None:
        words = self.words
        if used.kept != words.terms:
            words.take_terms(used.kept)
        self._counts = used.counts
        self.unread.say("")
        places = (one.place for (name, _), one in used.kept.items() if name == self._name)
        self.order.setVisible(any(place is not None for place in places))
        self.list.cards.show_lines(self._told(), more=False)
        wanted, self._wanted = self._wanted, ""
        if not self.offered.choose_code(wanted):
            self.list.setCurrentIndex(self.list.cards.index(0))
        self._on_current()
        if then is not None:
            then()

    def _told(self) -> list[CardLine]:
        found = vocabulary.terms(self._name, self.words)
        offered = [term for term in found if not term.hidden]
        return [self._line(term) for term in (*offered, *(t for t in found if t.hidden))]

    def _line(self, term: ShownTerm) -> SortedLine:
        words = self.words
        head = words("Shown at once") if term.pinned else words("Behind “More…”")
        head = words("Hidden: not offered, still counted") if term.hidden else head
        parts = [self._count(self._counts.get(term.code, 0))]
        if not term.ours:
            parts.insert(0, words("your own"))
        elif term.is_own:
            parts.insert(0, words("originally “{name}”", name=term.ours))
        soft = " · ".join(part for part in parts if part)
        said = ", ".join(part for part in (term.label, soft, head) if part)
        return SortedLine(term.label, soft, "", term, said, head, moves=not term.hidden)

    def _count(self, n: int) -> str:
        if not n:
            return ""
        if self._name == "relation":
            return self.words.plural("{n} person", "{n} people", n)
        return self.words.plural("{n} moment", "{n} moments", n)

    def _on_current(self, *_indexes: object) -> None:
        words, term = self.words, self.offered.term
        for button in (self.rename, self.hiding, self.up, self.down):
            button.setEnabled(term is not None)
        if term is not None:
            self.hiding.setText(words("Show again") if term.hidden else words("Hide"))
            shown = [one.code for one in self._shown()]
            at = shown.index(term.code) if term.code in shown else -1
            self.up.setEnabled(at > 0 or (at == 0 and not term.pinned))
            self.down.setEnabled(at >= 0 and (at < len(shown) - 1 or term.pinned))

    def _shown(self) -> list[ShownTerm]:
        return [t for t in vocabulary.terms(self._name, self.words) if not t.hidden]

    def _on_which(self, name: str) -> None:
        self.panel.hide()
        self._name = name
        self._load()

    def _on_add(self, _checked: bool = False) -> None:
        self.panel.ask(None, self._labels())

    def _on_rename(self, _checked: bool = False) -> None:
        if self.offered.term is not None:
            self.panel.ask(self.offered.term, self._labels(self.offered.term.code))

    def _go_on(self, wish: ToVocabulary) -> None:
        """What was being typed when the diary was locked is there again."""
        term = vocabulary.term_of(self._name, wish.code, self.words) if wish.code else None
        self.panel.ask(term, self._labels(wish.code), wish.typed)

    def _labels(self, but: str = "") -> list[str]:
        return [t.label for t in vocabulary.terms(self._name, self.words) if t.code != but]

    def _on_typed(self, label: str) -> None:
        term = self.panel.term
        if term is None:
            self.desk.ask(terms.add(self._name, label), self._on_added, self._on_trouble)
        else:
            ours = vocabulary.same(label) == vocabulary.same(term.ours) and label == term.ours
            self._rename(term, "" if ours else label)

    def _on_ours(self) -> None:
        if self.panel.term is not None:
            self._rename(self.panel.term, "")

    def _rename(self, term: ShownTerm, label: str) -> None:
        then = partial(self._on_kept, term.code)
        self.desk.ask(terms.rename(self._name, term.code, label), then, self._on_trouble)

    def _on_added(self, added: OwnTerm) -> None:
        self._on_kept(added.code)

    def _on_kept(self, code: str, _answer: object = None) -> None:
        """The change is told to this page next, which reads the words anew."""
        self._wanted = code
        self.panel.hide()
        self._take_list()

    def _take_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_hide(self, _checked: bool = False) -> None:
        term = self.offered.term
        if term is not None:
            self.panel.hide()
            self._wanted = term.code
            ask = terms.hide(self._name, term.code, not term.hidden)
            self.desk.ask(ask, partial(self._said_hidden, term), self._on_trouble)

    def _said_hidden(self, term: ShownTerm, _answer: None) -> None:
        words = self.words
        said = words("{name} is shown again.") if term.hidden else words("{name} is hidden.")
        announce(self, said.format(name=term.label))

    def _move(self, step: int, _checked: bool = False) -> None:
        """One place up or down; over the end of a group it goes to the other."""
        term, shown = self.offered.term, self._shown()
        at = next((n for n, one in enumerate(shown) if term and one.code == term.code), -1)
        if term is None or at < 0:
            return
        to = at + step
        if not 0 <= to < len(shown) or shown[to].pinned != term.pinned:
            # past the line between both groups, or the last of all that are shown at once
            if (step < 0) == term.pinned:
                return
            shown[at] = term._replace(pinned=not term.pinned)
        else:
            shown[at], shown[to] = shown[to], shown[at]
        self._put_in_order(shown, term.code)

    def _on_dropped(self, code: str, at: str, behind: bool) -> None:
        shown = self._shown()
        moved = next((term for term in shown if term.code == code), None)
        target = next((term for term in shown if term.code == at), None)
        if moved is None or target is None:
            return
        shown.remove(moved)
        place = shown.index(target) + behind
        shown.insert(place, moved._replace(pinned=target.pinned))
        self._put_in_order(shown, code)

    def _put_in_order(self, shown: list[ShownTerm], code: str) -> None:
        hidden = [t for t in vocabulary.terms(self._name, self.words) if t.hidden]
        order = [(term.code, term.pinned) for term in (*shown, *hidden)]
        self._wanted = code
        then = partial(self._said_moved, code)
        self.desk.ask(terms.put_in_order(self._name, order), then, self._on_trouble)

    def _said_moved(self, code: str, _answer: None) -> None:
        term = vocabulary.term_of(self._name, code, self.words)
        if term is not None:
            announce(self, self.words("{name} was moved.", name=term.label))

    def _on_order_back(self, _checked: bool = False) -> None:
        self._wanted = self._chosen
        self.desk.ask(terms.put_order_back(self._name), None, self._on_trouble)
        self._take_list()

    def _on_menu(self, at: QPoint) -> None:
        menu, words = ActionMenu(self.look, self.list), self.words
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts = self.acts()
        for row in ACTIONS.values():
            if row.page == self.key and isinstance(row.does, str) and row.does in acts:
                menu.take(words(row.title), acts[row.does], row.keys)
        menu.popup(at)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))

    _on_unread = _on_trouble
