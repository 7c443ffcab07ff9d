-- the version of its definition that a worksheet was given under; those from before had the first
ALTER TABLE worksheet ADD COLUMN sheet_version INTEGER NOT NULL DEFAULT 1;
