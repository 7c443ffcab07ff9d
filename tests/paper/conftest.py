"""What is painted on paper needs the fonts of the house."""

from __future__ import annotations

import pytest

from nearward_ui.kit.theme import load_fonts


@pytest.fixture
def fonts(qapp: object) -> None:
    """Our own fonts are loaded."""
    load_fonts()
