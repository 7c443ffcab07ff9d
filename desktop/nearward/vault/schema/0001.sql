-- Days are date.toordinal(); minutes are local minutes since the first day of year 1; offsets are
-- minutes east of UTC. created and changed are instants in ISO 8601.
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    alias TEXT NOT NULL UNIQUE,
    created TEXT NOT NULL, changed TEXT NOT NULL
);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    trashed TEXT, spot INTEGER NOT NULL UNIQUE,
    title TEXT NOT NULL, opening TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE moment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    trashed TEXT, spot INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL, outcome TEXT NOT NULL, urge INTEGER, trigger TEXT,
    behaviour TEXT NOT NULL, fear TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id),
    text TEXT NOT NULL, more TEXT NOT NULL,
    note TEXT NOT NULL, -- what else can be searched: the texts among `more`
    CHECK (urge IS NULL OR urge BETWEEN 0 AND 100)
);
CREATE TABLE worksheet (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    trashed TEXT, spot INTEGER NOT NULL UNIQUE,
    sheet TEXT NOT NULL, status TEXT NOT NULL,
    title TEXT NOT NULL, belief_before INTEGER, belief_after INTEGER,
    moment_id INTEGER REFERENCES moment (id), entry_id INTEGER REFERENCES entry (id),
    person_id INTEGER REFERENCES person (id),
    answers TEXT NOT NULL,
    body TEXT NOT NULL -- the texts among the answers, for the search
);
CREATE TABLE check_in (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    trashed TEXT,
    confirmed INTEGER, mood INTEGER, closeness INTEGER, loneliness INTEGER, sleep REAL,
    text TEXT NOT NULL
);
CREATE UNIQUE INDEX check_in_day ON check_in (day) WHERE trashed IS NULL;
CREATE INDEX check_in_confirmed ON check_in (day, confirmed) WHERE trashed IS NULL;
-- lists, months and paging never read a body page: these indexes hold all they show
CREATE INDEX entry_list ON entry (spot DESC, id, day, minute, second, zone, title, opening)
    WHERE trashed IS NULL;
CREATE INDEX entry_day ON entry (day) WHERE trashed IS NULL;
CREATE INDEX moment_list ON moment (spot DESC) WHERE trashed IS NULL;
CREATE INDEX moment_day ON moment (day, outcome, kind) WHERE trashed IS NULL;
CREATE INDEX worksheet_list ON worksheet
    (spot DESC, id, day, minute, second, zone, sheet, status, title, belief_before, belief_after)
    WHERE trashed IS NULL;
CREATE INDEX worksheet_day ON worksheet (day) WHERE trashed IS NULL;
-- the search has its own integer key, the spot: local minute, serial and kind (0 entry, 1 moment,
-- 2 worksheet), so that newest first does not depend on the order of writing; the words stand only
-- once, in their tables
CREATE VIEW found (spot, title, body) AS
    SELECT spot, title, text FROM entry
    UNION ALL SELECT spot, note, text FROM moment
    UNION ALL SELECT spot, title, body FROM worksheet;
CREATE VIRTUAL TABLE found_text USING fts5 (
    title, body, content = 'found', content_rowid = 'spot',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER entry_found AFTER INSERT ON entry WHEN new.trashed IS NULL BEGIN
    INSERT INTO found_text (rowid, title, body) VALUES (new.spot, new.title, new.text);
END;
CREATE TRIGGER entry_lost AFTER DELETE ON entry WHEN old.trashed IS NULL BEGIN
    INSERT INTO found_text (found_text, rowid, title, body)
    VALUES ('delete', old.spot, old.title, old.text);
END;
CREATE TRIGGER entry_moved AFTER UPDATE OF title, text, spot, trashed ON entry BEGIN
    INSERT INTO found_text (found_text, rowid, title, body)
    SELECT 'delete', old.spot, old.title, old.text WHERE old.trashed IS NULL;
    INSERT INTO found_text (rowid, title, body)
    SELECT new.spot, new.title, new.text WHERE new.trashed IS NULL;
END;
CREATE TRIGGER moment_found AFTER INSERT ON moment WHEN new.trashed IS NULL BEGIN
    INSERT INTO found_text (rowid, title, body) VALUES (new.spot, new.note, new.text);
END;
CREATE TRIGGER moment_lost AFTER DELETE ON moment WHEN old.trashed IS NULL BEGIN
    INSERT INTO found_text (found_text, rowid, title, body)
    VALUES ('delete', old.spot, old.note, old.text);
END;
CREATE TRIGGER moment_moved AFTER UPDATE OF note, text, spot, trashed ON moment BEGIN
    INSERT INTO found_text (found_text, rowid, title, body)
    SELECT 'delete', old.spot, old.note, old.text WHERE old.trashed IS NULL;
    INSERT INTO found_text (rowid, title, body)
    SELECT new.spot, new.note, new.text WHERE new.trashed IS NULL;
END;
CREATE TRIGGER worksheet_found AFTER INSERT ON worksheet WHEN new.trashed IS NULL BEGIN
    INSERT INTO found_text (rowid, title, body) VALUES (new.spot, new.title, new.body);
END;
CREATE TRIGGER worksheet_lost AFTER DELETE ON worksheet WHEN old.trashed IS NULL BEGIN
    INSERT INTO found_text (found_text, rowid, title, body)
    VALUES ('delete', old.spot, old.title, old.body);
END;
CREATE TRIGGER worksheet_moved AFTER UPDATE OF title, body, spot, trashed ON worksheet BEGIN
    INSERT INTO found_text (found_text, rowid, title, body)
    SELECT 'delete', old.spot, old.title, old.body WHERE old.trashed IS NULL;
    INSERT INTO found_text (rowid, title, body)
    SELECT new.spot, new.title, new.body WHERE new.trashed IS NULL;
END;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE draft (place TEXT PRIMARY KEY, body TEXT NOT NULL, changed TEXT NOT NULL)
    WITHOUT ROWID;
