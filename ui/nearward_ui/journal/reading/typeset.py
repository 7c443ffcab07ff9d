"""Blocks of an entry, set into a document to read: one after another, each in bounded time."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLength,
    QTextTableFormat,
)

from nearward.paper.blocks import Run, Written
from nearward_ui.kit.theme import Theme

#: pixels of the drawing that an item and a quote are set in, and at most
STEP, QUOTE_STEP, DEEPEST = 24, 18, 240
#: a table with more cells stands as it was typed: Qt lays out a whole table for each of its cells
MOST_CELLS = 240
SIZES = {1: 22, 2: 19}
_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
#: what would begin a paragraph in a document ends a line in one, or is left out
_ENDS = str.maketrans("\n\r\u2029", "\u2028" * 3, "\ufdd0\ufdd1")


class Typesetter:
    """Sets blocks at a cursor that stands at the beginning of an empty paragraph."""

    def __init__(self, look: Theme) -> None:
        self._look = look

    def set(self, cursor: QTextCursor, block: Written) -> None:
        """One block."""
        table = _table(block)
        if table is None or sum(map(len, table[1])) > MOST_CELLS:
            self._paragraph(cursor, block)
            return
        before, rows, after = table
        if before:
            self._paragraph(cursor, replace(block, runs=before))
            cursor.insertBlock()
        columns = max(map(len, rows))
        self._rows(cursor, rows, columns)
        if after:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            self._paragraph(cursor, replace(block, runs=after))

    def _paragraph(self, cursor: QTextCursor, block: Written) -> None:
        form, base = self._block_format(block), self._char_format(block)
        if block.mark:
            mark = f"{block.mark}\u00a0"
            wide = QFontMetrics(base.font()).horizontalAdvance(mark)
            form.setTextIndent(-wide)
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(base)
        if block.mark:
            cursor.insertText(mark, base)
        for run in block.runs:
            cursor.insertText(run.text.translate(_ENDS), self._run_format(run, base))

    def _block_format(self, block: Written) -> QTextBlockFormat:
        px, form = self._look.px, QTextBlockFormat()
        form.setLeftMargin(px(min(DEEPEST, STEP * block.depth + QUOTE_STEP * block.quoted)))
        form.setTopMargin(px(8 if block.kind == "heading" else 0))
        form.setBottomMargin(px(0 if block.goes_on else 4 if block.depth else 10))
        if block.kind == "heading":
            form.setHeadingLevel(min(6, block.level))
        if block.kind == "rule":
            line = QTextFormat.Property.BlockTrailingHorizontalRulerWidth
            form.setProperty(line, QTextLength(QTextLength.Type.PercentageLength, 100))
        return form

    def _char_format(self, block: Written) -> QTextCharFormat:
        look, made = self._look, QTextCharFormat()
        if block.kind == "heading":
            made.setFont(look.font(SIZES.get(block.level, 17), 600, "Literata"))
        else:
            made.setFont(look.font(18, family="Literata Page"))
        made.setForeground(look.colour("ink_soft" if block.quoted else "ink"))
        return made

    def _run_format(self, run: Run, base: QTextCharFormat) -> QTextCharFormat:
        made = QTextCharFormat(base)
        if run.bold:
            made.setFontWeight(QFont.Weight.Bold)
        if run.italic:
            made.setFontItalic(True)
        if run.struck:
            made.setFontStrikeOut(True)
        if run.code:
            made.setFontFamilies(["monospace"])
            made.setBackground(self._look.colour("line"))
        return made

    def _rows(self, cursor: QTextCursor, rows: list[list[tuple[Run, ...]]], columns: int) -> None:
        form = QTextTableFormat()
        form.setBorderCollapse(True)
        form.setBorder(1)
        form.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(self._look.colour("edge"))
        form.setCellPadding(self._look.px(5))
        form.setBottomMargin(self._look.px(10))
        form.setHeaderRowCount(1)
        base = self._char_format(Written(()))
        table = cursor.insertTable(len(rows), columns, form)
        for n, row in enumerate(rows):
            for m, cell in enumerate(row):
                inside = table.cellAt(n, m).firstCursorPosition()
                for run in cell:
                    shown = replace(run, bold=run.bold or n == 0)
                    inside.insertText(shown.text.translate(_ENDS), self._run_format(shown, base))
        cursor.movePosition(QTextCursor.MoveOperation.End)


def _table(
    block: Written,
) -> tuple[tuple[Run, ...], list[list[tuple[Run, ...]]], tuple[Run, ...]] | None:
    """What stands before a table, its rows without the line of dashes, and what stands after it."""
    text = block.text
    if block.kind != "plain" or "|" not in text or "-" not in text or block.mark:
        return None
    lines = text.split("\n")
    at = next((n for n in range(1, len(lines)) if _is_rule(lines, n)), 0)
    if not at:
        return None
    end = at + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    by_line = _by_line(block.runs)
    rows = [_cells(by_line[n]) for n in (at - 1, *range(at + 1, end))]
    return _one(by_line[: at - 1]), rows, _one(by_line[end:])


def _is_rule(lines: list[str], n: int) -> bool:
    line, above = lines[n], lines[n - 1]
    if "|" not in above or not _RULE.fullmatch(line):
        return False
    return len(_BAR.split(line.strip().strip("|"))) == len(_BAR.split(above.strip().strip("|")))


def _by_line(runs: tuple[Run, ...]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=part)] for part in others]
    return lines


def _cells(line: list[Run]) -> list[tuple[Run, ...]]:
    cells: list[list[Run]] = [[]]
    for run in line:
        first, *others = [run.text] if run.code else _BAR.split(run.text)
        cells[-1].append(replace(run, text=first))
        cells += [[replace(run, text=part)] for part in others]
    if not _text(cells[0]).strip():
        cells = cells[1:]
    if cells and not _text(cells[-1]).strip():
        cells = cells[:-1]
    return [_stripped(cell) for cell in cells] or [()]


def _stripped(cell: list[Run]) -> tuple[Run, ...]:
    if cell:
        cell[0] = replace(cell[0], text=cell[0].text.lstrip())
        cell[-1] = replace(cell[-1], text=cell[-1].text.rstrip())
    return tuple(run for run in cell if run.text)


def _one(lines: list[list[Run]]) -> tuple[Run, ...]:
    """Lines as runs again."""
    runs: list[Run] = []
    for n, line in enumerate(lines):
        runs += ([Run("\n")] if n else []) + line
    return tuple(run for run in runs if run.text)


def _text(cell: list[Run] | tuple[Run, ...]) -> str:
    return "".join(run.text for run in cell)
