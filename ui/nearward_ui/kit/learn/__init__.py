"""What pages share of Learn: where its cards lead, the quiet "Why?", and what is said before."""
