"""Search over all text, newest first.

Words and signs are found by the index. Marks that are neither (`?!`) stand in no index, and are
looked for in the texts themselves. See desktop/decisions/search-order.md.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from nearward.domain.cards import Hit
from nearward.domain.kinds import TIMELINE, pointing_at
from nearward.domain.query import FEW, Name, Query, SearchTerm, parsed
from nearward.domain.text.letters import plain
from nearward.vault.file.as_read import text
from nearward.vault.file.database import Connection
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.lists.excerpts import Excerpts
from nearward.vault.tables.lists.index import WORDS
from nearward.vault.tables.lists.timeline import Timeline
from nearward.vault.tables.row import text_in

#: as many things with a tag or a person are listed; of more, each hit is asked whether it has it
MOST_LISTED = 200
_TEXTS = " UNION ALL ".join(
    f"SELECT spot FROM {row.table} WHERE trashed IS NULL" for row in TIMELINE
)
_INDEX = "SELECT id FROM found_text_docsize"
_DIFFER = (
    f"SELECT EXISTS ({_INDEX} EXCEPT SELECT spot FROM ({_TEXTS}))"
    f" OR EXISTS (SELECT spot FROM ({_TEXTS}) EXCEPT {_INDEX})"
)


def matching(words: tuple[SearchTerm, ...], no_words: tuple[SearchTerm, ...] = ()) -> str:
    """The query of the index for words that stand in it; each is quoted, none is a command."""
    found = " AND ".join(_quoted(term) for term in words if term.words)
    without = " OR ".join(_quoted(term) for term in no_words if term.words)
    return f"({found}) NOT ({without})" if found and without else found


def _quoted(term: SearchTerm) -> str:
    return f'"{" ".join(term.words)}"' + (" *" if term.may_go_on else "")


class Search:
    """The index over all kinds of the timeline."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._timeline = Timeline(connection)

    def find(
        self, text: str, limit: int, is_stopped: Callable[[], bool] = lambda: False
    ) -> list[Hit]:
        """The newest `limit` things that fit what was typed (domain.query).

        As few as FEW that were found by words are ordered by how well they fit.
        """
        query = parsed(text)
        if query.is_empty:
            return []
        match = matching(query.words, query.no_words)
        conditions, values = _Asked(self._connection, query, has_match=bool(match)).sql()
        find = self._by_index if match else self._by_text
        found = find(match, conditions, values, limit)
        cards = self._timeline.at_spots(found)
        excerpts = Excerpts(self._connection, query.words, is_stopped).at_spots(found)
        return [Hit(cards[spot], excerpts.get(spot, "")) for spot in found if spot in cards]

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

    def _by_index(self, match: str, conditions: str, values: list[Any], limit: int) -> list[int]:
        conditions = conditions.format(spot="found_text.rowid")
        select = f"SELECT rowid FROM found_text WHERE found_text MATCH ? AND {conditions}"
        execute = self._connection.execute
        sql = f"{select} ORDER BY rowid DESC LIMIT ?"
        found = execute(sql, (match, *values, limit)).fetchall()
        if 1 < len(found) <= min(FEW, limit - 1):
            # what stands in a title weighs more
            sql = f"{select} ORDER BY bm25(found_text, 4.0, 1.0), rowid DESC"
            found = execute(sql, (match, *values)).fetchall()
        return [spot for (spot,) in found]

    def _by_text(self, _: str, conditions: str, values: list[Any], limit: int) -> list[int]:
        """The newest of all things that fit, where the index has nothing to say."""
        parts = [
            f"SELECT * FROM (SELECT spot FROM {row.table}"
            f" WHERE trashed IS NULL AND {conditions.format(spot=f'{row.table}.spot')}"
            " ORDER BY spot DESC LIMIT ?)"
            for row in TIMELINE
        ]
        sql = f"{' UNION ALL '.join(parts)} ORDER BY spot DESC LIMIT ?"
        given = [*values, limit] * len(parts)
        return [spot for (spot,) in self._connection.execute(sql, (*given, limit))]


class _Asked:
    """What is asked beside the words, as SQL over a column `{spot}` with its values."""

    def __init__(self, connection: Connection, query: Query, *, has_match: bool) -> None:
        self._connection = connection
        self._query = query
        self._has_match = has_match
        # the index is read from the newest on: it shall not look up each of a list by itself
        self._listed = "+{spot}" if has_match else "{spot}"
        self._parts: list[str] = ["1"]
        self._values: list[Any] = []

    def sql(self) -> tuple[str, list[Any]]:
        """All conditions, and their values in the same order."""
        query = self._query
        self._ask_words()
        for names, no in ((query.tags, ""), (query.no_tags, "NOT ")):
            for name in names:
                self._add(no, *self._tagged(name))
        for names, no in ((query.people, ""), (query.no_people, "NOT ")):
            for name in names:
                self._add(no, *self._with(name))
        if query.after is not None or query.before is not None:
            low = query.after.toordinal() if query.after else 0
            high = query.before.toordinal() if query.before else date.max.toordinal() + 1
            span = [order_key.day_begins(low), order_key.day_begins(high)]
            self._add("", "{spot} >= ? AND {spot} < ?", span)
        return " AND ".join(self._parts), self._values

    def _add(self, no: str, sql: str, values: list[Any]) -> None:
        self._parts.append(f"{no}({sql})")
        self._values += values

    def _ask_words(self) -> None:
        """Marks, which stand in no index; and words that must not be, where none must be."""
        for terms, no in ((self._query.words, ""), (self._query.no_words, "NOT ")):
            for term in terms:
                if not term.words:
                    self._add(no, _HOLDING, [text_in(term.text)] * len(TIMELINE))
        without = [_quoted(term) for term in self._query.no_words if term.words]
        if without and not self._has_match:
            sql = "{spot} NOT IN (SELECT rowid FROM found_text WHERE found_text MATCH ?)"
            self._add("", sql, [" OR ".join(without)])

    def _tagged(self, name: Name) -> tuple[str, list[Any]]:
        folds = [fold for fold, key in self._tags if _fits(key, name)]
        marks = ", ".join("?" * len(folds))
        is_few = self._is_few(f"SELECT 1 FROM tagged WHERE fold IN ({marks})", folds)
        way = f"{self._listed} IN ({_TAGGED})" if is_few else _HAS_TAG
        return way.replace("{folds}", marks), folds * len(TIMELINE)

    def _with(self, name: Name) -> tuple[str, list[Any]]:
        """What someone stands in, by the aliases that fit."""
        ids = [person for person, key in self._people if _fits(key, name)]
        marks = ", ".join("?" * len(ids))
        own = [(row.table, owner.field) for row, owner in pointing_at("person") if row.in_timeline]
        columns = [("person_in", "person_id"), *own]
        counted = " UNION ALL ".join(
            f"SELECT 1 FROM {table} WHERE {column} IN ({marks})" for table, column in columns
        )
        ways = [
            f"SELECT t.spot FROM {row.table} AS t CROSS JOIN person_in"
            f" ON person_in.kind = {row.number} AND thing_id = t.id"
            f" WHERE person_in.person_id IN ({marks})"
            for row in TIMELINE
        ]
        ways += [f"SELECT t.spot FROM {one} AS t WHERE t.{by} IN ({marks})" for one, by in own]
        given = ids * len(ways)
        if self._is_few(counted, ids * len(columns)):
            few = " UNION ALL ".join(ways).replace("CROSS JOIN", "JOIN")
            return f"{self._listed} IN ({few})", given
        return " OR ".join(f"EXISTS ({way} AND t.spot = {{spot}})" for way in ways), given

    def _is_few(self, sql: str, given: list[Any]) -> bool:
        """Whether no more than MOST_LISTED rows fit."""
        counted = f"SELECT count(*) FROM ({sql} LIMIT {MOST_LISTED + 1})"
        return int(self._connection.execute(counted, given).fetchone()[0]) <= MOST_LISTED

    @cached_property
    def _tags(self) -> list[tuple[str, str]]:
        """Each tag that there is, as it is kept and as it is looked for."""
        return [(fold, plain(text(fold))) for (fold,) in self._connection.execute(_EACH_TAG)]

    @cached_property
    def _people(self) -> list[tuple[int, str]]:
        """Each person's id, and the alias as it is looked for."""
        rows = self._connection.execute("SELECT id, alias FROM person")
        return [(person, plain(text(alias))) for person, alias in rows]


def _fits(key: str, name: Name) -> bool:
    """Whether a name, as it is looked for, is the one that was typed."""
    wanted = plain(text_in(name.text).lstrip("#"))
    return key.startswith(wanted) if name.may_go_on else key == wanted


_HOLDING = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} AS t WHERE t.spot = {{spot}} AND instr({words}, ?))"
    for table, words in WORDS.items()
)
_TAGGED = " UNION ALL ".join(
    f"SELECT spot FROM tagged JOIN {row.table} ON {row.table}.id = thing_id"
    f" WHERE tagged.kind = {row.number} AND fold IN ({{folds}})"
    for row in TIMELINE
)
_HAS_TAG = " OR ".join(
    f"EXISTS (SELECT 1 FROM {row.table} AS t CROSS JOIN tagged ON tagged.kind = {row.number}"
    " AND thing_id = t.id WHERE t.spot = {spot} AND fold IN ({folds}))"
    for row in TIMELINE
)
#: from one tag to the next: of many things with the same tag only one is looked at
_EACH_TAG = (
    "WITH RECURSIVE each (fold) AS (SELECT min(fold) FROM tagged UNION ALL"
    " SELECT (SELECT min(fold) FROM tagged WHERE fold > each.fold) FROM each"
    " WHERE each.fold IS NOT NULL) SELECT fold FROM each WHERE fold IS NOT NULL"
)
