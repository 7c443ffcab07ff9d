"""What stands alone on a still page."""

from __future__ import annotations

from nearward_ui.kit.widgets.basic import Heading, Soft


class Still(Heading):
    """The one question that a page asks."""

    role = "still"


class StillLine(Soft):
    """The quiet line below it."""

    role = "still-line"
