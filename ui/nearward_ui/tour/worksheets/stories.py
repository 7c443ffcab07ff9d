"""What worksheets do for old stories: what was feared and happened, evidence, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from nearward.charts import feared_happened
from nearward.session.ask import worksheets
from nearward.worksheets import catalogue
from nearward_ui.beliefs.list import BeliefsPage
from nearward_ui.routes import Route, ToSheetRead, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.questions.lists import RowsView
from nearward_ui.worksheets.read_page import SheetReadPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nearward.domain.model import Worksheet
    from nearward_ui.kit.widgets.basic import Scroll
    from nearward_ui.tour.driver import Driver

#: takes a picture under a name
Take = Callable[[str], None]


def show(driver: Driver, take: Take) -> None:
    """One after the other, in a diary with stories and worksheets in it."""
    page = driver.show(Route("beliefs"))
    if isinstance(page, BeliefsPage):
        _reveal(driver, page.scroller, page.panels[feared_happened.CHART.id])
        take("prediction")
    found: list[Worksheet] = []
    driver.window.desk.ask(worksheets.page(), found.extend)
    driver.settle()
    finished = [one for one in found if one.status == "finished"]
    _next_step(driver, take, finished)
    _kept(driver, take, finished)
    _offered(driver, take)


def _next_step(driver: Driver, take: Take, finished: list[Worksheet]) -> None:
    steps = [one for one in finished if (sheet := catalogue.of(one)) and sheet.ladder]
    page = driver.show(ToSheetRead(id=steps[0].id)) if steps else None
    if isinstance(page, SheetReadPage):
        _reveal(driver, page.scroller, page.next_step)
        take("next-step")


def _kept(driver: Driver, take: Take, finished: list[Worksheet]) -> None:
    of_stories = [one for one in finished if one.belief_id]
    page = driver.show(ToSheetRead(id=of_stories[0].id)) if of_stories else None
    if isinstance(page, SheetReadPage):
        page.keep.fold.turn(True)
        driver.settle()
        _reveal(driver, page.scroller, page.keep.rows[0])
        take("evidence-kept")


def _offered(driver: Driver, take: Take) -> None:
    fields = [
        (sheet, step, field)
        for sheet in catalogue.sheets().values()
        for step in sheet.step
        for field in step.field
        if field.kept
    ]
    for sheet, step, field in fields[:1]:
        page = driver.show(ToWorksheet(sheet=sheet.id))
        if not isinstance(page, WorksheetPage):
            continue
        page.show_step(step.id)
        views = [view for group in page.groups for panel in group.panels for view in panel.views]
        view = next(view for view in views if view.field.id == field.id)
        if isinstance(view, RowsView) and view.kept is not None:
            view.kept.fold.turn(True)
        driver.settle()
        take("evidence-offered")


def _reveal(driver: Driver, scroller: Scroll, widget: QWidget) -> None:
    driver.settle()
    scroller.reveal(widget)
    driver.settle()
