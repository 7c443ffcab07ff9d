"""What text is, whoever wrote it: letters, words, marks, names and what differs."""
