"""What every page is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtCore import SignalInstance

    from nearward.config.settings import Settings
    from nearward.domain.trouble import Trouble
    from nearward.i18n import Translator
    from nearward.session.desk import Desk
    from nearward_ui.kit.theme import Theme


class PageContext(NamedTuple):
    """The desk to ask, the texts, the look, the settings in force and the clock."""

    desk: Desk
    words: Translator
    look: Theme
    settings: Settings
    clock: Callable[[], datetime]

    @property
    def today(self) -> date:
        """The day that is not over yet, by the hour at which a day ends."""
        from nearward.domain.day import day_of

        return day_of(self.clock(), self.settings.day_ends)


def offer_again(
    notice: SignalInstance,
    words: Translator,
    action: str,
    again: Callable[[], None],
    trouble: Trouble,
) -> None:
    """What a notice offered could not be done: it stays on offer, with the reason."""
    notice.emit(Notice(trouble.say(words), action, again, lasting=True))


class Notice(NamedTuple):
    """A sentence for the quiet bar at the foot, with one thing to do (such as Undo).

    `lasting`: it stays until it is closed or another one comes. `slow`: what was done has taken its
    time, and Ctrl+Z is for a text that was typed in meanwhile. `onward`: what one may go on with,
    and what that does; it stands before the first.
    """

    text: str
    action: str = ""
    then: Callable[[], None] | None = None
    lasting: bool = False
    slow: bool = False
    onward: tuple[str, Callable[[], None]] | None = None
