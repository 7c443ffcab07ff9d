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
#: a module cannot have the name of a keyword
_MODULES = {"import": "importing"}
DONE = 0
TROUBLE = 1


def module_of(command: str) -> str:
    """The full name of a command's module."""
    return f"nearward.command.{_MODULES.get(command, command)}"
