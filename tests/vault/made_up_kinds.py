"""Three kinds that no one built: what is put into a copy of the tree, and nothing else is touched.

Walks (number 5) stand in the timeline; wishes (number 6) have versions too; songs have no day, and
belong to a walk.
"""

from __future__ import annotations

from pathlib import Path

MODEL = '''

@dataclass(frozen=True, kw_only=True, slots=True)
class Walk(Thing):
    """A walk."""

    goal: str = ""
    text: str = ""
    steps: int | None = None
    wet: bool = False
    with_me: tuple[str, ...] = ()
    person_id: int | None = None
    entry_id: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish(Thing):
    """A wish."""

    title: str = ""
    text: str = ""
    by: date | None = None
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Song:
    """A song that was sung on a walk."""

    id: int = 0
    name: str
    loud: float | None = None
    walk_id: int | None = None
    created: datetime | None = None
    changed: datetime | None = None
'''
ROWS = """    Kind(
        name="walk",
        plural="walks",
        type=model.Walk,
        table="walk",
        label=N_("Walk"),
        label_many=N_("Walks"),
        number=6,
        has_trash=True,
        in_timeline=True,
        is_counted=True,
        says=("goal", "text", "steps"),
        words=("goal", "text"),
        ranges=(Span("steps", 0, 100_000),),
        belongs_to=(_PERSON, Owner("entry_id", "entry")),
    ),
    Kind(
        name="wish",
        plural="wishes",
        type=model.Wish,
        table="wish",
        label=N_("Wish"),
        label_many=N_("Wishes"),
        number=7,
        has_trash=True,
        in_timeline=True,
        has_versions=True,
        says=("title", "text", "more"),
        words=("title", "text"),
    ),
    Kind(
        name="song",
        plural="songs",
        type=model.Song,
        table="song",
        label=N_("Song"),
        has_trash=True,
        says=("name",),
        belongs_to=(Owner("walk_id", "walk", must=True),),
    ),
"""
TABLES = {
    "walks": '''"""Walks."""

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Walk
from nearward.vault.tables.things import ThingTable


class Walks(ThingTable[Walk]):
    """The table of walks."""

    kind = BY_NAME["walk"]
''',
    "wishes": '''"""Wishes."""

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Wish
from nearward.vault.tables.things import ThingTable


class Wishes(ThingTable[Wish]):
    """The table of wishes."""

    kind = BY_NAME["wish"]
''',
    "songs": '''"""Songs."""

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Song
from nearward.vault.tables.records import RecordTable


class Songs(RecordTable[Song]):
    """The table of songs."""

    kind = BY_NAME["song"]
''',
}
_THING = """
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    trashed TEXT, spot INTEGER NOT NULL UNIQUE,
"""
_TRIGGERS = """
CREATE INDEX {0}_list ON {0} (spot DESC) WHERE trashed IS NULL;
CREATE TRIGGER {0}_lost AFTER DELETE ON {0} WHEN old.trashed IS NULL BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER {0}_moved AFTER UPDATE OF spot, trashed ON {0}
WHEN old.trashed IS NULL AND (new.trashed IS NOT NULL OR new.spot <> old.spot) BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER {0}_gone AFTER DELETE ON {0} BEGIN
    DELETE FROM tagged WHERE kind = {1} AND thing_id = old.id;
    DELETE FROM person_in WHERE kind = {1} AND thing_id = old.id;
    DELETE FROM version WHERE kind = {1} AND thing_id = old.id;
    DELETE FROM arrived WHERE kind = '{0}' AND thing_id = old.id;
END;
"""
SCHEMA = f"""
CREATE TABLE walk ({_THING}
    goal TEXT NOT NULL, text TEXT NOT NULL, steps INTEGER, wet INTEGER NOT NULL,
    with_me TEXT NOT NULL, person_id INTEGER REFERENCES person (id),
    entry_id INTEGER REFERENCES entry (id)
);
CREATE TABLE wish ({_THING}
    title TEXT NOT NULL, text TEXT NOT NULL, by INTEGER, more TEXT NOT NULL
);
CREATE TABLE song (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    created TEXT NOT NULL, changed TEXT NOT NULL, trashed TEXT,
    name TEXT NOT NULL, loud REAL, walk_id INTEGER REFERENCES walk (id)
);
{_TRIGGERS.format("walk", 5)}{_TRIGGERS.format("wish", 6)}
CREATE TRIGGER walk_songs AFTER DELETE ON walk BEGIN
    DELETE FROM song WHERE walk_id = old.id;
END;
"""


def put_into(house: Path, number: int) -> list[str]:
    """Add the kinds to a house (the folder `nearward`); gives the files that were touched."""
    model, kinds = house / "domain" / "model.py", house / "domain" / "kinds.py"
    model.write_text(model.read_text(encoding="utf-8") + MODEL, encoding="utf-8")
    text = kinds.read_text(encoding="utf-8")
    last = '    Kind(\n        name="plan",'
    if text.count(last) != 1:
        raise LookupError(last)
    kinds.write_text(text.replace(last, ROWS + last), encoding="utf-8")
    schema = house / "vault" / "schema" / f"{number:04}.sql"
    schema.write_text(SCHEMA, encoding="utf-8")
    touched = [model, kinds, schema]
    for name, table in TABLES.items():
        touched.append(house / "vault" / "tables" / "kinds" / f"{name}.py")
        touched[-1].write_text(table, encoding="utf-8")
    return [str(path.relative_to(house)) for path in touched]
