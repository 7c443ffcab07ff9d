"""Coming back after pulling away: what is open, and its answer wherever a moment is shown."""
