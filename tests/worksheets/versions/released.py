"""The definitions that were released: what they ask does not change without a higher version.

python -m tests.worksheets.versions.released           adds those that are new
python -m tests.worksheets.versions.released --again   also what was changed: before a release only
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from nearward.worksheets import catalogue
from nearward.worksheets.form.model import Sheet

FILE = Path(__file__).parent / "released.json"
#: what says nothing of how an answer is read: where a sheet stands, what helps while it is filled
#: in, how its blank one looks
BESIDE = {
    "Sheet": {"purpose", "intro", "foot", "group", "place", "short_title", "one_page", "example"}
    | {"version", "starts_from", "card"},
    "Step": {"gate", "hint", "print_hint", "print_half", "beside", "joined"},
    "Field": {"hint", "lines", "starters", "print", "print_label", "nudge", "paper_rows"}
    | {"add_label", "new_label", "new_hint", "kept", "pinned"},
    "Column": {"print", "print_label"},
    "End": {"print_text", "page", "label"},
}


def asked(part: Any) -> Any:
    """What a definition asks, in the order of its file."""
    if isinstance(part, msgspec.Struct):
        left = BESIDE.get(type(part).__name__, set())
        names = [name for name in part.__struct_fields__ if name not in left]
        return {name: asked(getattr(part, name)) for name in sorted(names) if getattr(part, name)}
    return [asked(one) for one in part] if isinstance(part, tuple) else part


def digest(sheet: Sheet) -> str:
    """The hash of what a sheet asks."""
    said = json.dumps(asked(sheet), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def released() -> dict[str, str]:
    """The hashes that were recorded, by the id and the version."""
    found: dict[str, str] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def here() -> dict[str, str]:
    """The hashes of the definitions that are there, those of earlier versions too."""
    return {f"{sheet.id}-{sheet.version}": digest(sheet) for sheet in catalogue.every()}


def faults(recorded: dict[str, str], found: dict[str, str]) -> Iterator[str]:
    """What was released and is not as it was."""
    for name, was in recorded.items():
        sheet_id, _, version = name.rpartition("-")
        if name not in found:
            yield f"{name} was released and is gone: it belongs to older/{name}.toml"
        elif found[name] != was:
            yield (
                f"{sheet_id} asks something else than its version {version} did: give it version"
                f" {int(version) + 1}, and put the file as it was to older/{name}.toml"
            )
    for name in found.keys() - recorded.keys():
        yield f"{name} is not recorded: python -m tests.worksheets.versions.released"


def main() -> None:
    """Record."""
    parser = argparse.ArgumentParser(description="Record the definitions that are released.")
    parser.add_argument("--again", action="store_true")
    kept = released() if FILE.exists() else {}
    found = here()
    kept = {**kept, **found} if parser.parse_args().again else {**found, **kept}
    FILE.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
