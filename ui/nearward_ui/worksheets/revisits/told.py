"""What a worksheet that can be looked at again is called, and what was said on it."""

from __future__ import annotations

from nearward.domain.model import Worksheet
from nearward.i18n import Translator
from nearward.i18n.days import dated
from nearward.worksheets import catalogue
from nearward.worksheets.answers import ratings
from nearward.worksheets.as_kept import heading_of
from nearward_ui.kit.widgets.card_text import told_heading, told_ratings

#: letters of a title on its card, and in a list
OPENING, SHORT = 120, 38


def told_title(worksheet: Worksheet, words: Translator, letters: int = OPENING) -> str:
    """Its title, in the person's words where there are any."""
    sheet = catalogue.nearest(worksheet.sheet, worksheet.sheet_version)
    line = " ".join(heading_of(worksheet).split())
    if len(line) > letters:
        line = f"{line[:letters].rsplit(' ', 1)[0]} …"
    return told_heading(sheet, line, words)


def told_about(worksheet: Worksheet, words: Translator) -> str:
    """Which sheet it is, of which day, and how something was rated then."""
    sheet = catalogue.nearest(worksheet.sheet, worksheet.sheet_version)
    title = words(sheet.title) if sheet is not None else words("Worksheet")
    rated = ratings(sheet, worksheet.answers) if sheet is not None else (None, None)
    return " · ".join([title, dated(worksheet.day, words), *told_ratings(sheet, rated, words)])
