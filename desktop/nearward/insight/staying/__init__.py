"""Figure 1: what went well, counted by day, week, month or year."""

from nearward.insight.staying.counted import (
    ROWS,
    Staying,
    marks_sentence,
    means,
    noticed_sentence,
    staying,
    staying_rows,
    staying_sentence,
)

__all__ = [
    "ROWS",
    "Staying",
    "marks_sentence",
    "means",
    "noticed_sentence",
    "staying",
    "staying_rows",
    "staying_sentence",
]
