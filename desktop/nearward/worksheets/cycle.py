"""One moment as a circle of five places: what came before, what was feared, what happened, what
got lighter and what it cost. Nothing is computed: a place holds what was given, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nearward.domain.model import STAYED, WITHDRAWALS, Moment
from nearward.domain.symbols import symbol_of
from nearward.i18n import N_, Translator
from nearward.worksheets import vocabulary
from nearward.worksheets.moment_fields import MomentField, moment_fields, told_answer, told_code

#: what is felt afterwards that makes lighter; all else of it weighs
LIGHTER = frozenset({"relief", "calm"})
#: of a place that holds nothing, the field that can be given there
ASKED = {
    "trigger": "trigger",
    "fear": "fear",
    "relief": "short_term_relief",
    "cost": "later_cost",
}
TITLES = {
    "trigger": N_("Just before it"),
    "fear": N_("What I feared"),
    "distance": N_("What happened"),
    "relief": N_("What got lighter"),
    "cost": N_("What it cost later"),
}
_PULLED = N_(
    "Pulling away protected something. This is how it went, what it eased and what it cost."
)
_STAYED = N_(
    "The urge wanted to protect something. You felt it and stayed; the circle did not close."
)
_TOLD = N_("The urge wanted to protect something. You said so; the circle did not close.")
_CHOSE = N_("You chose distance. This is what came before it, and what came after.")
_OPEN = N_("This is what came before it, and what came after. What happened can stay open.")
_AGAIN = N_("What it cost can be what comes just before the next time.")


class Said(NamedTuple):
    """Words of a place: the person's own, or ours for what was chosen. label: what is asked."""

    text: str
    own: bool = False
    label: str = ""


class Place(NamedTuple):
    """One of the five. symbol: how the moment is told by a shape, where it happened."""

    key: str
    title: str
    said: tuple[Said, ...]
    symbol: str = ""

    @property
    def is_given(self) -> bool:
        """Whether there is something to read."""
        return bool(self.said)


class Cycle(NamedTuple):
    """The five places in their order. closes: whether one leads back to the first; `again` says
    so, and is empty where it does not."""

    intro: str
    places: tuple[Place, ...]
    again: str

    @property
    def closes(self) -> bool:
        """Whether the last place leads back to the first."""
        return bool(self.again)


def cycle_of(moment: Moment, words: Translator) -> Cycle:
    """The circle of a moment in which the urge came. Staying leaves it open, and so does distance
    that was chosen."""
    told = _Told(moment, words)
    symbol = symbol_of(moment.kind, moment.outcome)
    parts = {
        "trigger": told.trigger(),
        "fear": told.fear(),
        "distance": told.distance(),
        "relief": told.relief(),
        "cost": told.cost(),
    }
    places = tuple(
        Place(
            key,
            words(TITLES[key]),
            tuple(said for said in part if said.text),
            symbol.name if symbol is not None and key == "distance" else "",
        )
        for key, part in parts.items()
    )
    again = words(_AGAIN) if moment.outcome in WITHDRAWALS else ""
    return Cycle(words(_intro(moment.outcome)), places, again)


def told_place(place: Place, words: Translator) -> str:
    """A place as it is heard: What I feared: They will leave."""
    told = [
        words("{name}: {value}", name=said.label, value=said.text) if said.label else said.text
        for said in place.said
    ]
    given = ". ".join([*(text.rstrip(".") for text in told[:-1]), *told[-1:]])
    return words("{name}: {value}", name=place.title, value=given or words("not given"))


def _intro(outcome: str | None) -> str:
    if outcome in WITHDRAWALS:
        return _PULLED
    if outcome in STAYED:
        return _TOLD if outcome == "paused_told" else _STAYED
    return _CHOSE if outcome == "chose_distance" else _OPEN


class _Told:
    """What a moment says at each of the places."""

    def __init__(self, moment: Moment, words: Translator) -> None:
        self._moment, self._words = moment, words
        self._fields = {field.name: field for field in moment_fields()}

    def trigger(self) -> Iterator[Said]:
        moment = self._moment
        yield Said(self._labels("trigger", (moment.trigger or "",)))
        yield self._answer("closeness_event", named=True)
        yield self._answer("closeness_event_text")

    def fear(self) -> Iterator[Said]:
        yield Said(self._labels("fear", self._moment.fear))
        for name in ("emotions", "protecting_from", "wish_understood"):
            yield self._answer(name, named=True)

    def distance(self) -> Iterator[Said]:
        moment = self._moment
        yield Said(
            vocabulary.label("outcome", moment.outcome, self._words) if moment.outcome else ""
        )
        yield Said(self._labels("behaviour", moment.behaviour))

    def relief(self) -> Iterator[Said]:
        yield self._answer("short_term_relief", named=True)
        yield self._after(lighter=True)
        for name in ("threat_before", "threat_after"):
            yield self._answer(name, named=True)

    def cost(self) -> Iterator[Said]:
        yield self._answer("later_cost")
        yield self._after(lighter=False)

    def _labels(self, name: str, codes: tuple[str, ...]) -> str:
        labels = (vocabulary.label(name, code, self._words) for code in codes if code)
        return ", ".join(labels)

    def _answer(self, name: str, *, named: bool = False) -> Said:
        field = self._fields[name]
        said = told_answer(field, self._moment.more, self._words).strip()
        return Said(said, field.kind == "text", self._words(field.label) if named else "")

    def _after(self, *, lighter: bool) -> Said:
        """What was felt afterwards, of one of the two kinds."""
        field: MomentField = self._fields["aftermath"]
        given = self._moment.more.get(field.name)
        codes = [str(code) for code in given] if isinstance(given, list) else []
        fitting = [code for code in codes if (code in LIGHTER) == lighter]
        return Said(", ".join(told_code(field, code, self._words) for code in fitting))
