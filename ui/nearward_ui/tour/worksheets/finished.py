"""What is said when a worksheet is finished: a light one, a heavy one, and another heavy one."""

from __future__ import annotations

from collections.abc import Callable

from nearward.worksheets import catalogue
from nearward_ui.routes import ToWorksheet
from nearward_ui.tour.driver import Driver
from nearward_ui.worksheets.form import WorksheetPage

#: takes a picture under a name
Take = Callable[[str], None]
#: how heavy each of them was
EACH = {"worksheet-finished": 3, "worksheet-heavy": 8, "worksheet-heavy-again": 9}


def show(driver: Driver, take: Take) -> None:
    """One after the other, in a diary with nothing in it."""
    sheet = next((sheet for sheet in catalogue.sheets().values() if sheet.heaviness), None)
    if sheet is None:
        return
    for name, heaviness in EACH.items():
        page = driver.show(ToWorksheet(sheet=sheet.id))
        if not isinstance(page, WorksheetPage):
            continue
        views = [view for g in page.groups for p in g.panels for view in p.views]
        number = next(view for view in views if view.field.id == sheet.heaviness)
        number.show_answers({sheet.heaviness: heaviness})
        number.changed.emit()
        page.show_step(sheet.step[-1].id)
        page.finish()
        driver.settle()
        take(name)
