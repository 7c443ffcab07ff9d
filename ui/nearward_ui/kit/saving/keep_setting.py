"""A setting of the diary on its way to the disk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from nearward.domain.trouble import of_a_save
from nearward.session.ask import settings
from nearward_ui.kit.saving.save_queue import RETRY_MS

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble
    from nearward_ui.kit.context import PageContext


def keep_setting(around: PageContext, key: str, value: object) -> None:
    """Keep a setting that is in force already.

    What is passing is said once, and it is tried again until the disk has it or another value is
    in force.
    """
    _ask(around, key, value, said=False)


def _ask(around: PageContext, key: str, value: object, *, said: bool) -> None:
    troubled = partial(_on_trouble, around, key, value, said)
    around.desk.ask(settings.keep(key, value), None, troubled)


def _on_trouble(around: PageContext, key: str, value: object, said: bool, trouble: Trouble) -> None:
    if around.desk.on_trouble is not None and not said:
        around.desk.on_trouble(of_a_save(trouble))
    if trouble.passing:
        QTimer.singleShot(RETRY_MS, around.look, partial(_again, around, key, value))


def _again(around: PageContext, key: str, value: object) -> None:
    if around.desk.is_open and around.settings.value(key) == value:
        _ask(around, key, value, said=True)
