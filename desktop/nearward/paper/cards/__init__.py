"""Cards to cut out of one page: sentences to say, plans, and what a story is answered with."""
