"""Old stories: what is believed, since when, and what is kept for and against it."""
