-- a digest of the words as they last came in from another program; '' for what was written here
ALTER TABLE entry ADD COLUMN source_digest TEXT NOT NULL DEFAULT '';
-- the search holds words as they are looked for, made by domain/letters.py, and no texts; its key is
-- the spot. What leaves it is taken out here, what comes in is put in by vault/index.py
DROP TRIGGER entry_found;
DROP TRIGGER entry_lost;
DROP TRIGGER entry_moved;
DROP TRIGGER moment_found;
DROP TRIGGER moment_lost;
DROP TRIGGER moment_moved;
DROP TRIGGER worksheet_found;
DROP TRIGGER worksheet_lost;
DROP TRIGGER worksheet_moved;
DROP TABLE found_text;
DROP VIEW found;
CREATE VIRTUAL TABLE found_text USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '$'"
);
-- the making of letters that its words are of
CREATE TABLE found_text_letters (version TEXT NOT NULL);
CREATE TRIGGER entry_lost AFTER DELETE ON entry WHEN old.trashed IS NULL BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER entry_moved AFTER UPDATE OF spot, trashed ON entry
WHEN old.trashed IS NULL AND (new.trashed IS NOT NULL OR new.spot <> old.spot) BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER moment_lost AFTER DELETE ON moment WHEN old.trashed IS NULL BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER moment_moved AFTER UPDATE OF spot, trashed ON moment
WHEN old.trashed IS NULL AND (new.trashed IS NOT NULL OR new.spot <> old.spot) BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER worksheet_lost AFTER DELETE ON worksheet WHEN old.trashed IS NULL BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER worksheet_moved AFTER UPDATE OF spot, trashed ON worksheet
WHEN old.trashed IS NULL AND (new.trashed IS NOT NULL OR new.spot <> old.spot) BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
-- how a thing stood when it last came in with an export of Nearward's own, as a digest: one that
-- says something else now was changed here since. A thing that is gone leaves none
CREATE TABLE arrived (
    kind TEXT NOT NULL, thing_id INTEGER NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (kind, thing_id)
) WITHOUT ROWID;
CREATE TRIGGER entry_arrived AFTER DELETE ON entry BEGIN
    DELETE FROM arrived WHERE kind = 'entry' AND thing_id = old.id;
END;
CREATE TRIGGER moment_arrived AFTER DELETE ON moment BEGIN
    DELETE FROM arrived WHERE kind = 'moment' AND thing_id = old.id;
END;
CREATE TRIGGER worksheet_arrived AFTER DELETE ON worksheet BEGIN
    DELETE FROM arrived WHERE kind = 'worksheet' AND thing_id = old.id;
END;
CREATE TRIGGER check_in_arrived AFTER DELETE ON check_in BEGIN
    DELETE FROM arrived WHERE kind = 'check_in' AND thing_id = old.id;
END;
CREATE TRIGGER person_arrived AFTER DELETE ON person BEGIN
    DELETE FROM arrived WHERE kind = 'person' AND thing_id = old.id;
END;
