-- whether there was a near moment on a day: 1, 0, NULL where that was not said
ALTER TABLE check_in ADD COLUMN near INTEGER;
-- how the days that are not confirmed were, by the person, once a month: easier, same, harder,
-- cannot_say, or put_away: the question was put away that month
CREATE TABLE unconfirmed_days (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day INTEGER NOT NULL, minute INTEGER NOT NULL, second INTEGER NOT NULL, zone INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, source TEXT, source_id TEXT,
    were TEXT
);
CREATE TRIGGER unconfirmed_days_arrived AFTER DELETE ON unconfirmed_days BEGIN
    DELETE FROM arrived WHERE kind = 'unconfirmed_days' AND thing_id = old.id;
END;
