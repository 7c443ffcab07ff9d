"""Text size and theme by key and menu, also before a diary is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from nearward_ui.kit.window_context import WindowContext
    from nearward_ui.shell.actions import Keys

#: per cent that the text can have
LEAST, USUAL, MOST = 80, 100, 200


class Looks(QObject):
    """Both are settings in clear: what is chosen on the lock page holds in the diary."""

    def __init__(self, around: WindowContext, keys: Keys) -> None:
        super().__init__(around)
        self._around = around
        around.look.take(around.window)
        keys.size_asked.connect(self.resize_text)
        keys.theme_asked.connect(self.take_theme)

    def resize_text(self, more: int) -> None:
        """Larger or smaller text, by per cent; 0: the usual size."""
        size = self._around.settings.text_size + more
        self._dress("text_size", min(MOST, max(LEAST, size)) if more else USUAL)

    def take_theme(self, theme: str) -> None:
        """Light, night, or as the system."""
        self._dress("theme", theme)

    def _dress(self, key: str, value: object) -> None:
        settings = self._around.settings
        if settings.value(key) != value and settings.change(key, value):
            self._around.look.become(settings.theme, settings.text_size)
