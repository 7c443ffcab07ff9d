"""The commands without a window. Each is a module with `run(...)`, which gives the exit code."""

DONE = 0
TROUBLE = 1
