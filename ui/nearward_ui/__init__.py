"""The windows of Nearward: Qt only."""

import builtins
import linecache

# PySide puts an import of its own in the place of Python's, for a syntax that is not used here; it
# reads and keeps the source of every module that is imported afterwards (decisions/house.md)
_import = builtins.__import__
import PySide6.QtCore  # noqa: E402

builtins.__import__ = _import
linecache.clearcache()
del builtins, linecache, PySide6, _import
