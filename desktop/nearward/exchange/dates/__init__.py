"""Days and times as people and programs write them. Nothing is guessed: see decisions/import.md."""
