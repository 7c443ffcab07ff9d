"""What the form says: of the pause before a moment, and when a moment is saved."""

from __future__ import annotations

from datetime import date

from nearward.domain.model import APPROACH, DISTANCE, Moment, Pause
from nearward.i18n import N_, Translator
from nearward.session.ask.own_texts import Told
from nearward.worksheets import prompts

#: what is said of a moment that was logged: what happened, and nothing else
_NOTED = {
    "stayed": N_("Noted. You felt it and stayed."),
    "paused_told": N_("Noted. You took space and said so."),
    "partly": N_("Noted. You pulled back, and you came back."),
    "withdrew": N_("Noted. You pulled away, and you noticed."),
    "chose_distance": N_("Noted. You chose distance."),
    "unsure": N_("Noted. What happened can stay open."),
}
_LET_IN = N_("Noted. You let someone in.")
WITHOUT = N_("It was saved without someone who is no longer in the diary.")


def told_pause(pause: Pause, words: Translator) -> str:
    """How long a pause was, and how strong the urge was before and after it."""
    minutes = round(pause.seconds / 60)
    if minutes:
        time = words.plural("{n} minute", "{n} minutes", minutes)
    else:
        time = words.plural("{n} second", "{n} seconds", pause.seconds)
    before, after = pause.urge_before, pause.urge_after
    if before is not None and after is not None:
        return words(
            "After a pause of {time}: urge {before}, then {after}.",
            time=time,
            before=before,
            after=after,
        )
    if before is not None:
        return words("After a pause of {time}: urge {n} before it.", time=time, n=before)
    if after is not None:
        return words("After a pause of {time}: urge {n} after it.", time=time, n=after)
    return words("After a pause of {time}.", time=time)


def told_logged(moment: Moment, words: Translator) -> str:
    """The line that answers when a moment was logged."""
    if moment.kind == APPROACH:
        return words(_LET_IN)
    return words(_NOTED.get(moment.outcome or "", N_("Noted.")))


def told_saved(said: str, moment: Moment, told: Told | None, words: Translator, today: date) -> str:
    """What is said (`said`), with a kind note for who wants one."""
    if told is None:
        return said
    distance = told.distance or moment.outcome in DISTANCE
    approach = moment.kind == APPROACH
    note = prompts.kind_note(told.own, today, words, distance=distance, approach=approach)
    return said if note is None else f"{said} {note.text}"
