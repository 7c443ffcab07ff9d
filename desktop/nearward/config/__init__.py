"""Where files live, and what is kept in clear."""
