"""What was said of what may lie beneath, as it is kept until it becomes a note in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: under which name it is kept among the drafts
PLACE = "beneath"
#: what can be said of each
FITS, DOES_NOT, UNSURE = "fits", "does_not", "unsure"
ANSWERS = (FITS, DOES_NOT, UNSURE)


@dataclass(frozen=True, slots=True)
class Beneath:
    """`said`: one of ANSWERS by the code of what distance may protect. Nothing is counted."""

    said: dict[str, str] = field(default_factory=dict)
    text: str = ""

    @classmethod
    def of(cls, body: Mapping[str, Any] | None) -> Beneath:
        """What was kept; another program may have written there what cannot be."""
        said, text = (body or {}).get("said"), (body or {}).get("text")
        pairs = said.items() if isinstance(said, dict) else ()
        fitting = {str(code): answer for code, answer in pairs if answer in ANSWERS}
        return cls(fitting, text if isinstance(text, str) else "")

    @property
    def is_begun(self) -> bool:
        """Whether anything was said."""
        return bool(self.said or self.text.strip())

    @property
    def body(self) -> dict[str, Any] | None:
        """As it is kept; None where nothing was said."""
        return {"said": self.said, "text": self.text} if self.is_begun else None
