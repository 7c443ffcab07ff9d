"""Twelve worksheets that nobody ships: with them it is seen that a sheet is one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

#: group, title and what it is for; the place is where it stands here
SHEETS = {
    "facts": ("A thought", "Facts and readings", "Part what happened from what I make of it"),
    "story": ("A thought", "The old story", "Follow an old belief over weeks"),
    "sentence": ("With someone", "Words instead of distance", "Find a sentence to say"),
    "return": ("With someone", "Coming back", "Make contact again after pulling away"),
    "circle": ("With someone", "The loop between us", "See what I do and what they do next"),
    "close": ("With someone", "Near, and all right", "Keep a moment of closeness"),
    "plan-ahead": ("What I do next", "When it happens, I will", "A plan for the first sign"),
    "ladder": ("What I do next", "Small steps", "Try a small risk and see what happens"),
    "links": ("What I do next", "In slow motion", "One moment, link by link"),
    "letter": ("What I do next", "A kind letter", "To myself, when I am ashamed"),
    "seven": ("Looking over it", "Signs", "Seven signs in the last days; no score"),
    "visit": ("Looking over it", "For an appointment", "One page to bring along"),
}
_HEAD = """
id = "{id}"
title = "{title}"
purpose = "{purpose}"
group = "{group}"
place = {place}
intro = "What {title} is, in a sentence."
foot = "A self-help sheet, not a diagnosis."
untitled = "Nothing yet"
heading = "what"
heading_label = "What this is about"
heading_empty = "It will stand here."
rating_before = "before"
rating_after = "after"
rating_label = "strong"
"""
_START = """
[[starts_from]]
record = "moment"
kinds = ["pull", "approach"]
label = "Save and go on with {title}"
field = "what"
"""
_STEPS = """
[[step]]
id = "first"
title = "What it is"

[[step.field]]
id = "what"
kind = "long"
label = "What happened"
required = true
lines = 3

[[step.field]]
id = "before"
kind = "rating"
label = "How strong, then"
pinned = true

[[step]]
id = "rows"
title = "Line by line"

[[step.field]]
id = "lines"
kind = "list"
label = "Lines"
lines = 4

[[step.field.column]]
id = "txt"
kind = "text"
label = "Line"
[[step.field.column]]
id = "weight"
kind = "number"
label = "Strength, 0 to 3"
short_label = "strength"
high = 3

[[step]]
id = "last"
title = "Now"

[[step.field]]
id = "next"
kind = "choice"
label = "What next?"
options = [{ code = "go", label = "I go on" }, { code = "stop", label = "I stop here" }]

[[step.field]]
id = "after"
kind = "rating"
label = "How strong, now"
"""


def definitions() -> dict[str, str]:
    """The text of each file by the id of its sheet; every third begins from a moment."""
    found = {}
    for place, (sheet_id, (group, title, purpose)) in enumerate(SHEETS.items(), 1):
        head = _HEAD.format(
            id=sheet_id, title=title, purpose=purpose, group=group, place=place * 10 + 10
        )
        start = _START.format(title=title) if place % 3 == 0 else ""
        found[sheet_id] = head + start + _STEPS
    return found


def write(folder: Path) -> None:
    """Write the files."""
    for sheet_id, text in definitions().items():
        (folder / f"{sheet_id}.toml").write_text(text, encoding="utf-8")


def answers(sheet_id: str) -> dict[str, Any]:
    """A filled one."""
    return {
        "what": f"The words of {sheet_id}.",
        "before": 80,
        "lines": [{"txt": f"A line of {sheet_id}.", "weight": 2}],
        "next": "go",
        "after": 30,
    }
