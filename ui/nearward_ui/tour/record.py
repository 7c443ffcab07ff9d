"""What the tour has made: the files and their index."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nearward.exchange.trouble import TargetFolder, TargetNotWritten


class Record:
    """Writes below one folder; `finish` writes index.json."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._rows: list[dict[str, str | None]] = []

    @property
    def count(self) -> int:
        """How many files were made."""
        return len(self._rows)

    def screen(self, page: str, theme: str, widget: QWidget) -> None:
        """A picture of a window as it stands. Raises TargetNotWritten."""
        path = self._place("screen", page, theme, f"screens/{theme}/{page}.png")
        if not widget.grab().save(str(path)):
            raise TargetNotWritten(name=path.name)

    def paper(self, sheet: str, kind: str, paper: str) -> Path:
        """Where a PDF belongs; `kind` is blank, filled, example, or "" when there is only one."""
        name = "-".join(part for part in (sheet, kind, paper) if part)
        return self._place("paper", sheet, None, f"paper/{name}.pdf")

    def chart(self, chart_id: str, theme: str) -> Path:
        """Where the picture of a chart belongs."""
        return self._place("chart", chart_id, theme, f"charts/{chart_id}-{theme}.png")

    def finish(self) -> None:
        """Write the index. Raises TargetNotWritten."""
        path = self._out / "index.json"
        try:
            path.write_text(json.dumps(self._rows, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise TargetNotWritten(name=path.name) from error

    def _place(self, kind: str, page: str, theme: str | None, path: str) -> Path:
        target = self._out / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TargetFolder(name=self._out.name) from error
        self._rows.append({"kind": kind, "page": page, "theme": theme, "path": path})
        return target
