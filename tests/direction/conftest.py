"""A real window on a real diary, as the tests of the shell have it."""

from __future__ import annotations

from tests.shell.conftest import make_window, window

__all__ = ["make_window", "window"]
