"""Passages: words of entries from which something was made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from nearward.domain.cards import Card
from nearward.domain.kinds import BY_NAME, FROM_WORDS
from nearward.domain.model import Passage
from nearward.domain.text.passages import nearest
from nearward.vault.file.as_read import rows
from nearward.vault.tables.records import RecordTable
from nearward.vault.tables.table import table_of


class Passages(RecordTable[Passage]):
    """The table of passages. It finds words again, and never changes a text."""

    kind = BY_NAME["passage"]

    def join(self, passage: Passage, kind: str, thing_id: int) -> bool:
        """Note what was made of a passage, once; part of the save of what was made.

        False where it is noted already, or the entry was deleted for good meanwhile.
        """
        entry = self.connection.execute("SELECT 1 FROM entry WHERE id = ?", (passage.entry_id,))
        if entry.fetchone() is None or kind not in FROM_WORDS:
            return False
        if self.of_thing(kind, thing_id) is not None:
            return False
        self.put(replace(passage, id=0, kind=kind, thing_id=thing_id), datetime.now(UTC))
        return True

    def of_entry(self, entry_id: int) -> list[Passage]:
        """Those of an entry whose things lie in no trash, as they stand in its text."""
        return self.where(f"entry_id = ? AND ({_THERE})", entry_id, order="start, id")

    def of_thing(self, kind: str, thing_id: int) -> Passage | None:
        """The passage that something was made of."""
        found = self.where("kind = ? AND thing_id = ?", kind, thing_id)
        return found[0] if found else None

    def every(self) -> list[Passage]:
        """All whose entries and things lie in no trash."""
        return self.where(
            f"entry_id IN (SELECT id FROM entry WHERE trashed IS NULL) AND ({_THERE})"
        )

    def card_of(self, passage: Passage) -> Card | None:
        """The card of what was made of one."""
        table = table_of(passage.kind)
        sql = f"{table.cards_listed()} WHERE {table.kind.table}.id = ?"
        found = rows(self.connection.execute(sql, (passage.thing_id,)))
        return table.card(found[0]) if found else None

    def follow(self, entry_id: int, text: str) -> None:
        """The text of an entry is another now: note where its passages begin in it.

        Of words that were edited away the old place stays, so that an undo finds them there.
        """
        sql = "SELECT id, start, words FROM passage WHERE entry_id = ?"
        for row_id, start, words in self.connection.execute(sql, (entry_id,)).fetchall():
            now = nearest(text, words, start)
            if now is not None and now != start:
                sql = "UPDATE passage SET start = ? WHERE id = ?"
                self.connection.execute(sql, (now, row_id))

    def rename(self, entry_id: int, text: str, change: Callable[[str], str]) -> None:
        """Someone or a tag is called otherwise in an entry, and so in its passages."""
        sql = "SELECT id, words FROM passage WHERE entry_id = ?"
        for row_id, words in self.connection.execute(sql, (entry_id,)).fetchall():
            if nearest(text, words, 0) is None:
                sql = "UPDATE passage SET words = ? WHERE id = ?"
                self.connection.execute(sql, (change(words), row_id))
        self.follow(entry_id, text)


def _out_of_trash(name: str) -> str:
    kind = BY_NAME[name]
    outside = " WHERE trashed IS NULL" if kind.has_trash else ""
    return f"kind = '{name}' AND thing_id IN (SELECT id FROM {kind.table}{outside})"


_THERE = " OR ".join(f"({_out_of_trash(name)})" for name in FROM_WORDS)
