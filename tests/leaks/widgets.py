"""Finding widgets below a widget. Qt is imported late, as in the hands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def text_fields(root: QWidget) -> Iterator[Any]:
    """The fields below a widget in which a person writes (not those inside of numbers)."""
    from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit

    for field in [w for kind in (QLineEdit, QPlainTextEdit, QTextEdit) for w in every(root, kind)]:
        if not isinstance(field.parent(), QAbstractSpinBox) and not field.isReadOnly():
            yield field


def every(root: QWidget, kind: Any) -> list[Any]:
    found = list(root.findChildren(kind))
    return [root, *found] if isinstance(root, kind) else found


def folds(button: Any) -> bool:
    from nearward_ui.kit.widgets.basic import LinkButton

    return isinstance(button, LinkButton)


def at(root: Any, path: str) -> Any:
    for name in path.split("."):
        root = getattr(root, name)
    return root
