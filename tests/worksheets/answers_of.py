"""An answer of each kind of question, with a word in it where the kind can hold one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

#: by kind; a term and several can be words of one's own, and `again` stands in the rows of a list
OF_KIND: dict[str, Callable[[str], Any]] = {
    "text": lambda word: word,
    "long": lambda word: f"First,\n{word}",
    "rating": lambda _word: 0,
    "number": lambda _word: 3,
    "choice": lambda _word: "yes",
    "several": lambda word: ["B01", word],
    "term": lambda word: word,
    "flag": lambda _word: True,
    "date": lambda _word: "2026-11-20",
    "minutes": lambda _word: 40,
    "scale": lambda _word: {"S1": None, "S2": 0},
    "link": lambda _word: {"link": "person", "id": 1},
    "list": lambda word: [{"txt": word, "hot": True}, {"txt": f"And {word}", "hot": False}],
    "again": lambda word: [{"mood": "afraid", "strong": 60, "now": 0}, {"mood": word, "now": 9}],
}
#: the kinds whose answers hold words of a person's
WITH_WORDS = ("text", "long", "several", "term", "list", "again")


def of_every_kind(word: str) -> dict[str, Any]:
    """Answers of all kinds, each under the name of its kind."""
    return {kind: made(word) for kind, made in OF_KIND.items()}
