-- words to choose from that the person renamed, hid, put in order or added: `vocabulary` and `code` say
-- which; `label` '' is the program's own; `place` and `pinned` NULL: as it comes. Codes stay for ever,
-- also of words that are hidden: moments and charts hold them
CREATE TABLE own_term (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    created TEXT NOT NULL, changed TEXT NOT NULL,
    vocabulary TEXT NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)), place INTEGER, pinned INTEGER,
    UNIQUE (vocabulary, code)
);
-- the worksheets begun from a moment are told where it is read
CREATE INDEX worksheet_from ON worksheet (moment_id, spot) WHERE moment_id IS NOT NULL;
