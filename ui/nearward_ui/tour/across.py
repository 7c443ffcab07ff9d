"""Import and export, step by step, with invented files, and what can be in the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from nearward_ui.exchange.incoming import ImportPage
from nearward_ui.exchange.outgoing import ExportPage
from nearward_ui.routes import Route
from nearward_ui.tour.driver import Driver

#: takes a picture under a name
Take = Callable[[str], None]
_TABLE = """full_date,date,weekday,time,mood,activities,note_title,note
2025-03-04,March 4,Tuesday,21:40,meh,friends | dinner,Went quiet,I said little and left early.
2025-03-05,March 5,Wednesday,10:00 pm,good,walk,,A long walk by the river.
2025-02-30,February 30,Sunday,09:00,awful,,,A day that was none.
"""
_NOTES = {
    "2025-03-04 Evening.md": "# Evening\n\nI wrote back the same night.\n",
    "A letter.md": "# A letter\n\nNever sent, and no date on it.\n",
    "Empty.md": "",
}


def show(driver: Driver, take: Take, folder: Path) -> None:
    """Both pages as they are used, and what they say when something is in the way."""
    folder.mkdir()
    page = driver.show(Route("import"))
    if not isinstance(page, ImportPage):
        raise TypeError(page)
    for code, path in _in_the_way(folder).items():
        page.take(path)
        driver.until(lambda: not page.is_busy)
        driver.settle()
        take(f"import-error-{code}")
    table = folder / "daylio.csv"
    table.write_text(_TABLE, encoding="utf-8")
    page.take(table)
    driver.until(lambda: not page.is_busy)
    driver.settle()
    take("import-moods")
    notes = folder / "notes"
    notes.mkdir()
    for name, text in _NOTES.items():
        (notes / name).write_text(text, encoding="utf-8")
    page.take(notes)
    driver.until(lambda: not page.is_busy)
    page.choices.dates[0].button.click()
    driver.until(lambda: not page.is_busy)
    driver.settle()
    take("import")
    page.bring_in()
    driver.until(lambda: not page.is_busy)
    driver.settle()
    take("import-report")
    page.undo.click()
    driver.settle()
    if driver.window.room is not None:
        driver.window.room.bar.hide()
    _export(driver, take, folder)


def _export(driver: Driver, take: Take, folder: Path) -> None:
    page = driver.show(Route("export"))
    if not isinstance(page, ExportPage):
        raise TypeError(page)
    taken = folder / "taken.json"
    taken.touch()
    page.write(str(taken))
    driver.until(lambda: not page.is_busy)
    driver.settle()
    take("export-error-target-exists")
    page.write(str(folder / "diary.json"))
    driver.until(lambda: not page.is_busy)
    driver.settle()
    take("export")
    page.form.chips[-1].click()
    page.write(str(folder / "diary.pdf"))
    driver.until(lambda: not page.is_busy)
    driver.settle()
    take("export-pdf")


def _in_the_way(folder: Path) -> dict[str, Path]:
    """Files that cannot be brought in, by what is said of them."""
    cut = folder / "cut.json"
    whole = {"entries": [{"title": "One", "body": "x", "date": "2025-03-04", "time": "21:40"}]}
    cut.write_text(json.dumps(whole)[:-8], encoding="utf-8")
    unknown = folder / "unknown.txt"
    unknown.write_text("A letter of no known kind.\n", encoding="utf-8")
    return {
        "cut-off": cut,
        "unknown-format": unknown,
        "not-readable": folder / "not there.json",
    }
