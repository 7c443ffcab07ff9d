"""How much a story and the newer one are believed: today's rating, and all of them as marks."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from nearward.charts.beliefs import CHART
from nearward.charts.chart import ChartSpan
from nearward.domain.beliefs import BeliefRating, ForBeliefs, StoryPoints
from nearward.insight.main_chart import DEFAULT_RANGE
from nearward.session.ask.forms.beliefs import BeliefOf
from nearward_ui.kit.charts.chart_body import ChartBody
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.widgets.basic import Ask, Panel, Soft, SubHeading, TextField

#: a rating is kept when the hand has rested for so long
REST_MS = 500


class RatingToday(Panel):
    """`given` carries the rating of today; with nothing in it, it is taken back."""

    given = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._belief = 0
        self._is_new = False
        ends = words("not at all"), words("completely")
        old = words("How much I believe the old story")
        new = words("How much I believe the newer one")
        self.old = Scale(old, *ends, around=around, tone="ember")
        self.new = Scale(new, *ends, around=around)
        for scale in (self.old, self.new):
            scale.changed.connect(self._on_changed)
        note = words("A note for today")
        self.note = TextField(note)
        self.note.given.connect(self._on_changed)
        self.chart = ChartBody(CHART, around, gap=4)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 14)))
        box.setSpacing(look.px(8))
        box.addWidget(SubHeading(words("How much I believe it today")))
        box.addWidget(Soft(words("Once a week is enough. What you leave out stays unknown.")))
        for label, field in ((old, self.old), (new, self.new)):
            box.addWidget(stacked(Ask(label), field, gap=look.px(2)))
        box.addWidget(stacked(Ask(note, words("optional")), self.note, gap=look.px(4)))
        box.addWidget(self.chart)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    def show_story(self, found: BeliefOf) -> None:
        """All ratings of a story; the scales show those of today."""
        self._timer.stop()
        self._is_new = False
        self._belief = found.belief.id
        today = self._around.today
        of_today = next((one for one in found.ratings if one.day == today), None)
        self.old.set_value(None if of_today is None else of_today.old_rating)
        self.new.set_value(None if of_today is None else of_today.new_rating)
        note = "" if of_today is None else of_today.note
        if self.note.text() != note:
            self.note.setText(note)
        self.redraw(found)

    def renew(self, found: BeliefOf) -> None:
        """What is kept now; the scales stay as the hand has them until that is kept."""
        if self._is_new:
            self.redraw(found)
        else:
            self.show_story(found)

    def redraw(self, found: BeliefOf) -> None:
        """The marks anew; the scales stay as the hand has them."""
        story = [StoryPoints(found.belief, found.points)]
        span = ChartSpan(DEFAULT_RANGE, self._around.today)
        self.chart.show_source(ForBeliefs(story, [], []), span)
        self.chart.setVisible(bool(found.points))

    def flush(self) -> None:
        """Give on what was rated and not given on yet."""
        self._timer.stop()
        if self._is_new and self._belief:
            self._is_new = False
            self.given.emit(
                BeliefRating(
                    at=self._around.clock(),
                    day=self._around.today,
                    belief_id=self._belief,
                    old_rating=self.old.value,
                    new_rating=self.new.value,
                    note=self.note.text(),
                )
            )

    def _on_changed(self) -> None:
        self._is_new = True
        self._timer.start(REST_MS)
