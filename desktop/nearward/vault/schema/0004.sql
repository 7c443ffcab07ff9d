-- a digest of the words as they last came in from another program; '' for what was written here
ALTER TABLE entry ADD COLUMN source_digest TEXT NOT NULL DEFAULT '';
