"""What is asked of the desk for an appointment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.appointment import PLACE, Appointment, Chosen
from nearward.session.ask.forms.beliefs import told_points
from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.domain.beliefs import StoryPoints
    from nearward.domain.model import Moment
    from nearward.insight.history import History
    from nearward.vault.vault import Vault


class ForAppointment(NamedTuple):
    """What the sheet is made of, and what was kept of the last time.

    `people`: the alias of everybody in the diary, by their ids. `stories`: all there are.
    `direction`: the person's own words for it, or "".
    """

    history: History
    people: dict[int, str]
    moments: list[Moment]
    stories: list[StoryPoints]
    kept: Appointment
    direction: str = ""


@reads
def material(vault: Vault, chosen: tuple[Chosen, ...] | None = None) -> ForAppointment:
    """All that the sheet is made of; `chosen`: these moments in place of those that were kept."""
    kept = Appointment.of(vault.drafts.get(PLACE))
    people = {person.id: person.alias for person in vault.people.every()}
    found = _there(vault, kept.moments if chosen is None else chosen)
    history = vault.moments.history(None, None)
    way = vault.directions.get()
    said = way.text if way is not None else ""
    return ForAppointment(history, people, found, told_points(vault), kept, said)


@writes("draft")
def keep(vault: Vault, appointment: Appointment) -> None:
    """Keep what was chosen and written."""
    vault.drafts.keep(PLACE, appointment.body)


def _there(vault: Vault, moments: tuple[Chosen, ...]) -> list[Moment]:
    """Those that are still there. By its id alone another one could be taken for it, after an
    import."""
    there = [one for one in moments if vault.timeline.card("moment", one.id) is not None]
    found = ((one, vault.moments.get(one.id)) for one in there)
    return [kept for one, kept in found if kept is not None and kept.at.isoformat() == one.at]
