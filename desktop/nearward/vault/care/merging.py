"""Whole diaries, as they come in again."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from nearward.domain.int_set import IntMap, IntSet
from nearward.domain.mentions import fold
from nearward.domain.model import (
    CheckIn,
    Moment,
    OwnText,
    Pause,
    Person,
    PersonRating,
    Picture,
    Plan,
    Resource,
    SavedSearch,
    Thing,
    Version,
    Worksheet,
)
from nearward.vault.care.arriving import Arriving, says
from nearward.vault.file.as_read import stamp
from nearward.vault.tables import check_ins, own_texts, pauses, resources
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.people import rating_columns
from nearward.vault.tables.table import KINDS, insert, minute_of, text_in, update

if TYPE_CHECKING:
    from nearward.domain.model import Entry
    from nearward.vault.vault import Vault

Item = dict[str, Any]


class Ownerless(LookupError):  # it is told as a note
    """What something belongs to is not there."""


class Merge:
    """A whole diary, kind by kind, in a transaction of the caller's.

    In a diary without anything in it every thing keeps its id. Else it gets a new one, and what is
    there already (in the trash too) is not taken in again. Each method gives the id that the thing
    has here, or None when it was there already. Raises Ownerless for what belongs to nothing here.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._connection = vault.connection
        self.is_empty = not any(
            self._connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()
            for name in (*KINDS, "check_in", "person", "pause", "resource", "plan")
        )
        self._ids: defaultdict[str, IntMap] = defaultdict(IntMap)
        self._matched: defaultdict[str, IntSet] = defaultdict(IntSet)
        self._texts = array("q")
        self._span: tuple[Any, ...] = ()
        self._made: defaultdict[int, list[tuple[int, datetime]]] = defaultdict(list)
        self.arriving = Arriving(vault)

    def person(self, person: Person) -> int | None:
        """Someone; an alias that is known here is the same one."""
        same = {fold(row.alias): row for row in self._vault.people.every()}
        there = same.get(fold(person.alias))
        if there is not None:
            self._map("person", person.id, there.id)
            self._person_again(person, there)
            return None
        columns = {
            "alias": " ".join(text_in(person.alias).split()),
            "relation": text_in(person.relation),
            "about": text_in(person.about),
            "archived": int(person.archived),
            "left_out": int(person.left_out),
            "named": int(person.named),
        }
        made = self._insert("person", person, columns)
        self.arriving.note("person", made, person)
        return made

    def _person_again(self, person: Person, there: Person) -> None:
        """What is noted of someone there, where nothing is here; else what is here stays."""
        theirs = says("person", person)
        if self.arriving.has_come("person", person, there):
            return
        fresh = replace(there, **{n: getattr(there, n) or text for n, text in theirs.items()})
        self.arriving.note("person", there.id, person)
        if fresh != there:
            self.arriving.met = "newer"
            self._vault.people.save(fresh)
        if any(text and text != getattr(fresh, name) for name, text in theirs.items()):
            self.arriving.met = "differing"

    def entry(self, entry: Entry) -> int | None:
        """An entry, with its tags and people."""
        people = tuple(who for old in entry.people if (who := self._here("person", old)))
        if self._there("entry", entry):
            self._entry_again(entry, people)
            return None
        made = self._vault.entries.put(replace(entry, id=0, people=people))
        made = self._renumber("entry", made, entry.id)
        self.arriving.note("entry", made, entry)
        if "picture:" in entry.text:
            self._texts.append(made)
        return made

    def _entry_again(self, entry: Entry, people: tuple[int, ...]) -> None:
        """Words that are newer there; what was set here stays."""
        now = self._vault.entries.get(self._here("entry", entry.id) or 0)
        if now is None:
            return
        takes = self.arriving.meet("entry", entry, now)
        joined = replace(
            now,
            tags=tuple(dict.fromkeys((*now.tags, *entry.tags))),
            people=tuple(dict.fromkeys((*now.people, *people))),
            mood=entry.mood if now.mood is None else now.mood,
            starred=now.starred or entry.starred,
        )
        if not self.arriving.met:
            # the same words, with what was given beside them since
            if joined != now and self.arriving.is_later(entry, now):
                self.arriving.met = "newer"
                self._vault.entries.put(joined)
        elif takes:
            fresh = replace(joined, title=entry.title, text=entry.text, prompt=entry.prompt)
            self._vault.entries.save(fresh, keep_version=True)
            self.arriving.version = self._vault.arrivals.newest_version(now.id)
            if "picture:" in entry.text:
                self._texts.append(now.id)
        else:
            self._vault.entries.put(joined)

    def moment(self, moment: Moment) -> int | None:
        """A moment."""
        who = self._here("person", moment.person_id)
        if self._there("moment", moment):
            now = self._vault.moments.get(self._here("moment", moment.id) or 0)
            if now is not None and self.arriving.meet("moment", moment, now):
                words = says("moment", moment)
                self._vault.moments.save(replace(now, person_id=who or now.person_id, **words))
            return None
        pause = self._here("pause", moment.pause_id)
        made = self._vault.moments.save(replace(moment, id=0, person_id=who, pause_id=pause)).id
        made = self._renumber("moment", made, moment.id)
        self.arriving.note("moment", made, moment)
        return made

    def worksheet(self, sheet: Worksheet) -> int | None:
        """A worksheet; what it belongs to comes before it."""
        if self._there("worksheet", sheet):
            now = self._vault.worksheets.get(self._here("worksheet", sheet.id) or 0)
            if now is not None and self.arriving.meet("worksheet", sheet, now):
                fresh = replace(now, **says("worksheet", sheet))
                self._vault.worksheets.save(fresh, keep_version=True)
            return None
        fresh = replace(
            sheet,
            id=0,
            person_id=self._here("person", sheet.person_id),
            moment_id=self._here("moment", sheet.moment_id),
            entry_id=self._here("entry", sheet.entry_id),
        )
        made = self._vault.worksheets.save(fresh).id
        made = self._renumber("worksheet", made, sheet.id)
        self.arriving.note("worksheet", made, sheet)
        return made

    def check_in(self, check_in: CheckIn) -> int | None:
        """The answer of a day; one that was changed here stays."""
        sql = "SELECT id FROM check_in WHERE day = ?"
        columns = check_ins.columns_of(replace(check_in, id=0))
        if self._connection.execute(sql, (check_in.day.toordinal(),)).fetchone():
            now = self._vault.check_ins.of(check_in.day)
            if now is not None and self.arriving.meet("check_in", check_in, now):
                for name in ("created", "source", "source_id"):
                    columns.pop(name)
                update(self._connection, "check_in", now.id, columns)
            return None
        made = self._insert("check_in", check_in, columns)
        self.arriving.note("check_in", made, check_in)
        return made

    def pause(self, pause: Pause) -> int | None:
        """A pause; one that was changed here stays."""
        columns = pauses.columns_of(replace(pause, id=0))
        if self._there("pause", pause):
            now = self._vault.pauses.get(self._here("pause", pause.id) or 0)
            if now is not None and self.arriving.meet("pause", pause, now):
                self._vault.pauses.save(replace(now, **says("pause", pause)))
            return None
        made = self._insert("pause", pause, columns)
        self.arriving.note("pause", made, pause)
        return made

    def resource(self, resource: Resource) -> int | None:
        """Someone or some place that helps; the same words are there once."""
        same = ("name", "contact", "region", "hours", "note")
        if not self.is_empty and any(
            all(getattr(there, name) == getattr(resource, name) for name in same)
            for there in self._vault.resources.every()
        ):
            return None
        return self._insert("resource", resource, resources.columns_of(replace(resource, id=0)))

    def plan(self, plan: Plan) -> bool | None:
        """The steadying plan; one that is here stays. None when it says the same, False when it
        says something else and was left."""
        there = self._vault.plans.get()
        if there is None:
            self._vault.plans.put_back(plan)
            return True
        return None if there.parts == plan.parts else False

    def person_rating(self, rating: PersonRating) -> int | None:
        """A rating of how it is with someone, who comes before it."""
        who = self._here("person", rating.person_id)
        if who is None:
            raise Ownerless
        if self._there("person_rating", rating):
            return None
        columns = rating_columns(replace(rating, id=0, person_id=who))
        return self._insert("person_rating", rating, columns)

    def picture(self, picture: Picture, data: bytes) -> int | None:
        """A picture of an entry that was taken in; it comes as it left."""
        entry_id = self._here("entry", picture.entry_id)
        if entry_id is None:
            raise Ownerless
        sql = "SELECT id FROM picture WHERE entry_id = ? AND digest = ?"
        there = self._connection.execute(sql, (entry_id, picture.digest)).fetchone()
        if there:
            self._map("picture", picture.id, there[0])
            return None
        wanted = picture.id if self.is_empty else 0
        fresh = replace(picture, id=wanted, entry_id=entry_id, size=len(data))
        made = self._vault.pictures.put_back(fresh, data).id
        self._map("picture", picture.id, made)
        return made

    def version(self, version: Version) -> int | None:
        """Earlier words of a thing that was taken in."""
        thing = self._here(version.kind, version.thing_id)
        if thing is None:
            raise Ownerless
        there = self._vault.versions.of(version.kind, thing)
        if any((v.created, v.body) == (version.created, version.body) for v in there):
            return None
        wanted = version.id if self.is_empty else 0
        return self._vault.versions.put_back(replace(version, id=wanted, thing_id=thing))

    def own_text(self, own: OwnText) -> int | None:
        """A prompt, template or kind note of the person's own."""
        sql = "SELECT 1 FROM own_text WHERE kind = ? AND title = ? AND text = ?"
        if self._connection.execute(sql, (own.kind, own.title, own.text)).fetchone():
            return None
        return self._insert("own_text", own, own_texts.columns_of(own))

    def saved_search(self, saved: SavedSearch) -> int | None:
        """A search that has a name."""
        sql = "SELECT 1 FROM saved_search WHERE name = ? AND query = ?"
        if self._connection.execute(sql, (saved.name, saved.query)).fetchone():
            return None
        columns = {"name": text_in(saved.name), "query": text_in(saved.query)}
        return self._insert("saved_search", saved, columns)

    def own_word(self, word: str) -> int | None:
        """A word that the spell check takes as right."""
        sql = "INSERT OR IGNORE INTO own_word VALUES (?)"
        return int(self._connection.execute(sql, (text_in(word),)).rowcount) or None

    def finish(self) -> None:
        """Let texts name their pictures by the ids they have here."""
        import re

        here = self._ids["picture"]
        if self.is_empty or not here:
            return
        for entry_id in self._texts:
            row = self._connection.execute("SELECT text FROM entry WHERE id = ?", (entry_id,))
            text = row.fetchone()[0]
            changed = re.sub(
                r"\(picture:(\d{1,15})\)",
                lambda found: f"(picture:{here.get(int(found[1])) or found[1]})",
                text,
            )
            sql = "UPDATE entry SET text = ? WHERE id = ?"
            self._connection.execute(sql, (changed, entry_id))

    def _insert(self, table: str, thing: Any, columns: Item) -> int:
        if "created" not in columns:
            columns["created"], columns["changed"] = _stamp(thing.created), _stamp(thing.changed)
        if self.is_empty and thing.id:
            columns["id"] = thing.id
        made = insert(self._connection, table, columns)
        self._map(table, thing.id, made)
        return made

    def _renumber(self, table: str, made: int, wanted: int) -> int:
        """The id it had, in a diary that was empty."""
        if self.is_empty and wanted and wanted != made:
            execute = self._connection.execute
            taken = execute(f"SELECT 1 FROM {table} WHERE id = ?", (wanted,)).fetchone()
            if taken:
                raise ValueError("two things with one id")
            kind = KINDS.index(table)
            execute(f"UPDATE {table} SET id = ? WHERE id = ?", (wanted, made))
            for links in ("tagged", "person_in"):
                sql = f"UPDATE {links} SET thing_id = ? WHERE kind = ? AND thing_id = ?"
                execute(sql, (wanted, kind, made))
            # the next of many gets the id after it
            made = wanted
        self._map(table, wanted, made)
        return made

    def _there(self, table: str, thing: Thing) -> bool:
        """Whether it is here already; then it is known under the id it has here."""
        if self.is_empty:
            return False
        matched = self._matched[table]
        minute = minute_of(thing.at)
        if table in KINDS:
            sql = f"SELECT id, created FROM {table} WHERE spot >= ? AND spot < ? AND minute = ?"
            day = thing.day.toordinal()
            span: tuple[int, ...] = (
                order_key.day_begins(day),
                order_key.day_begins(day + 1),
                minute,
            )
        else:
            sql = f"SELECT id, created FROM {table} WHERE minute = ?"
            span = (minute,)
        if thing.created is None:
            return False
        # of a day that holds thousands all are read once; what comes in later is matched by then
        if self._span != (table, *span):
            self._span, self._made = (table, *span), defaultdict(list)
            for found, text in self._connection.execute(sql, span):
                created = stamp(text)
                if created is not None:
                    self._made[int(created.timestamp() * 1000)].append((found, created))
        made = int(thing.created.timestamp() * 1000)
        for near in (made, made - 1, made + 1):
            for found, created in self._made.get(near, ()):
                is_same = abs(created - thing.created) < timedelta(milliseconds=1)
                if is_same and found not in matched:
                    matched.add(found)
                    self._map(table, thing.id, found)
                    return True
        return False

    def _here(self, table: str, old: int | None) -> int | None:
        return None if old is None or old < 0 else self._ids[table].get(old)

    def _map(self, table: str, old: int, here: int) -> None:
        self._ids[table][old] = here
        self._matched[table].add(here)


def _stamp(at: datetime | None) -> str:
    from datetime import UTC

    return (at or datetime.now(UTC)).isoformat()
