"""What a salvage has kept and what it could not read, in plain words."""

from __future__ import annotations

from nearward.domain.file.outcomes import Lost, Salvaged
from nearward.domain.kinds import BY_NAME
from nearward.i18n import N_, Translator, counts
from nearward.i18n.days import dated

ALL_READ = N_("Everything in the file could be read.")
#: more than so many lost things of a kind are counted, not named
NAMED = 50
#: of a kind that has no sentence of its own
_ANY, _ANY_UNDATED = N_("{kind} {id} of {day}"), N_("{kind} {id}")


def kept(done: Salvaged, words: Translator) -> str:
    """What the new diary holds."""
    return words(
        "It holds {entries}, {moments}, {worksheets} and {check_ins}. It opens with the same"
        " passphrase.",
        entries=counts.entries(done.kept.get("entry", 0), words),
        moments=counts.moments(done.kept.get("moment", 0), words),
        worksheets=counts.worksheets(done.kept.get("worksheet", 0), words),
        check_ins=counts.check_ins(done.kept.get("check_in", 0), words),
    )


def problems(done: Salvaged, words: Translator) -> list[str]:
    """What could not be read, a line each."""
    found = []
    if done.cut:
        found.append(words("The file is cut off: its end is missing."))
    if done.bad:
        found.append(
            words.plural(
                "{n} page of {all} could not be read.",
                "{n} pages of {all} could not be read.",
                len(done.bad),
                all=done.pages,
            )
        )
    found += [words("Could not be read: {thing}", thing=_told(t, words)) for t in done.lost[:NAMED]]
    more = len(done.lost) - NAMED
    if more > 0:
        found.append(
            words.plural("Could not be read: {n} more.", "Could not be read: {n} more.", more)
        )
    if (done.bad or done.cut) and not done.lost:
        found.append(words("As far as the rest of the file shows, nothing is missing."))
    if done.loose:
        found.append(
            words.plural(
                "{n} reference to something missing was cleared.",
                "{n} references to something missing were cleared.",
                done.loose,
            )
        )
    return found


def _told(lost: Lost, words: Translator) -> str:
    kind = BY_NAME[lost.kind]
    dated_text, undated = kind.lost or (_ANY, _ANY_UNDATED)
    named = {"kind": words(kind.label), "id": lost.id}
    if lost.day is None:
        return words(undated, **named)
    return words(dated_text, day=dated(lost.day, words), **named)
