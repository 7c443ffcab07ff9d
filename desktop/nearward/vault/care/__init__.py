"""What is done with a whole diary: backups, restoring, checking, salvage, merging."""
