-- what an entry can have beside its text; the question it answers stands in the words it had then;
-- `extra`: what an imported entry had that has no place here, as JSON
ALTER TABLE entry ADD COLUMN mood INTEGER CHECK (mood BETWEEN -3 AND 3);
ALTER TABLE entry ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN prompt TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN extra TEXT NOT NULL DEFAULT '{}';
-- the month's marks read no body page
CREATE INDEX entry_starred ON entry (day) WHERE trashed IS NULL AND starred = 1;
CREATE INDEX entry_source ON entry (source, source_id) WHERE source IS NOT NULL;
-- `named`: 0 for someone who is known only because a text says @alias
ALTER TABLE person ADD COLUMN relation TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN named INTEGER NOT NULL DEFAULT 1;
-- tags and people of entries (kind 0), moments (1) and worksheets (2); `typed`: 1 when it stands in
-- the text, 0 when it was given beside it; `fold`: the name without case, by which tags are the same
CREATE TABLE tagged (
    fold TEXT NOT NULL, kind INTEGER NOT NULL, thing_id INTEGER NOT NULL,
    name TEXT NOT NULL, typed INTEGER NOT NULL,
    PRIMARY KEY (fold, kind, thing_id)
) WITHOUT ROWID;
CREATE INDEX tagged_thing ON tagged (kind, thing_id, fold, name, typed);
CREATE TABLE person_in (
    person_id INTEGER NOT NULL, kind INTEGER NOT NULL, thing_id INTEGER NOT NULL,
    typed INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, thing_id)
) WITHOUT ROWID;
CREATE INDEX person_in_thing ON person_in (kind, thing_id, person_id, typed);
CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN
    DELETE FROM tagged WHERE kind = 0 AND thing_id = old.id;
    DELETE FROM person_in WHERE kind = 0 AND thing_id = old.id;
    DELETE FROM version WHERE kind = 0 AND thing_id = old.id;
    DELETE FROM picture WHERE entry_id = old.id;
END;
CREATE TRIGGER moment_gone AFTER DELETE ON moment BEGIN
    DELETE FROM tagged WHERE kind = 1 AND thing_id = old.id;
    DELETE FROM person_in WHERE kind = 1 AND thing_id = old.id;
END;
CREATE TRIGGER worksheet_gone AFTER DELETE ON worksheet BEGIN
    DELETE FROM tagged WHERE kind = 2 AND thing_id = old.id;
    DELETE FROM person_in WHERE kind = 2 AND thing_id = old.id;
    DELETE FROM version WHERE kind = 2 AND thing_id = old.id;
END;
-- a person's own two ratings of how it is with someone, over time; 0-100 or unset
CREATE TABLE person_rating (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    person_id INTEGER REFERENCES person (id),
    worry INTEGER CHECK (worry BETWEEN 0 AND 100),
    unease INTEGER CHECK (unease BETWEEN 0 AND 100)
);
CREATE INDEX person_rating_of ON person_rating (person_id, day);
-- earlier words of an entry (kind 0) or a worksheet (2): its fields as compressed JSON; `created`:
-- when these words were saved, `kept`: when others took their place
CREATE TABLE version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL, thing_id INTEGER NOT NULL,
    created TEXT NOT NULL, kept TEXT NOT NULL, body BLOB NOT NULL
);
CREATE INDEX version_of ON version (kind, thing_id, id);
-- pictures of entries; a text says where one stands by ![](picture:ID)
CREATE TABLE picture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER REFERENCES entry (id),
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    name TEXT NOT NULL, media TEXT NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, size INTEGER NOT NULL,
    digest TEXT NOT NULL, as_it_was INTEGER NOT NULL,
    small BLOB, data BLOB NOT NULL
);
CREATE INDEX picture_of ON picture (entry_id, id, size, digest);
-- a person's own prompts, templates and kind notes; `replaces`: the shipped one it stands for
CREATE TABLE own_text (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, deck TEXT NOT NULL,
    replaces TEXT, archived INTEGER NOT NULL DEFAULT 0,
    created TEXT NOT NULL, changed TEXT NOT NULL
);
CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL, query TEXT NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL
);
-- words that the spell check takes as right
CREATE TABLE own_word (word TEXT PRIMARY KEY) WITHOUT ROWID;
