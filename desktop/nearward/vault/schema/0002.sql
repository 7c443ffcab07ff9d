-- the trash is listed, and emptied by its day, without reading what is in it
CREATE INDEX entry_trash ON entry (trashed) WHERE trashed IS NOT NULL;
CREATE INDEX moment_trash ON moment (trashed) WHERE trashed IS NOT NULL;
CREATE INDEX worksheet_trash ON worksheet (trashed) WHERE trashed IS NOT NULL;
CREATE INDEX check_in_trash ON check_in (trashed) WHERE trashed IS NOT NULL;
