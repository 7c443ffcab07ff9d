"""How wide a page is at most. A page names its measure, and stands in the middle of its room."""

from __future__ import annotations

from enum import IntEnum


class Measure(IntEnum):
    """Pixels of the drawing."""

    WRITING = 600
    FORMS = 760
    LISTS = 880
    #: fields as wide as a form, and their labels before them
    LABELLED = 960
    CHARTS = 1200


#: the side sheet beside a page, and from which width over text scale on there is room for it
SIDE_SHEET, ROOM_FOR_SIDE = 360, 1500

#: shapes of windows in which a list is a drawer, and the rail has no words
SMALL = ("small", "narrow")


def margin(width: int, least: int, measure: int) -> int:
    """What lies at each side of a column, all in pixels: half of what it leaves, or the least."""
    return max(least, (width - measure) // 2)
