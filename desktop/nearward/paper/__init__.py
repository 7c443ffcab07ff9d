"""Paper: sheets as blocks, and blocks laid out on pages. No Qt: the painter is handed in."""

from nearward.paper.blocks import Document
from nearward.paper.circle.document import cycle_blocks
from nearward.paper.recovery import recovery_blocks
from nearward.paper.sheets.sheet import example_blocks, kept_blocks, sheet_blocks

__all__ = [
    "Document",
    "cycle_blocks",
    "example_blocks",
    "kept_blocks",
    "recovery_blocks",
    "sheet_blocks",
]
