"""Signs of the system that nobody sits here. Imported only after an unlock."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget

from nearward_ui.presence.base import Signs


def make_signs(window: QWidget, name: str) -> Signs | None:
    """What this system tells of its screen and its sleep; None when it tells nothing."""
    if sys.platform == "linux":
        from nearward_ui.presence.linux import BusSigns

        return BusSigns(window, name)
    try:
        if sys.platform == "win32":
            from nearward_ui.presence.windows import WindowsSigns

            return WindowsSigns(window)
        if sys.platform == "darwin":
            from nearward_ui.presence.mac import MacSigns

            return MacSigns(window)
    except (OSError, AttributeError, ValueError):
        # these two were never run by us: what the system does not have must not stop a diary
        return None
    return None
