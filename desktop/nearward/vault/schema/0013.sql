-- where the person would like to go, in own words: one at most; `why_now`: what was said when the
-- diary was begun; `looked_on`, `ask_on`: days, or NULL. They stand first, so that a salvage can tell
-- it from other texts
CREATE TABLE direction (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    looked_on INTEGER, ask_on INTEGER,
    text TEXT NOT NULL, why_now TEXT NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL
);
