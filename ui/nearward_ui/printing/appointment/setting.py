"""The sheet, set aside of the window's thread: figures, words and pages."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from nearward.charts.chart import ChartSpan
from nearward.domain.appointment import Appointment
from nearward.domain.beliefs import StoryPoints
from nearward.domain.model import Moment
from nearward.domain.text.initials import Initials
from nearward.paper.appointment.figures import Figures
from nearward.paper.appointment.parts import Content
from nearward.paper.appointment.sheet import Made, make
from nearward_ui.kit.printing.painter import FontMeasure


class Wish(NamedTuple):
    """What is to be set: plain values only."""

    choice: Appointment
    range_id: str
    moments: tuple[tuple[Moment, str], ...]
    aliases: tuple[str, ...]
    today: date
    first_weekday: int
    paper: str
    beliefs: tuple[StoryPoints, ...] = ()
    direction: str = ""


class SetSheet(NamedTuple):
    """The sheet, its paper, and how many words have letters without a font."""

    made: Made
    paper: str
    lacking: int


def set_sheet(wish: Wish, figures: Figures) -> SetSheet:
    """Set what is wished."""
    measure = FontMeasure()
    content = Content(
        figures=figures,
        span=ChartSpan(wish.range_id, wish.today, wish.first_weekday),
        names=Initials(wish.aliases, wish.choice.shortened),
        words=figures.words,
        moments=wish.moments,
        beliefs=wish.beliefs,
        direction=wish.direction,
        own_words=wish.choice.own_words,
        questions=wish.choice.questions,
    )
    made = make(wish.choice, content, wish.paper, measure)
    return SetSheet(made, wish.paper, len(measure.lacking))
