"""Pictures: their files, and which are taken."""
