"""Every kind of error that can come out of a library or the system, as it comes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import sqlcipher3

#: what is raised, by a name
ERRORS: dict[str, Callable[[], BaseException]] = {
    "memory": MemoryError,
    "integrity": lambda: sqlcipher3.IntegrityError("FOREIGN KEY constraint failed"),
    "operational": lambda: sqlcipher3.OperationalError("Expression tree is too large"),
    "programming": lambda: sqlcipher3.ProgrammingError("Cannot operate on a closed database."),
    "interface": lambda: sqlcipher3.InterfaceError("bad parameter or other API misuse"),
    "of another library": lambda: sqlite3.OperationalError("disk I/O error"),
    "system": lambda: OSError(5, "Input/output error"),
    "permission": lambda: PermissionError(13, "Permission denied"),
    "runtime": lambda: RuntimeError("dictionary changed size during iteration"),
    "recursion": RecursionError,
    "value": lambda: ValueError("embedded null byte"),
    "key": lambda: KeyError("what"),
    "index": IndexError,
    "type": lambda: TypeError("unsupported operand"),
    "unicode": lambda: UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"),
    "overflow": lambda: OverflowError("Python int too large to convert to SQLite INTEGER"),
    "assertion": AssertionError,
    "stop": StopIteration,
    "exit": lambda: SystemExit(1),
    "generator": GeneratorExit,
}
