"""A made-up language whose texts are a third longer, and a window that is read from the right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.i18n.test_texts import POT
from tests.narrowed import instance

#: known to Qt, so that days and months have names
LANGUAGE = "eo"
WORD = "ŵôrďş"


def longer(text: str) -> str:
    """A text with a third more of it behind, in words."""
    return " ".join((text, *[WORD] * max(1, len(text) // (3 * len(WORD)))))


def write(folder: Path) -> None:
    """The catalogue of the language, below the folder of the resources."""
    with POT.open("rb") as file:
        template = read_po(file)
    catalog = Catalog(locale=LANGUAGE)
    for message in template:
        if isinstance(message.id, tuple):
            catalog.add(message.id, tuple(longer(form) for form in message.id))
        elif isinstance(message.id, str) and message.id:
            catalog.add(message.id, longer(message.id))
    place = folder / "i18n" / LANGUAGE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "nearward.mo").open("wb") as file:
        write_mo(file, catalog)


@contextmanager
def read_from(way: Qt.LayoutDirection) -> Iterator[None]:
    """All windows are read from this side."""
    application = instance(QApplication, QApplication.instance())
    application.setLayoutDirection(way)
    yield
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
