"""The commands without a window. Each is a module with `run(...)`, which gives the exit code."""

#: what they are called
COMMANDS = ("new", "check", "export", "tour")
DONE = 0
TROUBLE = 1
