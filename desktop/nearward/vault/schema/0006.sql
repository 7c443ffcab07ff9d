-- words of an entry from which something was made; the entry's text says nothing of it. `start`:
-- where they begin there, in letters; `words`: as they stood; `kind`, `thing_id`: what was made
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER REFERENCES entry (id),
    created TEXT NOT NULL, changed TEXT NOT NULL,
    start INTEGER NOT NULL, words TEXT NOT NULL,
    kind TEXT NOT NULL, thing_id INTEGER NOT NULL
);
CREATE INDEX passage_in ON passage (entry_id);
CREATE INDEX passage_to ON passage (kind, thing_id);
-- words of what is gone stand nowhere else, and what is gone came from nowhere
CREATE TRIGGER entry_passages AFTER DELETE ON entry BEGIN
    DELETE FROM passage WHERE entry_id = old.id;
END;
CREATE TRIGGER moment_passages AFTER DELETE ON moment BEGIN
    DELETE FROM passage WHERE kind = 'moment' AND thing_id = old.id;
END;
CREATE TRIGGER worksheet_passages AFTER DELETE ON worksheet BEGIN
    DELETE FROM passage WHERE kind = 'worksheet' AND thing_id = old.id;
END;
