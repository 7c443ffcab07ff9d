"""Collects every text a person can read into resources/nearward_resources/i18n/nearward.pot.

    python packaging/texts.py           writes the file
    python packaging/texts.py --check   says whether it is up to date (exit 1 when it is not)

Code: words("..."), words.plural("...", "...", n), N_("..."),
N_plural("...", "..."). Data: the text fields of the TOML
files of worksheets, vocabularies, prompts, cards and directions. The invented months
of the demo are not translated.
"""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources" / "nearward_resources"
POT = RESOURCES / "i18n" / "nearward.pot"
CODE = ("desktop/nearward", "ui/nearward_ui")
DATA = ("worksheets", "vocabulary", "prompts", "learn", "directions")
KEYWORDS = {"words": None, "_words": None, "N_": None, "plural": (1, 2), "N_plural": (1, 2)}
TEXTS = {"title", "intro", "foot", "label", "hint", "low", "high", "low_text", "high_text"}
TEXTS |= {"print_hint", "print_label", "none", "starters", "column_label", "text"}
TEXTS |= {"purpose", "group", "untitled", "heading_label", "heading_empty", "rating_label"}
TEXTS |= {
    "short_title",
    "short_label",
    "new_label",
    "new_hint",
    "phrase",
    "read_label",
    "add_label",
}
#: of a card and a direction of Learn
TEXTS |= {"short", "paragraphs", "distance", "helps", "costs"}
#: of a gate, and what a nudge looks for, which is another thing in each language
TEXTS |= {"yes", "not_now", "pattern"}


def collect() -> Catalog:
    """All texts, with the files they stand in."""
    catalog = Catalog(project="Nearward", charset="utf-8", fuzzy=False)
    for folder in CODE:
        found = extract_from_dir(
            ROOT / folder, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=()
        )
        for name, _line, message, _comments, _context in found:
            catalog.add(message, locations=[(f"{folder}/{name}", 0)])
    for folder in DATA:
        for file in sorted((RESOURCES / folder).glob("*.toml")):
            place = file.relative_to(ROOT).as_posix()
            for text in _texts(tomllib.loads(file.read_text(encoding="utf-8"))):
                catalog.add(text, locations=[(place, 0)])
    return catalog


def written() -> str:
    """The template file's text; the same for the same texts, whatever the day."""
    buffer = io.BytesIO()
    write_po(buffer, collect(), omit_header=True, sort_output=True, include_lineno=False, width=100)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return head + buffer.getvalue().decode("utf-8").strip() + "\n"


def _texts(value: Any) -> Iterator[str]:
    """The texts of a TOML file; options are [code, label] pairs or tables with a label."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in TEXTS and isinstance(inner, str) and inner:
                yield inner
            elif key in TEXTS and isinstance(inner, list):
                yield from (text for text in inner if isinstance(text, str))
            elif key == "example":
                yield from (text for text in _all(inner) if " " in text)
            elif key == "options" and inner and isinstance(inner[0], list):
                yield from (label for _code, label in inner)
            else:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _all(value: Any) -> Iterator[str]:
    """Every text of a made-up answer; a code has no space."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _all(inner)


def main() -> int:
    """Write or check."""
    text = written()
    if "--check" in sys.argv[1:]:
        same = POT.is_file() and POT.read_text(encoding="utf-8") == text
        if not same:
            print("nearward.pot is not up to date: python packaging/texts.py", file=sys.stderr)
        return 0 if same else 1
    POT.parent.mkdir(parents=True, exist_ok=True)
    POT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
