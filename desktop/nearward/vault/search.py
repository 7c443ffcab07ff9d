"""Search over all text, newest first.

Words are found by the index. Writing without blanks between words (Chinese, Japanese, Thai ...) is
looked for in the texts themselves: an index that could find it would make the file of everyone
larger by half. See desktop/decisions/search-order.md.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from nearward.domain.marks import fold
from nearward.domain.query import FEW, Name, Query, Term, parsed
from nearward.domain.things import Hit
from nearward.vault import spots
from nearward.vault.rows import KINDS, WORDS, text_in
from nearward.vault.timeline import Timeline

START, END = "\u0002", "\u0003"
WORDS_AROUND = 14
#: as many things with a tag or a person are listed; of more, each hit is asked whether it has it
MOST_LISTED = 200
#: letters before a hit that stands in no index
LETTERS_BEFORE, LETTERS = 40, 160
_TEXTS = " UNION ALL ".join(
    f"SELECT spot FROM {kind} WHERE trashed IS NULL"  # noqa: S608
    for kind in KINDS
)
_INDEX = "SELECT id FROM found_text_docsize"
_DIFFER = (
    f"SELECT EXISTS ({_INDEX} EXCEPT SELECT spot FROM ({_TEXTS}))"  # noqa: S608
    f" OR EXISTS (SELECT spot FROM ({_TEXTS}) EXCEPT {_INDEX})"
)


def matching(words: tuple[Term, ...], no_words: tuple[Term, ...] = ()) -> str:
    """The query of the index for words that stand in it; each is quoted, none is a command."""
    parts = [_quoted(term) for term in words if not term.is_unspaced]
    without = [_quoted(term) for term in no_words if not term.is_unspaced]
    if not parts:
        return ""
    found = " AND ".join(parts)
    return f"({found}) NOT ({' OR '.join(without)})" if without else found


def _quoted(term: Term) -> str:
    words = text_in(term.text).replace('"', '""')
    return f'"{words}"' + (" *" if term.may_go_on else "")


class Search:
    """The index over entries, moments and worksheets."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._timeline = Timeline(connection)

    def find(self, text: str, limit: int) -> list[Hit]:
        """The newest `limit` things that fit what was typed (domain.query).

        As few as FEW that were found by words are ordered by how well they fit.
        """
        query = parsed(text)
        if query.is_empty:
            return []
        match = matching(query.words, query.no_words)
        conditions, values = self._conditions(query, has_match=bool(match))
        if match:
            found = self._by_index(match, conditions, values, limit)
        else:
            found = self._by_text(query, conditions, values, limit)
        cards = self._timeline.at_spots([row[0] for row in found])
        return [Hit(cards[spot], snippet) for spot, snippet in found if spot in cards]

    def check(self) -> list[str]:
        """Whether the index is sound and holds what is not in the trash; findings in words."""
        try:
            self._connection.execute(
                "INSERT INTO found_text (found_text) VALUES ('integrity-check')"
            )
        except Exception as error:
            if "malformed" in str(error):
                return ["the search index does not fit the texts"]
            # where nothing can be written, what follows is what can be looked at
            if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
                raise
        # the database checks the index in itself only: its texts stand in other tables
        if self._connection.execute(_DIFFER).fetchone()[0]:
            return ["the search index does not hold the same things as the diary"]
        return []

    def _by_index(
        self, match: str, conditions: str, values: list[Any], limit: int
    ) -> list[tuple[int, str]]:
        conditions = conditions.format(spot="found_text.rowid")
        select = (
            "SELECT rowid, snippet(found_text, -1, char(2), char(3), '…', ?)"  # noqa: S608
            f" FROM found_text WHERE found_text MATCH ? AND {conditions}"
        )
        given = (WORDS_AROUND, match, *values)
        execute = self._connection.execute
        sql = f"{select} ORDER BY rowid DESC LIMIT ?"
        found: list[tuple[int, str]] = execute(sql, (*given, limit)).fetchall()
        if 1 < len(found) <= min(FEW, limit - 1):
            # what stands in a title weighs more
            sql = f"{select} ORDER BY bm25(found_text, 4.0, 1.0), rowid DESC"
            found = execute(sql, given).fetchall()
        return found

    def _by_text(
        self, query: Query, conditions: str, values: list[Any], limit: int
    ) -> list[tuple[int, str]]:
        """The newest of all things that fit, where the index has nothing to say."""
        parts = [
            f"SELECT * FROM (SELECT spot, {words} AS words FROM {kind}"  # noqa: S608
            f" WHERE trashed IS NULL AND {conditions.format(spot=f'{kind}.spot')}"
            " ORDER BY spot DESC LIMIT ?)"
            for kind, words in WORDS.items()
        ]
        sql = f"{' UNION ALL '.join(parts)} ORDER BY spot DESC LIMIT ?"
        given = [*values, limit] * len(parts)
        terms = [term.text for term in query.words]
        return [
            (spot, excerpt(words, terms))
            for spot, words in self._connection.execute(sql, (*given, limit))
        ]

    def _conditions(self, query: Query, *, has_match: bool) -> tuple[str, list[Any]]:
        """SQL over a column `{spot}`, and its values."""
        parts: list[str] = ["1"]
        values: list[Any] = []
        for term in query.words:
            if term.is_unspaced:
                parts.append(f"+{{spot}} IN ({_HOLDING})" if has_match else "instr(words, ?)")
                values += [text_in(term.text)] * (len(KINDS) if has_match else 1)
        for term in query.no_words:
            if term.is_unspaced:
                parts.append(f"{{spot}} NOT IN ({_HOLDING})")
                values += [text_in(term.text)] * len(KINDS)
            elif not has_match:
                sql = "SELECT rowid FROM found_text WHERE found_text MATCH ?"
                parts.append(f"{{spot}} NOT IN ({sql})")
                values.append(_quoted(term))
        # the index is read from the newest on: it shall not look up each of a list by itself
        listed = "+{spot}" if has_match else "{spot}"
        for names, no in ((query.tags, ""), (query.no_tags, "NOT ")):
            for name in names:
                span = _span(name)
                is_few = self._is_few(_COUNTED, span)
                parts.append(f"{listed} {no}IN ({_TAGGED})" if is_few else f"{no}({_HAS_TAG})")
                values += [*span] * len(KINDS)
        for names, no in ((query.people, ""), (query.no_people, "NOT ")):
            for name in names:
                sql, given = self._with(name, listed)
                parts.append(f"{no}({sql})")
                values += given
        if query.after is not None or query.before is not None:
            low = query.after.toordinal() if query.after else 0
            high = query.before.toordinal() if query.before else date.max.toordinal() + 1
            parts.append("{spot} >= ? AND {spot} < ?")
            values += [spots.day_begins(low), spots.day_begins(high)]
        return " AND ".join(parts), values

    def _is_few(self, sql: str, given: tuple[Any, ...]) -> bool:
        """Whether no more than MOST_LISTED rows fit."""
        counted = f"SELECT count(*) FROM ({sql} LIMIT {MOST_LISTED + 1})"  # noqa: S608
        return int(self._connection.execute(counted, given).fetchone()[0]) <= MOST_LISTED

    def _with(self, name: Name, listed: str) -> tuple[str, list[Any]]:
        """SQL for what someone stands in, by the aliases that fit, and its values."""
        key = fold(name.text)
        rows = self._connection.execute("SELECT id, alias FROM person")
        ids = [
            person
            for person, alias in rows
            if fold(alias) == key or (name.may_go_on and fold(alias).startswith(key))
        ]
        marks = ", ".join("?" * len(ids))
        own = ("moment", "worksheet")
        counted = " UNION ALL ".join(
            f"SELECT 1 FROM {table} WHERE person_id IN ({marks})"  # noqa: S608
            for table in ("person_in", *own)
        )
        ways = [
            f"SELECT t.spot FROM {kind} AS t CROSS JOIN person_in ON person_in.kind = {number}"  # noqa: S608
            f" AND thing_id = t.id WHERE person_in.person_id IN ({marks})"
            for number, kind in enumerate(KINDS)
        ]
        ways += [f"SELECT t.spot FROM {kind} AS t WHERE t.person_id IN ({marks})" for kind in own]  # noqa: S608
        given = ids * len(ways)
        if self._is_few(counted, tuple(ids * 3)):
            few = " UNION ALL ".join(ways).replace("CROSS JOIN", "JOIN")
            return f"{listed} IN ({few})", given
        return " OR ".join(f"EXISTS ({way} AND t.spot = {{spot}})" for way in ways), given


def excerpt(words: str, terms: list[str]) -> str:
    """Some letters around the first of the terms, which is marked; without one, the beginning."""
    places = [(place, term) for term in terms if (place := words.find(term)) >= 0]
    if not places:
        return " ".join(words[: LETTERS * 2].split())[:LETTERS]
    place, term = min(places)
    start = max(0, place - LETTERS_BEFORE)
    end = place + len(term)
    before, after = words[start:place], words[end : end + LETTERS - LETTERS_BEFORE]
    cut = "…" if start else ""
    rest = "…" if end + LETTERS - LETTERS_BEFORE < len(words) else ""
    whole = f"{cut}{before}{START}{term}{END}{after}{rest}"
    return " ".join(whole.split())


def _span(name: Name) -> tuple[str, str]:
    """The first and the last folded name that fit."""
    key = fold(text_in(name.text).lstrip("#"))
    return key, key + ("\U0010ffff" if name.may_go_on else "")


_HOLDING = " UNION ALL ".join(
    f"SELECT spot FROM {kind} WHERE trashed IS NULL AND instr({words}, ?)"  # noqa: S608
    for kind, words in WORDS.items()
)
_TAGGED = " UNION ALL ".join(
    f"SELECT spot FROM tagged JOIN {kind} ON {kind}.id = thing_id"  # noqa: S608
    f" WHERE tagged.kind = {number} AND fold BETWEEN ? AND ?"
    for number, kind in enumerate(KINDS)
)
_COUNTED = "SELECT 1 FROM tagged WHERE fold BETWEEN ? AND ?"
_HAS_TAG = " OR ".join(
    f"EXISTS (SELECT 1 FROM {kind} AS t CROSS JOIN tagged ON tagged.kind = {number}"  # noqa: S608
    " AND thing_id = t.id WHERE t.spot = {spot} AND fold BETWEEN ? AND ?)"
    for number, kind in enumerate(KINDS)
)
