"""The old stories that one works on, and what ratings and worksheets say of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.charts.chart import BELIEFS, Chart, ChartSpan
from nearward.charts.table import charts_of
from nearward.domain.beliefs import Belief, ForBeliefs
from nearward.domain.cards import Card
from nearward.domain.changes import KindsChanged
from nearward.domain.trouble import Trouble
from nearward.insight.main_chart import DEFAULT_RANGE
from nearward.session.ask.forms import beliefs
from nearward.session.ask.forms.beliefs import BeliefOf, Beliefs
from nearward_ui.beliefs.told import name_of, told_story
from nearward_ui.kit.charts.chart_body import ChartBody
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.lists.grown_list import GrownList
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Heading,
    Panel,
    Prose,
    QuietButton,
    Scroll,
    SmallHeading,
    Soft,
    SubHeading,
    TextField,
    TroublePanel,
)
from nearward_ui.kit.widgets.cards import CardLine, CardList
from nearward_ui.kit.widgets.elided_link import ElidedLink
from nearward_ui.routes import Route, ToBelief


class ChartPanel(Panel):
    """One figure with its title."""

    def __init__(self, chart: Chart[ForBeliefs, object], around: PageContext) -> None:
        super().__init__()
        look = around.look
        self.setAccessibleName(around.words(chart.title))
        self.body = ChartBody(chart, around)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (21, 12, 21, 12)))
        box.setSpacing(look.px(6))
        box.addWidget(SubHeading(around.words(chart.title)))
        box.addWidget(self.body)


class BeliefsPage(Page):
    """A line for each story; below them what can be seen over time. The page scrolls as a whole."""

    measure = Measure.LISTS
    shows = ("belief", "belief_rating", "belief_evidence", "worksheet")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._make_parts()
        self._lay_out()

    def enter(self, _route: Route | None = None) -> None:
        self._load()

    def refresh(self, _changed: KindsChanged) -> None:
        self._load()

    def first_focus(self) -> QWidget | None:
        return self.list if self.list.cards.lines else self.story

    def _make_parts(self) -> None:
        words, look = self.words, self.look
        self.about = Prose(
            words(
                "An old story is a belief about yourself or about others that once made sense."
                " Here you can see how much you believe it over time, and what you kept for and"
                " against it."
            )
        )
        name = words("An old story, in one sentence")
        self.story = TextField(name, name)
        self.story.returnPressed.connect(self._on_add)
        self.add = QuietButton(words("Add"))
        self.add.setAccessibleName(words("Add this old story"))
        self.add.clicked.connect(self._on_add)
        self.unread = TroublePanel(look)
        self.list = CardList(words("Beliefs"), self.around)
        self.list.opened.connect(self._on_opened)
        self.offered = Panel("calm")
        self._offers = QVBoxLayout(self.offered)
        self._offers.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 12)))
        self._offers.setSpacing(look.px(4))
        self._offers.addWidget(SmallHeading(words("On your worksheets, not kept here yet")))
        self.offers: list[ElidedLink] = []
        self.nothing = Soft(
            words("Nothing is rated here until you rate it, and nothing is matched by words.")
        )
        self.nothing.hide()
        self.panels = {chart.id: ChartPanel(chart, self.around) for chart in charts_of(BELIEFS)}
        for panel in self.panels.values():
            panel.body.troubled.connect(self._on_unread)
            panel.hide()
        self.listed = Panel()
        self.listed.hide()
        self.offered.hide()

    def _lay_out(self) -> None:
        look = self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box)
        box.setSpacing(look.px(14))
        box.addWidget(Heading(self.words("Beliefs")))
        self.why = WhyLink(self.around, "page:beliefs")
        box.addWidget(stacked(self.about, self.why, gap=0))
        adding = QHBoxLayout()
        adding.setSpacing(look.px(8))
        adding.addWidget(self.story, 1)
        adding.addWidget(self.add)
        box.addLayout(adding)
        box.addWidget(self.unread)
        lines = QVBoxLayout(self.listed)
        lines.setContentsMargins(*(look.px(n) for n in (14, 10, 14, 10)))
        lines.addWidget(self.list)
        for panel in (self.listed, self.offered, *self.panels.values()):
            box.addWidget(panel)
        box.addWidget(self.nothing)
        box.addStretch(1)
        self.scroller = Scroll(content)
        self._grown = GrownList(self.list, self.scroller, look)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)

    def _load(self) -> None:
        self.list.hold()
        self.desk.ask(beliefs.every(), self._on_read, self._on_unread, lane="beliefs")

    def _on_read(self, found: Beliefs) -> None:
        self.unread.say("")
        lines = [self._line(one) for one in found.kept]
        self.list.cards.show_lines(lines, more=False)
        self.listed.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self._show_offers(found.offered)
        span = ChartSpan(DEFAULT_RANGE, self.around.today)
        for panel in self.panels.values():
            panel.body.show_source(found.charts, span)
            panel.setVisible(panel.body.has_drawings)

    def _line(self, one: BeliefOf) -> CardLine:
        return CardLine(
            name_of(one.belief, self.words), told_story(one, self.words), "", one.belief
        )

    def _show_offers(self, cards: list[Card]) -> None:
        for button in self.offers:
            self._offers.removeWidget(button)
            button.deleteLater()
        self.offers = []
        for card in cards:
            title = " ".join(card.title.split())
            button = ElidedLink(self.words("Keep “{story}” here", story=title))
            button.clicked.connect(partial(self._on_keep, card))
            self._offers.addWidget(button)
            self.offers.append(button)
        self.offered.setVisible(bool(cards))

    def _on_keep(self, card: Card, _checked: bool = False) -> None:
        ask = beliefs.keep_of_worksheet(card.id, self.around.clock(), self.around.today)
        self.desk.ask(ask, self._on_kept, self._on_unread)

    def _on_add(self) -> None:
        text = self.story.text().strip()
        if not text:
            self.story.setFocus()
            return
        belief = Belief(at=self.around.clock(), day=self.around.today, text=text)
        # taken at once, so that a second press keeps no second one
        self.story.clear()
        self.desk.ask(beliefs.save(belief), self._on_kept, partial(self._on_unkept, text))

    def _on_unkept(self, text: str, trouble: Trouble) -> None:
        """What could not be kept stands there again."""
        if not self.story.text():
            self.story.setText(text)
        self._on_unread(trouble)

    def _on_kept(self, belief: Belief | None) -> None:
        if belief is not None:
            self._on_opened(belief)

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Belief):
            self.go.emit(ToBelief(id=thing.id))

    def _on_unread(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))
