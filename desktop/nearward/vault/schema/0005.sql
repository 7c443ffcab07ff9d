-- a moment of kind 'approach' has no outcome: '' here. `approach_kind`, `reception`: codes of the
-- vocabularies, NULL when not given; `suds`: how hard it was; `after_feeling`: codes of emotions
ALTER TABLE moment ADD COLUMN approach_kind TEXT;
ALTER TABLE moment ADD COLUMN suds INTEGER CHECK (suds BETWEEN 0 AND 100);
ALTER TABLE moment ADD COLUMN reception TEXT;
ALTER TABLE moment ADD COLUMN after_feeling TEXT NOT NULL DEFAULT '';
-- the pause that it came after
ALTER TABLE moment ADD COLUMN pause_id INTEGER REFERENCES pause (id);
-- sitting with an urge for some seconds; what was not given is NULL. `named_emotion`: a code of
-- emotions; `body_place`: codes; `what_then`: stayed, paused_told, left or nothing_needed
CREATE TABLE pause (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    trashed TEXT,
    seconds INTEGER NOT NULL CHECK (seconds >= 0),
    urge_before INTEGER CHECK (urge_before BETWEEN 0 AND 100),
    urge_after INTEGER CHECK (urge_after BETWEEN 0 AND 100),
    body_place TEXT NOT NULL, named_emotion TEXT, what_then TEXT
);
CREATE INDEX pause_day ON pause (day) WHERE trashed IS NULL;
CREATE TRIGGER pause_arrived AFTER DELETE ON pause BEGIN
    DELETE FROM arrived WHERE kind = 'pause' AND thing_id = old.id;
END;
-- people and places that help, as the person entered them; `checked_on`: the day (as above) on which
-- the person last saw that it still holds
CREATE TABLE resource (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    created TEXT NOT NULL, changed TEXT NOT NULL, trashed TEXT,
    name TEXT NOT NULL, contact TEXT NOT NULL, region TEXT NOT NULL, hours TEXT NOT NULL,
    note TEXT NOT NULL, checked_on INTEGER
);
-- the steadying plan: one at most; `body`: its parts in the person's own words, as JSON
CREATE TABLE plan (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    body TEXT NOT NULL, reviewed_on INTEGER,
    created TEXT NOT NULL, changed TEXT NOT NULL
);
