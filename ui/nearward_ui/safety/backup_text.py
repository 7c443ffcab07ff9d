"""How backups are told: their time, their size, and what they hold beside today's diary."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from nearward.i18n import counts as tell
from nearward_ui.kit.dates import clock_time, long_day

if TYPE_CHECKING:
    from nearward.domain.file.outcomes import Counts
    from nearward.i18n import Translator


def told_time(at: datetime, words: Translator) -> str:
    """Monday 23 November 2026, 21:40."""
    return words("{day}, {time}", day=long_day(at.date(), words), time=clock_time(at, words))


def told_counts(counts: Counts, words: Translator) -> str:
    """412 entries, 96 moments, 7 worksheets."""
    return words(
        "{entries}, {moments}, {worksheets}",
        entries=tell.entries(counts.entries, words),
        moments=tell.moments(counts.moments, words),
        worksheets=tell.worksheets(counts.worksheets, words),
    )


def told_difference(then: Counts, today: Counts, words: Translator) -> str:
    """How many entries, moments and worksheets fewer or more than today."""
    before = then.entries + then.moments + then.worksheets
    now = today.entries + today.moments + today.worksheets
    if before == now:
        return words("as many as today")
    if before < now:
        return words.plural("{n} fewer than today", "{n} fewer than today", now - before)
    return words.plural("{n} more than today", "{n} more than today", before - now)
