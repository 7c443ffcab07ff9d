-- after an outcome withdrew: whether the two are in touch again (open, reconnected, ended or
-- not_applicable; NULL: never answered), when that was said (an instant), how exactly it is known
-- (exact, same_day, next_day, days, weeks), the instant where it is exact, by whom it came (me, them,
-- both, circumstance), and what helped
ALTER TABLE moment ADD COLUMN reconnect_state TEXT;
ALTER TABLE moment ADD COLUMN reconnect_said TEXT;
ALTER TABLE moment ADD COLUMN reconnect_precision TEXT;
ALTER TABLE moment ADD COLUMN reconnected_at TEXT;
ALTER TABLE moment ADD COLUMN reconnect_by TEXT;
ALTER TABLE moment ADD COLUMN repair TEXT NOT NULL DEFAULT '';
