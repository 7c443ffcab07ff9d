"""Pages for what comes from other programs into the diary, and goes from it to others."""
