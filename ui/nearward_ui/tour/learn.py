"""Every card of Learn, on the screen and on paper, and what was said of what may lie beneath."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nearward.domain.model import Direction
from nearward.i18n import Translator
from nearward.learn.beneath import ANSWERS
from nearward.paper.drawing import PAPERS
from nearward.paper.learn import card_blocks, directions_blocks
from nearward.session.ask.forms import direction
from nearward_ui.direction.page import DirectionPage
from nearward_ui.kit.learn.places import learned
from nearward_ui.kit.page import Page
from nearward_ui.kit.printing.pdf import write_pdf
from nearward_ui.learn.beneath.page import BeneathPage
from nearward_ui.learn.card import CardPage
from nearward_ui.routes import Route, ToCard
from nearward_ui.tour.driver import Driver
from nearward_ui.tour.record import Record

#: takes a picture under a name
Take = Callable[[str], None]
#: a card that something is said before
GATED = "old-hurt"


def cards(driver: Driver, take: Take) -> None:
    """Each of them, open."""
    for card in learned().cards:
        page = driver.show(ToCard(card=card))
        if isinstance(page, CardPage) and page.gate is not None:
            page.gate.yes.click()
            driver.settle()
        take(f"card-{card}")


def say(driver: Driver, page: Page) -> None:
    """One answer of each kind."""
    if isinstance(page, BeneathPage):
        page.gate.yes.click()
        for row, answer in zip(page.rows, ANSWERS, strict=False):
            row.said.chips[ANSWERS.index(answer)].click()
    driver.settle()


def direction_again(driver: Driver, take: Take) -> None:
    """It is asked whether it still holds, and why it was begun is shown."""
    found: list[Direction] = []
    driver.window.desk.ask(direction.held(), found.append)
    driver.settle()
    for held in found:
        due = replace(held, ask_on=driver.window.clock().date())
        driver.window.desk.ask(direction.save(due))
        page = driver.show(Route("direction"))
        if isinstance(page, DirectionPage):
            page.why_button.click()
        driver.settle()
        take("direction-again")


def papers(record: Record, words: Translator) -> None:
    """Each card and the five directions, on every paper."""
    found = learned()
    for paper in PAPERS:
        directions = directions_blocks(found.directions.values(), words)
        write_pdf(directions, record.paper("steps", "", paper), paper)
        for card in found.cards.values():
            path = record.paper(f"card-{card.id}", "", paper)
            write_pdf(card_blocks(card, words), path, paper, large=True)
