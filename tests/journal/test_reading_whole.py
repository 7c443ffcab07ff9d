"""What is read loads nothing, and ends its lines where they were ended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from nearward_ui.journal.reading.long_text import Reader


def test_reading_loads_nothing(around: Any, qtbot: Any, tmp_path: Path) -> None:
    from nearward_ui.journal.reading.long_text import LongText

    file = tmp_path / "x.png"
    file.write_bytes(b"no picture, and nobody reads it")
    reader = Reader("r", around.look)
    qtbot.addWidget(reader)
    reader.put(
        LongText("body", f"![seen]({file.as_uri()}) <img src='{file.as_uri()}'> *and* <b>b</b>")
    )
    image = QTextDocument.ResourceType.ImageResource.value
    # one dot and not none: for none Qt would look for a file of that name by itself
    found = reader.document().loadResource(image, QUrl(file.as_uri()))
    assert (found.width(), found.height()) == (1, 1)
    assert "seen" in reader.toPlainText()
    assert "<b>b</b>" in reader.toPlainText()
    assert "￼" not in reader.toPlainText()


def test_lines_of_what_is_read_end_where_they_were_ended(around: Any, qtbot: Any) -> None:
    from nearward_ui.journal.reading.long_text import LongText

    reader = Reader("r", around.look)
    qtbot.addWidget(reader)
    reader.put(LongText("body", "one\ntwo\n\nthree"))
    assert reader.toPlainText().split("\n") == ["one", "two", "three"]
    assert "".join(Reader.parts("a" * 100_000)).strip() == "a" * 100_000
