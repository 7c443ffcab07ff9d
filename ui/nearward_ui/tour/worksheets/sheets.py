"""Every sheet as somebody who was made up has filled it in: in its form, and to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from nearward.session.ask import worksheets
from nearward.worksheets import catalogue
from nearward.worksheets.answers import answered
from nearward_ui.routes import ToSheetRead, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage

if TYPE_CHECKING:
    from nearward.domain.model import Worksheet
    from nearward.worksheets.form.model import Sheet
    from nearward_ui.kit.page import Page
    from nearward_ui.tour.driver import Driver


def beside(driver: Driver, shown: Page) -> None:
    """Show the last of the first steps that stand beside each other, if there are any."""
    groups = shown.groups if isinstance(shown, WorksheetPage) else []
    group = next((group for group in groups if len(group.panels) > 1), None)
    if group is not None and isinstance(shown, WorksheetPage):
        shown.show_step(group.panels[-1].step.id)
        driver.settle()


def show(driver: Driver, take: Callable[[str], None]) -> None:
    """The newest of each sheet, at the step in which most was answered, and to read."""
    found: list[Worksheet] = []
    driver.window.desk.ask(worksheets.page(), found.extend)
    driver.settle()
    for sheet in catalogue.sheets().values():
        of_it = [one for one in found if one.sheet == sheet.id]
        # a finished one before one that is still written
        worksheet = max(of_it, key=lambda one: one.status == "finished", default=None)
        if worksheet is None:
            continue
        page = driver.show(ToWorksheet(id=worksheet.id))
        if isinstance(page, WorksheetPage):
            page.show_step(_fullest(sheet, worksheet))
            driver.settle()
            take(f"sheet-{sheet.id}")
        if worksheet.status == "finished":
            driver.show(ToSheetRead(id=worksheet.id))
            take(f"sheet-{sheet.id}-read")


def _fullest(sheet: Sheet, worksheet: Worksheet) -> str:
    counts = {
        step.id: sum(answered(field, worksheet.answers) for field in step.field)
        for step in sheet.step
    }
    return max(counts, key=lambda step: counts[step])
