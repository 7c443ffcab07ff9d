"""The page is set in lines of 32 pixels, so that all that stands in it holds one grid."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QTextDocument, QTextLayout

from nearward_ui.journal.editor.editor import Editor
from nearward_ui.kit.theme import Theme, load_fonts


def line_height(document: QTextDocument) -> float:
    layout: QTextLayout = document.firstBlock().layout()
    return layout.boundingRect().height()


@pytest.mark.parametrize(("size", "high"), [(100, 32), (125, 40), (150, 48), (200, 64)])
def test_text_of_18_pixels_stands_in_lines_of_32(
    qapp: Any, qtbot: Any, size: int, high: int
) -> None:
    load_fonts()
    look = Theme("light", size)
    look.dress()
    editor = Editor("page")
    editor.setProperty("face", "usual")
    qtbot.addWidget(editor)
    editor.set_text("Ines")
    editor.show()
    editor.ensureCursorVisible()
    assert editor.font().pixelSize() == look.px(18)
    assert line_height(editor.document()) == high
