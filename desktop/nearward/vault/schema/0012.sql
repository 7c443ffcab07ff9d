-- a sheet that the person made: `definition` as JSON, `earlier` those under which worksheets were
-- begun, by their numbers; `title` and `body`: what of it is listed and searched. It has five texts
-- in a row, so that a salvage can tell it from an entry and from a worksheet
CREATE TABLE own_sheet (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    trashed TEXT, spot INTEGER NOT NULL UNIQUE,
    title TEXT NOT NULL, body TEXT NOT NULL,
    code TEXT NOT NULL, definition TEXT NOT NULL, earlier TEXT NOT NULL
);
CREATE INDEX own_sheet_list ON own_sheet (spot DESC) WHERE trashed IS NULL;
CREATE INDEX own_sheet_day ON own_sheet (day) WHERE trashed IS NULL;
CREATE INDEX own_sheet_trash ON own_sheet (trashed) WHERE trashed IS NOT NULL;
CREATE INDEX own_sheet_code ON own_sheet (code);
CREATE TRIGGER own_sheet_lost AFTER DELETE ON own_sheet WHEN old.trashed IS NULL BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER own_sheet_moved AFTER UPDATE OF spot, trashed ON own_sheet
WHEN old.trashed IS NULL AND (new.trashed IS NOT NULL OR new.spot <> old.spot) BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER own_sheet_gone AFTER DELETE ON own_sheet BEGIN
    DELETE FROM tagged WHERE kind = 5 AND thing_id = old.id;
    DELETE FROM person_in WHERE kind = 5 AND thing_id = old.id;
    DELETE FROM version WHERE kind = 5 AND thing_id = old.id;
    DELETE FROM arrived WHERE kind = 'own_sheet' AND thing_id = old.id;
END;
