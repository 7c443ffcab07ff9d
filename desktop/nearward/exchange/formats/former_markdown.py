"""The title and the text that earlier versions took of a file of Markdown: ids were made of it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_NAME = re.compile(r"^(\d{4}-\d\d-\d\d)(?:[T _-]+(\d\d)[-.h:]?(\d\d)(?!\d))?[ _-]*(.*)$")


def former_id(
    file: str,
    title: str,
    is_titled: bool,
    heading: re.Match[str] | None,
    text: str,
) -> tuple[str, str]:
    """(title, text) as they stood in the id."""
    if heading is not None and (heading[1].strip() == title or not (title or is_titled)):
        title = heading[1].strip()
    named = _NAME.match(PurePosixPath(file).stem)
    if not title and named is not None and not is_titled:
        title = named[4]
    return title, text
