"""In how many moments (or for how many people) each word of a vocabulary was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from nearward.vault.file.as_read import fields
from nearward.vault.file.database import Connection

#: the columns of moments that hold codes of a vocabulary, with a blank between several
_COLUMNS = {
    "trigger": ("trigger",),
    "behaviour": ("behaviour",),
    "fear": ("fear",),
    "approach_kind": ("approach_kind",),
    "reception": ("reception",),
    "emotion": ("after_feeling",),
}
#: what holds them among the optional fields
_MORE = {"emotion": "emotions", "lens": "lens"}


def count_terms(connection: Connection, vocabulary: str) -> dict[str, int]:
    """How often each code of a vocabulary was chosen; nothing for one that was not."""
    if vocabulary == "relation":
        sql = "SELECT relation, count(*) FROM person WHERE relation <> '' GROUP BY relation"
        return {str(code): int(count) for code, count in connection.execute(sql)}
    columns = _COLUMNS.get(vocabulary, ())
    more = _MORE.get(vocabulary, "")
    read = [*columns, *(["more"] if more else [])]
    if not read:
        return {}
    counts: Counter[str] = Counter()
    sql = f"SELECT {', '.join(read)} FROM moment WHERE trashed IS NULL"
    for row in connection.execute(sql):
        found = {code for text in row[: len(columns)] for code in str(text or "").split()}
        if more:
            found.update(_codes(fields(row[-1]).get(more)))
        counts.update(found)
    return dict(counts)


def _codes(value: Any) -> Iterator[str]:
    """The codes in what was given, in whatever shape: one, several, or each with how strong."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from map(str, [value["code"]] if "code" in value else value)
    elif isinstance(value, list):
        for one in value:
            yield from _codes(one)
