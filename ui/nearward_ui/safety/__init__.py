"""Pages about keeping the diary safe: backups, and restoring one."""
