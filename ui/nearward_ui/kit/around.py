"""What every page is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nearward.home.settings import Settings
    from nearward.session.desk import Desk
    from nearward.words import Words
    from nearward_ui.kit.look import Look


@dataclass(frozen=True)
class Surroundings:
    """The desk to ask, the texts, the look, the settings in force and the clock."""

    desk: Desk
    words: Words
    look: Look
    settings: Settings
    clock: Callable[[], datetime]


@dataclass(frozen=True)
class Notice:
    """A sentence for the quiet bar at the foot, with one thing to do (such as Undo).

    `lasting`: it stays until it is closed or another one comes.
    """

    text: str
    action: str = ""
    then: Callable[[], None] | None = None
    lasting: bool = False
