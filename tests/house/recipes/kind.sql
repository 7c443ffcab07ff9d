-- a letter that is not sent; `warmth`: 0 to 100, NULL when it was not given
CREATE TABLE letter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    trashed TEXT, spot INTEGER NOT NULL UNIQUE,
    title TEXT NOT NULL, text TEXT NOT NULL, warmth INTEGER
);
CREATE INDEX letter_list ON letter (spot DESC) WHERE trashed IS NULL;
CREATE TRIGGER letter_lost AFTER DELETE ON letter WHEN old.trashed IS NULL BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER letter_moved AFTER UPDATE OF spot, trashed ON letter
WHEN old.trashed IS NULL AND (new.trashed IS NOT NULL OR new.spot <> old.spot) BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER letter_arrived AFTER DELETE ON letter BEGIN
    DELETE FROM arrived WHERE kind = 'letter' AND thing_id = old.id;
END;
CREATE TRIGGER letter_gone AFTER DELETE ON letter BEGIN
    DELETE FROM tagged WHERE kind = 5 AND thing_id = old.id;
    DELETE FROM person_in WHERE kind = 5 AND thing_id = old.id;
    DELETE FROM version WHERE kind = 5 AND thing_id = old.id;
END;
