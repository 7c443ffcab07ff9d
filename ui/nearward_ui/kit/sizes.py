"""How large something is, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from nearward_ui.kit.dates import locale

if TYPE_CHECKING:
    from nearward.i18n import Translator


def told_size(size: int, words: Translator) -> str:
    """1.2 MB."""
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    return locale(words).formattedDataSize(size, 1, form)
