"""Writing and finding."""
