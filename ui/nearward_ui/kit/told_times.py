"""When something was, as roughly as it is known."""

from __future__ import annotations

from datetime import datetime

from nearward.domain.rough import CODES, told
from nearward.i18n import Translator
from nearward_ui.kit.dates import clock_time


def day_and_time(day: str, at: datetime, words: Translator, rough: object = "") -> str:
    """A day, already told, and the time on it; `rough` is a code of domain.rough, or none."""
    time = clock_time(at, words)
    if rough in CODES:
        return told(day, str(rough), words, time)
    return words("{day}, {time}", day=day, time=time)
