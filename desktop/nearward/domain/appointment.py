"""What was chosen and written for an appointment, as it is kept between two times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

#: under which name it is kept among the drafts
PLACE = "appointment"
#: so many moments, beliefs and questions stand on a sheet at most
MOST_MOMENTS, MOST_BELIEFS, MOST_QUESTIONS = 3, 3, 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """A moment or a belief that was chosen.

    `at`: when it was, so that no other one is taken for it.
    """

    id: int
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """All of it is off until it is chosen.

    `span`: how far back, an id of the ranges of the charts; "" for the first one. `parts`: ids of
    what stands on the sheet. `name`: how the person wants to be called there. `shortened`: words
    that stand as initials because they may name someone.
    """

    span: str = ""
    parts: tuple[str, ...] = ()
    moments: tuple[Chosen, ...] = ()
    beliefs: tuple[Chosen, ...] = ()
    name: str = ""
    own_words: str = ""
    questions: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()

    @classmethod
    def of(cls, body: Mapping[str, Any] | None) -> Appointment:
        """What was kept; another program may have written there what cannot be."""
        body = body or {}
        return cls(
            span=_text(body.get("span")),
            parts=_texts(body.get("parts")),
            moments=_chosen(body.get("moments"))[:MOST_MOMENTS],
            beliefs=_chosen(body.get("beliefs"))[:MOST_BELIEFS],
            name=_text(body.get("name")),
            own_words=_text(body.get("own_words")),
            questions=_texts(body.get("questions"))[:MOST_QUESTIONS],
            shortened=_texts(body.get("shortened")),
        )

    @property
    def body(self) -> dict[str, Any] | None:
        """As it is kept; None where nothing was chosen or written."""
        return None if self == Appointment() else asdict(self)


def _chosen(value: object) -> tuple[Chosen, ...]:
    return tuple(
        Chosen(one["id"], one["at"])
        for one in (value if isinstance(value, (list, tuple)) else [])
        if isinstance(one, dict) and type(one.get("id")) is int and _is_text(one.get("at"))
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(filter(_is_text, value)) if isinstance(value, (list, tuple)) else ()
