"""The commands without a window.

Each is a module of its name with `arguments(parser, words)`, which says what it takes, and
`run(asked, words)`, which gives the exit code (`tour` shows windows: __main__ runs it).
"""

#: what they are called
COMMANDS = ("new", "check", "export", "backup", "restore", "salvage", "passphrase", "tour")
DONE = 0
TROUBLE = 1
