"""A contract of the linter: the window stacks one way, and pages do not know each other.

The folders of pages are read from the table of pages: a page is inside the wall with its row, and a
folder that is neither a page's nor named in the contract is one that nobody placed.
"""

from __future__ import annotations

from typing import Any

from importlinter.contracts.layers import LayersContract

from nearward_ui import pages

#: stands in the contract for the folders of all pages
PAGES = "<pages>"


def folders() -> list[str]:
    """The folders that hold pages."""
    return sorted({row.source.split(".")[1] for row in pages.PAGES.values()})


class PageLayers(LayersContract):
    """Layers in which one name stands for the folders of all pages, none above another."""

    type_name = "page_layers"

    def __init__(
        self, name: str, session_options: dict[str, Any], contract_options: dict[str, Any]
    ) -> None:
        layers = [
            " | ".join(folders()) if layer == PAGES else layer
            for layer in contract_options["layers"]
        ]
        super().__init__(name, session_options, {**contract_options, "layers": layers})
