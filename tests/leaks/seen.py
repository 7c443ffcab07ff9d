"""What was seen of a day under a trace; every worker of a test run reads it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.leaks import trace


@dataclass
class Traced:
    """A day, and what was seen of it."""

    facts: trace.Facts
    home: Path
    diary: Path
    planted: Path
    canary: str
    passphrase: str
    #: what the person wished to have in clear
    pdf: Path
    export: Path
    about: dict[str, Any]
    errors: str
    requests: int
