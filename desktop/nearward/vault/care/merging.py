"""Whole diaries, as they come in again."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from nearward.domain.int_set import IntMap, IntSet
from nearward.domain.kind import Kind
from nearward.domain.kinds import BY_NAME, FROM_WORDS, KINDS, number_of
from nearward.domain.model import (
    CheckIn,
    Moment,
    OwnTerm,
    Passage,
    Person,
    Picture,
    Thing,
    Version,
    Worksheet,
)
from nearward.domain.text.mentions import fold
from nearward.vault.care.arriving import Arriving, says
from nearward.vault.care.linked import Linked
from nearward.vault.care.own_sheets_in import OwnSheetsIn
from nearward.vault.care.single_in import fills_a_diary
from nearward.vault.file.as_read import stamp
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.row import insert, minute_of, text_in, update
from nearward.vault.tables.things import ThingTable

if TYPE_CHECKING:
    from nearward.domain.model import Entry
    from nearward.domain.own_sheets import OwnSheet
    from nearward.vault.vault import Vault

Item = dict[str, Any]
#: how a text names a picture
_PICTURE = re.compile(r"\(picture:(\d{1,15})\)")


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
            for name in (row.table for row in KINDS if fills_a_diary(row))
        )
        self._ids: defaultdict[str, IntMap] = defaultdict(IntMap)
        self._matched: defaultdict[str, IntSet] = defaultdict(IntSet)
        self._texts = array("q")
        self._span: tuple[Any, ...] = ()
        self._made: defaultdict[int, list[tuple[int, datetime]]] = defaultdict(list)
        self.arriving = Arriving(vault)
        self._linked = Linked(vault, self._here)
        self._own_sheets = OwnSheetsIn(vault, self.arriving)

    def take(self, kind: Kind, record: Any) -> int | None:
        """A record of any kind; a few have a way of their own, which is named as they are."""
        way = getattr(self, kind.name, None)
        return way(record) if way is not None else self._any(kind, record)

    def _any(self, kind: Kind, record: Any) -> int | None:
        """A record as its row of domain.kinds says."""
        fresh = replace(record, id=0, **self._owners(kind, record))
        if self._is_here(kind, record, fresh):
            return None
        table = self._vault.tables[kind.name]
        if not isinstance(table, ThingTable):
            return self._insert(kind.name, record, table.columns(fresh))
        if kind.in_timeline:
            made = self._renumber(kind.name, table.put(fresh), record.id)
        else:
            made = self._insert(kind.name, record, table.columns(fresh))
        if kind.says:
            self.arriving.note(kind.name, made, record)
        return made

    def _is_here(self, kind: Kind, record: Any, fresh: Any) -> bool:
        """Whether it is here already. What it says by now is taken, where nothing else is said
        here; what was changed here stays."""
        table = self._vault.tables[kind.name]
        if not isinstance(table, ThingTable):
            return not self.is_empty and self._says_the_same(kind, table.columns(fresh))
        if not self._there(kind.name, record):
            return False
        now = table.get(self._here(kind.name, record.id) or 0)
        if kind.says and now is not None and self.arriving.meet(kind.name, record, now):
            table.save(replace(now, **says(kind.name, record)), keep_version=True)
        return True

    def _says_the_same(self, kind: Kind, columns: Item) -> bool:
        """Whether one outside the trash is the same by what was said in it."""
        names = [*(kind.same_by or kind.says), *(owner.field for owner in kind.belongs_to)]
        alike = " AND ".join(f"{name} IS ?" for name in names)
        given = [columns[name] for name in names]
        return bool(self._vault.tables[kind.name].where(alike, *given))

    def _owners(self, kind: Kind, record: Any) -> Item:
        """What it belongs to, by the ids that these have here. Raises Ownerless."""
        found: Item = {}
        for owner in kind.belongs_to:
            old = getattr(record, owner.field)
            if owner.many:
                found[owner.field] = tuple(
                    who for one in old if (who := self._here(owner.kind, one))
                )
                continue
            found[owner.field] = self._here(owner.kind, old)
            if owner.must and found[owner.field] is None:
                raise Ownerless
        return found

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
        """A moment; with newer words comes whom it was with."""
        made = self._any(BY_NAME["moment"], moment)
        who = self._here("person", moment.person_id)
        now = self._vault.moments.get(self.arriving.here) if self.arriving.met == "newer" else None
        if made is None and now is not None and who:
            self._vault.moments.save(replace(now, person_id=who))
        return made

    def own_sheet(self, sheet: OwnSheet) -> int | None:
        """A sheet of the person's own; one that is none is refused (ValueError)."""
        sheet, there = self._own_sheets.met(sheet)
        if there is None:
            return self._any(BY_NAME["own_sheet"], sheet)
        self._map("own_sheet", sheet.id, there.id)
        return None

    def worksheet(self, worksheet: Worksheet) -> int | None:
        """A worksheet, with its links."""
        led = self._own_sheets.led(worksheet, self._linked.led(worksheet.answers))
        self.arriving.here = self.arriving.version = 0
        made = self._any(BY_NAME["worksheet"], led)
        if made is not None or self.arriving.met == "newer":
            self._linked.sheet(made or self.arriving.here, worksheet.answers)
        elif self.arriving.met:
            self._linked.version(self.arriving.version, says("worksheet", worksheet))
        return made

    def check_in(self, check_in: CheckIn) -> int | None:
        """The answer of a day; one that was changed here stays."""
        sql = "SELECT id FROM check_in WHERE day = ?"
        columns = self._vault.check_ins.columns(replace(check_in, id=0))
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
        if self._linked.is_here(there, version):
            return None
        wanted, body = (version.id if self.is_empty else 0), self._linked.led(version.body)
        fresh = replace(version, id=wanted, thing_id=thing, body=body)
        made = self._vault.versions.put_back(fresh)
        self._linked.version(made, version.body)
        return made

    def passage(self, passage: Passage) -> int | None:
        """Words of an entry that was taken in, from which something was made that was, too."""
        entry_id = self._here("entry", passage.entry_id)
        is_known = passage.kind in FROM_WORDS
        thing = self._here(passage.kind, passage.thing_id) if is_known else None
        if entry_id is None or thing is None:
            raise Ownerless
        words = self._with_pictures(passage.words)
        fresh = replace(passage, id=0, entry_id=entry_id, thing_id=thing, words=words)
        if self._vault.passages.of_thing(fresh.kind, thing) is not None:
            return None
        return self._insert("passage", passage, self._vault.passages.columns(fresh))

    def own_term(self, term: OwnTerm) -> int | None:
        """What was made of a word to choose from; what stands here of the same word stays."""
        table = self._vault.own_terms
        if table.where("vocabulary = ? AND code = ?", term.vocabulary, term.code):
            return None
        return self._insert("own_term", term, table.columns(replace(term, id=0)))

    def own_word(self, word: str) -> int | None:
        """A word that the spell check takes as right."""
        sql = "INSERT OR IGNORE INTO own_word VALUES (?)"
        return int(self._connection.execute(sql, (text_in(word),)).rowcount) or None

    def finish(self) -> None:
        """Let texts name their pictures, and links what they lead to, by the ids they have here."""
        self._linked.finish()
        if self.is_empty or not self._ids["picture"]:
            return
        for entry_id in self._texts:
            row = self._connection.execute("SELECT text FROM entry WHERE id = ?", (entry_id,))
            text = row.fetchone()[0]
            sql = "UPDATE entry SET text = ? WHERE id = ?"
            self._connection.execute(sql, (self._with_pictures(text), entry_id))

    def _with_pictures(self, text: str) -> str:
        """A text that names its pictures by the ids they have here."""
        here = self._ids["picture"]
        if self.is_empty or not here:
            return text

        def named(found: re.Match[str]) -> str:
            return f"(picture:{here.get(int(found[1])) or found[1]})"

        return _PICTURE.sub(named, text)

    def _insert(self, table: str, thing: Any, columns: Item) -> int:
        if "created" not in columns:
            for name in ("created", "changed"):
                columns[name] = (getattr(thing, name) or datetime.now(UTC)).isoformat()
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
            kind = number_of(table)
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
        if BY_NAME[table].in_timeline:
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
