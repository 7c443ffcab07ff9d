"""The sheet for an appointment with everything on it: on its page, and as a PDF."""

from __future__ import annotations

from datetime import date

from nearward.domain.appointment import MOST_MOMENTS, Appointment, Chosen
from nearward.domain.beliefs import Belief, BeliefPoint, StoryPoints
from nearward.exchange.writing import write_file
from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.insight.main_chart import DEFAULT_RANGE
from nearward.paper.appointment.figures import Figures
from nearward.paper.appointment.parts import PARTS
from nearward.paper.drawing import PAPERS
from nearward.session.ask.patterns import appointment
from nearward.session.jobs.everything import Everything
from nearward_ui.kit.page import Page
from nearward_ui.kit.printing.pdf import pages_bytes
from nearward_ui.printing.appointment.page import AppointmentPage
from nearward_ui.printing.appointment.setting import Wish, set_sheet
from nearward_ui.tour.driver import Driver
from nearward_ui.tour.record import Record


def filled(everything: Everything) -> Appointment:
    """Everything is chosen, with the newest moments that have words, and a belief."""
    told = [one for one in everything.moments if len(one.text) > len("in a few words")]
    newest = sorted(told, key=lambda one: one.at)[-MOST_MOMENTS:]
    return Appointment(
        parts=tuple(row.id for row in PARTS),
        moments=tuple(Chosen(one.id, one.at.isoformat()) for one in newest),
        beliefs=tuple(Chosen(one.id, one.at.isoformat()) for one in _stories(everything)),
        name="J.",
        own_words="It comes on the good evenings. I feel it in my shoulders before I know it.",
        questions=("Why is it the good evenings?", "What could I say to @Ines before I go quiet?"),
    )


def _stories(everything: Everything) -> list[Belief]:
    return [one for one in everything.beliefs if not one.archived][:1]


def _points(everything: Everything, belief_id: int) -> list[BeliefPoint]:
    return [
        BeliefPoint(one.day, one.old_rating, one.new_rating)
        for one in everything.belief_ratings
        if one.belief_id == belief_id
    ]


def papers(
    record: Record, everything: Everything, history: History, today: date, words: Translator
) -> None:
    """The sheet on every paper. Raises TargetNotWritten."""
    choice = filled(everything)
    people = {person.id: person.alias for person in everything.people}
    by_id = {moment.id: moment for moment in everything.moments}
    moments = [by_id[one.id] for one in choice.moments]
    figures = Figures(history, words)
    rated = [StoryPoints(one, _points(everything, one.id)) for one in _stories(everything)]
    for paper in PAPERS:
        wish = Wish(
            choice=choice,
            range_id=DEFAULT_RANGE,
            moments=tuple((one, people.get(one.person_id or 0, "")) for one in moments),
            aliases=tuple(people.values()),
            today=today,
            first_weekday=0,
            paper=paper,
            beliefs=tuple(rated),
        )
        made = set_sheet(wish, figures).made
        path = record.paper("appointment", "filled", paper)
        write_file(path, pages_bytes(made.pages, paper), replace=True)


def show(driver: Driver, page: Page, choice: Appointment) -> None:
    """The page with all of it chosen, as it comes back when it was kept."""
    if not isinstance(page, AppointmentPage):
        return
    page.desk.ask(appointment.keep(choice), lambda _: page.enter())
    driver.until(lambda: page.is_set and page.fields.value.parts == choice.parts)
    driver.settle()
