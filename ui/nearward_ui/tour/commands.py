"""The palette: what it finds, and what is said when nothing is called so."""

from __future__ import annotations

from collections.abc import Callable

from nearward_ui.routes import Route
from nearward_ui.tour.driver import Driver

FOUND, NOT_FOUND = "mo", "xylophone"


def show(driver: Driver, take: Callable[[str], None]) -> None:
    """Both pictures, over the journal."""
    driver.show(Route("journal"))
    commands = driver.window.commands
    if commands is None:
        raise RuntimeError("no diary is open")
    for words, name in ((FOUND, "palette"), (NOT_FOUND, "palette-empty")):
        commands.show_palette()
        if commands.palette is None:
            raise RuntimeError("the palette is not shown")
        commands.palette.field.setText(words)
        driver.settle()
        take(name)
        commands.close()
