"""A chart as a picture on the disk; made only when it is asked for."""

from __future__ import annotations

from pathlib import Path

from nearward.charts.style import Drawn


def write_picture(drawn: Drawn, path: Path) -> None:
    """Write what was drawn as PNG, without any metadata."""
    drawn.figure.savefig(path, format="png", dpi=drawn.figure.dpi, metadata={"Software": None})
