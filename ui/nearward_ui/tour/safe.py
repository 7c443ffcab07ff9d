"""Help and Pause as pictures: before an unlock, and in each of their states."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from nearward_ui.help.page import HelpPage
from nearward_ui.pause.answers import STEPS
from nearward_ui.pause.page import PausePage
from nearward_ui.routes import Route

if TYPE_CHECKING:
    from nearward_ui.tour.driver import Driver

Take = Callable[[str], None]


def before_unlock(driver: Driver, take: Take) -> None:
    """Help from the lock page, with what comes with the program alone."""
    driver.window.show_help()
    driver.settle()
    take("help-locked")
    driver.window.show_lock()
    driver.settle()


def answer(driver: Driver, page: object) -> None:
    """A first answer, so that a pause is told from one that has just begun."""
    if isinstance(page, PausePage):
        page.answers.urge_before.slider.give(70)
        driver.settle()


def show(driver: Driver, take: Take) -> None:
    """The fields of Help, and each question of a pause."""
    page = driver.show(Route("help"))
    if isinstance(page, HelpPage):
        if page.people.rows:
            page.people.rows[0].change_button.click()
            driver.settle()
            take("help-someone")
            page.people.form.left.emit()
        page.number.begin()
        driver.settle()
        take("help-number")
        page.number.end()
    page = driver.show(Route("pause"))
    if isinstance(page, PausePage):
        for step, (name, _, _) in enumerate(STEPS[1:], 1):
            page.go_to(step)
            driver.settle()
            take(f"pause-{name}")
        page.go_back()
        driver.settle()
