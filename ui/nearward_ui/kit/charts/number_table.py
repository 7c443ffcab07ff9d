"""The numbers of a chart as a table that keyboard and screen reader can walk through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from nearward_ui.kit.theme import Theme

MOST_ROWS = 8


class NumberTable(QTableWidget):
    """A table to read."""

    def __init__(self, name: str, look: Theme) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading)

    @property
    def text(self) -> str:
        """Head and rows as lines, with a tab between columns: what a spreadsheet takes."""
        columns = range(self.columnCount())
        heads = [self.horizontalHeaderItem(column) for column in columns]
        lines = [heads]
        lines += [[self.item(row, column) for column in columns] for row in range(self.rowCount())]
        return "\n".join("\t".join(cell.text() if cell else "" for cell in line) for line in lines)

    def show_rows(self, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        """The head and all rows, in place of those before."""
        self.setRowCount(len(rows))
        self.setColumnCount(len(head))
        self.setHorizontalHeaderLabels(list(head))
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                self.setItem(r, c, QTableWidgetItem(text))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        high = max(self.rowHeight(0), self._look.px(30)) if rows else self._look.px(30)
        self.setFixedHeight(high * (min(len(rows), MOST_ROWS) + 1) + 8)
