"""Paper: a worksheet as blocks, and blocks laid out on pages. No Qt: the painter is handed in."""

from nearward.paper.blocks import Document
from nearward.paper.sheet import sheet_blocks

__all__ = ["Document", "sheet_blocks"]
