"""What works everywhere: the keys, and where an unlock lands."""

from __future__ import annotations

from nearward.words import later

#: (key to press, page, argument)
KEYS: tuple[tuple[str, str, object], ...] = (
    ("Ctrl+1", "journal", None),
    ("Ctrl+2", "moments", None),
    ("Ctrl+3", "worksheets", None),
    ("Ctrl+5", "patterns", None),
    ("Ctrl+6", "print", None),
    ("Ctrl+,", "settings", None),
    ("Ctrl+M", "moment", None),
    ("Ctrl+N", "journal", {"new": True}),
    ("Ctrl+F", "journal", {"search": True}),
)
LANDS = {
    "moment": later("After opening: log a moment."),
    "journal": later("After opening: the journal."),
}
#: where it lands when nothing else was wished for
FIRST: tuple[str, object] = ("journal", None)
