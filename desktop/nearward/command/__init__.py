"""The commands without a window.

Each is a module of its name with `arguments(parser, words)`, which says what it takes, and
`run(asked, words)`, which gives the exit code (`tour` shows windows: __main__ runs it).
"""

#: what they are called
COMMANDS = (
    "new",
    "check",
    "import",
    "export",
    "backup",
    "restore",
    "salvage",
    "passphrase",
    "tour",
)
#: those whose module has another name, because theirs is a word of Python
MODULES = {"import": "imports"}
DONE = 0
TROUBLE = 1
