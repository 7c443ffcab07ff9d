-- an old story and the newer one beside it; `card_when`, `card_will`: what its pocket card says beside
-- them; `body`: what of it is searched beside the old story. `archived` stands first of what it says,
-- so that a salvage can tell it from an entry
CREATE TABLE belief (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    trashed TEXT, spot INTEGER NOT NULL UNIQUE,
    archived INTEGER NOT NULL, text TEXT NOT NULL, new_story TEXT NOT NULL,
    card_when TEXT NOT NULL, card_will TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX belief_list ON belief (spot DESC) WHERE trashed IS NULL;
CREATE INDEX belief_day ON belief (day) WHERE trashed IS NULL;
CREATE INDEX belief_trash ON belief (trashed) WHERE trashed IS NOT NULL;
-- how much both stories are believed on a day: 0-100, NULL where that was not said
CREATE TABLE belief_rating (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    belief_id INTEGER REFERENCES belief (id),
    old_rating INTEGER CHECK (old_rating BETWEEN 0 AND 100),
    new_rating INTEGER CHECK (new_rating BETWEEN 0 AND 100),
    note TEXT NOT NULL
);
CREATE INDEX belief_rating_of ON belief_rating (belief_id, day);
-- what happened, kept for or against a story by the person: `fits` old, new or both; where it was
-- found, if anywhere
CREATE TABLE belief_evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    trashed TEXT, spot INTEGER NOT NULL UNIQUE,
    on_card INTEGER NOT NULL, belief_id INTEGER REFERENCES belief (id),
    text TEXT NOT NULL, fits TEXT NOT NULL, how_i_discount_it TEXT NOT NULL,
    worksheet_id INTEGER REFERENCES worksheet (id), moment_id INTEGER REFERENCES moment (id),
    entry_id INTEGER REFERENCES entry (id)
);
CREATE INDEX belief_evidence_of ON belief_evidence (belief_id);
CREATE INDEX belief_evidence_list ON belief_evidence (spot DESC) WHERE trashed IS NULL;
CREATE INDEX belief_evidence_day ON belief_evidence (day) WHERE trashed IS NULL;
CREATE INDEX belief_evidence_trash ON belief_evidence (trashed) WHERE trashed IS NOT NULL;
-- the story that a worksheet works on
ALTER TABLE worksheet ADD COLUMN belief_id INTEGER REFERENCES belief (id);
CREATE INDEX worksheet_belief ON worksheet (belief_id) WHERE belief_id IS NOT NULL;
CREATE TRIGGER belief_lost AFTER DELETE ON belief WHEN old.trashed IS NULL BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER belief_moved AFTER UPDATE OF spot, trashed ON belief
WHEN old.trashed IS NULL AND (new.trashed IS NOT NULL OR new.spot <> old.spot) BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER belief_evidence_lost AFTER DELETE ON belief_evidence WHEN old.trashed IS NULL BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
CREATE TRIGGER belief_evidence_moved AFTER UPDATE OF spot, trashed ON belief_evidence
WHEN old.trashed IS NULL AND (new.trashed IS NOT NULL OR new.spot <> old.spot) BEGIN
    DELETE FROM found_text WHERE rowid = old.spot;
END;
-- what is kept for a story goes with it
CREATE TRIGGER belief_gone AFTER DELETE ON belief BEGIN
    DELETE FROM tagged WHERE kind = 3 AND thing_id = old.id;
    DELETE FROM person_in WHERE kind = 3 AND thing_id = old.id;
    DELETE FROM version WHERE kind = 3 AND thing_id = old.id;
    DELETE FROM arrived WHERE kind = 'belief' AND thing_id = old.id;
    DELETE FROM belief_rating WHERE belief_id = old.id;
    DELETE FROM belief_evidence WHERE belief_id = old.id;
END;
CREATE TRIGGER belief_evidence_gone AFTER DELETE ON belief_evidence BEGIN
    DELETE FROM tagged WHERE kind = 4 AND thing_id = old.id;
    DELETE FROM person_in WHERE kind = 4 AND thing_id = old.id;
    DELETE FROM version WHERE kind = 4 AND thing_id = old.id;
    DELETE FROM arrived WHERE kind = 'belief_evidence' AND thing_id = old.id;
END;
CREATE TRIGGER belief_rating_arrived AFTER DELETE ON belief_rating BEGIN
    DELETE FROM arrived WHERE kind = 'belief_rating' AND thing_id = old.id;
END;
